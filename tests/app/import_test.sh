#!/bin/bash
# himsim import on the command line: proposal, review, import, opening inventory, simulation; exit codes and streams.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
failed=0
fail() { echo "FAIL $1"; failed=1; }

# try CODE ARGUMENTS...: runs himsim; stdout in out, stderr in err.
try() {
    local expected=$1 code
    shift
    "$HIMSIM" "$@" > out 2> err < /dev/null
    code=$?
    [ $code -eq "$expected" ] || fail "himsim $*: exit code $code, not $expected: $(head -3 err)"
}
says() { grep -qF -- "$1" err || fail "stderr does not say \"$1\": $(head -5 err)"; }
shows() { grep -qF -- "$1" out || fail "stdout does not show \"$1\": $(head -5 out)"; }

# An export as sites write it: byte order mark, tabs, CRLF, a quoted cell, a stray quote, personal columns, an open account.
printf '\xEF\xBB\xBFHSP_ACCOUNT_ID\tHSP_ACCOUNT_NAME\tACCT_CLASS_HA_C_NAME\tDISCH_DATE_TIME\tCODING_DATETIME\tFIRST_BILLED_DATE\tTOT_CHGS\tNOTE\r\n' > hsp.tsv
printf '70001\tDoe,J\tEmergency\t1/5/2026 10:00\t1/6/2026 10:00\t1/9/2026\t"1,000.50"\t5" tall\r\n' >> hsp.tsv
printf '70002\tRoe,R\tEmergency\t1/13/2026 11:00\t\t\t2000\t\r\n' >> hsp.tsv

try 0 import hsp.tsv --guess
[ ! -s err ] || fail "--guess says something on stderr: $(head -3 err)"
cp out map.json
python3 -m json.tool < map.json > /dev/null || fail "the proposal is no JSON"
grep -q '"HSP_ACCOUNT_ID"' map.json || fail "the proposal lacks the account"
grep -q '%m/%d/%Y %H:%M' map.json || fail "the proposal lacks the date format"
grep -q 'HSP_ACCOUNT_NAME' map.json && fail "the proposal echoes a personal header"
sed -i 's|"time_zone": "UTC"|"time_zone": "America/New_York"|' map.json

# Personal columns are refused by number; nothing is written.
try 3 import hsp.tsv --map map.json -o accounts.csv
says 'hsp.tsv:1:1: these columns look like personal data: 2 (a name)'
grep -q 'HSP_ACCOUNT_NAME\|Doe' err && fail "a personal header or value is echoed"
ls accounts.csv* 2> /dev/null && fail "something was written"

try 0 import hsp.tsv --map map.json -o accounts.csv --skip-personal --as-of 2026-01-14
[ ! -s err ] || fail "the import says something on stderr: $(head -3 err)"
shows 'accounts.csv: 2 accounts, 1 work types'
shows 'accounts.csv.open.csv: 1 accounts open at 2026-01-14T05:00:00Z, USD 2000.00'
grep -qx '1,Emergency,2026-01-05T15:00:00Z,,,2026-01-06T15:00:00Z,2026-01-09T05:00:00Z,1000.50,,,,,,,' accounts.csv || fail "account 1"
python3 -c 'import json; f = json.load(open("accounts.csv.json")); assert f["accounts"] == 2 and f["files"][0]["name"] == "hsp.tsv" and f["time_zone"] == "America/New_York" and f["observed_until"] == "2026-01-13T16:00:00Z", f' || fail "the facts"
grep -rl '7000[12]\|Doe\|Roe' accounts.csv* && fail "an identifier was written"

# The inventory starts a scenario.
cat > scenario.json <<'END'
{"name": "from-today", "facility": {"time_zone": "America/New_York", "start_date": "2026-01-14", "horizon_days": 2, "warmup_days": 0},
 "work_types": [{"name": "Emergency", "coding_minutes": 5, "bill_hold_days": 60}],
 "pools": [{"name": "p", "time_zone": "UTC", "skills": {"*": 1}, "shifts": [{"name": "s", "headcount": 1, "hours": [{"days": ["wed"], "start": "09:00", "end": "17:00"}]}]}],
 "worklists": [{"name": "all", "pools": ["p"]}], "opening_inventory": {"csv": "accounts.csv.open.csv"}}
END
try 0 run scenario.json -n 1 --no-figures -o result --quiet
grep -q '^from-today,2026-01-14,0,dnfb_usd,all,usd,2000,' result/daily.csv || fail "DNFB of the first midnight: $(grep dnfb_usd result/daily.csv | head -1)"

# Bad rows: listed, and too many of them stop.
printf '70003\tX\tEmergency\t13/5/2026 10:00\t\t\t1\t\r\n' >> hsp.tsv
try 1 import hsp.tsv --map map.json -o bad.csv --skip-personal
says 'bad.csv.rejects.csv says which'
shows '3 rows read, 1 rejected (33.33 %)'
[ -e bad.csv ] && fail "accounts were written in spite of the bad rows"
grep -qx 'hsp.tsv,4,date_unreadable,discharge' bad.csv.rejects.csv || fail "the reject is not listed"
try 0 import hsp.tsv --map map.json -o bad.csv --skip-personal --max-bad-share 0.5

# The same import gives the same bytes.
cp bad.csv first.csv
try 0 import hsp.tsv --map map.json -o bad.csv --skip-personal --max-bad-share 0.5
cmp first.csv bad.csv || fail "two imports differ"

# Usage and what is not there.
for wrong in "import" "import hsp.tsv" "import hsp.tsv --map map.json" "import hsp.tsv --map map.json -o x.csv --open y.csv" \
    "import hsp.tsv --map map.json -o x.csv --max-bad-share 2"; do
    try 2 $wrong
    [ ! -s out ] || fail "himsim $wrong prints on stdout"
done
try 3 import missing.tsv --map map.json -o x.csv
says 'missing.tsv'
try 3 import hsp.tsv/x --map map.json -o x.csv
says 'cannot read hsp.tsv/x'
try 3 import . --map map.json -o x.csv
says '. is no regular file'
try 3 import hsp.tsv --map missing.json -o x.csv
says 'missing.json'
try 3 import missing.tsv --guess
says 'missing.tsv'
try 1 import hsp.tsv --map map.json -o no/such/folder/x.csv --skip-personal
says 'cannot write'
exit $failed
