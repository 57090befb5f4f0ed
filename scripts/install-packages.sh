#!/usr/bin/env bash
# Installs the Debian packages that himsim is built and tested with. Does nothing when they are all there.
#   scripts/install-packages.sh [build] [figures] [test] [report] [cluster]     default: the first three
# "report" is what slides and PDF need, about 110 MB to fetch and 480 MB on disk; the page and the workbook need none of it.
set -euo pipefail
build=(gcc g++ cmake ninja-build pkg-config libc6-dev libgsl-dev libcjson-dev librandom123-dev libical-dev libxxhash-dev libzstd-dev libsqlite3-dev libcsv-dev libxlsxwriter-dev libcmocka-dev tzdata)
figures=(gnuplot-nox fonts-inter)
test=(python3 python3-jsonschema sqlite3)
report=(pandoc libreoffice-impress libreoffice-calc)
cluster=(slurmctld slurmd slurm-client munge parallel) # for tests/cluster

packages=()
for group in "${@:-build figures test}"; do
    for name in $group; do
        case $name in
        build) packages+=("${build[@]}") ;;
        figures) packages+=("${figures[@]}") ;;
        report) packages+=("${report[@]}") ;;
        test) packages+=("${test[@]}") ;;
        cluster) packages+=("${cluster[@]}") ;;
        *) echo "install-packages.sh: no group \"$name\"; there are build, figures, test, report and cluster" >&2; exit 2 ;;
        esac
    done
done

missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
    command -v sudo > /dev/null || { echo "Run as root or install sudo; missing packages: ${missing[*]}" >&2; exit 1; }
    as_root=(sudo)
fi
echo "Installing: ${missing[*]}"
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
