#!/bin/bash
# A study goes on after every interruption with the bytes of an uninterrupted one; nothing stored is simulated again.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAIL $1"; failed=1; }
light=${HIMSIM_TEST_LIGHT:-0}
n=20; [ "$light" = 1 ] && n=6

source "$root/tests/app/small_study.sh"
study grid "[1.5, 2]"
csv() { "$HIMSIM" results "$1" --csv "${@:2}"; }
batch() { "$HIMSIM" batch "$work/${which:-grid}.json" --db "$@" --quiet; }

# Listing: every combination but the forbidden, by factor values; filters.
"$HIMSIM" batch "$work/grid.json" --list > "$work/list" 2> "$work/stderr" || fail "--list"
[ "$(wc -l < "$work/list")" -eq 12 ] || fail "--list has $(wc -l < "$work/list") cells"
grep -qx "coders=6 rate=1.5 speed=fast" "$work/list" || fail "a cell is not named by its factors"
[ "$("$HIMSIM" batch "$work/grid.json" --list --only "speed == 'fast' and coders > 4" --quiet 2> /dev/null | wc -l)" -eq 4 ] || fail "--only"
"$HIMSIM" batch "$work/grid.json" --list --only "sped == 'fast'" > /dev/null 2> "$work/stderr" && fail "--only with an unknown name"
grep -q 'did you mean "speed"' "$work/stderr" || fail "no hint: $(cat "$work/stderr")"

# validate knows a study, checks every cell, and names the place of what only one cell has.
"$HIMSIM" validate "$work/grid.json" > "$work/list" || fail "validate of a study"
grep -q 'valid, study "grid", 12 cells; 0 of 12 combinations' "$work/list" || fail "validate of a study says $(cat "$work/list")"
sed 's/\[4, 6, 8\]/[4, 6, -8]/' "$work/grid.json" > "$work/wrong.json"
"$HIMSIM" validate "$work/wrong.json" > "$work/list" 2> "$work/stderr"; [ $? -eq 3 ] || fail "a study with a wrong cell is valid"
[ ! -s "$work/list" ] && grep -q "wrong.json:2:.*headcount" "$work/stderr" || fail "a wrong cell has no place: $(cat "$work/stderr")"
"$HIMSIM" validate "$work/grid.json" --resolved > /dev/null 2> "$work/stderr"; [ $? -eq 3 ] || fail "a study is resolved"
grep -q -- "--write DIR" "$work/stderr" || fail "a study is not resolved, and it does not say what to do: $(cat "$work/stderr")"

# One run is the reference; the number of threads leaves no trace.
batch "$work/whole.db" -j 1 || fail "batch"
csv "$work/whole.db" > "$work/whole.csv"
[ "$(wc -l < "$work/whole.csv")" -gt 500 ] || fail "results are short"
batch "$work/threads.db" -j 5 || fail "batch -j 5"
cmp <(csv "$work/threads.db") "$work/whole.csv" || fail "threads change the results"

# Killed twice in the middle, without a chance to say goodbye: the same command goes on.
many=$((n * 15))
batch "$work/many.db" -n $many -j 2 || fail "batch -n $many"
stored=0
for kill in 1 2; do
    "$HIMSIM" batch "$work/grid.json" --db "$work/killed.db" --quiet -j 2 -n $many & pid=$!
    before=$stored
    while [ "$stored" -le "$before" ] && kill -0 $pid 2> /dev/null; do
        stored=$(sqlite3 "$work/killed.db" "SELECT count(*) FROM replications" 2> /dev/null || echo "$before")
    done
    kill -9 "$pid" 2> /dev/null; wait "$pid" 2> /dev/null
    stored=$(sqlite3 "$work/killed.db" "SELECT count(*) FROM replications")
done
[ "$stored" -gt 0 ] || fail "nothing was stored before the kill"
[ "$stored" -lt $((12 * many)) ] || echo "note: the study was over before the second kill"
"$HIMSIM" batch "$work/grid.json" --db "$work/killed.db" -j 2 -n $many 2>&1 | grep -qE ", [1-9][0-9]* were in the store" || fail "the same command begins anew"
cmp <(csv "$work/killed.db") <(csv "$work/many.db") || fail "kill -9 changes the results"
[ "$(sqlite3 "$work/killed.db" 'PRAGMA integrity_check')" = ok ] || fail "kill -9 damages the store"
# Interrupted: exit code 130 and the same.
"$HIMSIM" batch "$work/grid.json" --db "$work/stopped.db" -n 100000 -j 2 > /dev/null 2> "$work/stderr" & pid=$!
while [ "$(sqlite3 "$work/stopped.db" "SELECT count(*) FROM cells" 2> /dev/null || echo 0)" -eq 0 ] && kill -0 $pid; do :; done
kill -INT "$pid"; wait "$pid"; [ $? -eq 130 ] || fail "Ctrl-C: another exit code"
grep -q "the same command goes on" "$work/stderr" || fail "Ctrl-C does not say how to go on"
batch "$work/stopped.db" || fail "the same command after Ctrl-C"
cmp <(csv "$work/stopped.db") "$work/whole.csv" || fail "Ctrl-C changes the results"

# Nobody reads the progress any more: the batch goes on to its end.
"$HIMSIM" batch "$work/grid.json" --db "$work/unread.db" -n $((n * 3)) 2>&1 | head -1 > "$work/first"; [ "${PIPESTATUS[0]}" -eq 0 ] || fail "a closed pipe ends a batch"
[ "$(sqlite3 "$work/unread.db" "SELECT count(*) FROM replications")" -eq $((12 * n * 3)) ] || fail "a closed pipe leaves replications out"
grep -Eq "replications(, [0-9]{1,5}\.[0-9] a second, [0-9]+ (s|min) left)?, [0-9]+ MB$" "$work/first" || fail "progress: $(cat "$work/first")"
"$HIMSIM" results "$work/none.db" 2> "$work/stderr" && fail "no such store"
grep -q "there is no such file" "$work/stderr" || fail "no such store: $(cat "$work/stderr")"

# What is there is not simulated again: not by the same command, not when the study grows, not for another study.
"$HIMSIM" batch "$work/grid.json" --db "$work/whole.db" 2>&1 | grep -q ": 0 replications simulated, $((12 * n)) were" || fail "a finished study is simulated again"
study grid "[1.5, 2, 1]"
"$HIMSIM" batch "$work/grid.json" --db "$work/whole.db" 2>&1 | grep -q ": $((6 * n)) replications simulated, $((12 * n)) were" || fail "growth repeats something"
study grid "[1.5, 2]"
study other "[1, 1.5]"
"$HIMSIM" batch "$work/other.json" --db "$work/whole.db" 2>&1 | grep -q ": 0 replications simulated" || fail "a study that shares the store repeats something"
"$HIMSIM" results "$work/whole.db" > /dev/null 2> "$work/stderr" && fail "two studies and no --study"
grep -q '"grid", "other"' "$work/stderr" || fail "the studies are not named: $(cat "$work/stderr")"
cmp <(csv "$work/whole.db" --study other | sed 's/^other,//') <("$HIMSIM" batch "$work/other.json" --db "$work/other.db" --quiet; csv "$work/other.db" | sed 's/^other,//') || fail "shared results differ from own ones"
# A changed base is another scenario: its cells are simulated anew, and the old results are not shown for them.
sed -i 's/"mean": 30/"mean": 29/' "$work/base.json"
"$HIMSIM" batch "$work/grid.json" --db "$work/whole.db" 2>&1 | grep -q ": $((12 * n)) replications simulated, 0 were" || fail "a changed base is not simulated again"
cmp <(csv "$work/whole.db" --study grid --only "rate > 1") "$work/whole.csv" > /dev/null && fail "a changed base has the old results"
sed -i 's/"mean": 29/"mean": 30/' "$work/base.json"
"$HIMSIM" batch "$work/grid.json" --db "$work/whole.db" 2>&1 | grep -q ": 0 replications simulated" || fail "the old base is simulated again"
cmp <(csv "$work/whole.db" --study grid --only "rate > 1") "$work/whole.csv" || fail "the old base has other results"
# What the study wants no more is not compared with what it wants, but not simulated again when it comes back; a part of
# the study takes nothing away.
cp "$work/grid.json" "$work/grid.whole"
sed -i 's/"values": \[4, 6, 8\]/"values": [6, 8]/' "$work/grid.json"
"$HIMSIM" batch "$work/grid.json" --db "$work/threads.db" --only "coders == 8" --quiet || fail "a part"
cmp <(csv "$work/threads.db" | sort) <(sort "$work/whole.csv") || fail "a part of the study takes something away"
batch "$work/threads.db" || fail "fewer cells"
cmp <(csv "$work/threads.db") <(csv "$work/threads.db" --only "coders > 5") || fail "cells that the study has no more are shown"
[ "$(sqlite3 "$work/threads.db" "SELECT count(*) FROM v_cells WHERE wanted = 0")" -eq 4 ] || fail "v_cells does not tell what is wanted no more"
[ "$(sqlite3 "$work/threads.db" "SELECT count(*) FROM v_estimates WHERE name LIKE 'coders=4%'")" -eq 0 ] || fail "v_estimates has what is wanted no more"
mv "$work/grid.whole" "$work/grid.json"
"$HIMSIM" batch "$work/grid.json" --db "$work/threads.db" 2>&1 | grep -q ": 0 replications simulated, $((12 * n)) were" || fail "cells that come back are simulated again"
cmp <(csv "$work/threads.db") "$work/whole.csv" || fail "cells that come back have other results"
# More replications later.
batch "$work/threads.db" -n $((n + 3)) || fail "more replications"
batch "$work/long.db" -n $((n + 3)) -j 3
cmp <(csv "$work/threads.db") <(csv "$work/long.db") || fail "replications added later differ from those of one run"

# Results and the best.
"$HIMSIM" results "$work/long.db" --json | python3 -c 'import json, sys
d = json.load(sys.stdin)
assert len(d["cells"]) == 12 and d["cells"][0]["factors"]["coders"] == 4 and d["cells"][0]["is_feasible"] is True, d["cells"][0]' || fail "--json"
"$HIMSIM" best "$work/long.db" --metric tat_mean_hours --subject-to "utilization_share@pool:coders <= 0.9" --csv > "$work/best" || fail "best"
grep -q "^,1,coders=8 rate=1.5 speed=fast,.*,best$" "$work/best" || fail "another best: $(head -2 "$work/best")"
# What is said of the others does not depend on how many are shown; when nothing is feasible, what broke the cells.
verdicts() { "$HIMSIM" best "$work/long.db" --metric tat_mean_hours --csv --top "$1" | awk -F, 'NR > 1 && NR < 5 {print $3, $10, $11, $NF}'; }
cmp <(verdicts 3) <(verdicts 100) || fail "the verdicts depend on --top"
"$HIMSIM" best "$work/long.db" --metric tat_mean_hours --subject-to "tat_p90_hours < 1" > "$work/best"; [ $? -eq 4 ] || fail "nothing feasible: another exit code"
grep -q "^tat_p90_hours < 1: broken by 12 of 12 cells" "$work/best" || fail "nothing feasible, and it does not say why: $(cat "$work/best")"
# For each level of what nobody chooses: each part is what --only makes of it.
"$HIMSIM" best "$work/long.db" --metric tat_mean_hours --each rate --csv > "$work/each" || fail "best --each"
[ "$(grep -c ",best$" "$work/each")" -eq 2 ] || fail "--each has not one best for each level: $(cat "$work/each")"
cmp <(sed -n 's/^rate=2,//p' "$work/each") <("$HIMSIM" best "$work/long.db" --metric tat_mean_hours --only "rate == 2" --csv | sed -n '2,$s/^,//p') || fail "--each differs from --only"
"$HIMSIM" best "$work/long.db" --metric tat_mean_hours --each rate --each speed --json | python3 -c 'import json, sys
d = json.load(sys.stdin)
assert [r["part"] for r in d["rankings"]] == ["rate=1.5 speed=plain", "rate=1.5 speed=fast", "rate=2 speed=plain", "rate=2 speed=fast"], d
assert all(r["ranks"][0]["verdict"] == "best" and "coders=8" in r["ranks"][0]["cell"] for r in d["rankings"]), d' || fail "best --each --json"
# What the study file marks as nobody's choice parts the ranking by itself; --each adds, --together overrules; a store
# that is older than the mark is read, and the next batch brings it up to date.
sed 's/"name": "rate",/"name": "rate", "choice": false,/; s/"name": "grid"/"name": "given"/' "$work/grid.json" > "$work/given.json"
which=given batch "$work/given.db" -n 3 || fail "a factor that nobody chooses"
ranked() { "$HIMSIM" best "$work/given.db" --metric tat_mean_hours --csv "$@" | cut -d, -f1-3; }
parted=$(ranked --together --each rate)
[ "$(ranked)" = "$parted" ] || fail "best is not parted by what nobody chooses: $(ranked)"
[ "$(ranked --each rate)" = "$parted" ] || fail "--each of what nobody chooses parts twice"
[ "$(ranked --each speed | cut -d, -f1 | sort -u | grep -c "^rate=.* speed=")" -eq 4 ] || fail "--each does not add to what nobody chooses"
[ "$(ranked --together | grep -c "^,1,")" -eq 1 ] || fail "--together does not rank all in one"
"$HIMSIM" best "$work/given.db" --metric tat_mean_hours > "$work/best"
{ grep -q "^     2  coders=8 speed=fast$" "$work/best" && grep -q "what nobody chooses: rate; --together" "$work/best"; } || fail "best does not say how often what is best: $(tail -5 "$work/best")"
sqlite3 "$work/given.db" "DROP VIEW v_given_factors; DROP TABLE given_factors"
[ "$(ranked)" = "$(ranked --together)" ] || fail "a store without the table is not read"
which=given batch "$work/given.db" -n 3 || fail "a store without the table is not gone on with"
[ "$(sqlite3 "$work/given.db" "SELECT factor FROM v_given_factors")" = rate ] || fail "the store does not tell what nobody chooses"
"$HIMSIM" plan "$work/given.json" -o "$work/given.plan" -n 3 --quiet > /dev/null 2> "$work/stderr" || fail "plan: $(cat "$work/stderr")"
grep -q '"given_factors":\["rate"\]' <(tr -d '\n\t ' < "$work/given.plan/plan.json") || fail "a plan does not know what nobody chooses"
"$HIMSIM" merge "$work/given.plan" --db "$work/merged.db" > /dev/null 2>&1
[ "$(sqlite3 "$work/merged.db" "SELECT factor FROM v_given_factors")" = rate ] || fail "a merged store does not know what nobody chooses"
sed 's/"choice": false/"choice": "no"/' "$work/given.json" > "$work/wrong.json"
"$HIMSIM" batch "$work/wrong.json" --list > /dev/null 2> "$work/stderr"; [ $? -eq 3 ] || fail "a choice that is neither true nor false"
grep -q "/factors/.*/choice: must be true or false" "$work/stderr" || fail "a wrong choice: $(cat "$work/stderr")"

"$HIMSIM" best "$work/long.db" --metric tat_mean_hours --each rat > /dev/null 2> "$work/stderr" && fail "--each of no factor"
grep -q 'no factor "rat"; did you mean "rate"' "$work/stderr" || fail "--each of no factor: $(cat "$work/stderr")"
# Near a limit the answer is not sure, and is said not to be.
mean=$("$HIMSIM" results "$work/long.db" --csv --metric tat_p90_hours@all | awk -F, 'NR == 3 {print $(NF - 6)}')
"$HIMSIM" best "$work/long.db" --metric tat_mean_hours --subject-to "tat_p90_hours <= $mean + 0.001" --csv --top 100 | grep -q ",no,[a-z ]*$" || fail "a mean at the limit is said to be sure"
"$HIMSIM" results "$work/long.db" | grep -q "^Percentiles are means of the replications' own" || fail "the table does not say what its percentiles are"
"$HIMSIM" results "$work/long.db" --only "coders > 99" > "$work/none" 2> "$work/stderr" && fail "no cell is left, and that is well"
grep -q "no cell of study grid is left by --only" "$work/stderr" || fail "no cell is left: $(cat "$work/stderr")"
"$HIMSIM" best "$work/long.db" --metric tat_means_hours > /dev/null 2> "$work/stderr"; [ $? -eq 2 ] || fail "an unknown metric"
grep -q 'did you mean "tat_mean_hours"' "$work/stderr" || fail "no hint for a metric"
[ "$(sqlite3 "$work/long.db" "SELECT count(*) FROM v_estimates WHERE metric = 'tat_mean_hours' AND scope = 'all' AND replications = $((n + 3))")" -eq 12 ] || fail "the view of estimates"
[ "$(sqlite3 "$work/long.db" "SELECT count(DISTINCT period) FROM v_periods")" -eq 3 ] || fail "the view of months"
mean=$(sqlite3 "$work/long.db" "SELECT printf('%.9f', avg(tat_mean_hours)) FROM v_replications WHERE name = 'coders=6 rate=2 speed=fast'")
[ "$mean" = "$(sqlite3 "$work/long.db" "SELECT printf('%.9f', mean) FROM v_estimates WHERE name = 'coders=6 rate=2 speed=fast' AND metric = 'tat_mean_hours' AND scope = 'all'")" ] || fail "replications and estimates differ"

sed -i 's/"name": "small",/"name": "small", "title": "A small one", "question": "How small?",/' "$work/base.json"
# A cell as a scenario file lives what the batch has lived, with another seed than the base's too.
sed 's/"replications"/"seed": 11, "replications"/' "$work/grid.json" > "$work/seeded.json"
which=seeded batch "$work/seeded.db" -n 3 --only "coders == 4 and rate == 2" || fail "a seed of the study's own"
"$HIMSIM" batch "$work/seeded.json" --only "coders == 4 and rate == 2" --write "$work/cells of it" > "$work/paths" 2> /dev/null || fail "--write"
[ "$(wc -l < "$work/paths")" -eq 2 ] || fail "--write names other files: $(cat "$work/paths")"
mapfile -t paths < "$work/paths"
"$HIMSIM" compare "${paths[@]}" -n 3 -o "$work/compared" --no-figures --quiet > /dev/null 2> "$work/stderr" || fail "what --write wrote: $(cat "$work/stderr")"
cmp <(sqlite3 "$work/seeded.db" "SELECT printf('%.6f', tat_mean_hours) FROM v_replications ORDER BY cell, replication") \
    <(awk -F, '/,tat_mean_hours,/ && /,all,/ {printf "%.6f\n", $NF}' "$work/compared/replications.csv") || fail "a cell that was written lives something else: $(head -3 "$work/compared/replications.csv")"
grep -q "coders=4 rate=2 speed=fast" "$work/compared/replications.csv" || fail "a scenario has not the name of its cell"
grep -q "A small one\|How small" "$work/compared/scorecard.txt" && fail "cells have the title of their base"
grep -q "^speed=fast " "$work/compared/scorecard.txt" || fail "cells are not titled by what tells them apart"

# A scope that no cell has would make every cell infeasible: refused, with those that there are.
sed 's/"tat_p90_hours <= 52 or coders < 5"/"tat_p90_hours <= 52", "tat_p90_hours@pool:coders <= 52"/' "$work/grid.json" > "$work/scope.json"
which=scope batch "$work/scope.db" 2> "$work/stderr"; [ $? -eq 3 ] || fail "a check of a scope that no cell has"
grep -q "/checks/1: no cell has tat_p90_hours@pool:coders" "$work/stderr" && grep -q "tat_p90_hours@work_type:chart" "$work/stderr" || fail "the scope is not named: $(cat "$work/stderr")"
[ ! -e "$work/scope.db" ] || fail "a store is made for a study that is wrong"
sed -i 's/tat_p90_hours@pool:coders/utilization_share@pool:coders/' "$work/scope.json"
which=scope batch "$work/scope.db" -n 2 || fail "a check of a scope that all cells have"
"$HIMSIM" results "$work/long.db" --metric tat_p90_hours@pool:coders > /dev/null 2> "$work/stderr" && fail "results of a scope that no cell has"
grep -q "no cell has tat_p90_hours@pool:coders; there is tat_p90_hours, " "$work/stderr" || fail "results do not name the scope: $(cat "$work/stderr")"
"$HIMSIM" best "$work/long.db" --metric tat_mean_hours --subject-to "utilization_share@pool:coder < 1" > /dev/null 2> "$work/stderr" && fail "a condition over a scope that no cell has"

# Figures: what stands in the data is what the store says.
"$HIMSIM" results "$work/long.db" --figures "$work/drawn" --metric tat_mean_hours --metric utilization_share@pool:coders 2> "$work/stderr"; code=$?
[ $code -eq 0 ] || { [ $code -eq 6 ] && ! command -v gnuplot > /dev/null; } || fail "--figures: $(cat "$work/stderr")"
drawn="$work/drawn/figures"
for name in grid-tat_mean_hours-coders-rate grid-tat_mean_hours-coders-speed grid-tat_mean_hours-rate-speed effects-tat_mean_hours ladder-tat_mean_hours-coders-speed grid-utilization_share-pool-coders-coders-rate; do
    [ -s "$drawn/$name.gp" ] && { [ $code -eq 6 ] || [ -s "$drawn/$name.png" ]; } || fail "--figures: no $name"
done
mean_of() { sqlite3 "$work/long.db" "SELECT printf('%.9g', avg(r.tat_mean_hours)) FROM v_replications r JOIN v_factors f USING(study, cell) WHERE f.factor = '$1' AND f.value = '$2' $3"; }
boxes=$(grep -c '^[0-9]' "$drawn/grid-tat_mean_hours-coders-speed.dat")
[ "$boxes" -eq 6 ] || fail "the heat map has $boxes boxes"
[ "$(awk '$1 == 2 && $2 == 0 {printf "%.9g", $4}' "$drawn/grid-tat_mean_hours-coders-speed.dat")" = "$(mean_of coders 8 "AND r.name LIKE '%speed=plain'")" ] || fail "a box differs from the store: $(cat "$drawn/grid-tat_mean_hours-coders-speed.dat")"
[ "$(awk '/"coders" "4"/ {printf "%.9g", $2}' "$drawn/effects-tat_mean_hours.dat")" = "$(mean_of coders 4 "")" ] || fail "an effect differs from the store: $(cat "$drawn/effects-tat_mean_hours.dat")"
grep -q "On the means coders from 4 to 8 takes" "$drawn/ladder-tat_mean_hours-coders-speed.gp" || fail "the ladder's title says nothing"
title=$(sed -n "s/^title = '\(.*\)'$/\1/p" "$drawn/ladder-tat_mean_hours-coders-speed.gp" | tr '\302\240' '  ')
printed=$(grep -oE 'speed +[a-z]+ +from +[0-9.]+[^0-9]* to +[0-9.]+' <<< "$title" | tr -s ' ' | head -n 1)
speed=$(cut -d ' ' -f 2 <<< "$printed")
sed -E 's/.* from ([0-9.]+)[^0-9]* to ([0-9.]+)/\1 \2/' <<< "$printed" |
    awk -v from="$(mean_of coders 4 "AND r.name LIKE '%speed=$speed'")" -v to="$(mean_of coders 8 "AND r.name LIKE '%speed=$speed'")" \
        '{ ok = NF == 2 && ($1 - from) ^ 2 < 0.25 && ($2 - to) ^ 2 < 0.25 } END { exit !ok }' ||
    fail "the ladder says \"$title\", not what the store has"
grep -q "seed 3 · n = $((n + 3))" "$drawn/ladder-tat_mean_hours-coders-speed.gp" || fail "the footer does not name seed and replications"
[ ! -e "$drawn/pareto-tat_mean_hours.gp" ] || fail "cost is drawn where there are no prices"

# A sampled field has a panel; its rank correlation is that of the means in the store, within each setting of the rest.
# With prices the frontier is one of each coder count over the 16 worlds, with their band.
priced='{"pools": [{"name": "coders", "wage_usd_per_hour": 40}]}'
cat > "$work/sampled.json" <<END
{ "name": "sampled", "base": "base.json", "replications": 3, "patch": $priced, "factors": [
  {"name": "coders", "pointer": "/pools/coders/shifts/day/headcount", "values": [5, 7]},
  {"latin_hypercube": 16, "choice": false, "fields": [
    {"name": "minutes", "pointer": "/work_types/chart/coding_minutes/mean", "low": 25, "high": 32},
    {"name": "target", "pointer": "/facility/dnfb_target_days", "low": 3, "high": 5} ]} ] }
END
which=sampled batch "$work/sampled.db" || fail "a Latin hypercube"
"$HIMSIM" results "$work/sampled.db" --figures "$work/points" --metric tat_mean_hours 2> "$work/stderr"; code=$?
[ $code -eq 0 ] || { [ $code -eq 6 ] && ! command -v gnuplot > /dev/null; } || fail "--figures of a Latin hypercube: $(cat "$work/stderr")"
python3 - "$work/sampled.db" "$work/points/figures/sampled-tat_mean_hours" <<'END' || fail "the rank correlation differs from that of the store"
import sqlite3, sys
store = sqlite3.connect(sys.argv[1])
text = open(sys.argv[2] + ".gp", encoding="utf-8").read()
data = open(sys.argv[2] + ".dat").read().split("\n\n\n")[0].splitlines()[1:]
assert len(data) == 2 * 32, len(data)
def ranks(values):
    return [sorted(values).index(v) + (values.count(v) - 1) / 2 for v in values]
def spearman(x, y):
    x, y = ranks(x), ranks(y)
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y)) / (sum((a - mx) ** 2 for a in x) * sum((b - my) ** 2 for b in y)) ** 0.5
def within(coders, field):
    rows = store.execute("SELECT f.number, e.mean FROM v_estimates e JOIN v_factors f USING(study, cell) JOIN v_factors g USING(study, cell)"
                         " WHERE e.metric = 'tat_mean_hours' AND e.scope = 'all' AND f.factor = ? AND g.factor = 'coders' AND g.value = ?", (field, coders)).fetchall()
    assert len(rows) == 16
    return spearman([r[0] for r in rows], [r[1] for r in rows])
for field in ("minutes", "target"):
    told = "%.2f" % ((within("5", field) + within("7", field)) / 2)
    told = told.replace("-", "\u2212") if told[0] == "-" else "+" + told
    assert told in text, (field, told)
points = [line.split() for line in open(sys.argv[2].replace("sampled-", "pareto-") + ".dat") if line[0] != "#"][:2]
for coders, point in zip("57", points):
    means = sorted(r[0] for r in store.execute("SELECT e.mean FROM v_estimates e JOIN v_factors f USING(study, cell) WHERE e.metric ="
                                               " 'tat_mean_hours' AND e.scope = 'all' AND f.factor = 'coders' AND f.value = ?", (coders,)))
    assert len(means) == 16 and abs(float(point[1]) - sum(means) / 16) < 1e-6, (point, means)
    p10 = means[1] + 0.5 * (means[2] - means[1]) # of 16, linear between order statistics
    assert abs(float(point[4]) - p10) < 1e-6 and float(point[5]) > float(point[1]), (point, means)
title = open(sys.argv[2].replace("sampled-", "pareto-") + ".gp", encoding="utf-8").read()
assert "On the mean over 16 worlds 2 of 2 feasible choices are worth" in title.replace("\\n", " ").replace("\n", " "), title[:600]
assert "rises with minutes most closely" in text.replace("\\n", " ").replace("\n", " "), text[:600]
END

# Of a few worlds each has a frontier, named at its end.
sed "s/\"replications\"/\"patch\": $priced, \"replications\"/" "$work/given.json" > "$work/priced.json"
which=priced batch "$work/priced.db" -n 3 || fail "a study with prices"
"$HIMSIM" results "$work/priced.db" --figures "$work/worlds" --metric tat_mean_hours 2> "$work/stderr"
script="$work/worlds/figures/pareto-tat_mean_hours.gp"
{ grep -q "a frontier for each world (rate)" "$script" && grep -q "On the means in " "$script"; } || fail "no frontier for each world: $(head -20 "$script")"
[ "$(grep -c '^[0-9]' "${script%.gp}.dat")" -gt 12 ] || fail "the frontiers lack points"
"$HIMSIM" results "$work/priced.db" --figures "$work/world" --metric tat_mean_hours --only "rate == 2" 2> "$work/stderr"
grep -q "feasible cells are worth their cost" "$work/world/figures/pareto-tat_mean_hours.gp" || fail "one world has not one frontier"

# What is no store, or of another version, is left alone.
printf 'not a database, but long enough to be looked at %0500d' 0 > "$work/text.db"; cp "$work/text.db" "$work/text.copy"
batch "$work/text.db" 2> "$work/stderr"; [ $? -eq 1 ] || fail "a text as a store"
cmp "$work/text.db" "$work/text.copy" || fail "a text as a store was changed"
sqlite3 "$work/foreign.db" "CREATE TABLE t(x)"
batch "$work/foreign.db" 2> "$work/stderr" && fail "a foreign database"
grep -q "is no results store" "$work/stderr" || fail "a foreign database is not named: $(cat "$work/stderr")"
cp "$work/long.db" "$work/new.db"; sqlite3 "$work/new.db" "PRAGMA user_version = 99"
batch "$work/new.db" 2> "$work/stderr" && fail "a store of another version"
grep -q "version 99" "$work/stderr" || fail "the version is not named: $(cat "$work/stderr")"
batch "$work/none/x.db" 2> "$work/stderr"; [ $? -eq 1 ] || fail "no folder"
grep -q "none/x.db" "$work/stderr" || fail "no folder: the path is not named"

# A full disk: said, exit code 1, nothing lost, and the same command goes on.
if [ "$(id -u)" = 0 ] && mkdir "$work/small" && mount -t tmpfs -o size=300k none "$work/small" 2> /dev/null; then
    batch "$work/small/grid.db" -n 60 2> "$work/stderr"; [ $? -eq 1 ] || fail "a full disk: another exit code"
    grep -q "disk is full" "$work/stderr" || fail "a full disk is not named: $(cat "$work/stderr")"
    mount -o remount,size=64m "$work/small"
    batch "$work/small/grid.db" || fail "the same command after a full disk"
    cmp <(csv "$work/small/grid.db") "$work/whole.csv" || fail "a full disk changes the results"
    mount -o remount,ro "$work/small"
    cmp <(csv "$work/small/grid.db") "$work/whole.csv" || fail "a store on a read-only disk cannot be read"
    umount "$work/small"
else
    echo "skipped: a full disk needs root and a tmpfs"
fi
exit $failed
