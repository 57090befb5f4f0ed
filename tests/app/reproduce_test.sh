#!/bin/bash
# A result folder can be extended, gone on with, run again and compared; precision ends a run and is said.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }
base="$root/scenarios/baseline.json"
alternative="$root/scenarios/overtime.json"
short=(--set /facility/horizon_days=28 --quiet --no-figures)
# Everything but run times.
same() { diff -rq -x manifest.json "$1" "$2"; }

# Extending equals one long run to the byte, for run and compare, on any number of workers.
"$HIMSIM" compare "$base" "$alternative" "${short[@]}" -n 3 -j 1 -o "$work/parts" > /dev/null || fail "compare"
"$HIMSIM" extend "$work/parts" -n 7 -j 7 --quiet --no-figures > "$work/extended" || fail "extend"
"$HIMSIM" compare "$base" "$alternative" "${short[@]}" -n 7 -j 2 -o "$work/whole" > "$work/at_once" || fail "compare -n 7"
same "$work/parts" "$work/whole" || fail "extend is not one long run"
cmp "$work/extended" "$work/at_once" || fail "extend prints something else"

# The same command with a larger -n goes on from the folder, and lives nothing twice.
"$HIMSIM" compare "$base" "$alternative" --set /facility/horizon_days=28 --no-figures -n 9 -o "$work/parts" > /dev/null 2> "$work/stderr"
grep -q "holds 7 replications" "$work/stderr" || fail "the same command begins anew: $(cat "$work/stderr")"
"$HIMSIM" compare "$base" "$alternative" "${short[@]}" -n 9 --fresh -o "$work/whole" > /dev/null
same "$work/parts" "$work/whole" || fail "the same command is not one long run"
# Another scenario, another seed, fewer replications: anew.
for other in "--set /pools/senior/shifts/day/headcount=3" "--seed 5" "-n 2"; do
    # shellcheck disable=SC2086
    "$HIMSIM" compare "$base" "$alternative" --set /facility/horizon_days=28 -n 9 $other --no-figures -o "$work/parts" > /dev/null 2> "$work/stderr"
    grep -q "goes on from there" "$work/stderr" && fail "$other goes on with another study"
    grep -q "study.store: it .*; the study begins anew" "$work/stderr" || fail "$other does not say what becomes of the folder: $(cat "$work/stderr")"
done
# A damaged store is said and not used.
"$HIMSIM" run "$base" "${short[@]}" -n 3 -o "$work/run" > /dev/null
printf x | dd of="$work/run/study.store" bs=1 seek=5000 conv=notrunc 2> /dev/null
"$HIMSIM" extend "$work/run" -n 4 --no-figures > /dev/null 2> "$work/stderr" || fail "extend of a damaged store"
grep -q "damaged" "$work/stderr" || fail "a damaged store is not named: $(cat "$work/stderr")"
"$HIMSIM" run "$base" "${short[@]}" -n 4 -o "$work/four" > /dev/null
same "$work/run" "$work/four" || fail "extend of a damaged store is not one long run"

# What was asked wrongly is refused.
"$HIMSIM" extend "$work/run" -n 2 > /dev/null 2> "$work/stderr"; [ $? -eq 2 ] || fail "extend to fewer"
"$HIMSIM" extend "$work/none" -n 2 > /dev/null 2> "$work/stderr"; [ $? -eq 1 ] || fail "extend of nothing"
grep -q "$work/none" "$work/stderr" || fail "extend of nothing does not say of what"
"$HIMSIM" extend "$work/run" > /dev/null 2>&1; [ $? -eq 2 ] || fail "extend without -n"

# Reproducing: the folder alone suffices, wherever it is; a changed byte is found and named.
mv "$work/run" "$work/moved"
"$HIMSIM" reproduce "$work/moved" -j 3 --quiet > "$work/table" || fail "reproduce"
grep -q "Reproduced" "$work/table" || fail "reproduce does not say so"
"$HIMSIM" reproduce "$work/moved" --json --quiet > "$work/json" || fail "reproduce --json"
python3 -c 'import json,sys; r=json.load(open(sys.argv[1])); assert r["is_reproduced"] and len(r["tables"]) >= 7' "$work/json" || fail "the JSON of reproduce"
sed -i '2s/[0-9]\(,[^,]*\)$/x\1/' "$work/moved/daily.csv"
"$HIMSIM" reproduce "$work/moved" --quiet > "$work/table" 2> "$work/stderr"; [ $? -eq 1 ] || fail "a changed table passes"
grep -q "daily.csv.*DIFFERS from line 2" "$work/table" || fail "a changed table is not named: $(cat "$work/table")"
[ -z "$(find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'himsim-reproduce-*' -newer "$work/extended" 2> /dev/null)" ] || fail "a temporary folder is left"

# A copy of a scenario that was changed is no longer what the result was made from: said, and nothing is overwritten.
cp -r "$work/four" "$work/changed"
sed -i 's/"headcount": [0-9]*/"headcount": 9/' "$work/changed"/inputs/0-*.json
for command in "extend -n 5 --no-figures" reproduce; do
    # shellcheck disable=SC2086
    "$HIMSIM" $command "$work/changed" > /dev/null 2> "$work/stderr"; [ $? -eq 1 ] || fail "$command of a changed copy"
    grep -q "0-baseline.json: has digest .*, the manifest says" "$work/stderr" || fail "$command does not name the changed copy: $(cat "$work/stderr")"
done
cmp "$work/four/estimates.csv" "$work/changed/estimates.csv" || fail "extend of a changed copy overwrote the result"

# One replication alone is the one of the whole study, its charts too.
"$HIMSIM" run "$base" "${short[@]}" --replication 3 -o "$work/alone" --trace "$work/alone.csv" > "$work/table" || fail "--replication"
grep '^[^,]*,3,' "$work/four/replications.csv" > "$work/of_four"
tail -n +2 "$work/alone/replications.csv" | cmp - "$work/of_four" || fail "replication 3 alone is another one"
"$HIMSIM" run "$base" "${short[@]}" --replication 0 --trace "$work/zero.csv" > /dev/null
"$HIMSIM" run "$base" "${short[@]}" -n 2 --trace "$work/first.csv" > /dev/null
cmp "$work/zero.csv" "$work/first.csv" || fail "the trace of replication 0"
cmp -s "$work/zero.csv" "$work/alone.csv" && fail "the trace of replication 3 is that of 0"
"$HIMSIM" reproduce "$work/alone" --quiet > /dev/null || fail "reproduce one replication"

# Precision: met, or the cap is said everywhere and ends with code 4.
mm1="$root/scenarios/textbook/mm1.json"
quick=(--set /facility/horizon_days=400 --set /facility/warmup_days=50 --quiet --no-figures)
"$HIMSIM" run "$mm1" "${quick[@]}" --precision tat_mean_hours:0.3 -o "$work/met" --json > "$work/json"; code=$?
[ $code -eq 0 ] || fail "precision met: code $code"
python3 -c 'import json,sys; r=json.load(open(sys.argv[1])); assert r["stop_reason"]=="precision_met" and r["precision"]["is_met"] and r["precision"]["goals"][0]["achieved_share"] <= 0.3, r["precision"]' "$work/json" || fail "JSON of a precision that is met"
"$HIMSIM" run "$mm1" "${quick[@]}" --precision tat_mean_hours:0.001 -n 25 -o "$work/capped" > "$work/table"; code=$?
[ $code -eq 4 ] || fail "precision not met: code $code"
grep -q "PRECISION NOT REACHED after 25 replications" "$work/table" || fail "the cap is not said"
grep -q '"stop_reason": "replications_max"' "$work/capped/result.json" || fail "the cap is not in the JSON"
"$HIMSIM" reproduce "$work/capped" --quiet > /dev/null || fail "reproduce a run by precision"
"$HIMSIM" reproduce "$work/met" --quiet > /dev/null || fail "reproduce a run by precision that is met"
# A stricter goal goes on from the folder and ends as if run at once.
"$HIMSIM" run "$mm1" "${quick[@]}" --precision tat_mean_hours:0.15 -o "$work/met" > /dev/null
"$HIMSIM" run "$mm1" "${quick[@]}" --precision tat_mean_hours:0.15 -o "$work/strict" > /dev/null
same "$work/met" "$work/strict" || fail "a stricter goal in parts is not the goal at once"
# The scenario's own goals hold unless -n or none says otherwise.
goals=(--set '/analysis/precision=[{"metric":"tat_mean_hours","relative_share":0.3}]')
"$HIMSIM" run "$mm1" "${quick[@]}" "${goals[@]}" --json | grep -q '"stop_reason": "precision_met"' || fail "the scenario's goals"
"$HIMSIM" run "$mm1" "${quick[@]}" "${goals[@]}" -n 3 --json | grep -q '"stop_reason": "fixed_count"' || fail "-n against the scenario's goals"
for wrong in tat_mean_hours tat_mean_hours:0 tat_mean_hours:2 tat_mean_hours:0.1:-1 tat_men_hours:0.1 :0.1 diff:tat_mean_hours diff:tat_mean_hours:0 diff::1; do
    "$HIMSIM" run "$mm1" --precision "$wrong" > /dev/null 2> "$work/stderr"; [ $? -eq 2 ] || fail "--precision $wrong passes"
done
# Goals about differences: compare alone has any; the paired interval ends the study, and a stricter one goes on.
sed 's|"name": "mm1"|"name": "faster"|; s|"mean": 60|"mean": 59|' "$mm1" > "$work/faster.json"
cmp -s "$mm1" "$work/faster.json" && fail "the faster queue is no other one"
pair=("$mm1" "$work/faster.json" "${quick[@]}")
"$HIMSIM" compare "${pair[@]}" --precision diff:tat_mean_hours:0.9 -o "$work/pair" --json > "$work/json" || fail "a goal about differences"
python3 -c 'import json,sys; g=json.load(open(sys.argv[1]))["precision"]["goals"][0]; assert g["of"]=="difference" and g["is_met"] and g["half_width"] <= 0.9, g' "$work/json" || fail "JSON of a goal about differences"
"$HIMSIM" compare "${pair[@]}" --precision diff:tat_mean_hours:0.2 -o "$work/pair" > /dev/null || fail "a stricter goal about differences"
"$HIMSIM" compare "${pair[@]}" --precision diff:tat_mean_hours:0.2 -o "$work/pair_at_once" > /dev/null
same "$work/pair" "$work/pair_at_once" || fail "differences: a stricter goal in parts is not the goal at once"
"$HIMSIM" reproduce "$work/pair" --quiet > /dev/null || fail "reproduce a comparison by precision"
"$HIMSIM" run "$mm1" --precision diff:tat_mean_hours:0.2 > /dev/null 2> "$work/stderr"; [ $? -eq 3 ] || fail "a run has a difference"
"$HIMSIM" run "$mm1" --precision dnfb_cause_usd:0.1 > /dev/null 2> "$work/stderr"; [ $? -eq 3 ] || fail "a metric that is not over all"
# No goal is met by fewer replications than a half-width takes to be known.
"$HIMSIM" run "$mm1" "${quick[@]}" -n 5 --precision tat_mean_hours:0.05:1000 > /dev/null 2> "$work/stderr"; [ $? -eq 2 ] || fail "a goal is met by 5 replications"
grep -q 'looks for the first time at 20 replications' "$work/stderr" || fail "the message does not say why 5 are too few"
"$HIMSIM" run "$mm1" "${quick[@]}" -n 20 --precision tat_mean_hours:0.05:1000 > /dev/null || fail "20 replications are enough for a goal"

# Figures of the earlier result are not left beside new tables without a word.
mkdir -p "$work/capped/figures"
"$HIMSIM" extend "$work/capped" -n 26 --no-figures > /dev/null 2> "$work/stderr"
grep -q 'figures holds the figures of an earlier result' "$work/stderr" || fail "extend --no-figures is silent about the figures"
rmdir "$work/capped/figures"
"$HIMSIM" extend "$work/capped" -n 27 --no-figures > /dev/null 2> "$work/stderr"
grep -q 'earlier result' "$work/stderr" && fail "figures that are not there are spoken of"

# The manifest names what took part: libraries, the build, and of what the run time is.
python3 - "$work/capped/manifest.json" <<'END' || fail "the manifest does not name the libraries and the build"
import json, sys
d = json.load(open(sys.argv[1]))
assert all(d["libraries"][name] for name in ("gsl", "cjson", "libical", "xxhash", "zstd", "sqlite", "libc", "compiler")), d["libraries"]
assert d["build"]["type"] and "flags" in d["build"], d
assert d["run_seconds_last"] > 0 and "run_seconds" not in d
END

# It keeps to a narrow terminal.
python3 - "$HIMSIM" "$work/alone" <<'END' || fail "reproduce is wider than a terminal of 30 columns"
import fcntl, os, pty, struct, subprocess, sys, termios
ours, theirs = pty.openpty()
fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 30, 0, 0))
program = subprocess.Popen([sys.argv[1], "reproduce", sys.argv[2], "--quiet"], stdout=theirs)
os.close(theirs)
text = b""
try:
    while part := os.read(ours, 4096):
        text += part
except OSError:  # the other end is closed
    pass
assert program.wait() == 0
lines = text.decode().splitlines()
assert "Reproduced" in text.decode() and max(map(len, lines)) <= 30, lines
END
exit $failed
