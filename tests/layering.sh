#!/bin/sh
# Checks the one arrow of the house, app -> io -> experiment -> models -> sim: no include against it, every include names its
# folder, no include cycle, and each outside library only in its own room. Usage: layering.sh [PROJECT]
cd "${1:-.}" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
failed=0

complain() {
    echo "layering: $*"
    failed=1
}

find sim models experiment io app -name '*.[ch]' | sort > "$work/sources"
xargs awk -v arrows="$work/arrows" '
    BEGIN { split("sim models experiment io app", rooms, " "); for (i in rooms) floor[rooms[i]] = i }
    /^#include "/ {
        target = $0; sub(/^#include "/, "", target); sub(/".*/, "", target)
        from = FILENAME; sub(/\/.*/, "", from)
        to = target
        if (!sub(/\/.*/, "", to)) { print FILENAME " includes \"" target "\" without its folder"; next }
        if (!(to in floor)) { print FILENAME " includes \"" target "\" from outside the house"; next }
        if (floor[from] < floor[to]) print FILENAME " includes " target " against the arrow"
        own = FILENAME; sub(/\.[ch]$/, "", own); sub(/\.h$/, "", target)
        if (own != target) print own, target > arrows
    }' < "$work/sources" > "$work/against"
while read -r line; do complain "$line"; done < "$work/against"

if [ -s "$work/arrows" ] && ! tsort < "$work/arrows" > /dev/null 2> "$work/cycle"; then
    complain "include cycle: $(tr '\n' ' ' < "$work/cycle")"
fi

# only_in LIBRARY-HEADER ROOM...
only_in() {
    header=$1
    shift
    rooms=$(echo "$*" | tr ' ' '|')
    xargs grep -l "#include <$header" < "$work/sources" | grep -Ev "^($rooms)" > "$work/outside"
    while read -r source; do complain "<$header> in $source belongs into: $*"; done < "$work/outside"
}
only_in cjson/ io/
only_in libical/ io/
only_in csv.h io/
only_in xxhash.h io/
only_in zstd.h io/
only_in sqlite3.h io/
only_in xlsxwriter.h io/xlsx_
only_in pthread.h experiment/
only_in signal.h experiment/ app/
only_in argp.h app/
only_in stdio.h io/ app/ sim/memory
exit $failed
