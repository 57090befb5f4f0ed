#!/bin/bash
# A study cut into chunks gives the bytes of one process, whatever happens to its shards on the way.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }
n=7
source "$root/tests/app/small_study.sh"
study grid "[1.5, 2]"
csv() { "$HIMSIM" results "$1" --csv; }
"$HIMSIM" batch "$work/grid.json" --db "$work/whole.db" --quiet || fail "batch"
csv "$work/whole.db" > "$work/whole.csv"

# A plan is written once, stands alone, and says what to do.
"$HIMSIM" plan "$work/grid.json" -o "$work/plan" --chunk-replications 5 --slurm --gnu-parallel --throttle 7 --quiet > "$work/said" || fail "plan"
grep -q "12 cells, 84 replications in 24 chunks" "$work/said" || fail "another plan: $(head -1 "$work/said")"
"$HIMSIM" plan "$work/grid.json" -o "$work/plan" --quiet > /dev/null 2> "$work/stderr" && fail "a plan was written over"
grep -q "plans never change" "$work/stderr" || fail "it does not say why: $(cat "$work/stderr")"
grep -q -- "--array=0-23%7" "$work/plan/himsim.sbatch" && grep -q -- "--requeue" "$work/plan/himsim.sbatch" || fail "the sbatch script"
bash -n "$work/plan/himsim.sbatch" && bash -n "$work/plan/parallel.sh" || fail "a script is no shell"
# What sbatch does with the script, one array task after the other.
for task in 22 23; do SLURM_ARRAY_TASK_ID=$task bash "$work/plan/himsim.sbatch" || fail "array task $task"; done
"$HIMSIM" status "$work/plan" | grep -q "missing: 0-21$" || fail "the sbatch script works on other chunks"
grep -q "chunk 23 done" "$work/plan/logs/23.log" || fail "the log of a task"
rm "$work/plan"/shards/*
rm "$work/grid.json" "$work/base.json"
mv "$work/plan" "$work/moved plan"
plan="$work/moved plan"

# Chunks in any order, threads, twice: the same shard.
run() { "$HIMSIM" work "$plan" --chunk "$1" --quiet "${@:2}"; }
for chunk in $(seq 23 -1 0); do run "$chunk" || fail "chunk $chunk"; [ "$chunk" -ne 12 ] || "$HIMSIM" status "$plan" > "$work/half"; done
grep -q "12 of 24 chunks done" "$work/half" || true
grep -q "missing: 0-11" "$work/half" || fail "status half way: $(cat "$work/half")"
cp "$plan/shards/5.shard" "$work/5"; rm "$plan/shards/5.shard"
run 5 -j 3 || fail "chunk 5 again"
cmp "$work/5" "$plan/shards/5.shard" || fail "threads change a shard"
"$HIMSIM" work "$plan" --chunk 5 2>&1 | grep -q "was done already" || fail "a finished chunk is done again"
run 24 2> /dev/null; [ $? -eq 2 ] || fail "a chunk that is none"
"$HIMSIM" status "$plan" > /dev/null || fail "status of a finished plan"

# Truncated, changed, of another chunk, of another plan: found, named, left out, made again.
truncate -s -9 "$plan/shards/3.shard"
printf x | dd of="$plan/shards/4.shard" bs=1 seek=200 conv=notrunc 2> /dev/null
cp "$plan/shards/7.shard" "$plan/shards/8.shard"
: > "$plan/shards/9.shard"
cp "$plan/shards/0.shard" "$work/version"; printf '\x63' | dd of="$plan/shards/0.shard" bs=1 seek=8 conv=notrunc 2> /dev/null
"$HIMSIM" status "$plan" > "$work/status" 2> "$work/stderr"; [ $? -eq 1 ] || fail "status of a damaged plan"
grep -q "19 of 24 chunks done, 0 not yet, 4 damaged, 1 of another plan" "$work/status" || fail "status: $(cat "$work/status")"
grep -q "missing: 0,3-4,8-9" "$work/status" || fail "status: $(cat "$work/status")"
"$HIMSIM" merge "$plan" --db "$work/merged.db" --quiet 2> "$work/stderr"; [ $? -eq 1 ] || fail "merging damaged shards"
grep -q "5 shards are left out" "$work/stderr" || fail "merge: $(cat "$work/stderr")"
for chunk in 0 3 4 8 9; do run $chunk || fail "chunk $chunk again"; done

# Two mergers at once, into what one has begun; then nothing is left to do.
"$HIMSIM" merge "$plan" --db "$work/merged.db" --quiet & one=$!
"$HIMSIM" merge "$plan" --db "$work/merged.db" --quiet & two=$!
wait $one || fail "the first merger"; wait $two || fail "the second merger"
"$HIMSIM" merge "$plan" --db "$work/merged.db" 2>&1 | grep -q "0 chunks merged, 24 known before, 0 of 24" || fail "merged twice"
cmp <(csv "$work/merged.db") "$work/whole.csv" || fail "merging differs from one process"
[ "$(sqlite3 "$work/merged.db" "SELECT count(*) FROM replications")" -eq $((12 * n)) ] || fail "replications stand twice"
# Two mergers that make the store, often: they meet at another moment each time.
for time in $(seq 30); do
    rm -f "$work"/new.db*
    "$HIMSIM" merge "$plan" --db "$work/new.db" --quiet & one=$!
    "$HIMSIM" merge "$plan" --db "$work/new.db" --quiet & two=$!
    wait $one && wait $two || { fail "two mergers that make the store"; break; }
done
cmp <(csv "$work/new.db") "$work/whole.csv" || fail "two mergers differ from one process"

# Killed while it works: no shard, or a whole one; no half.
rm "$plan"/shards/*
for chunk in 0 1 2; do
    "$HIMSIM" work "$plan" --chunk $chunk --quiet & pid=$!
    sleep 0.02; kill -9 $pid 2> /dev/null; wait $pid 2> /dev/null
done
"$HIMSIM" status "$plan" | grep -q " 0 damaged, 0 of another" || fail "a killed chunk leaves half a shard"
# A folder that cannot be written, a full disk: said, and nothing half remains.
if [ "$(id -u)" != 0 ]; then
    chmod a-w "$plan/shards"
    run 20 2> "$work/stderr"; [ $? -eq 1 ] || fail "a read-only folder"
    grep -q "cannot write" "$work/stderr" || fail "a read-only folder: $(cat "$work/stderr")"
    chmod u+w "$plan/shards"
elif mount -t tmpfs -o size=64k none "$plan/shards" 2> /dev/null; then
    head -c 100000 /dev/zero > "$plan/shards/filler" 2> /dev/null
    run 20 2> "$work/stderr"; [ $? -eq 1 ] || fail "a full disk: another exit code"
    grep -q "No space left" "$work/stderr" || fail "a full disk: $(cat "$work/stderr")"
    [ "$(ls -A "$plan/shards")" = filler ] || fail "a full disk leaves $(ls -A "$plan/shards")"
    rm "$plan/shards/filler"
    mount -o remount,ro "$plan/shards"
    run 20 2> "$work/stderr"; [ $? -eq 1 ] || fail "a read-only folder"
    umount "$plan/shards"
else
    echo "skipped: a full disk and a read-only folder need a tmpfs"
fi

# Precision goes in waves: plan, work, merge until the store lacks nothing; then it is what one process makes.
cat > "$work/wave.json" <<END
{ "name": "wave", "base": "base.json", "replications_max": 40, "precision": ["tat_mean_hours:0.01:0.05"],
  "factors": [ {"name": "coders", "pointer": "/pools/coders/shifts/day/headcount", "values": [5, 6, 9]} ] }
END
n=5; base
waves=0
while "$HIMSIM" plan "$work/wave.json" --db "$work/wave.db" -o "$work/wave$waves" --chunk-replications 8 --quiet > "$work/said" 2> "$work/stderr" && ! grep -q "lacks nothing" "$work/said"; do
    chunks=$(sed -n 's/.* in \([0-9]*\) chunks.*/\1/p' "$work/said")
    for ((chunk = 0; chunk < chunks; chunk++)); do "$HIMSIM" work "$work/wave$waves" --chunk $chunk --quiet || fail "wave $waves, chunk $chunk"; done
    "$HIMSIM" merge "$work/wave$waves" --db "$work/wave.db" --quiet || fail "merging wave $waves"
    waves=$((waves + 1)); [ $waves -lt 9 ] || break
done
[ $waves -ge 2 ] && [ $waves -lt 9 ] || fail "$waves waves: $(cat "$work/said")"
"$HIMSIM" batch "$work/wave.json" --db "$work/wave_whole.db" --quiet 2> "$work/stderr"; code=$?
"$HIMSIM" plan "$work/wave.json" --db "$work/wave.db" -o "$work/no" --quiet > /dev/null 2> "$work/stderr"; [ $? -eq $code ] || fail "the end of the waves has another exit code than $code"
cmp <(csv "$work/wave.db") <(csv "$work/wave_whole.db") || fail "waves differ from one process"

# An input that was changed: said of the plan, not of the command.
cp -r "$work/wave0" "$work/changed"; sed -i 's/"rate_per_hour":[^,}]*/"rate_per_hour": 3/' "$work/changed"/inputs/0-*.json
rm "$work/changed"/shards/*
"$HIMSIM" work "$work/changed" --chunk 0 --quiet 2> "$work/stderr"; [ $? -eq 1 ] || fail "a changed input"
grep -q "inputs/0-.*is not as the plan wrote it; plan again" "$work/stderr" || fail "a changed input: $(cat "$work/stderr")"

# A plan that is none, or of another version.
"$HIMSIM" status "$work" > /dev/null 2> "$work/stderr" && fail "a folder without a plan"
sed 's/"model_version":.*/"model_version": 99,/' "$plan/plan.json" > "$work/plan.json"
"$HIMSIM" status "$work" > /dev/null 2> "$work/stderr" && fail "a plan of another version"
grep -q "model 99" "$work/stderr" || fail "another version is not named: $(cat "$work/stderr")"
exit $failed
