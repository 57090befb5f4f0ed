#!/bin/bash
# Where results go: a folder, a trace, a pipe; what happens when they cannot go there, or when Ctrl-C comes first.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }
mm1="$root/scenarios/textbook/mmc-1.json"
quick=(--set /facility/horizon_days=30 --set /facility/warmup_days=0 -n 2 --quiet)
no_parts() { [ -z "$(find "$work" -name '*.part')" ] || fail "half-written files: $(find "$work" -name '*.part')"; }

# A folder gets every file, whole.
"$HIMSIM" run "$mm1" "${quick[@]}" --no-figures -o "$work/a/b/out" > "$work/table" || fail "run -o"
for file in estimates.csv replications.csv daily.csv periods.csv cash.csv manifest.json; do
    [ -s "$work/a/b/out/$file" ] || fail "no $file"
done
python3 -m json.tool < "$work/a/b/out/manifest.json" > /dev/null || fail "manifest.json does not parse"
python3 - "$work/a/b/out" <<'END' || fail "the CSV files do not fit together"
import csv, sys
folder = sys.argv[1]
rows = lambda name: list(csv.DictReader(open(folder + "/" + name, newline="")))
estimates, replications, daily = rows("estimates.csv"), rows("replications.csv"), rows("daily.csv")
assert set(r["replication"] for r in replications) == {"0", "1"}
assert set(replications[0]) >= {"scenario", "replication", "metric", "scope", "value"}, replications[0]
assert len(estimates) * 2 == len(replications)
values = [float(r["value"]) for r in replications if r["metric"] == "wait_mean_hours" and r["scope"] == "all"]
mean = [float(r["mean"]) for r in estimates if r["metric"] == "wait_mean_hours" and r["scope"] == "all"][0]
assert abs(sum(values) / 2 - mean) < 1e-9 * abs(mean)
assert len(daily) % 30 == 0
periods = rows("periods.csv")
assert list(periods[0]) == ["scenario", "period", "start", "days", "metric", "scope", "unit", "mean", "half_width", "p10", "p50", "p90"]
assert set(r["scope"] for r in periods) <= set(r["scope"] for r in estimates)
coded = [float(r["mean"]) for r in estimates if r["metric"] == "encounters_coded" and r["scope"] == "all"][0]
for kind in ("week", "month", "quarter"):
    here = [r for r in periods if r["period"] == kind and r["metric"] == "encounters_coded" and r["scope"] == "all"]
    assert sum(int(r["days"]) for r in here) == 30 and abs(sum(float(r["mean"]) for r in here) - coded) < 1e-6, kind
END
no_parts

# A second run into the same folder replaces the files and leaves nothing else behind.
before=$(ls "$work/a/b/out")
"$HIMSIM" run "$mm1" "${quick[@]}" --no-figures -o "$work/a/b/out" > /dev/null || fail "run -o again"
[ "$before" = "$(ls "$work/a/b/out")" ] || fail "other files after a second run"

# Output that cannot be written: code 1, a message, before anything is simulated.
: > "$work/file"
for place in "$work/file" "$work/file/below" /proc/himsim /dev/null/x; do
    "$HIMSIM" run "$mm1" -n 1000000 --quiet -o "$place" > "$work/stdout" 2> "$work/stderr"
    code=$?
    [ $code -eq 1 ] || fail "-o $place: exit code $code, not 1"
    [ ! -s "$work/stdout" ] || fail "-o $place: a result on stdout"
    grep -qF "$place" "$work/stderr" || fail "-o $place: $(cat "$work/stderr")"
done
"$HIMSIM" run "$mm1" -n 1000000 --quiet --trace "$work/no/such/folder/t.csv" > /dev/null 2> "$work/stderr"
[ $? -eq 1 ] || fail "--trace into a folder that is not there"

# A full disk is said and is no success.
if [ -w /dev/full ]; then
    "$HIMSIM" run "$mm1" "${quick[@]}" --json > /dev/full 2> "$work/stderr"
    [ $? -eq 1 ] || fail "a full disk on stdout goes unnoticed"
    [ -s "$work/stderr" ] || fail "a full disk is not said"
fi

# A pipe that closes early ends the program quietly and at once.
timeout 60 "$HIMSIM" run "$mm1" "${quick[@]}" --json 2> "$work/stderr" | head -1 > "$work/line"
[ "$(wc -l < "$work/line")" -eq 1 ] || fail "no first line through the pipe"
! grep -qiE 'sanitizer|assert|abort' "$work/stderr" || fail "a closed pipe: $(head -3 "$work/stderr")"

# --periods adds tables below the scorecard and changes nothing else.
"$HIMSIM" run "$mm1" "${quick[@]}" > "$work/plain" || fail "run"
"$HIMSIM" run "$mm1" "${quick[@]}" --periods month > "$work/periods" || fail "run --periods"
cmp "$work/plain" <(head -n "$(wc -l < "$work/plain")" "$work/periods") || fail "--periods changes the scorecard"
grep -q "Internal pools" "$work/periods" && grep -q "^2026-0" "$work/periods" || fail "no tables of months"
! grep -q "Global pools" "$work/periods" || fail "a table of pools that are not there"

# run shows staffing beside the spreadsheet, with rows that add up as printed, and promises where a pool made some.
grep -q "^Staffing: spreadsheet against simulation" "$work/plain" || fail "no table of staffing"
! grep -q "^Promises" "$work/plain" || fail "promises that nobody made"
"$HIMSIM" run "$root/scenarios/follow-the-sun.json" -n 1 --quiet > "$work/people" || fail "run follow-the-sun"
grep -q "^Promises of the pools" "$work/people" || fail "no table of promises"
python3 - "$work/people" <<'END' || fail "the rows of the staffing table do not add up"
import re, sys
text = open(sys.argv[1]).read().split("Staffing: spreadsheet against simulation\n")[1].split("\n\n")[0]
total, seen = None, 0
for line in text.splitlines():
    numbers = [float(n.replace("\u2212", "-")) for n in re.findall("(?<= )[\u2212]?[0-9]+\\.[0-9]{2}", line)]
    if line.startswith("spreadsheet is off"):
        assert all(abs(t - s - n) < 0.011 for t, s, n in zip(total, first, numbers)), line
    elif line.startswith("spreadsheet"):
        first = total = numbers
    elif line.startswith("+"):
        total = [a + b for a, b in zip(total, numbers)]
    elif line.startswith("="):
        assert len(numbers) == 7 and all(abs(a - b) < 0.06 for a, b in zip(total, numbers)), line
        total, seen = numbers, seen + 1
assert seen == 2
END

# The trace has a row for every encounter, and a header.
"$HIMSIM" run "$mm1" "${quick[@]}" --json --trace "$work/trace.csv" > "$work/json" || fail "--trace"
python3 - "$work/trace.csv" <<'END' || fail "the trace is not sound"
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], newline="")))
assert len(rows) > 400 and len(set(r["encounter"] for r in rows)) == len(rows)
for r in rows:
    times = [float(r[k]) for k in ("discharged_hours", "ready_hours", "started_hours", "coded_hours", "billed_hours") if r[k]]
    assert times == sorted(times), r
    if r["coded_hours"]:
        assert r["pool"] == "coders" and abs(float(r["coding_minutes"]) - float(r["work_minutes"])) < 1e-6
END
no_parts

# Ctrl-C: the replications that are complete in a row are shown, and the code is 130.
set -m # a background job must not ignore SIGINT
"$HIMSIM" run "$root/scenarios/textbook/mm20.json" -n 3000 -j 2 --json --no-figures -o "$work/cut" > "$work/stdout" 2> "$work/stderr" &
child=$!
sleep 2
kill -INT $child
wait $child
code=$?
set +m
[ $code -eq 130 ] || fail "Ctrl-C: exit code $code, not 130"
grep -q interrupted "$work/stderr" || fail "Ctrl-C is not said: $(tail -2 "$work/stderr")"
python3 - "$work/stdout" "$work/cut" <<'END' || fail "Ctrl-C does not leave the complete replications"
import csv, json, sys
result = json.load(open(sys.argv[1]))
assert result["stop_reason"] == "interrupted" and 0 < result["replications"] < result["replications_requested"] == 3000
rows = csv.DictReader(open(sys.argv[2] + "/replications.csv", newline=""))
seen = set(int(r["replication"]) for r in rows)
assert seen == set(range(result["replications"]))
END
no_parts

# A reader who goes away, or a full disk behind stdout, costs the printed table, never the folder that was asked for.
"$HIMSIM" run "$mm1" "${quick[@]}" --no-figures -o "$work/closed" --trace "$work/closed.csv" 2> "$work/stderr" | true
[ -s "$work/closed/manifest.json" ] && [ -s "$work/closed/study.store" ] && [ -s "$work/closed.csv" ] || fail "a closed pipe costs the folder: $(cat "$work/stderr")"
printf '{ "extends": "%s", "name": "unsure", "uncertainty": [ { "name": "rate", "field": "/work_types/chart/arrivals/rate_per_hour", "low": 0.7, "high": 0.9 } ] }\n' "$mm1" > "$work/unsure.json"
"$HIMSIM" run "$work/unsure.json" --uncertainty --outer 3 "${quick[@]}" -o "$work/closed" 2> "$work/stderr" | true
"$HIMSIM" tornado "$work/unsure.json" "${quick[@]}" --no-figures -o "$work/closed" 2>> "$work/stderr" | true
"$HIMSIM" automate "$mm1" "${quick[@]}" -o "$work/closed" 2>> "$work/stderr" | true
for file in uncertainty.txt tornado.txt automate.txt; do
    [ -s "$work/closed/$file" ] || fail "a closed pipe costs $file: $(cat "$work/stderr")"
done
"$HIMSIM" run "$mm1" "${quick[@]}" --no-figures -o "$work/full" > /dev/full 2> "$work/stderr"; [ $? -eq 1 ] || fail "a full stdout is not said"
grep -q "cannot write the result to standard output" "$work/stderr" || fail "a full stdout is not told"
[ -s "$work/full/manifest.json" ] || fail "a full stdout costs the folder"

# A department that cannot keep up: what is open is said with its share, and an age so far is not sold as a turnaround.
printf '{ "extends": "%s", "name": "over", "work_types": [ { "name": "chart", "arrivals": { "rate_per_hour": 2 } } ] }\n' "$mm1" > "$work/over.json"
"$HIMSIM" run "$work/over.json" "${quick[@]}" > "$work/table" || fail "an overloaded run"
tr '\n' ' ' < "$work/table" | grep -qE 'Unfinished at the end: [0-9,]+ charts of .*, [45][0-9.]* % of all, are .*grows until they are coded' || fail "unfinished charts: $(grep -A3 Unfinished "$work/table")"
printf '{ "extends": "%s", "name": "nobody", "pools": [ { "name": "coders", "shifts": [ { "name": "always", "headcount": 0 } ] } ] }\n' "$mm1" > "$work/nobody.json"
"$HIMSIM" run "$work/nobody.json" "${quick[@]}" > "$work/table" || fail "a run of nobody"
tr '\n' ' ' < "$work/table" | grep -q 'Unfinished at the end: .* 100 % of all' || fail "nobody codes, and the open charts are not said"
exit $failed
