#!/usr/bin/env bash
# himsim tornado and himsim run --uncertainty: what they print, the files they write, what they refuse.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }

# try CODE COMMAND ARGUMENTS...: runs himsim; stdout in $work/out, stderr in $work/err.
try() {
    local expected=$1 code
    shift
    "$HIMSIM" "$@" > "$work/out" 2> "$work/err" < /dev/null
    code=$?
    [ $code -eq "$expected" ] || fail "himsim $*: exit code $code, not $expected: $(head -3 "$work/err")"
}
says() { grep -qF -- "$1" "$work/err" || fail "stderr does not say \"$1\": $(head -5 "$work/err")"; }
shows() { grep -qF -- "$1" "$work/out" || fail "stdout does not show \"$1\": $(head -30 "$work/out")"; }
silent() { [ ! -s "$work/$1" ] || fail "something on $1: $(head -3 "$work/$1")"; }

cat > "$work/home.json" <<'END'
{ "name": "home", "title": "In house",
  "facility": {"time_zone": "UTC", "start_date": "2026-03-02", "horizon_days": 28},
  "work_types": [{"name": "ip", "setting": "IP", "arrivals": {"per_week": 70}, "gross_usd": 20000, "coding_minutes": {"law": "exponential", "mean": 30}},
                 {"name": "ed", "setting": "ED", "arrivals": {"per_week": 140}, "gross_usd": 2000, "coding_minutes": 5}],
  "pools": [{"name": "coders", "skills": {"ip": 1, "ed": 1}, "wage_usd_per_hour": 30, "end_of_shift": "carry_over",
             "shifts": [{"name": "day", "headcount": 2, "hours": [{"start": "08:00", "end": "16:00"}]}]}],
  "worklists": [{"name": "all", "pools": ["coders"]}],
  "uncertainty": [
    {"name": "wage, \"loaded\"", "field": "/pools/coders/wage_usd_per_hour", "low": 25, "high": 40, "source": "a guess"},
    {"name": "minutes", "field": "/work_types/*/coding_minutes", "low": 0.8, "high": 1.2, "scale": "factor"},
    {"name": "certain", "field": "/pools/coders/absence_share", "low": 0, "high": 0}
  ] }
END
cat > "$work/vendor.json" <<'END'
{ "extends": "home.json", "name": "vendor", "title": "Vendor",
  "pools": [{"name": "coders", "wage_usd_per_hour": 0, "usd_per_chart": 11}],
  "uncertainty": [{"name": "wage, \"loaded\"", "remove": true},
                  {"name": "price", "field": "/pools/coders/usd_per_chart", "low": 8, "high": 20}] }
END
home="$work/home.json"
vendor="$work/vendor.json"
short=(-n 4 --quiet)

# Help.
try 0 tornado --help
for word in --compare --beyond --metric tornado.csv "20 times"; do shows "$word"; done
"$HIMSIM" help | grep -q '^  tornado ' || fail "himsim help does not list tornado"
try 0 run --help
shows --uncertainty

# Wrong usage.
try 2 tornado
says 'name a scenario file'
try 2 tornado "$home" "$vendor"
says 'name an alternative with --compare'
try 2 tornado "$home" "${short[@]}" --metric dnfb_peak_day
says 'did you mean "dnfb_peak_days"?'
silent out
try 2 tornado "$home" "${short[@]}" --metric tat_mean_hours@work_type:de
says 'did you mean "work_type:ed"?'
try 2 tornado "$home" "${short[@]}" --metric dnfb_peak_days@pool:coders
says 'has no dnfb_peak_days of "pool:coders"'
try 2 tornado "$home" "${short[@]}" --metric npv_usd
says 'name one with --compare'
try 2 tornado "$home" --beyond 0.5
try 2 compare "$home" "$vendor" --uncertainty
says 'tornado BASE.json --compare ALT.json'
for wrong in "--outer 2 --uncertainty" "--outer 5" "--uncertainty -n 1" "--uncertainty --periods week"; do
    try 2 run "$home" --quiet $wrong
    silent out
done

# Nothing is marked, or what is marked does not fit.
try 3 tornado "$root/scenarios/textbook/mmc-3.json" "${short[@]}"
says 'no assumption of the scenario is marked'
says '"uncertainty": [{'
try 3 run "$root/scenarios/textbook/mmc-3.json" --uncertainty --quiet
says 'no assumption of the scenario is marked'
try 3 tornado "$home" "${short[@]}" --set /pools/coders/wage_usd_per_hour=50
says 'own value 50 is outside'
silent out
try 0 run "$home" -n 1 --quiet --set /pools/coders/wage_usd_per_hour=50
silent err
try 3 tornado "$home" --compare "$work/missing.json" "${short[@]}"
says missing.json
: > "$work/file"
try 1 tornado "$home" "${short[@]}" -o "$work/file"
silent out

# Levels: text, files, figures.
try 0 tornado "$home" "${short[@]}" --metric cost_total_usd --metric tat_mean_hours@work_type:ip -o "$work/a" --no-figures
silent err
for word in 'wage, "loaded"' "nothing shown" "decides most: cost total goes from" 'tat_mean_hours@work_type:ip'; do shows "$word"; done
cmp "$work/out" "$work/a/tornado.txt" || fail "tornado.txt is not what was printed"
try 0 tornado "$home" "${short[@]}" --metric cost_total_usd --metric tat_mean_hours@work_type:ip --json -j 3
cmp "$work/out" "$work/a/tornado.json" || fail "--json is not tornado.json, or the number of workers shows"
[ "$(ls "$work/a" | tr '\n' ' ')" = "tornado.csv tornado.json tornado.txt " ] || fail "other files: $(ls "$work/a")"
python3 - "$work/a" <<'END' || fail "the files do not fit together"
import csv, json, sys
result = json.load(open(sys.argv[1] + "/tornado.json"), parse_constant=lambda c: sys.exit(c))
rows = list(csv.DictReader(open(sys.argv[1] + "/tornado.csv", newline="")))
assert [t["metric"] for t in result["tornados"]] == ["cost_total_usd", "tat_mean_hours@work_type:ip"]
assert len(rows) == 6
all_rows = [(t["metric"], r) for t in result["tornados"] for r in t["rows"]]
for row, (metric, r) in zip(rows, all_rows):
    assert row["metric"] == metric and row["assumption"] == r["assumption"] and float(row["swing"]) == r["swing"]
    assert float(row["at_low"]) == r["low"]["level"]["mean"] and float(row["change_high"]) == r["high"]["change"]["mean"]
cost = result["tornados"][0]
wage = cost["rows"][0]
assert wage["assumption"] == 'wage, "loaded"' and wage["source"] == "a guess" and wage["shown"]
base = cost["level_at_base"]["mean"]
assert abs(wage["low"]["level"]["mean"] - base * 25 / 30) < 0.02 and abs(wage["high"]["level"]["mean"] - base * 40 / 30) < 0.02
for t in result["tornados"]:
    assert [r["swing"] for r in t["rows"]] == sorted((r["swing"] for r in t["rows"]), reverse=True)
    certain = [r for r in t["rows"] if r["assumption"] == "certain"][0]
    assert certain["swing"] == 0 and not certain["shown"]
END

# A comparison: wages 30 USD x 320 hours against 11 USD a chart; the price that costs the same is 9600 / charts.
try 0 tornado "$home" --compare "$vendor" "${short[@]}" --metric cost_total_usd --metric npv_usd --json
cp "$work/out" "$work/compare.json"
"$HIMSIM" run "$home" "${short[@]}" --json > "$work/run.json" || fail "run"
"$HIMSIM" compare "$home" "$vendor" "${short[@]}" --json > "$work/pair.json" || fail "compare"
python3 - "$work/compare.json" "$work/run.json" "$work/pair.json" <<'END' || fail "the break-even is not where it must be"
import json, sys
result, run, pair = (json.load(open(path)) for path in sys.argv[1:])
cost, npv = result["tornados"]
rows = {r["assumption"]: r for r in cost["rows"]}
coded = [m["mean"] for m in run["metrics"] if m["id"] == "encounters_coded" and m["scope"] == "all"][0]
price = 30 * 320 / coded
assert rows["price"]["moves"] == "alternative" and rows['wage, "loaded"']["moves"] == "baseline" and rows["minutes"]["moves"] == "all"
assert abs(rows["price"]["high"]["break_even"]["at"] - price) < 0.01, (rows["price"], price)
assert rows["price"]["high"]["decision"] == "turns" and rows["price"]["low"]["decision"] == "holds"
assert rows["price"]["low"]["break_even"] is None
assert rows["certain"]["high"]["decision"] == "holds"
difference = [d for d in pair["differences"] if d["id"] == "cost_total_usd" and d["scope"] == "all"][0]
assert difference["mean"] == cost["difference_at_base"]["mean"] and difference["half_width"] == cost["difference_at_base"]["half_width"]
money = [m for m in pair["money"] if "npv_usd" in m][0] if isinstance(pair["money"], list) else pair["money"]
text = json.dumps(money)
assert repr(npv["difference_at_base"]["mean"]) in text or "%.15g" % npv["difference_at_base"]["mean"] in text, text[:500]
END
try 0 tornado "$home" --compare "$vendor" "${short[@]}" --metric cost_total_usd
for word in "price (alternative only)" "Break-even of price" "the sign is not shown" "turns at"; do shows "$word"; done

# Uncertainty.
try 0 run "$home" --uncertainty --outer 8 -n 3 --quiet -o "$work/u"
silent err
for word in "8 samples x 3 replications" "due to" "cost_total_usd" "minutes: /work_types/*/coding_minutes ×0.8 to ×1.2"; do shows "$word"; done
cmp "$work/out" "$work/u/uncertainty.txt" || fail "uncertainty.txt is not what was printed"
try 0 run "$home" --uncertainty --outer 8 -n 3 --quiet --json -j 3
cmp "$work/out" "$work/u/uncertainty.json" || fail "--json is not uncertainty.json, or the number of workers shows"
python3 - "$work/u" <<'END' || fail "the uncertain run does not fit together"
import csv, json, sys
result = json.load(open(sys.argv[1] + "/uncertainty.json"), parse_constant=lambda c: sys.exit(c))
rows = list(csv.DictReader(open(sys.argv[1] + "/uncertainty.csv", newline="")))
assert len(rows) == 8 == result["samples"]
wages = sorted(float(r['wage, "loaded"']) for r in rows)
assert wages[0] >= 25 and wages[-1] <= 40 and len(set(wages)) == 8
assert set(r["certain"] for r in rows) == {"0"}
metrics = {m["id"]: m for m in result["metrics"]}
cost = metrics["cost_total_usd"]
mean = sum(float(r["cost_total_usd"]) for r in rows) / 8
assert abs(cost["inputs_drawn"]["mean"] - mean) < 1e-6
assert cost["most_by"] == 'wage, "loaded"' and cost["variance"]["input_share"] > 0.99
assert cost["rank_correlations"]["certain"] is None
for m in result["metrics"]:
    v = m["variance"]
    if v["input_share"] is not None:
        assert abs(v["input_share"] - v["input"] / (v["input"] + v["simulation"])) < 1e-9
        assert 0 <= v["input_share_low"] <= v["input_share_high"] <= 1
END

# Figures, when gnuplot is there.
if command -v gnuplot > /dev/null; then
    try 0 tornado "$home" --compare "$vendor" "${short[@]}" --metric cost_total_usd -o "$work/f"
    for name in tornado-cost_total_usd.gp tornado-cost_total_usd.dat tornado-cost_total_usd.png tornado-cost_total_usd.svg; do
        [ -s "$work/f/figures/$name" ] || fail "no figure $name"
    done
    grep -q "^title = 'Vendor lowers cost total by" "$work/f/figures/tornado-cost_total_usd.gp" || fail "the title is not the finding"
    try 0 plot "$work/f"
fi

# Ctrl-C leaves no half result.
set -m # a background job must not ignore SIGINT
"$HIMSIM" tornado "$home" -n 3000 -j 2 --json > "$work/out" 2> "$work/err" &
child=$!
while kill -0 $child 2> /dev/null && ! grep -q replications "$work/err"; do sleep 0.1; done # some are done
kill -INT $child
wait $child
code=$?
set +m
[ $code -eq 130 ] || fail "Ctrl-C: exit code $code, not 130"
says 'there is no result'
silent out
exit $failed
