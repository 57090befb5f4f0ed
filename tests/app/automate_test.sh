#!/usr/bin/env bash
# himsim automate: what it prints, the files it writes, what it refuses, Ctrl-C.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }
base="$root/scenarios/baseline.json"
short=(--set /facility/horizon_days=28 -n 2 --quiet)

# try CODE ARGUMENTS...: runs himsim automate; stdout in $work/out, stderr in $work/err.
try() {
    local expected=$1 code
    shift
    "$HIMSIM" automate "$@" > "$work/out" 2> "$work/err" < /dev/null
    code=$?
    [ $code -eq "$expected" ] || fail "automate $*: exit code $code, not $expected: $(head -3 "$work/err")"
}
says() { grep -qF -- "$1" "$work/err" || fail "stderr does not say \"$1\": $(head -5 "$work/err")"; }
shows() { grep -qF -- "$1" "$work/out" || fail "stdout does not show \"$1\": $(head -5 "$work/out")"; }
silent() { [ ! -s "$work/$1" ] || fail "something on $1: $(head -3 "$work/$1")"; }

# Help says how the ranking is made.
try 0 --help
for word in touchless-share more-charts-share Score "automate first" "leave to people" automate.csv; do shows "$word"; done
"$HIMSIM" help | grep -q '^  automate ' || fail "himsim help does not list automate"
"$HIMSIM" autmate 2>&1 | grep -q 'did you mean "automate"?' || fail "autmate is not recognised"

# Wrong input.
try 2
says 'name a scenario file'
try 2 "$base" "$base"
for wrong in "--touchless-share 1.1" "--touchless-share -0.1" "--touchless-share x" "--touchless-share nan" \
    "--touchless-share ed=" "--touchless-share ed=2" "--more-charts-share 11" "--more-charts-share" "-n 0"; do
    try 2 "$base" $wrong
    silent out
    [ -s "$work/err" ] || fail "$wrong: says nothing"
done
try 2 "$base" --quiet --touchless-share imagin=0.8
says 'did you mean "imaging"?'
silent out
try 3 "$work/missing.json"
says missing.json
try 3 "$base" --set /facility/no_such_key=1
silent out
: > "$work/file"
try 1 "$base" -n 1000000 --quiet -o "$work/file"
silent out

# The report, in text and in files.
try 0 "$base" "${short[@]}" --touchless-share ip_medical=0.03 -o "$work/a/b"
silent err
for word in "Where to automate first" "Clinic and pro-fee" "automate first" "pool relieved" "DNFB days" "no difference we can show"; do
    shows "$word"
done
cmp "$work/out" "$work/a/b/automate.txt" || fail "automate.txt is not what was printed"
try 0 "$base" "${short[@]}" --touchless-share ip_medical=0.03 --json -j 3
cmp "$work/out" "$work/a/b/automate.json" || fail "--json is not automate.json, or the number of workers shows"
[ "$(ls "$work/a/b" | tr '\n' ' ')" = "automate.csv automate.json automate.txt " ] || fail "other files: $(ls "$work/a/b")"
python3 - "$work/a/b" <<'END' || fail "the files do not fit together"
import csv, json, sys
refuse = lambda c: sys.exit(c)
result = json.load(open(sys.argv[1] + "/automate.json"), parse_constant=refuse)
rows = list(csv.DictReader(open(sys.argv[1] + "/automate.csv", newline="")))
types = result["work_types"]
clerks = {"deficiency", "roi", "indexing", "reconciliation"}
names = {"ip_medical", "ip_surgical", "op_complex", "op_surgery", "ed", "imaging", "clinic", "clinical_validation"} | clerks
assert len(rows) == len(types) == 12 and set(t["work_type"] for t in types) == names
assert [r["work_type"] for r in rows] == [t["work_type"] for t in types]
assert [t["rank"] for t in types] == list(range(1, 13))
assert [t["score"] for t in types] == sorted((t["score"] for t in types), reverse=True)
assert abs(sum(t["coding_hours_share"] for t in types) - 1) < 1e-9
for row, t in zip(rows, types):
    assert t["quadrant"] in ("automate first", "assist", "automate when cheap", "leave to people"), t
    left = (1 - t["touchless_share"]) / (1 + t["more_charts_share"])
    assert t["touchless_share"] == (0.03 if t["work_type"] == "ip_medical" else 0.4)
    assert abs(t["hours_freed_per_week"] - t["coding_hours_per_week"] * (1 - left)) < 1e-9
    assert abs(t["score"] - t["coding_hours_per_week"] / (1 + t["minutes_cv"] ** 2 + t["arrivals_cv"] ** 2)) < 1e-9
    assert set(t["effects"]) == {"dnfb_last_week_days", "dnfb_mean_usd", "unbilled_professional_mean_usd", "tat_mean_hours",
                                 "own_tat_mean_hours", "utilization_share"}
    for name, effect in t["effects"].items():
        assert float(row[name + "_difference"]) == effect["mean"] and row[name + "_verdict"] == effect["verdict"]
        shown = abs(effect["mean"]) > effect["half_width"]
        assert effect["verdict"] == ("=" if not shown else "lower" if effect["mean"] < 0 else "higher"), (name, effect)
    assert t["tool"] == ("RPA" if t["work_type"] in clerks else "CAC")
    assert t["pool"] == ("senior" if t["work_type"].startswith("ip_") or t["work_type"] == "op_complex" else
                         "him_clerks" if t["work_type"] in clerks else
                         "quality" if t["work_type"] == "clinical_validation" else "coders")
assert "lower" in set(e["verdict"] for t in types for e in t["effects"].values())
END

# The same difference as a comparison with the scenario that the report says it ran.
set=$(python3 -c 'import json, sys; print([t["set"] for t in json.load(open(sys.argv[1]))["work_types"] if t["work_type"] == "ed"][0])' "$work/a/b/automate.json")
printf '{"extends": "%s", "name": "with_engine", "cac": %s}\n' "$base" "${set#/cac=}" > "$work/engine.json"
"$HIMSIM" compare "$base" "$work/engine.json" "${short[@]}" --json > "$work/compare" || fail "compare with the variant"
python3 - "$work/a/b/automate.json" "$work/compare" <<'END' || fail "automate and compare do not agree"
import json, sys
effects = [t["effects"] for t in json.load(open(sys.argv[1]))["work_types"] if t["work_type"] == "ed"][0]
differences = {(d["id"], d["scope"]): d for d in json.load(open(sys.argv[2]))["differences"]}
for name, key in (("dnfb_mean_usd", ("dnfb_mean_usd", "all")), ("own_tat_mean_hours", ("tat_mean_hours", "work_type:ed")),
                  ("utilization_share", ("utilization_share", "pool:coders"))):
    assert effects[name]["mean"] == differences[key]["mean"] and effects[name]["half_width"] == differences[key]["half_width"], name
END

# Types that an engine reads are listed and said so.
try 0 "$root/scenarios/cac-routine.json" "${short[@]}" --json
python3 - "$work/out" <<'END' || fail "types with an engine are not told apart"
import json, sys
types = json.load(open(sys.argv[1]))["work_types"]
read = [t for t in types if t["read_by"]]
assert set(t["work_type"] for t in read) == {"ed", "clinic", "imaging"} and types[-3:] == read
assert all(t["rank"] is None and t["effects"] is None and t["set"] is None and t["hours_freed_per_week"] is None for t in read)
assert [t["rank"] for t in types[:-3]] == list(range(1, 10))
END
try 0 "$root/scenarios/cac-routine.json" "${short[@]}"
shows 'Imaging is not ranked: the engine "outpatient_engine" reads it already.'
try 0 "$root/scenarios/hybrid.json" "${short[@]}"
shows 'Outpatient surgery'
try 0 "$root/scenarios/hybrid.json" "${short[@]}" --set '/cac/outpatient_engine/work_types=["ed","clinic","imaging","op_surgery","deficiency","roi","indexing","reconciliation","clinical_validation"]'
shows 'Outpatient surgery is not ranked'
! grep -q 'Simulated effect' "$work/out" || fail "effects although every type is read"

# Administrative work is RPA's; one replication has no interval, and null is no NaN.
cat > "$work/scanning.json" <<END
{"extends": "$base", "name": "scanning", "work_types": [{"name": "imaging", "bucket": "administrative"}]}
END
try 0 "$work/scanning.json" "${short[@]}" -n 1 --json
python3 - "$work/out" <<'END' || fail "RPA, or one replication"
import json, sys
types = json.load(open(sys.argv[1]), parse_constant=lambda c: sys.exit(c))["work_types"]
assert [(t["tool"], t["more_charts_share"]) for t in types if t["work_type"] == "imaging"] == [("RPA", 0)]
assert all(e["half_width"] is None and e["verdict"] == "=" for t in types for e in t["effects"].values())
END
try 2 "$work/scanning.json" --quiet --more-charts-share imaging=0.5
says 'RPA gains by touchless items only'

# Narrow terminals.
if command -v script > /dev/null; then
    script -qec "stty cols 60; '$HIMSIM' automate '$base' ${short[*]}" /dev/null < /dev/null > "$work/narrow" 2>&1
    python3 - "$work/narrow" <<'END' || fail "wider than 60 columns"
import sys
lines = open(sys.argv[1], encoding="utf-8").read().replace("\r", "").split("\n")
assert len(lines) > 40 and max(map(len, lines)) <= 60, max(lines, key=len)
END
fi

# Ctrl-C: the replications that are complete in a row are shown, and the code is 130.
set -m # a background job must not ignore SIGINT
"$HIMSIM" automate "$base" --set /facility/horizon_days=14 -n 500 -j 2 --json > "$work/out" 2> "$work/err" &
child=$!
while kill -0 $child 2> /dev/null && ! grep -q replications "$work/err"; do sleep 0.1; done # the first tenth is done
kill -INT $child
wait $child
code=$?
set +m
[ $code -eq 130 ] || fail "Ctrl-C: exit code $code, not 130"
grep -q interrupted "$work/err" || fail "Ctrl-C is not said: $(tail -2 "$work/err")"
python3 - "$work/out" <<'END' || fail "Ctrl-C does not leave the complete replications"
import json, sys
result = json.load(open(sys.argv[1]))
assert result["stop_reason"] == "interrupted" and 0 < result["replications"] < result["replications_requested"] == 500
END
exit $failed
