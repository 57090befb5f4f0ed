# One work type's fit: what was recorded (grey) beside what was fitted (blue). Data: a block a panel. Variables: panel_left, panel_right,
# panel_bottom, panel_top (screen), `kind` of each panel: 1 weekly volume (days from the first, recorded, fitted mean, lower and upper bound), 2
# hours of the week (hour, recorded, fitted), 3 a distribution (value, recorded share, fitted share); x_low, x_high, y_high, is_log,
# is_dollars of each; `week_ticks`, the labels of the first.
data = figure.'.dat'
set xtics font ''.plain(16) offset 0, 0.4
set ytics font ''.plain(16)
set multiplot
do for [p = 1:|kind|] {
    set lmargin at screen panel_left[p]
    set rmargin at screen panel_right[p]
    set bmargin at screen panel_bottom[p]
    set tmargin at screen panel_top[p]
    unset logscale x
    set format x '%g'
    set format y '%g'
    set ytics autofreq
    set xtics autofreq
    set xrange [x_low[p]:x_high[p]]
    set yrange [0:y_high[p]]
    if (kind[p] == 1) {
        eval 'set xtics ('.week_ticks.')'
        plot data index (p - 1) using 1:4:5 with filledcurves fs transparent solid 0.18 noborder fc rgb line(1), \
             data index (p - 1) using 1:2 with points pt 7 ps 0.9 lc rgb line(0), \
             data index (p - 1) using 1:3 with lines lw 2.2 lc rgb line(1)
    }
    if (kind[p] == 2) {
        set xtics ('Mon' 12, 'Tue' 36, 'Wed' 60, 'Thu' 84, 'Fri' 108, 'Sat' 132, 'Sun' 156)
        plot data index (p - 1) using ($1 + 0.5):2:(1) with boxes fs solid 0.55 noborder fc rgb line(0), \
             data index (p - 1) using 1:3 with steps lw 1.8 lc rgb line(1)
    }
    if (kind[p] == 3) {
        if (is_log[p]) { set logscale x }
        if (is_dollars[p]) { set format x '$%.0s%c' }
        set format y '%.0f %%'
        set ytics 25
        plot data index (p - 1) using 1:($2 * 100) with lines lw 5 lc rgb line(0), \
             data index (p - 1) using 1:($3 * 100) with lines lw 2.2 lc rgb line(1)
    }
    unset label
    unset arrow
}
unset multiplot
unset output
