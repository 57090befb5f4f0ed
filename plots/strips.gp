# Points with their confidence intervals: a column a measure, a row a scenario. Data: row column series value low high. Variables: column_left,
# column_right (screen), `lows` and `highs` (ends of each axis), `rows`, bottom and top. Row i stands at y = -i. The first series has
# filled circles, the second diamonds.
data = figure.'.dat'
set bmargin at screen bottom
set tmargin at screen top
set border 1
set grid noxtics noytics
unset xtics
unset ytics
set multiplot
do for [c = 1:|column_left|] {
    set lmargin at screen column_left[c]
    set rmargin at screen column_right[c]
    set xrange [lows[c]:highs[c]]
    do for [r = 0:int(rows) - 1] { set arrow from graph 0, first -r to graph 1, first -r nohead lw 0.8 lc rgb GRID back }
    plot for [s = 0:1] data using ($2 == c - 1 && $3 == s ? $5 : NaN):(-$1):($6 - $5):(0) with vectors nohead lw 2 lc rgb line(1 + s), \
         for [s = 0:1] data using ($2 == c - 1 && $3 == s ? $4 : NaN):(-$1) with points pt (s == 0 ? 7 : 13) ps (s == 0 ? 2 : 2.6) lc rgb line(1 + s)
    unset label
    unset arrow
}
unset multiplot
unset output
