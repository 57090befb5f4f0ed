# What a forecast said of each day (blue: median, 50 % and 90 % bands) and what happened (dark). Data: a block a panel, day of the forecast,
# actual, p05 p25 p50 p75 p95. Variables: panel_bottom, panel_top (screen), y_high of each panel, its ticks as ticks_1, ticks_2 ...; date_ticks,
# every date_step days, under the last; left right.
data = figure.'.dat'
dates = 'set xtics ('.date_ticks.')'
set lmargin at screen left
set rmargin at screen right
set multiplot
do for [p = 1:|y_high|] {
    set bmargin at screen panel_bottom[p]
    set tmargin at screen panel_top[p]
    set yrange [0:y_high[p]]
    eval 'set ytics ('.value(sprintf('ticks_%d', p)).') font "'.plain(18).'"'
    if (p < |y_high|) { set xtics 0, date_step format '' } else { eval dates }
    set xtics font ''.plain(18) offset 0, 0.35
    plot data index (p - 1) using 1:3:7 with filledcurves fs transparent solid 0.16 noborder fc rgb line(1), \
         data index (p - 1) using 1:4:6 with filledcurves fs transparent solid 0.28 noborder fc rgb line(1), \
         data index (p - 1) using 1:5 with lines lw 1.6 lc rgb line(1), \
         data index (p - 1) using 1:2 with linespoints lw 1.3 pt 7 ps 0.7 lc rgb INK
    unset label
    unset arrow
}
unset multiplot
unset output
