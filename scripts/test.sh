#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test: optimised, then under the sanitizers with shorter simulations.
#   scripts/test.sh [release|dev|tsan ...]     default: all three
set -euo pipefail
cd "$(dirname "$0")/.."
bash scripts/install-packages.sh build figures test
for preset in ${@:-release dev tsan}; do
    echo "== $preset"
    cmake --preset "$preset" > /dev/null
    only=()
    [ "$preset" != tsan ] || only=(--target tests_experiment) # threads are used there only
    cmake --build "build/$preset" "${only[@]}" | tail -n 1
    case $preset in
    release) ctest --preset release -j "$(nproc)" ;;
    dev) HIMSIM_TEST_LIGHT=1 ctest --preset dev -j "$(nproc)" ;;
    tsan) HIMSIM_TEST_LIGHT=1 ctest --preset tsan -L experiment ;;
    esac
done
