# The look that all figures share. A figure's script sets `figure` (its file name without ending), loads this file, sets its
# variables and texts, and loads one of the plots beside this file.
#
# From outside: FORMAT is 'png' (default), 'svg' or 'pdf'; OUTPUT the file (default: figure.FORMAT); SCALE shrinks a PNG (0.5: 960 pixels
# wide); FONT the family (default: Inter, Debian package fonts-inter; where it is missing the system's sans-serif stands in).
# Texts come from people, so enhanced text is off: @ _ ^ & { } ~ stand for themselves.
if (!exists("FORMAT")) FORMAT = 'png'
if (!exists("OUTPUT")) OUTPUT = figure.'.'.FORMAT
if (!exists("SCALE")) SCALE = 1.0
if (!exists("FONT")) FONT = 'Inter'

# A point is 1/72 inch on a slide of 20 x 11.25 inches: 1920 x 1080 pixels at 96 dots per inch. The SVG is laid out in points.
if (FORMAT eq 'svg') {
    set terminal svg noenhanced size 1440,810 dynamic font sprintf('%s,%g', FONT, 23) linewidth 1.5 dashlength 0.45 rounded background rgb '#ffffff'
} else { if (FORMAT eq 'pdf') {
    set terminal pdfcairo noenhanced size 20in,11.25in font sprintf('%s,%g', FONT, 23) fontscale 0.75 linewidth 3 dashlength 0.45 rounded background rgb '#ffffff'
} else {
    set terminal pngcairo noenhanced size int(1920 * SCALE),int(1080 * SCALE) font sprintf('%s,%g', FONT, 23) fontscale SCALE linewidth 2 * SCALE pointscale SCALE dashlength 0.45 rounded background rgb '#ffffff'
} }
set output OUTPUT
set encoding utf8
set minussign
set datafile missing 'NaN'

plain(size) = sprintf('%s,%g', FONT, size)
bold(size) = sprintf('%s:Bold,%g', FONT, size)

# Grey for the baseline, then the colours of Okabe and Ito that differ for every eye, and a dark red. Text in a light colour would be hard to
# read, so `ink` has darker variants.
array LINE[8] = ['#7b8794', '#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#7d2248']
array TEXT[8] = ['#616e7c', '#005f96', '#b34f00', '#007a59', '#a3527c', '#96680a', '#1f7aad', '#7d2248']
REST = '#c3cad2' # plans without a colour of their own
SHADE = '#e9edf2'
GRID = '#e4e7eb'
MUTED = '#616e7c'
INK = '#1f2933'
# Parts of a whole, from 101 on: pay in blues, overtime and vendors in warm colours, software in greens, what comes once in
# purples, the rest in greys.
array PART[13] = ['#0072b2', '#56b4e9', '#a9d6f2', '#d55e00', '#e69f00', '#009e73', '#7fceb9', '#b8e2d6', '#d9efe8', '#a35c87', '#cc79a7', '#76818d', '#b0b8c1']
# Ages, from 201 on: darker is older, and the oldest is red.
array AGE[5] = ['#c9def0', '#86b6da', '#3f86bb', '#0b4f86', '#b34f00']
cycle(i) = i < 1 ? 1 : 2 + (int(i) - 1) % 7
line(i) = i == -4 ? INK : i == -3 ? REST : i > 200 ? AGE[int(i) - 200] : i > 100 ? PART[1 + (int(i) - 101) % 13] : LINE[cycle(i)]
ink(i) = i == -1 || i == -4 ? INK : i == -2 ? MUTED : i == -3 ? '#76818d' : i > 100 ? line(i) : TEXT[cycle(i)]
dash(i) = i == -4 ? 2 : 1 # bounds
heavy(i) = i == -4 ? 1.3 : i == -3 ? 1.8 : i == 0 ? 2 : 2.4
set dashtype 2 (40, 26)

set border 3 lw 0.8 lc rgb MUTED
set tics nomirror out scale 0.4 textcolor rgb INK
set grid noxtics ytics lc rgb GRID lw 0.8 lt 1
unset key
