# Waterfall: from the baseline's total over its parts to the alternative's, a row a step. Data: row from to colour, then where the line to the
# next row stands (NaN: none). Variables: `thickness` of a bar as a share of the distance of rows, left right bottom top. Row i stands at y = -i.
set lmargin at screen left
set rmargin at screen right
set bmargin at screen bottom
set tmargin at screen top
data = figure.'.dat'
half = thickness / 2
set border 1
unset ytics
set grid xtics noytics lc rgb GRID lw 0.8 lt 1 back
array COLOURS[5] = [0, 1, 2, 3, -3]
plot for [c = 1:5] data using ($4 == COLOURS[c] ? ($2 + $3) / 2 : NaN):(-$1):2:3:(-$1 - half):(-$1 + half) \
         with boxxyerror fs solid (COLOURS[c] == 2 ? 0.8 : 1) noborder fc rgb line(COLOURS[c]), \
     data using 5:(-$1 - half):(0):(2 * half - 1) with vectors nohead lw 1 lc rgb MUTED
unset output
