#!/usr/bin/env bash
# From a bare Debian 12 to the comparison of the shipped scenarios: installs, builds, simulates, says where everything is.
#   scripts/demo.sh [OUTPUT-FOLDER]     default: out/demo
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-out/demo}
bash scripts/install-packages.sh build figures report
cmake --preset release > /dev/null
cmake --build build/release --target himsim > /dev/null
mkdir -p "$out"

himsim=build/release/himsim
plans=(scenarios/{overtime,temp-coders,hire-onshore,follow-the-sun,follow-the-sun-redeployed,cac-routine,cac-complex,hybrid,instantaneous-coding}.json)
care=(scenarios/{pilot-then-expand,offshore-all-at-once,quality-first,quick-fixes}.json)
shocks=(scenarios/{baseline-flu,baseline-freeze,denials-crisis,vendor-outage,hybrid,hybrid-flu,hybrid-freeze}.json)

echo "== What could we do? The baseline against eight plans and a bound"
"$himsim" compare scenarios/baseline.json "${plans[@]}" -o "$out/plans" 2> "$out/plans.log" || { cat "$out/plans.log" >&2; exit 1; }
echo
echo "== How carefully? A pilot behind a gate, everything offshore at once, more audits, the usual quick fixes"
"$himsim" compare scenarios/baseline.json "${care[@]}" -o "$out/care" 2> "$out/care.log" || { cat "$out/care.log" >&2; exit 1; }
echo
echo "== What if a shock comes? Influenza, a sign-off freeze, payers who deny more, a vendor who is gone for a week"
"$himsim" compare scenarios/baseline.json "${shocks[@]}" -o "$out/shocks" 2> "$out/shocks.log" || { cat "$out/shocks.log" >&2; exit 1; }
echo
echo "== What the board sees"
"$himsim" report "$out/plans" 2> "$out/report.log" || { cat "$out/report.log" >&2; exit 1; }
echo
echo "Tables:   $out/plans/scorecard.txt estimates.csv daily.csv cash.csv replications.csv result.json manifest.json"
echo "Pictures: $out/plans/figures/*.png and *.svg"
echo "The same for care and shocks in $out/care and $out/shocks"
