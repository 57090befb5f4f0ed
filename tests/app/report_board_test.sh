#!/usr/bin/env bash
# himsim report DIR: page, workbook, slides, Markdown and governance pack of a result folder; what it refuses; missing tools.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }
here() { command -v "$1" > /dev/null; }
look() { python3 "$root/tests/app/report_board.py" "$@" > "$work/seen" 2>&1 || fail "$* $(tail -3 "$work/seen")"; }

# try CODE ARGUMENTS...: runs himsim report; stdout in $work/out, stderr in $work/err.
try() {
    local expected=$1 code
    shift
    "$HIMSIM" report "$@" > "$work/out" 2> "$work/err" < /dev/null
    code=$?
    [ $code -eq "$expected" ] || fail "report $*: exit code $code, not $expected: $(head -3 "$work/err")"
}
says() { grep -qF -- "$1" "$work/err" || fail "stderr does not say \"$1\": $(head -5 "$work/err")"; }

# A department short of hands, a plan that helps, a twin that changes nothing; names that look like markup.
cat > "$work/base.json" <<'JSON'
{ "name": "base", "title": "Short <of> hands & \"time\" | $5", "question": "Do we hire?",
  "facility": { "time_zone": "UTC", "start_date": "2026-03-02", "horizon_days": 70, "warmup_days": 7, "dnfb_target_days": 4 },
  "work_types": [
    { "name": "ip", "setting": "IP", "arrivals": { "per_week": 70 }, "gross_usd": 9000, "bill_hold_days": 2,
      "coding_minutes": { "law": "exponential", "mean": 30 } },
    { "name": "ed", "setting": "ED", "arrivals": { "per_week": 140 }, "gross_usd": 900, "coding_minutes": 5 } ],
  "pools": [ { "name": "coders", "title": "Own <b>coders</b>", "skills": { "ip": 1, "ed": 1 }, "wage_usd_per_hour": 30,
    "shifts": [ { "name": "day", "headcount": 1, "hours": [ { "start": "08:00", "end": "16:00" } ] } ],
    "sla": { "tat_within_share": 0.9 } } ],
  "worklists": [ { "name": "all", "pools": ["coders"] } ],
  "uncertainty": [ { "name": "volume", "field": "/work_types/ip/arrivals/per_week", "low": 60, "high": 80, "source": "[A] a guess" } ] }
JSON
echo '{ "extends": "base.json", "name": "hire", "title": "Hire & <keep>", "pools": [ { "name": "coders", "shifts": [ { "name": "day", "headcount": 3 } ] } ] }' > "$work/hire.json"
echo '{ "extends": "base.json", "name": "twin", "title": "Change nothing at all, neither now nor in any of the years that the board has before it, number two" }' > "$work/twin.json"
"$HIMSIM" compare "$work"/{base,hire,twin}.json -n 8 --seed 3 --quiet -o "$work/both" > /dev/null || [ $? -eq 6 ] || fail compare
"$HIMSIM" compare "$work"/{base,twin}.json -n 4 --seed 3 --quiet --no-figures -o "$work/none" > /dev/null || fail "compare twins"
"$HIMSIM" run "$work/base.json" -n 3 --quiet --no-figures -o "$work/run" > /dev/null || fail run

# What it refuses, and what it says then.
try 2
try 2 "$work/both" "$work/run"
try 2 "$work/both" --format html,doc
says "none of html, xlsx, pptx, pdf, md"
try 2 "$work/both" --cadence daily
says "weekly, monthly, quarterly"
try 2 "$work/both" --cadence weekly --format xlsx
says "leave --format and --template out"
try 2 --stress "$work/base.json" --format html
try 2 "$work/both" --strict
try 1 "$work"
says manifest.json
try 1 "$work/both" --template "$work/no.pptx"
says no.pptx
cp -r "$work/run" "$work/old" && rm "$work/old/study.store"
try 1 "$work/old"
says "write the result again with run or compare"
head -c 1000 "$work/run/study.store" > "$work/old/study.store"
try 1 "$work/old"
says damaged
try 1 "$work/run" -o "$work/base.json"

# The page, the workbook and the Markdown need no other program (the figures stand there or are left out).
drawn=0
here gnuplot || drawn=6
try 0 "$work/both" --format html,xlsx,md
[ "$(wc -l < "$work/out")" -eq 4 ] || fail "the files are not listed: $(cat "$work/out")"
look choice "$work/both" hire
look page "$work/both/report/board.html" "Do we hire?" "Hire & <keep>" "never added up" "himsim reproduce" "gross dollars" \
    "judged together (Holm)" "(95 % CI" "digest" "nothing is said of it in the scenario" "volume" "Small sample" "!nan" "!(null)"
look book "$work/both"
look numbers "$work/both"
look markdown "$work/both/report/board.md"
cp "$work/both/report/board.xlsx" "$work/first.xlsx"
cp "$work/both/report/board.html" "$work/first.html"
try 0 "$work/both" --format html,xlsx
look same "$work/first.xlsx" "$work/both/report/board.xlsx"
look same "$work/first.html" "$work/both/report/board.html"

# Commands that a reader may paste.
cp -r "$work/none" "$work/last quarter's"
try $drawn "$work/last quarter's" --format html
look page "$work/last quarter's/report/board.html" "himsim reproduce '$work/last quarter'\\''s'"

# A tornado in the folder is shown where it is of this result, else it is said to be of another.
tornado() {
    "$HIMSIM" tornado "$work/both/inputs/0-base.json" --compare "$work/both/inputs/1-hire.json" --metric npv_usd -n 3 \
        --quiet --no-figures -o "$work/both/tornado" "$@" > "$work/out" 2> "$work/err" || fail "tornado: $(head -3 "$work/err")"
}
look page "$work/both/report/board.html" "They are not ranked yet" "himsim tornado" "60 to 80"
tornado
try 0 "$work/both" --format html
look page "$work/both/report/board.html" "Change at low" "!not ranked" "!other scenarios"
tornado --set /facility/horizon_days=60
try 0 "$work/both" --format html
look page "$work/both/report/board.html" "other scenarios and left out" "!Change at low"
rm -r "$work/both/tornado"

# Nothing to show is said so.
try $drawn "$work/none" --format html
look choice "$work/none" None
look page "$work/none/report/board.html" "Stay with" "no plan shows" "!Cutting coding TAT"
try $drawn "$work/run" --format html,xlsx,md
look page "$work/run/report/board.html" "nothing is recommended" "!Choose"

# Without dollars the turnaround is told of, with the figures that there are, and nothing is "n/a" or costs nothing.
for hands in 4:calm 1:few; do
    sed -e 's/, "gross_usd": [0-9]*//g; s/ "wage_usd_per_hour": 30,//; s/"headcount": 1,/"headcount": '"${hands%:*}"',/; /"uncertainty"/d' \
        -e 's/"worklists": \(.*\),$/"worklists": \1 }/; s/"name": "base", "title": [^|]*| \$5"/"name": "'"${hands#*:}"'"/' "$work/base.json" > "$work/${hands#*:}.json"
done
"$HIMSIM" compare "$work"/{calm,few}.json -n 4 --seed 3 --quiet -o "$work/free" > /dev/null 2> "$work/err" || [ $? -eq 6 ] || fail "compare without dollars: $(head -3 "$work/err")"
try $drawn "$work/free" --format html
look page "$work/free/report/board.html" "no plan shows a shorter turnaround" "mean turnaround: +" '!$0.00' "!not ranked" "!DNFB days" "!DNFB target"
if here gnuplot; then look page "$work/free/report/board.html" "!No figure stands"; fi

# Live formulas, as LibreOffice computes them.
if here soffice; then look money "$work/both"; else echo "SKIP the workbook is not recalculated: no soffice"; fi

# The governance pack.
for cadence in weekly:week monthly:month quarterly:quarter; do
    try 0 "$work/both" --cadence "${cadence%:*}"
    look pack "$work/both" "${cadence%:*}" "${cadence#*:}"
done

# Slides, twice the same; the PDF of the same.
if here pandoc; then
    try 0 "$work/both" --format pptx
    look slides "$work/both/report/board.pptx"
    cp "$work/both/report/board.pptx" "$work/first.pptx"
    sleep 2 # archives count in steps of two seconds
    try 0 "$work/both" --format pptx
    look same "$work/first.pptx" "$work/both/report/board.pptx"
    try 0 "$work/both" --format pptx --template "$work/first.pptx" -o "$work/house"
    look slides "$work/house/board.pptx"
    if here soffice; then
        try 0 "$work/both" --format pdf
        head -c 5 "$work/both/report/board.pdf" | grep -q '%PDF-' || fail "no PDF"
        cp "$work/both/report/board.pdf" "$work/first.pdf"
        try 0 "$work/both" --format pdf
        look same "$work/first.pdf" "$work/both/report/board.pdf"
    fi
else
    echo "SKIP no slides: no pandoc"
fi

# Without the tools everything else is written, and the package is named.
mkdir "$work/empty"
PATH="$work/empty" "$HIMSIM" report "$work/both" -o "$work/bare" > "$work/out" 2> "$work/err"
[ $? -eq 6 ] || fail "missing tools: not exit code 6"
says "apt-get install pandoc"
[ "$(ls "$work/bare" | tr '\n' ' ')" = "board.html board.md board.xlsx choice.csv " ] || fail "written: $(ls "$work/bare")"
if here pandoc; then
    mkdir "$work/half" && ln -s "$(command -v pandoc)" "$work/half/pandoc"
    PATH="$work/half" "$HIMSIM" report "$work/both" --format pptx,pdf -o "$work/bare" > "$work/out" 2> "$work/err"
    [ $? -eq 6 ] || fail "missing soffice: not exit code 6"
    says "apt-get install libreoffice-impress"
    [ -s "$work/bare/board.pptx" ] || fail "without soffice there are no slides"
fi
rm -f "$work/run/figures/"*.svg
PATH="$work/empty" "$HIMSIM" report "$work/run" --format html > "$work/out" 2> "$work/err"
[ $? -eq 6 ] || fail "missing gnuplot: not exit code 6"
says gnuplot

# The warm-up that was found belongs to the result.
"$HIMSIM" run "$root/scenarios/textbook/steady-mm1.json" --set /facility/horizon_days=728 -n 2 --quiet --no-figures -o "$work/steady" > /dev/null
[ $? -eq 0 ] || fail "steady run"
try $drawn "$work/steady" --format html
look page "$work/steady/report/board.html" "steady state asked for"

# Two printed pages.
if ! here chromium; then
    echo "SKIP nobody counts the printed pages: no chromium"
elif [ -z "${HIMSIM_TEST_LIGHT:-}" ]; then
    chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/chromium" --print-to-pdf="$work/page.pdf" \
        "file://$work/both/report/board.html" > /dev/null 2>&1
    pages=$(grep -ac '/Type */Page\b' "$work/page.pdf")
    [ "${pages:-0}" -ge 1 ] && [ "$pages" -le 2 ] || fail "the page prints on $pages pages"
fi
[ -z "$(find "$work" -name '*.part')" ] || fail "half-written files"
exit $failed
