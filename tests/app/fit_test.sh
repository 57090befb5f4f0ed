#!/usr/bin/env bash
# himsim fit: what it reads and refuses, the scenario, the report and the figures it writes.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }
header="account,work_type,discharge,documented,coding_start,coded,billed,gross_usd,net_usd,payer,coder,coding_minutes,queried,denied,touchless"

# try CODE ARGUMENTS...: runs himsim fit; stdout in $work/out, stderr in $work/err.
try() {
    local expected=$1 code
    shift
    "$HIMSIM" fit "$@" > "$work/out" 2> "$work/err" < /dev/null
    code=$?
    [ $code -eq "$expected" ] || fail "fit $*: exit code $code, not $expected: $(head -3 "$work/err")"
}
says() { grep -qF -- "$1" "$work/err" || fail "stderr does not say \"$1\": $(head -5 "$work/err")"; }
shows() { grep -qF -- "$1" "$work/out" || fail "stdout does not show \"$1\": $(head -5 "$work/out")"; }
silent() { [ ! -s "$work/$1" ] || fail "something on $1: $(head -3 "$work/$1")"; }

# Accounts of 26 weeks: "ed" 20 a day, "rare" 10 in all. Numbers by a fixed rule.
accounts() {
    echo "$header"
    awk -v days=182 'function at(seconds) { return strftime("%Y-%m-%dT%H:%M:%SZ", 1735776000 + seconds, 1) }
        BEGIN {
            u = 12345
            for (day = 0; day < days; day++)
                for (i = 0; i < 20; i++) {
                    n++
                    t = day * 86400 + i * 4000 + 1800
                    u = (u * 16807) % 2147483647; a = u / 2147483647
                    u = (u * 16807) % 2147483647; b = u / 2147483647
                    u = (u * 16807) % 2147483647; c = u / 2147483647
                    ready = t - 36000 * log(a); start = ready + 600; coded = start + 600 - 600 * log(b)
                    billed = t + 3 * 86400; if (billed < coded) billed = coded
                    end = days * 86400
                    documented = (ready < end) ? at(ready) : ""
                    begun = (coded < end) ? at(start) : ""
                    done = (coded < end) ? at(coded) : ""
                    sent = (billed < end) ? at(billed) : ""
                    minutes = (coded < end) ? sprintf("%.3f", 10 - 10 * log(b)) : ""
                    printf "%d,ed,%s,%s,%s,%s,%s,%.2f,%.2f,%s,c%d,%s,%d,%d,0\n", n, at(t), documented, begun, done, sent,
                        -1500 * log(c), -450 * log(c), (n % 3) ? "medicare" : "self pay", n % 4, minutes, n % 10 == 0,
                        n % 8 == 0
                }
            for (i = 0; i < 10; i++) printf "%d,rare,%s,,,,,,,,,,,,\n", ++n, at(i * 86400 * 18 + 100)
        }'
}
accounts > "$work/accounts.csv"
cat > "$work/accounts.csv.json" << 'SIDE'
{"schema_version": 1, "files": [{"name": "export.csv", "digest": "xxh3:00000000000000aa", "rows": 3650}], "accounts": 3650,
 "rejected": {}, "time_zone": "America/New_York", "observed_from": "2025-01-02T00:00:00Z",
 "observed_until": "2025-07-03T00:00:00Z"}
SIDE

# Usage.
try 0 --help
for word in --output --report --holidays --time-zone --confidence --json; do shows "$word"; done
"$HIMSIM" help | grep -q '^  fit ' || fail "himsim help does not list fit"
try 2
says "name the file of accounts"
try 2 "$work/accounts.csv"
says "-o"
try 2 "$work/accounts.csv" -o "$work/s.json" --confidence 2
try 2 "$work/accounts.csv" -o "$work/s.json" --from yesterday
says "2026-01-05"

# What cannot be read.
try 3 "$work/none.csv" -o "$work/s.json"
says none.csv
printf "a,b,c\\n1,2,3\\n4,5,6\\n" > "$work/wrong.csv"
try 3 "$work/wrong.csv" -o "$work/s.json" --time-zone UTC
says "header"
[ "$(wc -l < "$work/err")" -eq 1 ] || fail "more than the header: $(cat "$work/err")"
: > "$work/empty.csv"
try 3 "$work/empty.csv" -o "$work/s.json" --time-zone UTC
says "is empty"
{ echo "$header"; echo "1,ed,2025-01-02T10:00:00Z,2025-01-02T09:00:00Z,,,,,,,,,,,"; } > "$work/back.csv"
try 3 "$work/back.csv" -o "$work/s.json" --time-zone UTC
says "back.csv:2"
says "documented is before discharge"
{ echo "$header"; echo "1,ed,2025-01-02T10:00:00Z,,,,,-5,,,,-1,7,,"; } > "$work/cells.csv"
try 3 "$work/cells.csv" -o "$work/s.json" --time-zone UTC
says 'gross_usd is wrong, got "-5"'
says 'coding_minutes is wrong'
says 'queried is wrong'
{ echo "$header"; for i in $(seq 1 30); do echo "$i,ed,never,,,,,,,,,,,,"; done; } > "$work/many.csv"
try 3 "$work/many.csv" -o "$work/s.json" --time-zone UTC
says "10 more problems"
[ "$(grep -c 'never' "$work/err")" -eq 20 ] || fail "not 20 problems in full"
{ echo "$header"; for i in $(seq 10 29); do echo "$i,ed,2025-01-${i}T10:00:00Z,,,,,,,,,,,,"; done; } > "$work/few.csv"
try 3 "$work/few.csv" -o "$work/s.json"
says "--time-zone"
try 3 "$work/few.csv" -o "$work/s.json" --time-zone Mars/Olympus
says "Mars/Olympus"
try 3 "$work/few.csv" -o "$work/s.json" --time-zone UTC
says "no work type has the 30 accounts"
says "ed: "
[ ! -e "$work/s.json" ] || fail "a scenario was written without a fit"
try 1 "$work/accounts.csv" -o "$work/no/such/folder/s.json"

# The scenario: valid, with sources, and it runs.
try 0 "$work/accounts.csv" -o "$work/s.json"
silent err
shows "3650 accounts of 2 work types"
shows "export.csv, xxh3:00000000000000aa, 3650 rows"
shows "* exponential"
shows "warning: rare: 9 accounts on 181 days are too few to fit"
shows "fields still stand on their defaults"
shows "/pools/*/wage_usd_per_hour"
"$HIMSIM" validate "$work/s.json" > "$work/out" 2> "$work/err" || fail "the scenario is not valid: $(cat "$work/err")"
for word in '"//source per_week"' '"//source gross_usd"' '"//source documentation_lag_hours"' '"//source coding_minutes"' \
    '"//source payer_mix"' '"//source bill_hold_days"' '"//source share"' '"//source other_denial_share"' \
    '"digest": "xxh3:00000000000000aa"' '"bill_hold_days": 3' '"start_date": "2025-07-02"' 'TO BE REVIEWED'; do
    grep -qF -- "$word" "$work/s.json" || fail "the scenario has no $word"
done
"$HIMSIM" run "$work/s.json" -n 2 --quiet > "$work/out" 2> "$work/err" || fail "the scenario does not run: $(cat "$work/err")"

# A type too rare to be fitted is in it, with its mean volume: what is open of it this morning is taken.
grep -qF '"per_week": 0.348' "$work/s.json" || fail "the rare type has no volume of 9 accounts on 181 days"
printf 'work_type,discharged,stage\nrare,2025-07-01T10:00:00Z,coding\n' > "$work/open.csv"
"$HIMSIM" run "$work/s.json" -n 2 --quiet --set "/opening_inventory/csv=$work/open.csv" > "$work/out" 2> "$work/err" ||
    fail "an open account of a rare type is refused: $(head -3 "$work/err")"
# Also when nobody codes it but a coder who codes nothing else, or it came up behind --to; what is known of it is used.
{ cat "$work/accounts.csv"
    echo "9001,alone,2025-03-01T10:00:00Z,2025-03-01T12:00:00Z,2025-03-01T12:00:00Z,2025-03-01T12:40:00Z,,800,,medicaid,c9,40,,,"
    echo "9002,alone,2025-03-02T10:00:00Z,2025-03-02T14:00:00Z,2025-03-02T14:00:00Z,2025-03-02T14:20:00Z,,400,,,c9,20,,,"
    echo "9003,new,2025-06-25T10:00:00Z,,,,,,,,,,,,"; } > "$work/more.csv"
cp "$work/accounts.csv.json" "$work/more.csv.json"
try 0 "$work/more.csv" -o "$work/more.json" --to 2025-06-01
printf 'work_type,discharged,stage,payer\nalone,2025-06-01T10:00:00Z,coding,medicaid\nnew,2025-06-01T10:00:00Z,coding,\n' > "$work/open.csv"
"$HIMSIM" run "$work/more.json" -n 2 --quiet --set "/opening_inventory/csv=$work/open.csv" > "$work/out" 2> "$work/err" ||
    fail "open accounts of rare types are refused: $(head -3 "$work/err")"
grep -qF '"gross_usd": 600' "$work/more.json" || fail "the rare type has not its mean charge"
grep -qF '"coding_minutes": 30' "$work/more.json" || fail "the rare type has not its mean minutes"
[ "$(grep -c '"skills"' "$work/more.json")" -eq 1 ] || fail "a rare type has a pool of its own"

# The same file gives the same bytes.
cp "$work/s.json" "$work/first.json"
try 0 "$work/accounts.csv" -o "$work/s.json" --quiet
silent out
cmp -s "$work/s.json" "$work/first.json" || fail "a second fit differs"

# Days that the accounts do not tell about.
try 3 "$work/accounts.csv" -o "$work/none.json" --from 2030-01-01
says "no whole day"
says "2025-01-02 to 2025-07-01"
try 3 "$work/accounts.csv" -o "$work/none.json" --from 2025-05-01 --to 2025-04-01
says "no whole day"

# JSON, other days, another name.
try 0 "$work/accounts.csv" -o "$work/s.json" --json --from 2025-02-01 --to 2025-05-31 --name spring
python3 -c 'import json, sys; fit = json.load(sys.stdin); assert fit["days"] == 120 and fit["first_day"] == "2025-02-01"' \
    < "$work/out" 2> /dev/null || { command -v python3 > /dev/null && fail "the JSON is not that of 120 days"; }
shows '"chosen": true'
says "rare"
grep -q '"name": "spring"' "$work/s.json" || fail "the scenario is not named"
grep -q '"start_date": "2025-06-01"' "$work/s.json" || fail "the scenario does not start behind the data"

# An export of discharges up to a day knows what became of them later; the days behind are not days without arrivals.
cp "$work/accounts.csv" "$work/chosen.csv"
sed 's/"observed_until": "2025-07-03T00:00:00Z"/"observed_until": "2025-07-23T00:00:00Z", "discharged_until": "2025-07-03T00:00:00Z"/' \
    "$work/accounts.csv.json" > "$work/chosen.csv.json"
try 0 "$work/chosen.csv" -o "$work/chosen.json"
shows "from 2025-01-02 to 2025-07-01"
sed 's/"observed_until": "2025-07-03T00:00:00Z"/"discharged_until": "then"/' "$work/accounts.csv.json" > "$work/chosen.csv.json"
try 3 "$work/chosen.csv" -o "$work/chosen.json"
says "discharged_until must be"

# Holidays.
try 0 "$work/accounts.csv" -o "$work/s.json" --quiet --holidays "$root/scenarios/calendars/us-hospital.ics"
grep -q '"//source holiday_factor"' "$work/s.json" || fail "no holiday factor"
grep -q '"holiday_calendar"' "$work/s.json" || fail "no holiday calendar"
try 3 "$work/accounts.csv" -o "$work/s.json" --holidays "$work/none.ics"
says none.ics

# Payers beyond 50 stand together.
{ echo "$header"; awk 'BEGIN { for (i = 0; i < 3000; i++)
    printf "%d,ed,2025-01-%02dT%02d:10:00Z,,,,,100,,payer %d,,,,,\n", i, 1 + i % 28, i % 24, (i % 2) ? i % 300 : 0 }'; } > "$work/payers.csv"
try 0 "$work/payers.csv" -o "$work/s.json" --time-zone UTC
[ "$(grep -c '{"name": "' "$work/s.json")" -eq 50 ] || fail "not 50 payers: $(grep -c '{"name": "' "$work/s.json")"
grep -q '"other payers": \[' "$work/s.json" || fail "the others have no share"
shows "other payers"
grep -q '"payer 299"' "$work/s.json" && fail "a small payer has a place of its own"
printf 'work_type,discharged,stage,payer\ned,2025-01-27T10:00:00Z,coding,payer 299\ned,2025-01-27T10:00:00Z,coding,payer 0\n' > "$work/open.csv"
"$HIMSIM" run "$work/s.json" -n 1 --quiet --set "/opening_inventory/csv=$work/open.csv" > "$work/out" 2> "$work/err" ||
    fail "an opening account of a small payer is refused: $(head -3 "$work/err")"

# A thinning export is called so.
{ echo "$header"; awk 'BEGIN { for (d = 0; d < 84; d++) for (i = 0; i < 90 - d; i++)
    printf "%d,ed,%sT08:10:00Z,,,,,100,,,,,,,\n", ++n, sprintf("2025-%02d-%02d", 1 + int(d / 28), 1 + d % 28) }'; } > "$work/thin.csv"
try 0 "$work/thin.csv" -o "$work/s.json" --time-zone UTC
shows "the last 3 weeks have 126 accounts a week, all weeks 328"
shows "accounts have no coding minutes"
{ echo "$header"; awk 'BEGIN { for (d = 0; d < 182; d++) for (i = 0; i < 90 - d / 4; i++)
    printf "%d,ed,%s,,,,,100,,,,,,,\n", ++n, strftime("%Y-%m-%dT08:10:00Z", 1735776000 + d * 86400, 1) }'; } > "$work/thin.csv"
try 0 "$work/thin.csv" -o "$work/s.json" --time-zone UTC
shows "no growth of a hospital: ed -"

# Also one of more than a year, whose months take up the trend.
{ echo "$header"; awk 'BEGIN { for (d = 0; d < 420; d++) for (i = 0; i < (d < 300 ? 9 : 1); i++)
    printf "%d,ed,%s,,,,,100,,,,,,,\n", ++n, strftime("%Y-%m-%dT08:10:00Z", 1735776000 + d * 86400, 1) }'; } > "$work/ends.csv"
try 0 "$work/ends.csv" -o "$work/s.json" --time-zone UTC
shows "the last 8 weeks have 7 accounts a week, all weeks 47"
shows "give --to."

# The report, with figures where gnuplot is there.
expected=0
command -v gnuplot > /dev/null || expected=6
try $expected "$work/accounts.csv" -o "$work/s.json" --quiet --report "$work/report"
for name in fit.txt fit.json figures/fit-01-ed.gp figures/fit-01-ed.dat figures/plots/fit.gp figures/plots/style.gp; do
    [ -s "$work/report/$name" ] || fail "no $name"
done
[ $expected -eq 6 ] || [ -s "$work/report/figures/fit-01-ed.png" ] || fail "no picture"
echo "# himsim figure" > "$work/report/figures/fit-07-gone.gp"
try $expected "$work/accounts.csv" -o "$work/s.json" --quiet --report "$work/report"
[ ! -e "$work/report/figures/fit-07-gone.gp" ] || fail "a page of an earlier fit is still there"
grep -q "Kolmogorov\|distance" "$work/report/fit.txt" || fail "fit.txt has no distances"
# Ctrl-C while the figures are drawn: no temporary file is left.
mkdir "$work/bin"
printf '#!/bin/sh\nmkdir "$0.once" 2> /dev/null && kill -INT $PPID\nexit 1\n' > "$work/bin/gnuplot"
chmod +x "$work/bin/gnuplot"
PATH="$work/bin:$PATH" try 130 "$work/accounts.csv" -o "$work/s.json" --quiet --report "$work/stopped"
says "interrupted; each file that was written is whole"
[ -z "$(find "$work/stopped" "$work"/s.json* -name '*.part')" ] || fail "temporary files are left: $(find "$work/stopped" -name '*.part')"
: > "$work/file"
try 1 "$work/accounts.csv" -o "$work/s.json" --quiet --report "$work/file"
says "$work/file"
exit $failed
