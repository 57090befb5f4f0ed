#!/bin/bash
# The program and an independent JSON Schema validator (Debian: python3-jsonschema) say the same about studies: both accept the
# shipped ones and a study with every form of factor, and both refuse that study with one thing wrong.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
/usr/bin/python3 -c 'import jsonschema' 2> /dev/null || { echo "python3-jsonschema is not installed"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=3
source "$root/tests/app/small_study.sh"
exec /usr/bin/python3 - "$root" "$work" << 'PYTHON'
import copy, glob, json, os, subprocess, sys
import jsonschema

root, work = sys.argv[1:]
schema = json.load(open(root + "/scenarios/study.schema.json"))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
failed = False

def agree(what, file, accepted):
    global failed
    errors = list(validator.iter_errors(json.load(open(file))))
    run = subprocess.run([os.environ["HIMSIM"], "validate", file], capture_output=True, text=True)
    if (not errors) != accepted or run.returncode != (0 if accepted else 3):
        failed = True
        print("FAIL %s: schema says %s, program ends with %d: %s"
              % (what, [e.message for e in errors] or "fine", run.returncode, run.stderr))

rate, days, seats = "/work_types/chart/arrivals/rate_per_hour", "/facility/horizon_days", "/pools/coders/shifts/day/headcount"
share, minutes = "/pools/coders/productive_share", "/work_types/chart/coding_minutes/mean"
study = {
    "//": "a comment", "$schema": "x", "name": "all", "title": "All forms", "base": "base.json", "patch": {"//": "none"},
    "factors": [
        {"name": "seats", "pointer": seats, "values": [4, 6], "//": "a comment"},
        {"name": "rate", "pointer": rate, "range": {"from": 1, "to": 1.5, "step": 0.5}, "choice": False},
        {"name": "pool", "levels": [{"name": "plain", "patch": {}}, {"name": "fast", "patch": {"pools": [{"name": "coders", "skills": {"chart": 1.2}}]}}], "choice": True},
        {"lock_step": [{"name": "days", "pointer": days, "values": [40, 60]}], "choice": None},
        {"latin_hypercube": 2, "fields": [{"name": "share", "pointer": share, "low": 0.8, "high": 0.9}, {"name": "minutes", "pointer": minutes, "low": 20, "high": 30, "whole": True}]},
    ],
    "constraints": ["rate / seats <= 0.5"], "checks": ["tat_p90_hours <= 500"], "replications": 3, "seed": 5, "precision": [], "replications_max": 10,
}

def change(path, value, remove=False):
    made = copy.deepcopy(study)
    at = made
    for key in path[:-1]:
        at = at[key]
    if remove:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return made

def try_one(what, made, accepted):
    file = work + "/study.json"
    json.dump(made, open(file, "w"))
    agree(what, file, accepted)

def objects(at, path):
    if isinstance(at, dict):
        yield path
    for key, value in at.items() if isinstance(at, dict) else enumerate(at) if isinstance(at, list) else ():
        if key != "patch":
            yield from objects(value, path + [key])

for file in sorted(glob.glob(root + "/scenarios/studies/*.json")):
    agree(file, file, True)
try_one("every form", study, True)
optional = [["title"], ["patch"], ["constraints"], ["checks"], ["replications"], ["seed"], ["precision"], ["replications_max"],
            ["factors", 1, "range", "step"], ["factors", 1, "choice"], ["factors", 4, "fields", 1, "whole"]]
for path in optional:
    try_one("without %s" % path, change(path, None, True), True)
    try_one("null as %s" % path, change(path, None), True)
count = 0
for path in list(objects(study, [])):
    try_one("an unknown key in %s" % path, change(path + ["chioce"], 1), False)
    at = study
    for key in path:
        at = at[key]
    for key in at:
        if key in ("//", "$schema"):
            continue
        if key != "values":
            try_one("another kind of %s" % (path + [key]), change(path + [key], [[]] if isinstance(at[key], dict) else {"a": 1}), False)
        if path + [key] not in optional and key != "choice":
            try_one("no %s" % (path + [key]), change(path + [key], None, True), False)
            try_one("null as %s" % (path + [key]), change(path + [key], None), False)
        count += 1
factor = ["factors", 0]
wrong = [
    (["name"], ""), (["base"], ""), (["title"], ""), (["factors"], []), (["constraints"], [""]), (["checks"], [1]),
    (["replications"], 0), (["replications"], 1.5), (["replications"], "3"), (["seed"], -1), (["replications_max"], 0),
    (["precision"], ["dnfb_mean_days:0.02"]), (factor + ["name"], "2nd"), (factor + ["name"], "and"),
    (factor + ["name"], "tat_p90_hours"), (factor + ["name"], "with space"), (factor + ["pointer"], "pools"), (factor + ["pointer"], "/"),
    (factor + ["values"], []), (factor + ["values"], [4, 4]), (factor + ["values"], 4), (factor + ["choice"], "no"),
    (factor + ["range"], {"from": 1, "to": 2}), (["factors", 1, "range", "step"], 0), (["factors", 1, "range", "step"], -1),
    (["factors", 2, "levels"], []), (["factors", 2, "levels", 0, "name"], ""), (["factors", 2, "levels", 0, "name"], "a\nb"),
    (["factors", 3, "lock_step"], []), (["factors", 3, "lock_step", 0, "choice"], False), (["factors", 4, "latin_hypercube"], 0),
    (["factors", 4, "latin_hypercube"], 2.5), (["factors", 4, "fields"], []), (["factors", 4, "fields", 1, "whole"], "yes"),
]
for path, value in wrong:
    try_one("%s = %s" % (path, json.dumps(value)), change(path, value), False)
print("%d keys, %d values" % (count, len(wrong)))
sys.exit(1 if failed else 0)
PYTHON
