# Aged inventory: one stacked bar a scenario. Data: row bucket from to. Variables: `buckets` (how many), `thickness` of a bar as a share of the
# distance of rows, `slim` (factor on it, for each row), left right bottom top. Row i stands at y = -i. Older is darker; the oldest is red.
set lmargin at screen left
set rmargin at screen right
set bmargin at screen bottom
set tmargin at screen top
data = figure.'.dat'
thick(row) = thickness / 2 * slim[int(row) + 1]
set border 2
set grid xtics noytics lc rgb GRID lw 0.8 lt 1 back
plot for [b = 0:buckets - 1] data using ($2 == b ? ($3 + $4) / 2 : NaN):(-$1):3:4:(-$1 - thick($1)):(-$1 + thick($1)) \
     with boxxyerror fs solid 1 noborder fc rgb line(201 + b)
unset output
