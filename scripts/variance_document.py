"""Prints docs/common-random-numbers.md from the folders that scripts/measure-variance.sh has made."""
import csv
import json
import statistics
import sys

work, replications, seed, other = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
METRICS = [("dnfb_mean_usd", "DNFB, mean"), ("dnfb_last_week_days", "DNFB days, last week"), ("tat_mean_hours", "TAT, mean"),
           ("coding_denials_per_1000", "denied per 1,000"), ("cost_total_usd", "cost"), ("cash_after_cost_usd", "cash after cost")]
STUDIES = ["plans", "flu", "freeze"]


def times(ratio):
    if ratio is None:
        return "n/a"
    if ratio == float("inf"):
        return "∞"
    if ratio > 1000:
        return ">1,000×"
    return f"{ratio:.1f}×" if ratio < 9.95 else f"{ratio:.0f}×"


def values_of(folder):
    """{(scenario, metric): values by replication}"""
    values = {}
    with open(folder + "/replications.csv", newline="") as file:
        for row in csv.DictReader(file):
            if row["scope"] == "all" and row["metric"] in dict(METRICS):
                values.setdefault((row["scenario"], row["metric"]), []).append(float(row["value"]) if row["value"] else None)
    return values


class Study:
    def __init__(self, name):
        result = json.load(open(f"{work}/{name}.json"))
        self.baseline = result["baseline"]
        self.titles = {s["scenario"]["name"]: s["scenario"]["title"] for s in result["scenarios"]}
        self.alternatives = list(self.titles)[1:]
        self.differences = {(d["scenario"], d["id"]): d for d in result["differences"] if d["scope"] == "all"}
        self.paired, self.apart = values_of(f"{work}/{name}"), values_of(f"{work}/{name}-other")

    def ratio(self, scenario, metric):
        difference = self.differences[scenario, metric]
        if difference["same_in_every_replication"] and difference["variance_ratio"] is None:
            return float("inf") if statistics.pstdev(self.paired[scenario, metric]) > 0 else None
        return difference["variance_ratio"]

    def variances(self, scenario, metric):
        """Of differences: paired (the mean of both seeds), and of runs that share nothing (seed with seed, both ways)."""
        ours, theirs = ([runs[name, metric] for runs in (self.paired, self.apart)] for name in (scenario, self.baseline))
        spread = lambda i, j: statistics.variance([a - b for a, b in zip(ours[i], theirs[j])])
        own = sum(statistics.variance(v) for v in ours + theirs) / 2
        return (spread(0, 0) + spread(1, 1)) / 2, (spread(0, 1) + spread(1, 0)) / 2, own

    def direct(self, scenario, metric):
        """Variance of differences of runs that share nothing / variance of the paired differences."""
        ratio = self.ratio(scenario, metric)
        if ratio is None or ratio == float("inf"):
            return ratio
        together, nothing_shared, _ = self.variances(scenario, metric)
        return nothing_shared / together

    def agreement(self, scenario, metric):
        """Variance of independent runs, direct / computed from the scenarios' own variances, from the same runs."""
        _, nothing_shared, own = self.variances(scenario, metric)
        return nothing_shared / own


def table(studies, cell):
    print("| alternative | against | " + " | ".join(title for _, title in METRICS) + " |")
    print("|---|---|" + "---:|" * len(METRICS))
    for study in studies:
        for scenario in study.alternatives:
            cells = [times(cell(study, scenario, metric)) for metric, _ in METRICS]
            print(f"| {study.titles[scenario]} | {study.titles[study.baseline]} | " + " | ".join(cells) + " |")


studies = [Study(name) for name in STUDIES]
every = [(study, scenario, metric) for study in studies for scenario in study.alternatives for metric, _ in METRICS]
ratios = sorted(r for r in (study.ratio(s, m) for study, s, m in every) if r is not None)
agreement = [study.agreement(s, m) for study, s, m in every if study.ratio(s, m) is not None]
middle = statistics.median(ratios)
share = lambda least: 100 * sum(r >= least for r in ratios) / len(ratios)

print(f"""# What common random numbers buy

Every alternative lives through the same encounters as the baseline: the same charts arrive at the same minute with the
same work, charges and errors, and the same people are absent on the same days. Replication 7 of the alternative is
compared with replication 7 of the baseline, so luck that hits both falls out of the difference. The variance ratio says how
much falls out:

    ratio = (variance of the baseline + variance of the alternative) / variance of the paired differences

Independent runs have the variance above the line, paired ones that below. At 10× independent runs would need ten times
the replications for a confidence interval as narrow; at 1× nothing is gained, and below 1× pairing costs something.

`himsim compare` prints the ratios at the end of the scorecard, writes them as `variance_ratio` (`--json` and
`comparison.csv`, beside `independent_replications` = ratio x replications), and draws them (`figures/variance.png`). The
tables below are measured: {replications} replications, seed {seed}. One command makes this page again:
`bash scripts/measure-variance.sh`.

## Measured on the shipped scenarios

![Variance ratios of eight plans and a bound](images/variance.png)
""")
table(studies, Study.ratio)
print(f"""
∞: the difference is the same in every replication. n/a: neither scenario varies.

Of these {len(ratios)} differences the median ratio is {times(middle)}; {share(2):.0f} % reach 2×, {share(10):.0f} % 10×, \
{share(100):.0f} % 100×. The smallest is {times(ratios[0])}.

## The same against runs that share nothing

The ratio above takes the variance of independent runs from the two scenarios' own variances. As a direct check all
scenarios were run again with seed {other}, and replication r of an alternative under one seed was set against replication r
of the baseline under the other, both ways round. Variance of those differences / variance of the paired ones under both
seeds:
""")
table(studies, Study.direct)
print(f"""
The direct variance of independent runs / the one computed from the same runs' own variances: median
{statistics.median(agreement):.2f}, from {min(agreement):.2f} to {max(agreement):.2f}. Chance explains the gap: {replications} lives and {replications} others
that share nothing still correlate by 0 ± {replications ** -0.5:.2f} (one standard error), all rows of a column rest on the same two sets, and
so they err in the same direction. The test `behaviour/test_common_random_numbers` holds direct against computed on a small
scenario with more replications. Where a row differs much between the tables, a few extreme half-years decide its variance.

## Where pairing buys much, and where little

- **Much where both scenarios feel the same luck in the same way.** A licence fee, one more audit, an engine that shortens
  every routine chart: the difference hardly depends on how busy the half-year was, so nearly all luck cancels.
- **Little where the alternative takes the luck away.** In the baseline two senior seats are vacant and the backlog swings with
  every busy week. Temporary coders, the hybrid plan and above all the bound (coding takes no time) have next to no backlog: their
  DNFB hardly varies. What is left in the difference is the baseline's own swing, and no pairing removes that; the ratio
  goes to 1×, not because the pairing fails but because there is only one side that varies. More replications are the
  remedy there.
- **Less late than on average.** A backlog remembers: by the last week small differences in who was coded first have had
  half a year to grow, so `dnfb_last_week_days` often gains less than the mean over the window.
- **Denials are rare.** A plan that moves charts to other hands changes who is wrong about them; the charts that stay are shared,
  the errors that move are not. Plans that leave the hands alone (overtime, a recruiter, CAC for complex work) share nearly all.
- **Cost** is mostly the roster, and what an alternative adds is mostly fixed: hence the large ratios. Overtime, hiring and a
  vendor paid by the chart depend on luck themselves and gain less.

A ratio is an estimate too: a variance from {replications} replications is known to {100 * (2 / (replications - 1)) ** 0.5:.0f} % at best. Read 50× as "tens of times".
Intervals and p-values never use the ratios: they rest on the paired differences alone.""")
