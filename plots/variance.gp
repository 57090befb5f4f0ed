# What common random numbers buy: a column a metric, a row an alternative, bars from 1 on a log axis. Data: row column shown. Variables:
# column_left, column_right (screen), `series` (colour of each row), `least` and `most` (ends of the axis), `thickness` of a bar as a share of
# the distance of rows, `slim` (factor on it, for each row), bottom and top. Row i stands at y = -i.
data = figure.'.dat'
set bmargin at screen bottom
set tmargin at screen top
thick(row) = thickness / 2 * slim[int(row) + 1]
set border 0
set grid noxtics noytics
unset xtics
set logscale x 10
set xrange [least:most]
# All grid lines come with the first panel, behind the words; those of a later panel would cross them.
place(c, d) = column_left[c] + (column_right[c] - column_left[c]) * (d - log10(least)) / (log10(most) - log10(least))
do for [c = 1:|column_left|] {
    do for [d = 1:int(log10(most) + 0.5)] { set arrow from screen place(c, d), screen bottom to screen place(c, d), screen top nohead lw 0.8 lc rgb GRID back }
}
set multiplot
do for [c = 1:|column_left|] {
    set lmargin at screen column_left[c]
    set rmargin at screen column_right[c]
    set arrow from first 1, graph 0 to first 1, graph 1 nohead lw 1.2 lc rgb MUTED front
    plot for [s = 1:|series|] data \
         using ($2 == c - 1 && $1 == s - 1 ? sqrt($3) : NaN):(-$1):($3 < 1 ? $3 : 1):($3 < 1 ? 1 : $3):(-$1 - thick($1)):(-$1 + thick($1)) \
         with boxxyerror fs solid 0.85 noborder fc rgb line(series[s])
    unset label
    unset arrow
}
unset multiplot
unset output
