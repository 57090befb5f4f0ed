# Heat map: a box a pair of levels. Data: x y colour. Variables: `columns`, `rows`, left right bottom top. Row 0 is on top.
set lmargin at screen left
set rmargin at screen right
set bmargin at screen bottom
set tmargin at screen top
data = figure.'.dat'
unset border
unset tics
unset grid
set xrange [-0.5:columns - 0.5]
set yrange [rows - 0.5:-0.5]
plot data using 1:2:(0.485):(0.475):3 with boxxyerror fs solid 1 noborder fc rgb variable
unset output
