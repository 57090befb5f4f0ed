#!/bin/bash
# Results that must not move by a byte: every metric of small scenarios, their daily tables and a trace. UPDATE=1 writes the .expect
# files anew; then raise MODEL_VERSION in io/result_set.h, for stored results are no longer comparable.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }

# describe NAME SCENARIO ARGUMENTS...: the result in lines that show what moved.
describe() {
    local name=$1 scenario=$2
    shift 2
    "$HIMSIM" run "$scenario" "$@" --quiet --json --no-figures -o "$work/$name" --trace "$work/$name.csv" > "$work/$name.json" ||
        fail "$name does not run"
    python3 - "$work/$name.json" "$work/$name/manifest.json" <<'END'
import json, sys
result, manifest = (json.load(open(path)) for path in sys.argv[1:])
print("model_version", manifest["model_version"])
for metric in result["metrics"]:
    print(metric["id"], metric["scope"], repr(metric["mean"]), repr(metric["sd"]))
END
    echo "daily $(sha256sum < "$work/$name/daily.csv" | cut -c1-16)"
    echo "trace $(sha256sum < "$work/$name.csv" | cut -c1-16)"
}

check() {
    describe "$@" > "$work/$1.now"
    [ -z "${UPDATE:-}" ] || cp "$work/$1.now" "$root/tests/golden/$1.expect"
    diff "$root/tests/golden/$1.expect" "$work/$1.now" || fail "$1 has moved: raise MODEL_VERSION if that is right"
}

check rich "$root/tests/golden/rich.json"
check queue "$root/scenarios/textbook/mmc-3.json" --set /facility/horizon_days=60 --set /facility/warmup_days=10 -n 3 --seed 7
check calendar "$root/scenarios/textbook/tz-spring.json"
exit $failed
