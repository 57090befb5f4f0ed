#!/bin/bash
# What a batch costs beyond its replications, on bench/batch_study.json (1,000 cells of a one-year department of one
# shift), run from anywhere: two workers against one, the share of the store, resuming, and the whole. The machine must be
# idle, or the ratios mean nothing.
#   bench/batch_bench.sh [REPLICATIONS]      default 20
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
himsim=${HIMSIM:-$root/build/release/himsim}
n=${1:-20}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
seconds() { local start; start=$(date +%s.%N); "$@" > "$work/out" 2> "$work/err"; awk "BEGIN {print $(date +%s.%N) - $start}"; }
ratio() { awk "BEGIN {print $1 / $2}"; }
batch() { "$himsim" batch "$root/bench/batch_study.json" "$@"; }

few=(--only "coders >= 27 and load > 11" -n "$n")
one=$(seconds batch --db "$work/one.db" "${few[@]}" -j 1)
two=$(seconds batch --db "$work/two.db" "${few[@]}" -j 2)
echo "two workers / one: $(ratio "$one" "$two") times as fast (at least 1.9 wanted)"
cmp <("$himsim" results "$work/one.db" --csv) <("$himsim" results "$work/two.db" --csv)

whole=$(seconds batch --db "$work/whole.db" -n "$n" -j 2)
echo "1,000 cells x $n replications on two workers: $whole s; $(grep -o '([^)]*writing)' "$work/err") (under 5 % wanted)"
again=$(seconds batch --db "$work/whole.db" -n "$n" -j 2)
echo "resuming the finished study of $((1000 * n)) replications: $again s (under 2 s wanted)"
echo "the store: $(du -m "$work/whole.db" | cut -f1) MB"
echo "results --csv: $(seconds "$himsim" results "$work/whole.db" --csv) s"
