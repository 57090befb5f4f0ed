#!/usr/bin/env bash
# Steady states from the command line: found, given, not there, and runs that are too short to tell.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }

try() { # CODE COMMAND...: stdout and stderr go to files
    local code=$1
    shift
    "$HIMSIM" "$@" > "$work/out" 2> "$work/err"
    local got=$?
    [ "$got" = "$code" ] || { fail "exit code $got, not $code: $*"; sed -n 1,5p "$work/err"; }
}

check() { # WHAT EXPRESSION: python over d, the JSON document on stdout
    python3 - "$work/out" "$2" <<'END' || fail "$1: $2"
import json, math, sys
d = json.load(open(sys.argv[1]))
def metric(name):
    return next(m for m in d["metrics"] if m["id"] == name and m["scope"] == "all")
def error(name, exact):  # in standard errors
    m = metric(name)
    return abs(m["mean"] - exact) / (m["sd"] / math.sqrt(d["replications"]))
sys.exit(0 if eval(sys.argv[2]) else 1)
END
}

queue=$HIMSIM_ROOT/scenarios/textbook/steady-mm1.json
short=(--set /facility/horizon_days=728)
days=2184
[ -z "${HIMSIM_TEST_LIGHT:-}" ] || days=728

# Load 0.8: found, and the mean is that of theory.
try 0 run "$queue" --set /facility/horizon_days=$days -n 20 --json --quiet
check "found" 'd["steady_state"]["verdict"] == "found" and not d["steady_state"]["tightest_pools"]["overloaded"]'
check "the wait is that of theory" 'error("wait_mean_hours", 4) < 4.5 and error("tat_mean_hours", 5) < 4.5'
try 0 run "$HIMSIM_ROOT/scenarios/textbook/mmc-1.json" --set /facility/warmup_days=0 "${short[@]}" --steady-state -n 2 --quiet
grep -q '^Steady state: warm-up of' "$work/out" || fail "the scorecard does not tell the steady state"

# Load 1.1: said, with how fast it grows, and labelled.
over=(--set /work_types/chart/arrivals/rate_per_hour=1.1)
try 4 run "$queue" "${short[@]}" "${over[@]}" -n 2 --json --quiet
check "none" 'd["steady_state"]["verdict"] == "no_steady_state" and d["steady_state"]["tightest_pools"]["overloaded"]'
check "growth" 'all(abs(s["drift_per_week"] - 16.8) < 2 * s["half_width"] and s["drifts"] for s in d["steady_state"]["stocks"])'
grep -q 'NO STEADY STATE: 184.8 standard hours' "$work/err" || fail "stderr does not tell the load"
try 4 run "$queue" "${short[@]}" "${over[@]}" -n 2 --quiet
grep -q '^NO STEADY STATE: ' "$work/out" || fail "the scorecard is not labelled"

# Load 0.95 for a year shows no drift and excludes none: too short to tell, whether the warm-up is found or given. The
# results are written and labelled, and the advice does.
unsure=(--set /facility/horizon_days=364 --set /work_types/chart/arrivals/rate_per_hour=0.95)
try 4 run "$queue" "${unsure[@]}" -n 2 --quiet --no-figures -o "$work/unsure"
grep -q '^TOO SHORT TO TELL whether there is a steady state: warm-up of' "$work/out" || fail "the scorecard does not say that it is too short to tell"
grep -q '^Steady state' "$work/out" && fail "the scorecard calls it a steady state all the same"
grep -q 'TOO SHORT TO TELL' "$work/err" || fail "stderr does not say that it is too short to tell"
[ -s "$work/unsure/estimates.csv" ] || fail "results too short to tell by are not written"
longer=$(sed -n 's/.*--set \(.facility.horizon_days=[0-9]*\).*/\1/p' "$work/err")
[ -n "$longer" ] || fail "no longer horizon is advised"
try 4 run "$queue" "${unsure[@]}" --set /facility/warmup_days=28 -n 2 --json --quiet
check "too short to tell" 'd["steady_state"]["verdict"] == "too_short_to_tell" and d["steady_state"]["drift_room_share"] > 0.5 and d["metrics"]'
try 0 run "$queue" "${unsure[@]}" --set "$longer" -n 2 --quiet
try 0 reproduce "$work/unsure" --quiet

# 182 whole days are known to be too few weeks before anything is simulated if they do not begin on a Monday.
try 3 run "$queue" --set /facility/horizon_days=182 --set /facility/start_date=2026-01-06 -n 2
grep -q 'at least 188 days' "$work/err" || fail "the message does not say how many days it takes"

# A pile of charts that is worked off takes most of a year: too short; where it takes some weeks they are the warm-up.
pile() { printf '{ "extends": "%s", "name": "pile", "question": null, "opening_inventory": { "counts": [ { "name": "old", "work_type": "chart", "coding_by_age_days": [ %d ] } ] } }\n' "$queue" "$1" > "$work/pile.json"; }
pile 1500
try 3 run "$work/pile.json" --set /facility/horizon_days=364 -n 2 --json --quiet --no-figures -o "$work/short"
check "too short" 'd["scenarios"][0]["steady_state"]["verdict"] == "run_too_short" and "metrics" not in d["scenarios"][0]'
grep -q 'horizon_days=728' "$work/err" || fail "the message does not say to simulate longer"
[ -s "$work/short/welch.csv" ] && [ ! -e "$work/short/estimates.csv" ] || fail "a run too short left results, or no weeks"
pile 400
try 0 run "$work/pile.json" "${short[@]}" -n 3 --json --quiet -o "$work/pile"
check "the pile is the warm-up" 'd["steady_state"]["verdict"] == "found" and 8 * 7 <= d["steady_state"]["warmup_days"] <= 24 * 7'
[ "$(head -1 "$work/pile/welch.csv")" = scenario,series,unit,week,monday,mean,moving_average,in_window ] || fail "welch.csv"
grep -q "^title = .*steady after [0-9]*.*week" "$work/pile/figures/welch-backlog.gp" || fail "the Welch figure tells no weeks"

# The manifest holds the window: run from it, nothing is looked for, and the numbers are the same.
python3 -c 'import json, sys; json.dump(json.load(open(sys.argv[1]))["scenarios"][0]["resolved"], open(sys.argv[2], "w"))' "$work/pile/manifest.json" "$work/resolved.json"
try 0 run "$work/resolved.json" -n 3 --quiet --no-figures -o "$work/again"
cmp "$work/pile/estimates.csv" "$work/again/estimates.csv" || fail "the resolved scenario gives other numbers"
grep -q 'days as given' "$work/out" || fail "a given warm-up is not called given"

# The STRESS document of a scenario whose warm-up is to be found does not say that there is none, and knows its result.
"$HIMSIM" report --stress "$work/pile.json" "${short[@]}" > "$work/out" 2> /dev/null || fail "report of a steady state"
grep -q 'The warm-up is found, not given' "$work/out" && grep -q 'those after the warm-up count' "$work/out" || fail "report: the warm-up"
! grep -q 'every day counts' "$work/out" || fail "report: every day counts"
"$HIMSIM" report --stress "$work/pile.json" "${short[@]}" --result "$work/pile" > "$work/out" 2> "$work/err" || fail "report --result of a steady state"
grep -qE 'In the result the first [1-9][0-9]* days are warm-up' "$work/out" || fail "report: the warm-up that was found"
! grep -q 'not made from' "$work/out" "$work/err" || fail "report: a result with a warm-up that was found passes for another"
# Nor do extend and reproduce take the copy of the scenario for a changed one.
try 0 reproduce "$work/pile" --quiet

# A comparison shares the longest warm-up, and the mode.
pile 400
try 0 compare "$queue" "$work/pile.json" "${short[@]}" -n 2 --json --quiet
check "one window" 'len({s["steady_state"]["warmup_days"] for s in d["scenarios"]}) == 1 and d["scenarios"][0]["steady_state"]["warmup_days"] >= 56'
printf '{ "extends": "%s", "name": "days", "analysis": { "mode": "terminating" } }\n' "$queue" > "$work/days.json"
try 3 compare "$queue" "$work/days.json" "${short[@]}" -n 2 --quiet
grep -q 'analysis/mode must be that of the baseline' "$work/err" || fail "two modes are compared"

# What is no cycle of a week is said.
printf '{ "extends": "%s", "name": "flu", "surges": [ { "name": "flu", "from_date": "2026-02-02", "to_date": "2026-03-01", "volume_factor": 1.1 } ] }\n' "$queue" > "$work/flu.json"
try 0 validate "$work/flu.json"
grep -q 'does not repeat itself every week: surges' "$work/err" "$work/out" || fail "a surge is not told"
# Terminating scenarios know nothing of it.
try 0 run "$HIMSIM_ROOT/scenarios/textbook/mmc-3.json" --set /facility/horizon_days=20 --set /facility/warmup_days=0 -n 2 --json --quiet
check "terminating" '"steady_state" not in d'
exit $failed
