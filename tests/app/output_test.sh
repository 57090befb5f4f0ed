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
for file in estimates.csv replications.csv daily.csv cash.csv manifest.json; do
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
exit $failed
