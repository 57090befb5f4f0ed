#!/usr/bin/env bash
# Draws the gallery: docs/gallery.md and docs/images/gallery-*.png, from two small comparisons and a tornado of the shipped scenarios.
# The slides need pandoc, LibreOffice (scripts/install-packages.sh report) and poppler-utils.
#   scripts/gallery.sh [himsim [replications]]     default: build/release/himsim 20
set -euo pipefail
cd "$(dirname "$0")/.."
himsim=$(realpath "${1:-build/release/himsim}")
replications=${2:-20}
scale=0.5 # of 1920 x 1080 pixels
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

plans=(scenarios/{overtime,temp-coders,cac-complex,hybrid,follow-the-sun}.json)
"$himsim" compare scenarios/baseline.json "${plans[@]}" -n "$replications" --quiet -o "$work/plans" > /dev/null
"$himsim" compare scenarios/baseline.json scenarios/hybrid.json -n "$replications" --quiet -o "$work/pair" > /dev/null
"$himsim" tornado scenarios/baseline.json -n 5 --quiet -o "$work/tornado" > /dev/null
(cd "$work" && "$himsim" report plans --format pptx,pdf > /dev/null) # the last slide names the folder
rm -f docs/images/gallery-*.png
tornado=$(basename "$(ls "$work"/tornado/figures/tornado-*.gp | head -n 1)" .gp)

# show STUDY FIGURE QUESTION: a picture, and its title as the text for who cannot see it.
show() {
    local folder=$work/$1/figures name=$2 title
    (cd "$folder" && gnuplot -d -e "SCALE=$scale; OUTPUT='$work/picture.png'" "$name.gp" 2> "$work/words") || { cat "$work/words" >&2; exit 1; }
    mv "$work/picture.png" "docs/images/gallery-$name.png"
    title=$(sed -n "s/^title = '\(.*\)'\$/\1/p" "$folder/$name.gp" | sed "s/''/'/g")
    printf '\n## %s\n\n![%s](images/gallery-%s.png)\n\n`figures/%s`\n' "$3" "$title" "$name" "$name"
}

# The slides as pictures; the first line of each is its message.
show_slides() {
    local page=0 picture title
    pdftoppm -r 55 -png "$work/plans/report/board.pdf" "$work/slide"
    printf '\n## The slides\n\nWhat `himsim report` makes of the first comparison (`board.pptx`, `board.pdf`), page by page.\n'
    for picture in "$work"/slide-*.png; do
        page=$((page + 1))
        title=$(pdftotext -f $page -l $page "$work/plans/report/board.pdf" - | sed -n '/./{p;q}')
        mv "$picture" "docs/images/gallery-slide-$(printf %02d $page).png"
        printf '\n![Slide %d: %s](images/gallery-slide-%02d.png)\n' $page "$title" $page
    done
}

{
    cat << END
# Gallery

Every figure and every slide that \`himsim run\`, \`compare\` and \`tornado\` draw and \`report\` lays out, from the shipped scenarios with $replications replications (too few to decide
by: intervals are wide). Titles are computed from the results and claim a difference only when it can be shown. Each figure is
a data file, a gnuplot script, a PNG and an SVG in the folder \`figures\` of the result; \`--pdf\` adds a PDF. One command makes
this page again: \`bash scripts/gallery.sh\`.
END
    show plans scorecard "What do we decide?"
    show pair fan-dollars-hybrid "When are we under the target, and how sure? In dollars"
    show plans fan-days "The same in days, several plans at once"
    show pair causes-baseline "What are we waiting for?"
    show pair waterfall-dnfb-hybrid "Why is it better? DNFB days by cause"
    show pair waterfall-cost-hybrid "What does it cost? Cost by component"
    show plans cost "What do all of them cost?"
    show plans pareto-tat "What does one more FTE, or one more engine, buy?"
    show plans ladder "What do more people buy?"
    show tornado "$tornado" "Which assumption decides?"
    show pair coverage-hybrid "Where is the hole in coverage?"
    show plans tat "Do we comply? Turnaround"
    show plans aged "How old is what waits?"
    show plans filing "What is at risk of timely filing?"
    show plans quality "Is work abroad as good?"
    show plans utilization "Who is short?"
    show plans variance "What do common random numbers buy?"
    show_slides
} > "$work/gallery.md"
mv "$work/gallery.md" docs/gallery.md
