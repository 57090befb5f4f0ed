# Turnaround: share of charts coded within h hours, one panel or several with the same scales. Data: a block a panel, each hours and
# then a share for each scenario. Variables: panel_left, panel_right, panel_bottom, panel_top (screen), `series` (colour of each
# scenario), `order` (who is drawn when), `target` (hours; NaN: none).
data = figure.'.dat'
if (|panel_left| > 1) { set xtics font ''.plain(17) offset 0, 0.4; set ytics font ''.plain(17) }
set multiplot
do for [p = 1:|panel_left|] {
    set lmargin at screen panel_left[p]
    set rmargin at screen panel_right[p]
    set bmargin at screen panel_bottom[p]
    set tmargin at screen panel_top[p]
    if (target == target) { set arrow from first target, graph 0 to first target, graph 1 nohead dt (20, 14) lw 1.2 lc rgb INK front }
    plot for [j = 1:|series|] i = order[j], data index (p - 1) using 1:(column(i + 1)) with lines \
         lw heavy(series[i]) dt dash(series[i]) lc rgb line(series[i])
    unset label
    unset arrow
}
unset multiplot
unset output
