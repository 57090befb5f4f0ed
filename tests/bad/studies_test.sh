#!/bin/bash
# Every file of tests/bad/studies is refused with exit code 3 and exactly the problems of its .expect, before anything is
# simulated. UPDATE=1 writes the .expect files: look at what changed before committing it.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }
cd "$root/tests/bad/studies" || exit 2
count=0
for file in *.json; do
    "$HIMSIM" batch "$file" --db "$work/study.db" -n 1 --quiet > /dev/null 2> "$work/stderr"
    code=$?
    count=$((count + 1))
    [ $code -eq 3 ] || fail "$file: exit code $code, not 3: $(cat "$work/stderr")"
    [ -z "${UPDATE:-}" ] || cp "$work/stderr" "${file%.json}.expect"
    diff "${file%.json}.expect" "$work/stderr" || fail "$file: other problems than expected"
    [ ! -e "$work/study.db" ] || fail "$file: something was simulated"
done
[ "$count" -ge 15 ] || fail "only $count files"
for file in "$root"/scenarios/studies/*.json; do
    "$HIMSIM" batch "$file" --list --quiet > "$work/list" 2> "$work/stderr" || fail "$file: $(cat "$work/stderr")"
done
exit $failed
