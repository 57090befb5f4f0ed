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

    def direct(self, scenario, metric):
        """Variance of (alternative with the other seed - baseline) / variance of the paired differences."""
        spread = self.differences[scenario, metric]["sd"]
        ratio = self.ratio(scenario, metric)
        if ratio is None or ratio == float("inf"):
            return ratio
        independent = [a - b for a, b in zip(self.apart[scenario, metric], self.paired[self.baseline, metric])]
        return statistics.variance(independent) / spread**2


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
agreement = [study.direct(s, m) / study.ratio(s, m) for study, s, m in every if study.ratio(s, m) not in (None, float("inf"))]
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
""")
table(studies, Study.ratio)
print(f"""
∞: the difference is the same in every replication. n/a: neither scenario varies.

Of these {len(ratios)} differences the median ratio is {times(middle)}; {share(2):.0f} % reach 2×, {share(10):.0f} % 10×, \
{share(100):.0f} % 100×. The smallest is {times(ratios[0])}.

## The same against runs that share nothing

The ratio above takes the variance of independent runs from the two scenarios' own variances. As a direct check the
alternatives were run again with seed {other}, and replication r of that run set against replication r of the baseline
with seed {seed}. Variance of those differences / variance of the paired ones:
""")
table(studies, Study.direct)
print(f"""
Direct and computed ratios differ by chance alone: a variance from {replications} replications is known to about \
{100 * (2 / (replications - 1)) ** 0.5:.0f} % (one standard error). Direct / computed: median {statistics.median(agreement):.2f}, from \
{min(agreement):.2f} to {max(agreement):.2f}. The test `behaviour/test_common_random_numbers` holds this for a small scenario.

## Where pairing buys much, and where little

- **Much where both scenarios feel the same luck in the same way.** A licence fee, one more audit, an engine that shortens
  every routine chart: the difference hardly depends on how busy the half-year was, so nearly all luck cancels.
- **Little where the alternative takes the luck away.** In the baseline two senior seats are vacant and the backlog swings with
  every busy week. Temporary coders, the hybrid plan and above all the bound (coding takes no time) have next to no backlog: their
  DNFB hardly varies. What is left in the difference is the baseline's own swing, and no pairing removes that; the ratio
  goes to 1×, not because the pairing fails but because there is only one side that varies. More replications are the
  remedy there, or a longer look at the baseline.
- **Less late than on average.** A backlog remembers: by the last week small differences in who was coded first have had
  half a year to grow, so `dnfb_last_week_days` often gains less than the mean over the window.
- **Cost** is mostly the roster, and what an alternative adds is mostly fixed: hence the large ratios. Overtime and hiring
  depend on luck themselves and gain less.

Ratios are estimates with the spread given above; read 50× as "tens of times". Intervals and p-values never use them: these
rest on the paired differences alone.""")
