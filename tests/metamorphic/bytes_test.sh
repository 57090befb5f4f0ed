#!/bin/bash
# Results are the same to the byte for any number of workers, and every alternative meets the same encounters.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }

n=6
[ "${HIMSIM_TEST_LIGHT:-0}" = 0 ] || n=3
base="$root/scenarios/baseline.json"
short=(--set /facility/horizon_days=35 --set /facility/warmup_days=0 --quiet)

# The result of a run and of a comparison, as JSON and as files, with 1, 2 and 7 workers.
for jobs in 1 2 7; do
    "$HIMSIM" run "$base" "${short[@]}" -n $n -j $jobs --json > "$work/run-$jobs.json" || fail "run -j $jobs"
    "$HIMSIM" compare "$base" "$root/scenarios/hybrid.json" "${short[@]}" -n $n -j $jobs --json --no-figures \
        -o "$work/out-$jobs" > "$work/compare-$jobs.json" || fail "compare -j $jobs"
done
for jobs in 2 7; do
    cmp "$work/run-1.json" "$work/run-$jobs.json" || fail "run differs with -j $jobs"
    cmp "$work/compare-1.json" "$work/compare-$jobs.json" || fail "compare differs with -j $jobs"
    for file in estimates.csv replications.csv daily.csv periods.csv cash.csv result.json scorecard.txt; do
        cmp "$work/out-1/$file" "$work/out-$jobs/$file" || fail "$file differs with -j $jobs"
    done
done

# Replications 0..n-1 are the first n of a longer study: the rows of replications.csv are a prefix by replication.
"$HIMSIM" run "$base" "${short[@]}" -n $n --no-figures -o "$work/few" > /dev/null || fail "run -n $n"
"$HIMSIM" run "$base" "${short[@]}" -n $((n + 2)) --no-figures -o "$work/more" > /dev/null || fail "run -n $((n + 2))"
awk -F, -v n=$n 'NR == 1 || $2 < n' "$work/more/replications.csv" > "$work/prefix.csv"
diff <(sort "$work/prefix.csv") <(sort "$work/few/replications.csv") > /dev/null || fail "replications change with their number"

# Encounter, work type, payer, discharge, charges and drawn minutes of every encounter.
alternatives=(overtime temp-coders hire-onshore follow-the-sun follow-the-sun-redeployed cac-routine cac-complex hybrid instantaneous-coding)
paths=()
for name in "${alternatives[@]}"; do paths+=("$root/scenarios/$name.json"); done
"$HIMSIM" compare "$base" "${paths[@]}" "${short[@]}" -n 1 --trace "$work/trace.csv" > /dev/null || fail "compare --trace"
identity() { cut -d, -f1-5,14,15 "$1"; }
first=$(ls "$work"/trace-*.csv | head -1)
count=$(ls "$work"/trace-*.csv | wc -l)
[ "$count" -eq $((${#alternatives[@]} + 1)) ] || fail "$count traces"
[ "$(wc -l < "$first")" -gt 10000 ] || fail "a trace of $(wc -l < "$first") rows"
for trace in "$work"/trace-*.csv; do
    cmp <(identity "$first") <(identity "$trace") || fail "$(basename "$trace") has other encounters than $(basename "$first")"
done
exit $failed
