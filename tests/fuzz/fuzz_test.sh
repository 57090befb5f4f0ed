#!/bin/bash
# Runs every fuzz target for a fixed number of inputs from its seeds, built by clang with its sanitizers in a folder beside
# himsim. Finds crashes, leaks, broken promises and inputs that take too long; what it finds is left beside the target.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
build=$(dirname "$HIMSIM")/fuzz-clang
runs=${HIMSIM_FUZZ_RUNS:-4000}
# It brings sanitizers of its own: once, with the optimised build, is enough.
case ${HIMSIM_TEST_LIGHT:-0} in 0 | "") ;; *) echo "not beside the sanitized tests; skipped"; exit 0 ;; esac

if ! command -v clang > /dev/null || ! echo 'int LLVMFuzzerTestOneInput(const unsigned char *d, unsigned long n) { return d && n ? 0 : 0; }' |
    clang -x c -fsanitize=fuzzer,address -o /dev/null - 2> /dev/null; then
    echo "clang with libFuzzer is not there; skipped"
    exit 0
fi
cmake -S "$root" -B "$build" -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_C_FLAGS_RELWITHDEBINFO=-O1 \
    -DHIMSIM_FUZZ=ON > "$build.log" 2>&1 || { cat "$build.log"; exit 1; }
cmake --build "$build" --target fuzz -j 2 > "$build.log" 2>&1 || { tail -30 "$build.log"; exit 1; }

failed=0
for target in "$build"/fuzz/fuzz_*; do
    [ -x "$target" ] && [ -f "$target" ] || continue
    name=$(basename "$target")
    seeds=$root/fuzz/seeds/${name#fuzz_}
    count=$runs
    [ "$name" = fuzz_scenario ] && count=$((runs / 5)) # a scenario is the largest input
    rm -rf "$build/$name-found" # libFuzzer adds what it finds to its first folder: never to the seeds
    mkdir -p "$build/$name-found"
    if ! (cd "$build" && "$target" -seed=1 -runs=$count -timeout=20 -max_len=4096 -rss_limit_mb=2048 \
        -artifact_prefix="$build/$name-" "$build/$name-found" "$seeds") > "$build/$name.log" 2>&1; then
        echo "FAIL $name"
        grep -v '^#' "$build/$name.log" | tail -40
        failed=1
    fi
done
exit $failed
