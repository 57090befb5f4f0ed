#!/usr/bin/env bash
# From a messy export to a forecast that carries its score: import, fit, backtest, run; and what backtest refuses.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }

# try CODE ARGUMENTS...: runs himsim; stdout in $work/out, stderr in $work/err.
try() {
    local expected=$1 code
    shift
    "$HIMSIM" "$@" > "$work/out" 2> "$work/err" < /dev/null
    code=$?
    [ $code -eq "$expected" ] || fail "$*: exit code $code, not $expected: $(head -3 "$work/err")"
}
says() { tr '\n' ' ' < "$work/err" | grep -qF -- "$1" || fail "stderr does not say \"$1\": $(head -5 "$work/err")"; }
shows() { tr '\n' ' ' < "$work/out" | grep -qF -- "$1" || fail "stdout does not show \"$1\": $(head -9 "$work/out")"; }
silent() { [ ! -s "$work/$1" ] || fail "something on $1: $(head -3 "$work/$1")"; }

# A hospital without daylight saving, its life, and what its EHR exports of it.
weekdays='["mon", "tue", "wed", "thu", "fri"]'
cat > "$work/truth.json" << TRUTH
{"name": "harbor", "facility": {"time_zone": "America/Phoenix", "start_date": "2025-03-03", "horizon_days": 364, "bill_run_time": "23:00"},
 "payers": [{"name": "medicare"}, {"name": "commercial"}],
 "work_types": [
  {"name": "ip", "arrivals": {"per_week": 90, "day_factor_cv": 0.1}, "gross_usd": {"law": "lognormal", "mean": 20000, "cv": 1.1},
   "documentation_lag_hours": {"law": "lognormal", "mean": 48, "cv": 0.9}, "coding_minutes": {"law": "lognormal", "mean": 30, "cv": 0.7},
   "bill_hold_days": 3, "payer_mix": {"medicare": 0.5, "commercial": 0.5}},
  {"name": "op", "arrivals": {"per_week": 400, "day_factor_cv": 0.1}, "gross_usd": {"law": "exponential", "mean": 600},
   "documentation_lag_hours": {"law": "exponential", "mean": 12}, "coding_minutes": {"law": "gamma", "mean": 8, "cv": 0.6},
   "bill_hold_days": 3, "payer_mix": {"medicare": 0.3, "commercial": 0.7}}],
 "pools": [{"name": "us", "skills": {"*": 1}, "shifts": [{"name": "day", "headcount": 3,
   "hours": [{"days": $weekdays, "start": "08:00", "end": "16:00"}]}]}],
 "worklists": [{"name": "all", "pools": ["us"]}]}
TRUTH
try 0 run "$work/truth.json" -n 1 --seed 5 --trace "$work/trace.csv" --quiet
export_of() { TZ=UTC awk -v cut=2026-03-02T00:00 -v utc_offset=25200 -f "$root/tests/support/messy_export.awk" "$1"; }
export_of "$work/trace.csv" > "$work/export.csv"
[ "$(wc -l < "$work/export.csv")" -gt 20000 ] || fail "the export has $(wc -l < "$work/export.csv") lines"
cat > "$work/map.json" << 'MAP'
{"time_zone": "America/Phoenix",
 "columns": {
  "account": {"column": "HSP_ACCOUNT_ID"},
  "work_type": {"column": "Class, Account", "values": {"Inpatient, Acute": "ip", "Outpatient": "op"}},
  "discharge": {"column": "Disch Date/Time", "format": "%m/%d/%Y %H:%M:%S"},
  "documented": {"column": "Doc Complete", "format": "%m/%d/%Y %H:%M:%S"},
  "coding_start": {"column": "Coding Started", "format": "%m/%d/%Y %H:%M:%S"},
  "coded": {"column": "Final Coded (UTC)", "zone": "UTC"},
  "billed": {"column": "Bill Date", "format": "%m/%d/%Y %H:%M:%S"},
  "gross_usd": {"column": "Total Charges"},
  "payer": {"column": "Fin Class", "values": {"MCARE": "medicare"}},
  "coder": {"column": "Coder"},
  "coding_minutes": {"column": "Time Spent By Coding", "unit": "minutes"}}}
MAP

# The path: import with this morning's backlog, fit to what was known before the back-test, test it, forecast.
cd "$work" || exit 1
try 3 import export.csv --map map.json -o accounts.csv
says "--skip-personal"
try 0 import export.csv --map map.json -o accounts.csv --skip-personal --until 2026-03-02 --as-of 2026-03-02
for reason in account_duplicate date_unreadable below_zero lag_negative; do shows "$reason"; done
grep -qi "jane\|doe\|01/01/1950\|1950-01-01" accounts.csv accounts.csv.* && fail "personal data in what the import wrote"
try 0 fit accounts.csv -o scenario.json --from 2025-03-31 --to 2025-12-07
expected=0

# Which knows no more than an export of that evening would have told, and no more people than there are.
bare() { sed 's/^ *"\/\/.*//' "$1"; }
try 0 import export.csv --map map.json -o then.csv --skip-personal --until 2025-12-08 --max-bad-share 0.02
try 0 fit then.csv -o then.json --from 2025-03-31 --quiet
diff <(bare scenario.json) <(bare then.json) > /dev/null || fail "fit --to looks behind --to: $(diff <(bare scenario.json) <(bare then.json) | head -5)"
try 0 fit accounts.csv -o winter.json --from 2025-12-08
shows "3.0 of 3 coders"
grep -q '"headcount": 3,' winter.json || fail "of a quarter, not 3 coders: $(grep '"headcount":' winter.json)"
command -v gnuplot > /dev/null || expected=6
back=(--history accounts.csv --from 2025-12-08 --to 2026-03-01)
try $expected backtest scenario.json "${back[@]}" -o backtest --quiet
silent err
shows "The forecast may be trusted: its 90 % band covered"
shows "(84 days), 199 replications, seed 1"
for name in backtest.json backtest.csv backtest.txt backtest-open.csv figures/backtest.dat figures/backtest.gp; do
    [ -s "backtest/$name" ] || fail "no backtest/$name"
done
[ $expected -eq 6 ] || [ -s backtest/figures/backtest.png ] || fail "no picture"
[ "$(wc -l < backtest/backtest.csv)" -eq $((1 + 3 * 84)) ] || fail "backtest.csv has $(wc -l < backtest/backtest.csv) lines"
grep -q "may be trusted" backtest/figures/backtest.gp || fail "the title does not say the verdict"
cp backtest/backtest.json first.json
try 0 backtest scenario.json "${back[@]}" -o backtest --quiet --no-figures -j 1
cmp -s first.json backtest/backtest.json || fail "a second back-test differs"

# Seconds read as minutes are told, and so are hours.
try 0 fit accounts.csv -o unit-fit.json
grep -q "Is their unit" out && fail "the unit of the minutes is doubted"
for unit in seconds hours; do
    sed "s/\"unit\": \"minutes\"/\"unit\": \"$unit\"/" map.json > unit.json
    try 0 import export.csv --map unit.json -o unit.csv --skip-personal --until 2026-03-02 --max-bad-share 0.5
    try 0 fit unit.csv -o unit-fit.json
    shows "Is their unit right"
done

# A scenario that was fitted to the days of its test has seen the answers, however many files stand between.
try 0 fit accounts.csv -o seen.json --from 2025-03-31 --to 2026-01-04 --quiet
echo '{"extends": "seen.json", "name": "child"}' > child.json
try 0 backtest child.json "${back[@]}" -o seen --quiet --no-figures
shows "IN-SAMPLE, NO TEST OF A FORECAST: its 90 % band covered"
shows "was fitted to 28 of these 84 days: fit with --to 2025-12-07 to test it."
grep -q '"verdict": "in_sample"' seen/backtest.json || fail "backtest.json calls it trusted"
grep -q '"fitted_days": 28' seen/backtest.json || fail "backtest.json has not the days fitted"
grep -q '"fitted_days": 0' first.json || fail "days fitted where none were"
try 4 backtest child.json "${back[@]}" --quiet --strict
try 0 run child.json -n 1 --quiet --set /backtest=seen/backtest.json
shows "IN-SAMPLE, NO TEST OF A FORECAST"

# Starts as an import of that morning would.
try 0 import export.csv --map map.json -o again.csv --skip-personal --until 2026-03-02 --as-of 2025-12-08
cmp -s again.csv.open.csv backtest/backtest-open.csv || fail "the opening inventory is not that of import --as-of"

# The forecast from today carries the score, whatever its dates and its backlog.
forecast=(--set /facility/start_date=2026-03-02 --set /facility/horizon_days=28 --set /facility/warmup_days=0
    --set /opening_inventory/csv=accounts.csv.open.csv -n 5 --quiet)
try 0 run scenario.json "${forecast[@]}" --set /backtest=backtest/backtest.json
shows "Back-test 2025-12-08 to 2026-03-01: the 90 % band covered"
try 0 run scenario.json "${forecast[@]}" --set /backtest=backtest/backtest.json --json
shows '"of_this_scenario": true'
shows '"verdict": "trusted"'
cat > forecast.json << 'FORECAST'
{"extends": "scenario.json", "name": "forecast", "backtest": "backtest/backtest.json",
 "facility": {"start_date": "2026-03-02", "horizon_days": 84, "warmup_days": 0, "dnfb_target_days": 4},
 "opening_inventory": {"csv": "accounts.csv.open.csv"}}
FORECAST
try 0 run forecast.json -n 5 --quiet
shows "Back-test 2025-12-08 to 2026-03-01: the 90 % band covered"
try 0 run scenario.json "${forecast[@]}" --set /backtest=backtest/backtest.json --json
digest=$(grep -m 1 '"digest"' out)
try 0 run scenario.json "${forecast[@]}" --json
[ "$(grep -m 1 '"digest"' out)" = "$digest" ] || fail "the score changes the digest"
grep -q '"backtest"' out && fail "a score that nobody named"
try 0 report --stress scenario.json --set /backtest=backtest/backtest.json
shows "Back-test 2025-12-08 to 2026-03-01"

# Whole people and their absences: five, one shift in eight missed.
sed 's/"headcount": 3,/"headcount": 5,/; s/"skills": {"\*": 1},/"skills": {"*": 1}, "absence_share": 0.125,/' truth.json > absent.json
try 0 run absent.json -n 1 --seed 5 --trace absent-trace.csv --quiet
export_of absent-trace.csv > absent.csv
try 0 import absent.csv --map map.json -o absent-accounts.csv --skip-personal --until 2026-03-02
try 0 fit absent-accounts.csv -o absent-fit.json
field() { sed -n "s/^ *\"$1\": \([0-9.]*\),*$/\1/p" absent-fit.json; }
awk -v people="$(field headcount)" -v absent="$(field absence_share)" 'BEGIN { exit !(people == 5 && absent > 0.1 && absent < 0.15) }' ||
    fail "not 5 coders who miss an eighth: $(field headcount), $(field absence_share)"

# Fewer coders than the truth: not to be trusted, and every report says so.
fewer=(--set /pools/coders/shifts/first/headcount=2)
try 0 backtest scenario.json "${back[@]}" "${fewer[@]}" -o wrong --quiet --no-figures
shows "FORECAST NOT TO BE TRUSTED."
try 4 backtest scenario.json "${back[@]}" "${fewer[@]}" --quiet --strict
try 0 run scenario.json "${forecast[@]}" "${fewer[@]}" --set /backtest=wrong/backtest.json
shows "FORECAST NOT TO BE TRUSTED."
try $expected run scenario.json "${forecast[@]}" "${fewer[@]}" --set /backtest=wrong/backtest.json -o result
grep -q "forecast not to be trusted" result/figures/fan-dollars.gp || fail "the figures do not say it"
grep -q "NOT TO BE TRUSTED" result/scorecard.txt || fail "the scorecard in the folder does not say it"
try 0 run scenario.json "${forecast[@]}" --set /backtest=wrong/backtest.json
shows "is of another one"
echo '{"verdict": "trusted"}' > half.json
try 0 run scenario.json -n 1 --set /backtest=half.json
says "is no result of a back-test"

# The arrivals that came.
try 0 backtest scenario.json "${back[@]}" --own-arrivals -o own --no-figures -n 99 --json --quiet
shows '"own_arrivals": true'
shows "Given the arrivals, the scenario does as the department did"
[ "$(wc -l < own/backtest-arrivals.csv)" -gt 5000 ] || fail "no own arrivals"
awk -F'[, ]+' '/"part": "all days"/ { print }' backtest/backtest.json | head -1 > drawn.txt
awk '/"part": "all days"/ { print }' own/backtest.json | head -1 > own.txt
crps() { sed 's/.*"crps": \([0-9.]*\).*/\1/' "$1"; }
awk -v a="$(crps own.txt)" -v b="$(crps drawn.txt)" 'BEGIN { exit !(a > 0 && a < b / 2) }' || fail "CRPS with own arrivals $(crps own.txt), drawn $(crps drawn.txt)"

# What it refuses.
try 0 backtest --help
for word in --history --from --to --own-arrivals --strict '"backtest" in the scenario'; do shows "$word"; done
"$HIMSIM" help | grep -q '^  backtest ' || fail "himsim help does not list backtest"
try 2 backtest
try 2 backtest scenario.json --from 2025-12-08
says "--history"
try 2 backtest scenario.json --history accounts.csv
says "--from"
try 2 backtest scenario.json "${back[@]}" -n 50
says "99"
try 2 backtest scenario.json "${back[@]}" --steady-state
says "no steady state"
try 2 backtest scenario.json --history accounts.csv --from someday
says "2026-01-05"
try 3 backtest scenario.json --history none.csv --from 2025-12-08
says none.csv
try 3 backtest scenario.json --history accounts.csv --from 2025-03-05 --to 2026-03-09
says "2025-03-11 or later"
says "2026-03-01 or earlier"
try 3 backtest scenario.json --history accounts.csv --from 2025-12-08 --to 2025-12-01
says "is before --from"
try 3 backtest scenario.json "${back[@]}" --set /facility/time_zone=Europe/Berlin
says "America/Phoenix"
sed 's/"ip"/"x"/; s/"op"/"y"/' truth.json > other.json
try 3 backtest other.json "${back[@]}" --set /work_types/y/payer_mix=null
says "no work type of the accounts is in the scenario"
: > file
try 1 backtest scenario.json "${back[@]}" -o file
says file
exit $failed
