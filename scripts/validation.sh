#!/usr/bin/env bash
# Runs the tests of theory, coverage and metamorphic relations and writes docs/validation.md: every case with its exact
# answer, the estimate, and the error. The same sources give the same bytes.
#   scripts/validation.sh [BUILD-FOLDER]     default: build/release, configured and built here
set -euo pipefail
cd "$(dirname "$0")/.."
unset HIMSIM_TEST_LIGHT HIMSIM_COVERAGE_REPEATS
build=${1:-build/release}
[ $# -gt 0 ] || cmake --preset release > /dev/null
export HIMSIM="$PWD/$build/himsim" HIMSIM_ROOT="$PWD"
map=tests/metamorphic/README.md
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

theory=(deterministic queue_tables many_servers one_server orders coders networks volumes rosters dollars department statistics)
programs=(coverage/test_coverage)
for name in "${theory[@]}"; do programs+=("theory/test_$name"); done
while read -r name; do
    case " ${programs[*]} " in *" $name "*) ;; *) programs+=("$name") ;; esac
done < <(grep -o '`[a-z]*/test_[a-z_]*`' $map | tr -d '`' | sort -u)
for file in tests/theory/test_*.c tests/coverage/test_*.c; do
    name=${file#tests/}
    case " ${programs[*]} " in *" ${name%.c} "*) ;; *) echo "validation.sh: $file is not in the report" >&2; exit 1 ;; esac
done
cmake --build "$build" --target himsim "${programs[@]//\//_}" > /dev/null

failed=0
for name in "${programs[@]}"; do
    log="$out/${name//\//_}"
    "$build/tests/${name//\//_}" > "$log" 2>&1 || { failed=1; echo "validation.sh: $name fails:" >&2; grep -A2 ERROR "$log" >&2; }
done
for name in $(grep -o '`[a-z]*/[a-z_]*_test.sh`' $map | tr -d '`' | sort -u); do
    bash "tests/$name" > "$out/${name//\//_}" 2>&1 || { failed=1; echo "validation.sh: $name fails:" >&2; cat "$out/${name//\//_}" >&2; }
done
[ $failed = 0 ] || { echo "validation.sh: docs/validation.md is left as it was; a case that fails is a finding" >&2; exit 1; }

# The comment at the head of a program, as a paragraph.
contract() {
    awk '{ end = /\*\/ *$/; sub(/ *\*\/ *$/, ""); sub(/^(\/\*| \*) */, ""); printf "%s%s", (NR > 1 && $0 != "" ? " " : ""), $0 }
         end { exit }' "tests/$1.c"
    echo
}

# Rows of a program with the sentence of its test in front, once; deterministic cases are marked.
rows() {
    awk '/^\[ RUN/ { sentence = $0; sub(/^\[ RUN *\] /, "", sentence); gsub("_", " ", sentence) }
         /^\| / { gsub(/ +/, " "); print "| " sentence " " $0; sentence = "" }' "$out/${1//\//_}"
}

{
    cat << 'END'
# Validation

Written by `bash scripts/validation.sh` from the tests themselves; the same sources give the same bytes. Seed 1 everywhere unless a
case says otherwise. Every case of the first part is a scenario that goes the public way: a JSON file is read and checked, planned,
lived in many replications and estimated.

- A stochastic estimate agrees when it is within **4.5 standard errors** of the exact answer, and the standard error is at most
  **0.5 %** of that answer, so an error of more than 2.25 % cannot hide. No tolerance is widened to let a case pass.
- A deterministic case ("exact") agrees within **1e-9** hours, or 1e-9 of the number where it is more than 1.
- Cases that share a work type's name share its arrivals and its draws (common random numbers), so errors of neighbouring rows lean
  the same way: a column of small negative errors is one chance event, not many.

END
    cases=$(for name in "${theory[@]}"; do rows "theory/test_$name"; done | wc -l)
    exact=$(for name in "${theory[@]}"; do rows "theory/test_$name"; done | grep -c '| exact |')
    echo "$cases answers are checked below, $exact of them without chance."
    for name in "${theory[@]}"; do
        [ -n "$(rows "theory/test_$name")" ] || continue
        echo
        echo "## theory: ${name//_/ }"
        echo
        contract "theory/test_$name"
        echo
        echo "| what | case | exact | estimate | error, se | se, % |"
        echo "|---|---|--:|--:|--:|--:|"
        rows "theory/test_$name"
    done
    echo
    echo "## coverage"
    echo
    contract coverage/test_coverage
    echo
    echo "| what | case | truth | replications | studies that cover | share |"
    echo "|---|---|--:|--:|--:|--:|"
    rows coverage/test_coverage
    echo
    echo "## metamorphic"
    echo
    echo "Relations that need no numbers: what must stay the same when a scenario says the same thing in another way, and what may"
    echo "only move one way. Each row names its test; a row is here only if the test passed."
    echo
    while IFS= read -r row; do
        name=$(grep -o '`[a-z]*/test_[a-z_]*`' <<< "$row" | tr -d '`' || true)
        if [ -n "$name" ]; then
            sentence=$(grep -o '` `[a-z0-9_]*`' <<< "$row" | tr -d '` ')
            grep -q "OK \] $sentence\$" "$out/${name//\//_}" || { echo "validation.sh: $name has no passing $sentence" >&2; exit 1; }
        fi
        echo "$row"
    done < $map
} > "$out/validation.md"
mv "$out/validation.md" docs/validation.md
