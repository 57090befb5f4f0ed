#!/bin/bash
# The program and an independent JSON Schema validator (Debian: python3-jsonschema) say the same about the corpus: both accept the
# good files and the shipped scenarios, both refuse tests/bad/*.json. The files in tests/bad/semantic break rules that JSON Schema
# cannot say, so the schema accepts them and the program does not.
set -u
root=${HIMSIM_ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}
/usr/bin/python3 -c 'import jsonschema' 2> /dev/null || { echo "python3-jsonschema is not installed"; exit 1; }
exec /usr/bin/python3 - "$root" << 'PYTHON'
import glob, json, os, subprocess, sys
import jsonschema

root = sys.argv[1]
schema = json.load(open(root + "/scenarios/scenario.schema.json"))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
failed = False

def check(pattern, schema_accepts, program_accepts):
    global failed
    files = sorted(glob.glob(root + "/" + pattern))
    for file in files:
        if file.endswith(".schema.json"):
            continue
        errors = list(validator.iter_errors(json.load(open(file, encoding="utf-8-sig"))))
        code = subprocess.run([os.environ["HIMSIM"], "validate", file], capture_output=True).returncode
        if (not errors) != schema_accepts or code != (0 if program_accepts else 3):
            failed = True
            print("FAIL %s: schema says %s, program ends with %d" % (file, [e.message for e in errors] or "fine", code))
    print("%3d %s" % (len(files), pattern))

check("tests/good/*.json", True, True)
check("scenarios/*.json", True, True)
check("scenarios/textbook/*.json", True, True)
check("tests/bad/*.json", False, False)
check("tests/bad/semantic/*.json", True, False)
sys.exit(1 if failed else 0)
PYTHON
