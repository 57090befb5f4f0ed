#!/bin/bash
# What a batch costs beyond its replications, on bench/batch_study.json (1,000 cells of a one-year department of one
# shift), run from anywhere: two workers against one, the share of the store, resuming, and the whole. On a machine that is
# not idle the ratio of wall clocks means little.
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

loaded() { cut -d ' ' -f 1 /proc/loadavg; }
# Processor seconds beside the wall clock's: they tell even on a machine that is not idle what two workers cost each other.
both() { # FILE ARGUMENTS: wall and processor seconds
    local TIMEFORMAT='%R %U %S'
    { time batch --db "$@" > /dev/null 2> "$work/err"; } 2>&1 | awk '{print $1, $2 + $3}'
}
median() { sort -g | sed -n "$(((rounds + 1) / 2))p"; }

# Short runs in turns: the speed of a shared machine drifts within minutes. Two programs of one worker each say what the
# machine itself gives for two at once.
two_programs() {
    batch --db "$work/left.db" "$@" -j 1 > "$work/left" 2>&1 &
    batch --db "$work/right.db" "$@" -j 1 > "$work/right" 2>&1
    wait
}
few=(--only "coders >= 30 and load > 11.5" -n "$n")
rounds=9
echo "load of the machine before: $(loaded)"
for ((round = 0; round < rounds; round++)); do
    rm -f "$work"/{one,two,left,right}.db*
    read -r one one_cpu < <(both "$work/one.db" "${few[@]}" -j 1)
    read -r two two_cpu < <(both "$work/two.db" "${few[@]}" -j 2)
    ratio "$one" "$two" >> "$work/wall"
    ratio "$one_cpu" "$two_cpu" >> "$work/cpu"
    ratio "$one" "$(seconds two_programs "${few[@]}")" >> "$work/programs"
done
spread() { echo "$(median < "$1") (median of $rounds; $(sort -g "$1" | sed -n '1p') to $(sort -g "$1" | sed -n '$p'))"; }
echo "two workers / one: $(spread "$work/wall") times as fast, at least 1.9 wanted"
echo "   by processor time: $(median < "$work/cpu" | awk '{print 2 * $1}') if no worker waits"
echo "   two programs of one worker each: $(median < "$work/programs" | awk '{print 2 * $1}')"
cmp <("$himsim" results "$work/one.db" --csv) <("$himsim" results "$work/two.db" --csv)

whole=$(seconds batch --db "$work/whole.db" -n "$n" -j 2)
echo "1,000 cells x $n replications on two workers: $whole s; $(grep -o '([^)]*writing)' "$work/err") (under 5 % wanted)"
again=$(seconds batch --db "$work/whole.db" -n "$n" -j 2)
echo "resuming the finished study of $((1000 * n)) replications: $again s (under 2 s wanted)"
echo "the store: $(du -m "$work/whole.db" | cut -f1) MB"
echo "results --csv: $(seconds "$himsim" results "$work/whole.db" --csv) s"
