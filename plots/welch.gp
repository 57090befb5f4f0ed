# Week means of a stock and their moving average. Data: day, then week mean and moving average of each scenario. Variables: `series`
# (colour of each scenario), `order` (who is drawn when), `warm_up` (day at which it ends; NaN: none), left right bottom top.
set lmargin at screen left
set rmargin at screen right
set bmargin at screen bottom
set tmargin at screen top
data = figure.'.dat'
mean(i) = 2 * i
if (warm_up == warm_up) set arrow from first warm_up, graph 0 to first warm_up, graph 1 nohead dt (20, 14) lw 1.2 lc rgb INK front
plot for [j = 1:|series|] i = order[j], data using 1:(column(mean(i))) with lines lw 0.7 dt dash(series[i]) lc rgb line(series[i]), \
     for [j = 1:|series|] i = order[j], data using 1:(column(mean(i) + 1)) with lines lw 1.2 * heavy(series[i]) dt dash(series[i]) lc rgb line(series[i])
unset output
