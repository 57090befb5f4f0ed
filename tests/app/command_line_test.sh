#!/bin/bash
# The command line: exit codes, streams, help, what is said when a command, an option or a file is wrong.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }
mm1="$root/scenarios/textbook/mmc-1.json"
quick=(--set /facility/horizon_days=30 --set /facility/warmup_days=0 -n 2)

# try CODE ARGUMENTS...: runs himsim; stdout in $work/out, stderr in $work/err.
try() {
    local expected=$1 code
    shift
    "$HIMSIM" "$@" > "$work/out" 2> "$work/err" < /dev/null
    code=$?
    [ $code -eq "$expected" ] || fail "himsim $*: exit code $code, not $expected: $(head -3 "$work/err")"
}
says() { grep -qF -- "$1" "$work/err" || fail "stderr does not say \"$1\": $(head -5 "$work/err")"; }
shows() { grep -qF -- "$1" "$work/out" || fail "stdout does not show \"$1\": $(head -5 "$work/out")"; }
nothing_on() { [ ! -s "$work/$1" ] || fail "something on $1: $(head -3 "$work/$1")"; }

# Help and version: on stdout, code 0, nothing on stderr.
for help in "help" "--help" "-h" "run --help" "compare --help" "validate --help" "version" "--version" "help run"; do
    try 0 $help
    nothing_on err
    [ -s "$work/out" ] || fail "himsim $help is silent"
done
try 0 help
grep -q " 4 done, but not what was asked for" "$work/out" || fail "help does not tell exit code 4"
for command in run compare automate import validate explain schema plot version; do shows "$command"; done
try 0
shows run

# Wrong commands and options: code 2, stdout silent, a suggestion.
try 2 rnu
nothing_on out
says 'did you mean "run"?'
try 2 compair
says '"compare"'
try 2 qqqqqqqq
says 'qqqqqqqq'
for wrong in "run" "compare" "compare $mm1" "run $mm1 $mm1" "run $mm1 --no-such-option" "run $mm1 -n 0" "run $mm1 -n -3" \
    "run $mm1 -n x" "run $mm1 -n 1.5" "run $mm1 -n 99999999999999999999" "run $mm1 --seed -1" "run $mm1 -j 0" "run $mm1 -n" \
    "run $mm1 --periods" "run $mm1 --periods year" "run $mm1 --periods week --json"; do
    try 2 $wrong
    nothing_on out
    [ -s "$work/err" ] || fail "himsim $wrong says nothing"
done

# Wrong scenarios: code 3, stdout silent, file, line and column.
for command in run validate; do
    try 3 $command "$work/missing.json"
    nothing_on out
    says missing.json
done
printf '{"name": "x", "facility": {"start_date": "2026-01-05", "horizon_days": 3,' > "$work/cut.json"
: > "$work/empty.json"
printf '\0\0\0' > "$work/zeros.json"
head -c 4000 /dev/urandom > "$work/noise.json"
for bad in cut empty zeros noise; do
    try 3 run "$work/$bad.json"
    nothing_on out
    says "$bad.json"
done
try 3 run "$work"
nothing_on out
try 3 run "$mm1" --set /facility/no_such_key=1
says no_such_key
nothing_on out
try 3 run "$mm1" --set /facility/horizon_days=-5
try 3 run "$mm1" --set nonsense
nothing_on out
try 3 compare "$mm1" "$mm1"
nothing_on out
try 3 compare "$mm1" "$root/scenarios/textbook/mmc-3.json"
says horizon_days

# Streams: only the result on stdout; JSON parses; progress and warnings on stderr; --quiet silences them.
try 0 run "$mm1" "${quick[@]}" --json
python3 -m json.tool < "$work/out" > /dev/null || fail "run --json does not parse"
[ -s "$work/err" ] || fail "no progress on stderr"
try 0 run "$mm1" "${quick[@]}" --json --quiet
nothing_on err
try 0 run "$mm1" "${quick[@]}" --quiet
nothing_on err
shows wait_mean_hours
cat > "$work/faster.json" <<END
{"extends": "$mm1", "name": "faster", "pools": [{"name": "coders", "skills": {"chart": 2}}]}
END
try 0 compare "$mm1" "$work/faster.json" "${quick[@]}" --json --quiet
python3 - "$work/out" <<'END' || fail "compare --json lacks something"
import json, sys
result = json.load(open(sys.argv[1]))
assert result["schema_version"] >= 1 and len(result["scenarios"]) == 2 and result["replications"] == 2
assert result["scenarios"][0]["scenario"]["name"] == "mmc-1" and len(result["scenarios"][0]["scenario"]["digest"]) == 16
for metric in result["scenarios"][1]["metrics"]:
    assert set(metric) >= {"id", "scope", "unit", "mean", "half_width", "confidence", "sd"}, metric
wait = [d for d in result["differences"] if d["id"] == "wait_mean_hours" and d["scope"] == "all"]
assert len(wait) == 1 and wait[0]["mean"] < 0
END

# One replication has no interval: null, never NaN, in JSON.
try 0 run "$mm1" "${quick[@]}" -n 1 --json --quiet
python3 -c 'import json, sys; json.load(open(sys.argv[1]), parse_constant=lambda c: sys.exit(c))' "$work/out" || fail "NaN in JSON"

# --set and --seed reach the simulation.
try 0 run "$mm1" "${quick[@]}" --json --quiet --seed 5
cp "$work/out" "$work/five"
try 0 run "$mm1" "${quick[@]}" --json --quiet --set /analysis/seed=5
cmp <(grep -v digest "$work/five") <(grep -v digest "$work/out") || fail "--seed is not /analysis/seed"
try 0 run "$mm1" "${quick[@]}" --json --quiet --seed 6
cmp -s "$work/five" "$work/out" && fail "--seed changes nothing"
exit $failed
