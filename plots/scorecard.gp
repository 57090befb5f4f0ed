# Scorecard: a table as a picture. Data: the cells that have a colour: left right low high (screen), 1 better, 2 worse. Variables: `lines`, heights of
# the lines between rows (screen), left right. The words are labels.
set lmargin at screen 0
set rmargin at screen 1
set bmargin at screen 0
set tmargin at screen 1
data = figure.'.dat'
unset border
unset tics
unset grid
set xrange [0:1]
set yrange [0:1]
array TINTS[2] = ['#d5eee6', '#fbe3d1']
do for [i = 1:|lines|] { set arrow from screen left, screen lines[i] to screen right, screen lines[i] nohead lw 0.8 lc rgb GRID back }
plot for [c = 1:2] data using ($5 == c ? ($1 + $2) / 2 : NaN):(($3 + $4) / 2):1:2:3:4 with boxxyerror fs solid 1 noborder fc rgb TINTS[c], \
     -1 lc rgb '#ffffff'
unset output
