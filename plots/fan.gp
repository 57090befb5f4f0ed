# DNFB over the days. Data: day date, then p10 p50 p90 of each scenario. Variables: `series` (colour of each scenario), `order`
# (who is drawn when), `bands` (the
# first so many scenarios show their prediction band), `target` (NaN: none), `weight` of the
# lines, left right bottom top.
set lmargin at screen left
set rmargin at screen right
set bmargin at screen bottom
set tmargin at screen top
data = figure.'.dat'
low(i) = 3 * i
if (target == target) set arrow from graph 0, first target to graph 1, first target nohead dt (20, 14) lw 1.2 lc rgb INK front
plot for [i = 1:bands] data using 1:(column(low(i))):(column(low(i) + 2)) with filledcurves fs transparent solid 0.2 noborder fc rgb line(series[i]), \
     for [j = 1:|series|] i = order[j], data using 1:(column(low(i) + 1)) with lines lw weight * heavy(series[i]) dt dash(series[i]) lc rgb line(series[i])
unset output
