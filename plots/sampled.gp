# Small multiples of points, placed in pixels: the frames of the panels and their grid are lines too. Data, first block: x y colour hollow; second
# block: corners of grid lines, third block: of frames, a blank line between two lines. Variables: left right bottom top; `low_x` to `high_y`,
# the pixels at their ends.
set lmargin at screen left
set rmargin at screen right
set bmargin at screen bottom
set tmargin at screen top
data = figure.'.dat'
unset border
unset tics
unset grid
set xrange [low_x:high_x]
set yrange [low_y:high_y]
plot data index 1 using 1:2 with lines lw 0.8 lc rgb GRID, \
     data index 2 using 1:2 with lines lw 1.2 lc rgb MUTED, \
     for [c = -4:7] data index 0 using ($3 == c && $4 == 0 ? $1 : NaN):2 with points pt 7 ps 1.5 lc rgb line(c), \
     for [c = -4:7] data index 0 using ($3 == c && $4 == 1 ? $1 : NaN):2 with points pt 6 ps 1.5 lw 1.6 lc rgb line(c)
unset output
