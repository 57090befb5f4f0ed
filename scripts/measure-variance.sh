#!/usr/bin/env bash
# Measures what common random numbers buy on the shipped scenarios and writes docs/common-random-numbers.md with its figure.
#   scripts/measure-variance.sh [himsim [replications [jobs]]]     default: build/release/himsim 40, all processors
set -euo pipefail
cd "$(dirname "$0")/.."
himsim=${1:-build/release/himsim}
replications=${2:-40}
jobs=${3:-$(nproc)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
seed=20260105 other=20260106

# measure NAME BASELINE ALTERNATIVE...: once for the pairs, once with another seed for runs that share nothing.
measure() {
    local name=$1 paths=()
    shift
    for scenario in "$@"; do paths+=("scenarios/$scenario.json"); done
    "$himsim" compare "${paths[@]}" -n "$replications" -j "$jobs" --seed "$seed" --quiet --no-figures --json -o "$work/$name" > "$work/$name.json"
    "$himsim" compare "${paths[@]}" -n "$replications" -j "$jobs" --seed "$other" --quiet --no-figures -o "$work/$name-other" > /dev/null
}

measure plans baseline overtime hire-onshore temp-coders quick-fixes cac-routine cac-complex quality-first follow-the-sun \
    follow-the-sun-redeployed hybrid pilot-then-expand offshore-all-at-once vendor-outage denials-crisis instantaneous-coding
measure flu baseline-flu hybrid-flu
measure freeze baseline-freeze hybrid-freeze
# The figure of the page: the plans that scripts/demo.sh compares.
paths=(scenarios/{baseline,overtime,temp-coders,hire-onshore,follow-the-sun,follow-the-sun-redeployed,cac-routine,cac-complex,hybrid,instantaneous-coding}.json)
"$himsim" compare "${paths[@]}" -n "$replications" -j "$jobs" --seed "$seed" --quiet -o "$work/figure" > /dev/null
cp "$work/figure/figures/variance.png" docs/images/variance.png
python3 scripts/variance_document.py "$work" "$replications" "$seed" "$other" > docs/common-random-numbers.md
