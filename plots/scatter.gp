# Points with intervals in both directions. Data, first block: x y xlow xhigh ylow yhigh colour hollow; second block: the corners of the lines that
# join points, a blank line between two of them. Variables: `target` (a height; NaN: none), left right bottom top. Colours from -4 to 7.
set lmargin at screen left
set rmargin at screen right
set bmargin at screen bottom
set tmargin at screen top
data = figure.'.dat'
set border 3
set grid xtics ytics lc rgb GRID lw 0.8 lt 1 back
if (target == target) set arrow from graph 0, first target to graph 1, first target nohead dt (20, 14) lw 1.2 lc rgb INK front
plot data index 1 using 1:2 with lines lw 2 lc rgb REST, \
     for [c = -4:7] data index 0 using ($7 == c ? $3 : NaN):2:($4 - $3):(0) with vectors nohead lw 1.4 lc rgb line(c), \
     for [c = -4:7] data index 0 using ($7 == c ? $1 : NaN):5:(0):($6 - $5) with vectors nohead lw 1.4 lc rgb line(c), \
     for [c = -4:7] data index 0 using ($7 == c && $8 == 0 ? $1 : NaN):2 with points pt 7 ps 2.2 lc rgb line(c), \
     for [c = -4:7] data index 0 using ($7 == c && $8 == 1 ? $1 : NaN):2 with points pt 6 ps 2.2 lw 2 lc rgb line(c)
unset output
