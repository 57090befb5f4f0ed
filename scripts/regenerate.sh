#!/usr/bin/env bash
# Writes again what is generated: the JSON Schema, the references of fields and metrics, the example of a STRESS-DES document.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset release > /dev/null
cmake --build build/release --target himsim > /dev/null
himsim=build/release/himsim
"$himsim" schema > scenarios/scenario.schema.json
"$himsim" schema --study > scenarios/study.schema.json
"$himsim" schema --fields > docs/scenario-fields.md
"$himsim" schema --metrics > docs/metrics.md
"$himsim" report --stress scenarios/baseline.json -o docs/stress-baseline.md
