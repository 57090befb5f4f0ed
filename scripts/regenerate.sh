#!/usr/bin/env bash
# Writes again what is generated from the tables: the JSON Schema, the field reference, the metric reference.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset release > /dev/null
cmake --build build/release --target himsim > /dev/null
himsim=build/release/himsim
"$himsim" schema > scenarios/scenario.schema.json
"$himsim" schema --fields > docs/scenario-fields.md
"$himsim" schema --metrics > docs/metrics.md
