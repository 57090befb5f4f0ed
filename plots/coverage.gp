# Coverage of the week: a panel of hours (across) and weekdays (down) for the work, for each zone and for what is left over. Data: a block a panel,
# hour row rgb mark: a cell and its colour; mark 1: nobody is there. The last blocks are the scales. Variables: panel_left, panel_right,
# panel_bottom, panel_top (screen), `scales`, the number of the last blocks without axes.
data = figure.'.dat'
set border 0
unset grid
set tics scale 0
set multiplot
do for [p = 1:|panel_left|] {
    set lmargin at screen panel_left[p]
    set rmargin at screen panel_right[p]
    set bmargin at screen panel_bottom[p]
    set tmargin at screen panel_top[p]
    set xrange [0:24]
    if (p > |panel_left| - scales) {
        unset xtics
        unset ytics
        set yrange [-0.5:0.5]
    } else {
        set xtics ('0' 0, '6' 6, '12' 12, '18' 18, '24' 24) font ''.plain(16) offset 0, 0.5
        set ytics ('Mon' 0, 'Tue' -1, 'Wed' -2, 'Thu' -3, 'Fri' -4, 'Sat' -5, 'Sun' -6) font ''.plain(16) offset 0.6, 0
        set yrange [-6.5:0.5]
    }
    plot data index (p - 1) using ($1 + 0.5):(-$2):($1 + 0.03):($1 + 0.97):(-$2 - 0.46):(-$2 + 0.46):3 with boxxyerror fs solid 1 noborder lc rgb variable, \
         data index (p - 1) using ($1 + 0.5):($4 == 1 ? -$2 : NaN) with points pt 7 ps 0.55 lc rgb INK
    unset label
    unset arrow
}
unset multiplot
unset output
