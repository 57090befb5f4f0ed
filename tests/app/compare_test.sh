#!/usr/bin/env bash
# What a comparison refuses, and what an alternative does not take over from its baseline.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

expect() { # CODE PATTERN COMMAND...
    local code=$1 pattern=$2
    shift 2
    "$@" > "$work/out" 2>&1
    local got=$?
    if [ "$got" != "$code" ] || ! grep -q -- "$pattern" "$work/out"; then
        echo "FAIL ($got, not $code, or no \"$pattern\"): $*"
        sed -n 1,5p "$work/out"
        failed=1
    fi
}

base=$HIMSIM_ROOT/scenarios/baseline.json
alternative() { # FILE JSON-MEMBERS
    printf '{ "extends": "%s", %s }\n' "$base" "$2" > "$work/$1"
}

alternative plan.json '"name": "plan"'
expect 0 '^plan ' "$HIMSIM" compare "$base" "$work/plan.json" -n 1 --quiet
alternative target.json '"name": "target", "facility": { "tat_target_hours": 24 }'
expect 3 'tat_target_hours must be that of the baseline' "$HIMSIM" compare "$base" "$work/target.json" -n 1 --quiet
alternative window.json '"name": "window", "facility": { "dnfb_window_days": 30 }'
expect 3 'dnfb_window_days must be that of the baseline' "$HIMSIM" compare "$base" "$work/window.json" -n 1 --quiet
alternative longer.json '"name": "longer", "facility": { "horizon_days": 200 }'
expect 3 'horizon_days must be that of the baseline' "$HIMSIM" compare "$base" "$work/longer.json" -n 1 --quiet
expect 3 'the same name' "$HIMSIM" compare "$base" "$base" -n 1 --quiet
# The address sanitizer itself needs more address space than this limit leaves.
[ -n "${HIMSIM_TEST_LIGHT:-}" ] || expect 1 'GB of memory' bash -c "ulimit -v 4000000; exec \"$HIMSIM\" run \"$base\" -n 1000000 -o \"$work/huge\" --quiet"
[ ! -e "$work/huge/estimates.csv" ] || { echo "FAIL: a refused run left results"; failed=1; }

printf '{ "name": "many", "facility": { "start_date": "2026-01-05", "horizon_days": 1 }, "work_types": [' > "$work/many.json"
for i in $(seq 300); do printf '%s{ "name": "t%d" }' "$([ "$i" = 1 ] || echo ,)" "$i"; done >> "$work/many.json"
printf '], "pools": [ { "name": "p", "skills": { "*": 1 }, "shifts": [ { "name": "s", "headcount": 1, "hours": [ { "start": "08:00", "end": "16:00" } ] } ] } ], "worklists": [' >> "$work/many.json"
for i in $(seq 300); do printf '%s{ "name": "w%d", "pools": ["p"], "when": { "gross_usd_min": %d } }' "$([ "$i" = 1 ] || echo ,)" "$i" "$i"; done >> "$work/many.json"
printf ', { "name": "rest", "pools": ["p"] } ] }\n' >> "$work/many.json"
expect 3 'at most 65000' "$HIMSIM" validate "$work/many.json"
exit $failed
