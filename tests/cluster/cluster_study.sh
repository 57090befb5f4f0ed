# What the tests on real engines share: their packages, a study, and the comparison with one process.
# Wants $root; sets $work, and exits with 77, which ctest shows as skipped, where the engine cannot run.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }
skip() { echo "skipped: $1"; exit 77; }
[ "${HIMSIM_TEST_LIGHT:-0}" != 1 ] || skip "the engines are not run with the sanitizers"

need() { # PROGRAMS
    bash "$root/scripts/install-packages.sh" cluster > "$work/install.log" 2>&1
    for program in "$@"; do
        command -v "$program" > /dev/null || skip "there is no $program, and it cannot be installed: $(tail -n 1 "$work/install.log")"
    done
}

# grid.json with $cell_count cells of $n replications, and what one process makes of it.
prepare() {
    source "$root/tests/app/small_study.sh"
    study grid "[1.5, 2]"
    "$HIMSIM" batch "$work/grid.json" --db "$work/whole.db" --quiet || fail "batch"
    "$HIMSIM" results "$work/whole.db" --csv > "$work/whole.csv" || fail "results"
    [ "$(wc -l < "$work/whole.csv")" -gt 500 ] || fail "results are short"
}

same_as_one_process() { # PLAN, STORE
    "$HIMSIM" merge "$1" --db "$2" --quiet || fail "merge"
    "$HIMSIM" merge "$1" --db "$2" 2>&1 | grep -q ": 0 chunks merged, $((cell_count * n)) known before" || fail "merged twice"
    "$HIMSIM" results "$2" --csv | cmp - "$work/whole.csv" || fail "the results differ from those of one process"
    [ "$(sqlite3 "$2" "SELECT count(*) FROM replications")" -eq $((cell_count * n)) ] || fail "another number of replications"
}
