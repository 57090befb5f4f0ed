#!/bin/bash
# A study under GNU parallel, which loses a job and then is itself killed with all its jobs, goes on with the same
# command and gives the bytes of one process.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
source "$root/tests/cluster/cluster_study.sh"
need parallel setsid
export PARALLEL_HOME=$work/parallel HOME=$work # nothing of the user's is read or written
mkdir "$PARALLEL_HOME"
cell_count=12; n=20
prepare
plan="$work/the planner's plan"
"$HIMSIM" plan "$work/grid.json" -o "$plan" --chunk-replications 1 --gnu-parallel --quiet > "$work/said" || fail "plan"
chunks=$((cell_count * n))
grep -q " in $chunks chunks" "$work/said" || fail "another plan: $(cat "$work/said")"
within() { # SECONDS, COMMAND: until it succeeds
    local until=$((SECONDS + $1)); shift
    until "$@"; do [ $SECONDS -lt $until ] || return 1; sleep 0.05; done
}

# While "hold" is there chunks 5 and 60 stand still at their start, so that they are killed whatever the machine's speed.
cat > "$work/worker" <<END
#!/bin/bash
[ -e "$work/hold" ] && { [ "\$4" = 5 ] || [ "\$4" = 60 ]; } || exec "$HIMSIM" "\$@"
"$HIMSIM" "\$@" & kill -STOP \$!
echo "\$4 \$!" >> "$work/held"
wait \$!
END
chmod +x "$work/worker"
: > "$work/hold"; : > "$work/held"
HIMSIM="$work/worker" setsid bash "$plan/parallel.sh" -j 3 > "$work/first.log" 2>&1 & group=$!
trap 'kill -9 -- "-$group" 2> /dev/null; rm -rf "$work"' EXIT
held() { [ "$(grep -c "^$1 " "$work/held")" -ge "$2" ]; } # CHUNK TIMES
# A job is killed, tried again, and killed again.
for time in 1 2; do
    within 60 held 5 $time || { echo "FAIL chunk 5 was not begun $time times: $(tail -n 3 "$work/first.log")"; exit 1; }
    kill -9 "$(sed -n 's/^5 //p' "$work/held" | tail -n 1)"
done
# Then parallel and all it runs.
within 60 held 60 1 || { echo "FAIL chunk 60 was not begun: $(tail -n 3 "$work/first.log")"; exit 1; }
kill -9 -- "-$group"; wait "$group" 2> /dev/null
rm "$work/hold"
"$HIMSIM" status "$plan" > "$work/status" && fail "nothing is missing"
grep -q " 0 damaged, 0 of another" "$work/status" || fail "a killed job leaves half a shard: $(cat "$work/status")"
grep -q "missing: 5," "$work/status" || fail "the killed chunk is not missing: $(cat "$work/status")"
grep -q "chunk '*5'* " "$plan/joblog" || fail "the joblog does not know of the lost job: $(head -n 8 "$plan/joblog")"
echo "killed with $(sed -n 's/.*: \([0-9]* of [0-9]* chunks\).*/\1/p' "$work/status") done"

# The same command goes on, with what failed and what was never begun, and with nothing else.
HIMSIM="$work/worker" bash "$plan/parallel.sh" -j 3 > "$work/second.log" 2>&1 || fail "the same command: $(tail -n 3 "$work/second.log")"
"$HIMSIM" status "$plan" > "$work/status" || fail "status: $(cat "$work/status")"
grep -q "chunk 5 done" "$work/second.log" || fail "the failed job was not tried again"
grep -q "chunk 0 " "$work/second.log" && fail "a finished job was run again"
# A shard that is lost afterwards: the joblog does not know, so it goes; whole shards are not made again.
truncate -s -5 "$plan/shards/7.shard"; rm "$plan/shards/100.shard" "$plan/joblog"
bash "$plan/parallel.sh" -j 3 > "$work/third.log" 2>&1 || fail "without a joblog: $(tail -n 3 "$work/third.log")"
[ "$(grep -c " done$" "$work/third.log")" -eq 2 ] || fail "without a joblog $(grep -c " done$" "$work/third.log") chunks were made"

same_as_one_process "$plan" "$work/merged.db"
exit $failed
