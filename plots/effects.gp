# Main effects: a dot a level with its interval. Data: y mean low high largest. Variables: left right bottom top. The factor with the widest
# range has a colour.
set lmargin at screen left
set rmargin at screen right
set bmargin at screen bottom
set tmargin at screen top
data = figure.'.dat'
set border 1
unset ytics
set grid xtics noytics lc rgb GRID lw 0.8 lt 1 back
plot for [c = 0:1] data using ($5 == c ? $3 : NaN):1:($4 - $3):(0) with vectors nohead lw 2 lc rgb line(c), \
     for [c = 0:1] data using ($5 == c ? $2 : NaN):1 with points pt 7 ps 1.8 lc rgb line(c)
unset output
