# Tornado: a row an assumption, bars from the base to what the measure is at its low and at its high. Data: y half from to whisker_low
# whisker_high colour. Variables: `base`, `turn` (where the decision turns; NaN: nowhere), `turning` (rows with a break-even), left right
# bottom top. Row i stands at y = -i.
set lmargin at screen left
set rmargin at screen right
set bmargin at screen bottom
set tmargin at screen top
data = figure.'.dat'
set border 1
unset ytics
set grid xtics noytics lc rgb GRID lw 0.8 lt 1 back
array COLOURS[3] = [-3, 1, 2]
set arrow from first base, graph 0 to first base, graph 1 nohead lw 1.4 lc rgb MUTED front
if (turn == turn) set arrow from first turn, graph 0 to first turn, graph 1 nohead dt (20, 14) lw 1.4 lc rgb INK front
do for [i = 1:|turning|] {
    if (turning[i] == turning[i]) {
        set label at first turn, first -turning[i] '' point pt 13 ps 2.4 lc rgb INK front
    }
}
plot for [c = 1:3] data using ($7 == COLOURS[c] ? ($3 + $4) / 2 : NaN):1:3:4:($1 - $2):($1 + $2) \
         with boxxyerror fs solid (c == 1 ? 1 : 0.85) noborder fc rgb line(COLOURS[c]), \
     data using 5:1:($6 - $5):(0) with vectors nohead lw 1.6 lc rgb INK
unset output
