#!/bin/bash
# Every file of tests/bad is refused with exit code 3 and exactly the problems of its .expect; every file of tests/good is
# accepted. UPDATE=1 writes the .expect files: look at what changed before committing it.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
err=$(mktemp)
trap 'rm -f "$err"' EXIT
failed=0
count=0

fail() { echo "FAIL $1"; failed=1; }

for file in "$root"/tests/bad/*.json "$root"/tests/bad/syntax/*.json "$root"/tests/bad/semantic/*.json; do
    cd "$(dirname "$file")" || exit 2
    name=$(basename "$file")
    "$HIMSIM" validate "$name" > /dev/null 2> "$err"
    code=$?
    count=$((count + 1))
    [ $code -eq 3 ] || fail "$name: exit code $code, not 3: $(cat "$err")"
    [ -z "${UPDATE:-}" ] || grep -aE '^[^ ]+\.json:' "$err" > "${name%.json}.expect"
    diff "${name%.json}.expect" <(grep -aE '^[^ ]+\.json:' "$err") || fail "$name: other problems than expected"
done
for file in "$root"/tests/good/*.json; do
    "$HIMSIM" validate "$file" > /dev/null 2> "$err"
    code=$?
    count=$((count + 1))
    [ $code -eq 0 ] || fail "$(basename "$file"): exit code $code, not 0: $(cat "$err")"
done
echo "$count files"
exit $failed
