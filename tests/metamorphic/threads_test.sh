#!/bin/bash
# The same bytes for 1, 2 and 7 worker threads where bytes_test.sh does not look: tables on stdout, the trace of the
# encounters' lives, a department with every mechanism on, plain queues.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }

# Runs himsim ARGUMENTS with 1, 2 and 7 threads and compares whatever comes out.
same() {
    local name=$1 jobs
    shift
    for jobs in 1 2 7; do
        mkdir -p "$work/$name/$jobs"
        (cd "$work/$name/$jobs" && "$HIMSIM" "$@" -j $jobs --quiet --no-figures -o out > tables) || fail "$name with $jobs threads"
        rm -f "$work/$name/$jobs/out/manifest.json"
    done
    [ -s "$work/$name/1/tables" ] || fail "$name: no table"
    diff -r "$work/$name/1" "$work/$name/2" > /dev/null || fail "$name: 1 and 2 threads differ"
    diff -r "$work/$name/1" "$work/$name/7" > /dev/null || fail "$name: 1 and 7 threads differ"
}

same rich run "$root/tests/golden/rich.json" -n 9 --trace trace.csv
same compare compare "$root/scenarios/textbook/mmc-1.json" "$root/scenarios/textbook/mmc-3.json" -n 8 \
    --set /facility/horizon_days=30 --set /facility/warmup_days=0
exit $failed
