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

# Other rates would make NPV compare rates, not plans.
alternative rates.json '"name": "rates", "finance": { "discount_rate_share": 0.2 }'
expect 3 '/finance/discount_rate_share must be that of the baseline' "$HIMSIM" compare "$base" "$work/rates.json" -n 1 --quiet
alternative capital.json '"name": "capital", "finance": { "cost_of_capital_share": 0.2 }'
expect 3 '/finance/cost_of_capital_share must be that of the baseline' "$HIMSIM" compare "$base" "$work/capital.json" -n 1 --quiet

# Money: the monthly cash of the files adds up, is that of the metrics, and gives the NPV; every plan has its sentence,
# a bound has none.
"$HIMSIM" compare "$base" "$HIMSIM_ROOT/scenarios/overtime.json" "$HIMSIM_ROOT/scenarios/instantaneous-coding.json" \
    --set /facility/horizon_days=70 --set /facility/warmup_days=10 -n 4 --quiet --no-figures -o "$work/money" > "$work/table" ||
    { echo "FAIL: compare -o"; failed=1; }
python3 - "$work/money" "$work/table" <<'END' || { echo "FAIL: the money of a comparison"; failed=1; }
import csv, datetime, json, sys
folder, table = sys.argv[1], open(sys.argv[2]).read()
result = json.load(open(folder + "/result.json"))
rows = list(csv.DictReader(open(folder + "/cash.csv", newline="")))
assert list(rows[0]) == "scenario,baseline,month,line,is_memo,unit,mean,half_width,p10,p50,p90".split(",")
value = {(r["scenario"], r["baseline"], r["month"], r["line"]): float(r["mean"]) for r in rows}
assert len(value) == len(rows)
months = sorted(set(r["month"] for r in rows))
assert months == ["2026-01", "2026-02", "2026-03"], months
memo = {r["line"]: r["is_memo"] for r in rows}
parts = [line for line in memo if memo[line] == "false" and line != "net"]
assert len(parts) == 10 and memo["denied"] == memo["net_cumulative"] == "true"
near = lambda a, b: abs(a - b) <= 1e-6 * max(1, abs(a), abs(b))
metric = {(s["scenario"]["name"], m["id"]): m["mean"] for s in result["scenarios"] for m in s["metrics"] if m["scope"] == "all"}
change = {(d["scenario"], d["id"]): d for d in result["differences"] if d["scope"] == "all"}
for scenario, baseline in {(r["scenario"], r["baseline"]) for r in rows}:
    total = 0
    for month in months:
        net = value[scenario, baseline, month, "net"]
        total += net
        assert near(net, sum(value[scenario, baseline, month, line] for line in parts))
        assert near(total, value[scenario, baseline, month, "net_cumulative"])
        if baseline:
            for line in memo:
                assert near(value[scenario, baseline, month, line], value[scenario, "", month, line] - value[baseline, "", month, line])
    wanted = change[scenario, "cash_after_cost_usd"]["mean"] if baseline else metric[scenario, "cash_after_cost_usd"]
    assert near(total, wanted), (scenario, baseline, total, wanted)

start = datetime.date(2026, 1, 15)
ends = [datetime.date(2026, 2, 1), datetime.date(2026, 3, 1), datetime.date(2026, 3, 16)]
assert [m["scenario"] for m in result["money"]] == ["overtime", "instantaneous-coding"]
for money in result["money"]:
    name = money["scenario"]
    rate = 1 + money["discount_rate_share"]
    npv = sum(value[name, "baseline", month, "net"] * rate ** (-(end - start).days / 365) for month, end in zip(months, ends))
    assert near(npv, money["npv_usd"]["mean"]), (npv, money["npv_usd"])
    released = money["cash_released_once_usd"]
    assert near(released["mean"], -change[name, "net_dnfb_last_week_usd"]["mean"])
    assert near(released["half_width"], change[name, "net_dnfb_last_week_usd"]["half_width"])
    assert near(money["carrying_benefit_usd_per_year"]["mean"], released["mean"] * money["cost_of_capital_share"])
    assert near(money["operating_cost_usd"]["mean"], change[name, "cost_total_usd"]["mean"])
    assert near(money["operating_cost_usd_per_year"]["mean"], change[name, "cost_total_usd"]["mean"] * 365 / 60)
    assert near(money["revenue_protected_usd"]["mean"], -change[name, "revenue_lost_usd"]["mean"])
    share = money["npv_positive"]
    assert share["count"] == 4 and share["low"] <= share["hits"] / 4 <= share["high"]
    assert near(money["cumulative_usd"][-1]["mean"], money["net_cash_usd"]["mean"])
overtime, bound = result["money"]
assert bound["sentence"] is None and overtime["sentence"].endswith(".")
flat = " ".join(table.split())
assert " ".join(("Overtime for senior coders: " + overtime["sentence"]).split()) in flat
assert "Bound: coding takes no time: " not in flat
for head in ("released once", "P(NPV > 0)", "going out", "per 1,000", "after cost"):
    assert head in table, head
assert all(len(line) <= 110 for line in table.splitlines())
END

# Of more than five plans those of highest NPV are told.
names=()
for name in overtime hire-onshore temp-coders cac-routine cac-complex quality-first; do names+=("$HIMSIM_ROOT/scenarios/$name.json"); done
expect 0 'Told are the 5 of 6 plans with the highest NPV' "$HIMSIM" compare "$base" "${names[@]}" --set /facility/horizon_days=28 -n 2 --quiet
[ "$(grep -cE '^[A-Z].*: (Cutting|Coding TAT|No difference|In coding|DNFB |Letting)' "$work/out")" = 5 ] || { echo "FAIL: not five sentences"; failed=1; }

# Quality and cash stay away where a scenario has none; without dollars there is no money to compare.
printf '{ "name": "plain", "facility": { "start_date": "2026-01-05", "horizon_days": 40 }, "work_types": [ { "name": "ip", "setting": "IP", "arrivals": { "per_week": 100 }, "gross_usd": 9000, "coding_minutes": 30 } ], "pools": [ { "name": "p", "skills": { "*": 1 }, "shifts": [ { "name": "s", "headcount": 2, "hours": [ { "start": "08:00", "end": "16:00" } ] } ] } ], "worklists": [ { "name": "all", "pools": ["p"] } ] }\n' > "$work/plain.json"
printf '{ "extends": "plain.json", "name": "more", "pools": [ { "name": "p", "shifts": [ { "name": "s", "headcount": 3 } ] } ] }\n' > "$work/more.json"
expect 0 'released once' "$HIMSIM" compare "$work/plain.json" "$work/more.json" -n 3 --quiet
! grep -qE 'going out|per 1,000|after cost' "$work/out" || { echo "FAIL: columns of a mechanism that is off"; failed=1; }
expect 0 'TAT' "$HIMSIM" compare "$work/plain.json" "$work/more.json" -n 3 --quiet --set /work_types/ip/gross_usd=0
! grep -q 'Money' "$work/out" || { echo "FAIL: money without dollars"; failed=1; }
expect 0 'payers' "$HIMSIM" run "$work/plain.json" -n 2 --quiet
! grep -q 'Cash by month' "$work/out" || { echo "FAIL: monthly cash of bills that are paid as they drop"; failed=1; }
expect 0 'Cash by month' "$HIMSIM" run "$work/plain.json" -n 2 --quiet --set /claims/payment_lag_days=20
expect 0 'is paid otherwise for bills from before the start' bash -c "cd '$work' && sed 's/\"name\": \"more\"/\"name\": \"late\", \"claims\": { \"payment_lag_days\": 60 }/' more.json > late.json && exec '$HIMSIM' compare plain.json late.json -n 2 --quiet"

# What may be claimed: Holm over the plans computed again, p-values and ratios from the replications, verdicts from their
# parts, the chances to be best; the same in JSON, in comparison.csv and in the scorecard.
"$HIMSIM" compare "$base" "$HIMSIM_ROOT"/scenarios/{overtime,quality-first,cac-complex,instantaneous-coding}.json \
    --set /facility/horizon_days=49 --set /facility/warmup_days=7 -n 6 --margin 0.02 --quiet --no-figures -o "$work/claims" > "$work/table" ||
    { echo "FAIL: compare --margin -o"; failed=1; }
python3 - "$work/claims" "$work/table" <<'END' || { echo "FAIL: the claims of a comparison"; failed=1; }
import csv, json, math, sys
folder, table = sys.argv[1], open(sys.argv[2]).read()
result = json.load(open(folder + "/result.json"))
assert result["practical_margin_share"] == json.load(open(folder + "/manifest.json"))["practical_margin_share"] == 0.02
plans, bound, base = ["overtime", "quality-first", "cac-complex"], "instantaneous-coding", "baseline"
values = {}
for row in csv.DictReader(open(folder + "/replications.csv", newline="")):
    values.setdefault((row["scenario"], row["metric"], row["scope"]), []).append(float(row["value"] or "nan"))
near = lambda a, b, by=1e-9: abs(a - b) <= by * max(abs(a), abs(b), 1e-300)
mean = lambda v: sum(v) / len(v)
variance = lambda v: sum((x - mean(v)) ** 2 for x in v) / (len(v) - 1)
def t_tail(t, n): # two-sided p-value with n degrees of freedom: Simpson's rule over the density from 0 to t
    c = math.gamma((n + 1) / 2) / math.gamma(n / 2) / math.sqrt(n * math.pi)
    f = lambda x: c * (1 + x * x / n) ** (-(n + 1) / 2)
    k = 2000
    return 1 - 2 * t / k / 3 * sum(f(i * t / k) * (1 if i in (0, k) else 4 if i % 2 else 2) for i in range(k + 1))
rows = {(d["scenario"], d["id"], d["scope"]): d for d in result["differences"]}
seen = set()
for (scenario, metric, scope), d in rows.items():
    if d["p_value"] is None: continue
    family = [rows[p, metric, scope]["p_value"] for p in plans if (p, metric, scope) in rows and rows[p, metric, scope]["p_value"] is not None]
    # Holm: the largest of (how many p-values are not below q) x q, over all q up to this one
    holm = max(min(1, q * sum(p >= q for p in family)) for q in family if q <= d["p_value"]) if scenario != bound else d["p_value"]
    assert near(d["p_holm"], holm) and d["p_holm"] >= d["p_value"], (d, family)
    reach = math.inf if d["half_width"] is None else d["half_width"] # an extreme percentile of few replications has no interval
    inside = d["margin"] is not None and abs(d["mean"]) + reach <= d["margin"]
    shown = d["p_holm"] < 0.05 and abs(d["mean"]) > reach
    assert (d["verdict"] == "practically_equal") == inside, d
    assert (d["verdict"] == "nothing_shown") == (not inside and not shown), d
    seen.add(d["verdict"])
assert seen >= {"better", "worse", "practically_equal", "nothing_shown"}, seen
for plan in plans:
    for metric in ("dnfb_mean_usd", "tat_mean_hours", "coding_denials_per_1000"):
        ours, theirs, d = values[plan, metric, "all"], values[base, metric, "all"], rows[plan, metric, "all"]
        difference = [a - b for a, b in zip(ours, theirs)]
        t = abs(mean(difference)) / math.sqrt(variance(difference) / 6)
        assert t >= 20 or abs(d["p_value"] - t_tail(t, 5)) < 1e-9, (d, t)
        ratio = (variance(ours) + variance(theirs)) / variance(difference)
        assert near(d["variance_ratio"], ratio, 1e-6) and near(d["independent_replications"], 6 * ratio, 1e-6)
        assert near(d["margin"], 0.02 * abs(mean(theirs)))
        assert ratio > 999 or ("%.0f×" if ratio >= 9.95 else "%.1f×") % ratio in table, (plan, metric, ratio)
assert near(rows["cac-complex", "cash_after_cost_usd", "all"]["margin"], 0.02 * mean(values[base, "cost_total_usd", "all"]))
for money in result["money"]: # no other p-value of NPV is told: its own interval must not contradict
    npv, verdict = money["npv_usd"], money["npv_verdict"]
    assert verdict not in ("better", "worse") or abs(npv["mean"]) > npv["half_width"] and (npv["mean"] > 0) == (verdict == "better")
assert {money["npv_verdict"] for money in result["money"]} & {"better", "worse"}

best = {(b["id"], b["scenario"]): b for b in result["best"]}
entrants = [base] + plans
assert {scenario for _, scenario in best} == set(entrants)
for metric in {metric for metric, _ in best}:
    sign = {"lowest": 1, "highest": -1}[best[metric, base]["best_is"]]
    futures = list(zip(*[[sign * v for v in values[s, metric, "all"]] for s in entrants]))
    for i, scenario in enumerate(entrants):
        b = best[metric, scenario]["best_in_futures"]
        assert b["hits"] == sum(f[i] == min(f) for f in futures) and b["count"] == 6, (metric, scenario, b)
        assert b["low"] <= b["share"] == b["hits"] / 6 <= b["high"]
    assert abs(sum(best[metric, s]["best_on_average_probability"] for s in entrants) - 1) < 1e-9

# One folder has one difference of a metric: that of the two estimates, percentiles of the pooled charts too.
told = {(s["scenario"]["name"], m["id"], m["scope"]): m["mean"] for s in result["scenarios"] for m in s["metrics"]}
estimated = {(e["scenario"], e["metric"], e["scope"]): e for e in csv.DictReader(open(folder + "/estimates.csv", newline=""))}
percentiles = 0
for key in rows:
    e, d = estimated[key], rows[key]
    for cell, member in (("difference_mean", "mean"), ("difference_half_width", "half_width")):
        assert e[cell] == "" if d[member] is None else float(e[cell]) == d[member], (key, e, d)
    if key[1].startswith(("tat_p", "tat_open_p")) and key[2] == "all":
        percentiles += 1
        assert abs(d["mean"] - (told[key] - told[base, key[1], "all"])) <= 1e-9 * abs(told[key]), (key, d, told[key])
assert percentiles >= 16, percentiles

found = 0
for row in csv.DictReader(open(folder + "/comparison.csv", newline="")):
    d = rows.get((row["scenario"], row["metric"], row["scope"]))
    if d:
        for cell, member in (("difference", "mean"), ("half_width", "half_width"), ("p_value", "p_value"), ("p_holm", "p_holm"), ("margin", "margin")):
            assert row[cell] == "" if d[member] is None else float(row[cell]) == d[member], (row, d)
        assert row["verdict"] == d["verdict"]
        assert d["variance_ratio"] is not None or row["variance_ratio"] in ("", "inf")
        found += 1
    asked = row["scope"] == "all" and best.get((row["metric"], row["scenario"]))
    assert row["share_best"] == "" if not asked else float(row["share_best"]) == asked["best_in_futures"]["share"]
    assert row["probability_best_on_average"] == "" if not asked else float(row["probability_best_on_average"]) == asked["best_on_average_probability"]
assert found == len(rows)
for words in ("3 plans judged together (Holm)", "within ±2 %", "Who is best", "What common random numbers buy", "≈"):
    assert words in " ".join(table.split()), words
assert all(len(line) <= 110 for line in table.splitlines())
END

# A comparison.csv of an earlier comparison would pass for one of a run.
"$HIMSIM" run "$work/plain.json" -n 2 --quiet --no-figures -o "$work/claims" > /dev/null
[ ! -e "$work/claims/comparison.csv" ] || { echo "FAIL: a run left the comparison of another study"; failed=1; }

# Threads change nothing of it; a margin is for compare, and a share; the baseline's analysis has one too.
for jobs in 1 3; do
    "$HIMSIM" compare "$base" "$HIMSIM_ROOT"/scenarios/{overtime,quality-first}.json --set /facility/horizon_days=28 -n 5 --quiet --json -j $jobs > "$work/jobs-$jobs"
done
cmp "$work/jobs-1" "$work/jobs-3" || { echo "FAIL: threads move a comparison"; failed=1; }
expect 2 'margin is for compare' "$HIMSIM" run "$base" --margin 0.01
# The help shows what the command takes, and no more.
"$HIMSIM" run --help | grep -q -- '--margin' && { echo "FAIL: run --help offers --margin"; failed=1; }
"$HIMSIM" compare --help | grep -qE -- '--uncertainty|--outer' && { echo "FAIL: compare --help offers --uncertainty"; failed=1; }
"$HIMSIM" compare --help | grep -q -- '--margin' || { echo "FAIL: compare --help hides --margin"; failed=1; }
"$HIMSIM" run --help | grep -q -- '--outer' || { echo "FAIL: run --help hides --outer"; failed=1; }
expect 2 'takes a number from 0 to 1' "$HIMSIM" compare "$base" "$work/plan.json" --margin 2
expect 0 'within ±3 %' "$HIMSIM" compare "$base" "$work/plan.json" -n 2 --quiet --set /facility/horizon_days=28 --set /analysis/practical_margin_share=0.03
# One replication shows nothing, and says nothing of who is best.
expect 0 '± n/a [a-z]* *=' "$HIMSIM" compare "$base" "$work/plan.json" -n 1 --quiet --set /facility/horizon_days=28
! grep -q 'Who is best' "$work/out" || { echo "FAIL: one replication knows who is best"; failed=1; }
exit $failed
