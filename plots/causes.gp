# DNFB dollars by the cause that binds, stacked. Data: day, then the mean dollars of each cause from the bottom. Variables: `causes`
# (colour of each), left right bottom top. The bottom layer, the bill hold, is light: coding cannot change it.
set lmargin at screen left
set rmargin at screen right
set bmargin at screen bottom
set tmargin at screen top
data = figure.'.dat'
layer(i) = causes[i] == 0 ? '#d3d9e0' : line(causes[i])
stack(i) = i == 0 ? 0 : sum [k = 2:i + 1] column(k)
plot for [i = 1:|causes|] data using 1:(stack(i - 1)):(stack(i)) with filledcurves fs solid 0.9 noborder fc rgb layer(i), \
     data using 1:(stack(|causes|)) with lines lw 1.6 lc rgb INK
unset output
