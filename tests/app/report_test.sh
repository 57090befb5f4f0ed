#!/usr/bin/env bash
# himsim report --stress: the document, its picture, JSON, a result beside it, what is missing, what it refuses.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }
base="$root/scenarios/baseline.json"
mm1="$root/scenarios/textbook/mm1.json"

# try CODE ARGUMENTS...: runs himsim report; stdout in $work/out, stderr in $work/err.
try() {
    local expected=$1 code
    shift
    "$HIMSIM" report "$@" > "$work/out" 2> "$work/err" < /dev/null
    code=$?
    [ $code -eq "$expected" ] || fail "report $*: exit code $code, not $expected: $(head -3 "$work/err")"
}
says() { grep -qF -- "$1" "$work/err" || fail "stderr does not say \"$1\": $(head -5 "$work/err")"; }
shows() { grep -qF -- "$1" "$work/out" || fail "stdout does not show \"$1\": $(head -5 "$work/out")"; }
silent() { [ ! -s "$work/$1" ] || fail "something on $1: $(head -3 "$work/$1")"; }
well_formed() { python3 -c 'import sys, xml.dom.minidom as m; [m.parse(f) for f in sys.argv[1:]]' "$@" || fail "no XML: $*"; }

# What it refuses.
try 2
silent out
try 2 "$mm1"
says "--stress"
try 2 --stress
says "name a scenario file"
try 2 --stress "$mm1" "$base"
try 3 --stress "$work/missing.json"
says missing.json
try 3 --stress "$mm1" --set /facility/no_such_key=1
silent out
try 2 --stress "$mm1" -o "$work/page.html"
says ".md"
try 1 --stress "$mm1" --result "$work"
says manifest.json
echo '{"scenarios": 3}' > "$work/manifest.json"
try 1 --stress "$mm1" --result "$work"
says "is not the manifest of a result"
try 1 --stress "$mm1" -o "$work/no/such/page.md"
says "cannot write"
rm "$work/manifest.json"

# On standard output, and beside its picture.
try 0 --stress "$mm1"
shows "# STRESS-DES: M/M/1, load 0.9"
says "16 items only people can fill"
try 0 --stress "$mm1" -o "$work/page.md"
silent out
well_formed "$work/page.svg"
grep -qF '](page.svg)' "$work/page.md" || fail "the document does not show its picture"
mkdir "$work/folder"
try 0 --stress "$base" -o "$work/folder"
[ "$(ls "$work/folder" | tr '\n' ' ')" = "stress.md stress.svg " ] || fail "other files: $(ls "$work/folder")"
try 0 --stress "$base" -o "$work/new folder/"
[ -s "$work/new folder/stress.md" ] || fail "a folder that ends in / is not made"
for scenario in "$root"/scenarios/*.json "$root"/scenarios/textbook/{mm1,np-1,tz-spring}.json "$root"/tests/golden/rich.json "$root"/tests/good/unicode.json; do
    [[ $scenario = *.schema.json ]] && continue
    try 0 --stress "$scenario" -o "$work/folder/$(basename "$scenario" .json).md"
done
well_formed "$work"/folder/*.svg

# Names that look like markup.
cat > "$work/odd.json" <<'JSON'
{ "extends": "BASE", "name": "odd <&> \"name\"", "title": "A | B & <b>C</b>",
  "pools": [ { "name": "coders", "title": "x | y & <z> \"q\"" } ] }
JSON
sed -i "s|BASE|$mm1|" "$work/odd.json"
try 0 --stress "$work/odd.json" -o "$work/odd.md"
well_formed "$work/odd.svg"
grep -qF 'x &lt;' "$work/odd.md" && fail "the bar vanished"
grep -qF 'x \| y &amp; &lt;z&gt;' "$work/odd.md" || fail "a name is not escaped in a table"
grep -qF '# STRESS-DES: A \| B &amp; &lt;b&gt;C&lt;/b&gt;' "$work/odd.md" || fail "the title is not escaped"

# JSON says the same, and what is missing.
try 0 --stress "$base" --json
python3 - "$work/out" <<'PY' || fail "--json"
import json, sys
document = json.load(open(sys.argv[1]), parse_constant=lambda c: sys.exit(c))
ids = [i["id"] for s in document["sections"] for i in s["items"]]
assert [s["id"] for s in document["sections"]] == ["", "1", "2", "3", "4", "5", "6"]
want = "1.1 1.2 1.3 2.1 2.2 2.3 2.4 2.5 2.5.1 2.5.2 2.5.3 2.5.4 2.5.5 3.1 3.2 3.3 3.4 4.1 4.2 4.3 5.1 5.2 5.3 5.4 6.1".split()
assert ids == want, ids
assert document["missing"] == ["meta.author", "meta.contact", "meta.version"], document["missing"]
assert document["digest"] and "result_matches" not in document
for section in document["sections"]:
    for item in section["items"]:
        for block in item["content"]:
            if block["kind"] == "table":
                assert all(len(row) == len(block["columns"]) for row in block["rows"]), block["caption"]
pools = [b for s in document["sections"] for i in s["items"] if i["id"] == "2.5.3" for b in i["content"] if b["kind"] == "table"]
assert [row[0] for row in pools[0]["rows"]] == ["senior", "coders", "quality", "him_clerks"]
PY
"$HIMSIM" report --stress "$base" --json -o "$work/page.json" 2> /dev/null || fail "--json -o"
grep -q '"file": "page.svg"' "$work/page.json" || fail "the JSON does not name its picture"

# What is missing can be asked for.
try 4 --stress "$base" --strict
said=(--set /meta/author=a --set /meta/contact=c --set /meta/version=v)
try 0 --stress "$base" --strict "${said[@]}"
silent err
shows "Nothing: everything that only people can say has been said."
# The pasted gaps are a scenario again.
try 0 --stress "$mm1"
{ printf '{ "extends": "%s", "name": "pasted",\n' "$mm1"; sed -n '/^```json/,/^```/p' "$work/out" | grep -v '^```'; echo '}'; } > "$work/pasted.json"
"$HIMSIM" validate "$work/pasted.json" > /dev/null || fail "what is to be pasted does not load"

# Beside a result it says what was run.
short=(--set /facility/horizon_days=30 --set /facility/warmup_days=0)
"$HIMSIM" run "$mm1" "${short[@]}" -n 3 --quiet --no-figures -o "$work/result" > /dev/null || fail "run"
try 0 --stress "$mm1" "${short[@]}" --result "$work/result"
shows "| replications complete | 3 |"
shows "| seed | 1 |"
shows "| compiler | gcc"
shows "The result took"
grep -q "Attention" "$work/out" && fail "a result of this scenario is called one of another"
try 0 --stress "$mm1" --result "$work/result"
shows "> **Attention: the result folder was not made from this scenario."
says "the result was not made from"
try 4 --stress "$mm1" --result "$work/result" --strict
try 0 --stress "$mm1" --result "$work/result" --json
grep -q '"result_matches": false' "$work/out" || fail "the JSON does not say that the result is of another scenario"

# It says whether the replications were enough, what was compared and how, and how to run it again.
try 0 --stress "$mm1" "${short[@]}" --result "$work/result"
shows "No precision was asked for"
grep -qE '^\| tat_mean_hours \| [0-9.]+ h \| [0-9.]+ h \| [0-9.]+ % \|$' "$work/out" || fail "the half-widths reached are not shown"
shows 'it ended at the number of replications asked for'
shows 'himsim reproduce DIR'
shows 'Terminating simulation: 30 local days'
grep -qE 'fixed_count\.|proves|1 local days' "$work/out" && fail "wording of the STRESS document"
"$HIMSIM" run "$mm1" "${short[@]}" --precision tat_mean_hours:0.9 --quiet --no-figures -o "$work/precise" > /dev/null
try 0 --stress "$mm1" "${short[@]}" --result "$work/precise"
shows "- tat_mean_hours:0.9:0.1"
shows "it ended when the precision asked for was reached"
"$HIMSIM" compare "$mm1" "$root/scenarios/textbook/mmc-3.json" "${short[@]}" -n 3 --margin 0.01 --quiet --no-figures -o "$work/compared" > /dev/null
try 0 --stress "$mm1" "${short[@]}" --result "$work/compared"
shows "| mmc-3 | alternative |"
shows "Holm"
shows "within 1 % of the baseline"
try 0 --stress "$root/scenarios/textbook/steady-mm1.json"
shows "Steady state: 3640 local days"
try 0 --stress "$mm1" --set /facility/horizon_days=1 --set /facility/warmup_days=0
shows ": 1 local day,"

# More work than hands is said where the assumptions stand.
try 0 --stress "$base"
shows "the offered load is above capacity: 162.7 standard hours of coding a week"
try 0 --stress "$mm1"
shows "is filled to at least 90 %"

# A full disk is said.
if [ -e /dev/full ]; then
    "$HIMSIM" report --stress "$mm1" > /dev/full 2> "$work/err" && fail "a full disk is no failure"
    [ -s "$work/err" ] || fail "a full disk is not said"
fi

# The committed example is the generated one.
cd "$root" || exit 1
"$HIMSIM" report --stress scenarios/baseline.json -o "$work/stress-baseline.md" 2> /dev/null
for file in stress-baseline.md stress-baseline.svg; do
    cmp -s "docs/$file" "$work/$file" || fail "docs/$file is not what the program writes: run scripts/regenerate.sh"
done
[ -z "$(find "$work" -name '*.part')" ] || fail "half-written files"
exit $failed
