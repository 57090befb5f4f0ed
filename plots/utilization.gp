# Utilisation: a column a pool, a row a scenario. Data: row column share vacancy. Variables: column_left, column_right (screen), `series` (colour
# of each row), `guide` (share), `thickness` of a bar as a share of the distance of rows, `slim` (factor on it, for each row), bottom and top. Row i stands at y = -i.
data = figure.'.dat'
set bmargin at screen bottom
set tmargin at screen top
thick(row) = thickness / 2 * slim[int(row) + 1]
set border 2
set grid noxtics noytics
unset xtics
set xrange [0:1]
set multiplot
do for [c = 1:|column_left|] {
    set lmargin at screen column_left[c]
    set rmargin at screen column_right[c]
    set arrow from first guide, graph 0 to first guide, graph 1 nohead dt (8, 12) lw 1 lc rgb MUTED front
    set arrow from first 1, graph 0 to first 1, graph 1 nohead lw 0.6 lc rgb GRID back
    plot for [s = 1:|series|] data \
         using ($2 == c - 1 && $1 == s - 1 ? $3 / 2 : NaN):(-$1):(0):3:(-$1 - thick($1)):(-$1 + thick($1)) \
         with boxxyerror fs solid (s == 1 ? 0.9 : 0.75) noborder fc rgb line(series[s]), \
         data using ($2 == c - 1 && $4 > 0 ? $4 / 2 : NaN):(-$1):(0):4:(-$1 - thick($1) - 0.11):(-$1 - thick($1) - 0.03) \
         with boxxyerror fs solid 1 noborder fc rgb INK
    unset label
    unset arrow
}
unset multiplot
unset output
