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

floor_of() {
    case $1 in
    sim) echo 1 ;;
    models) echo 2 ;;
    experiment) echo 3 ;;
    io) echo 4 ;;
    app) echo 5 ;;
    *) echo 0 ;;
    esac
}

find sim models experiment io app -name '*.[ch]' | sort > "$work/sources"
while read -r source; do
    from=${source%%/*}
    sed -n 's/^#include "\([^"]*\)".*/\1/p' "$source" > "$work/one"
    while read -r target; do
        to=${target%%/*}
        [ "$to" != "$target" ] || complain "$source includes \"$target\" without its folder"
        [ "$(floor_of "$to")" -gt 0 ] || { complain "$source includes \"$target\" from outside the house"; continue; }
        [ "$(floor_of "$from")" -ge "$(floor_of "$to")" ] || complain "$source includes $target against the arrow"
        [ "${source%.*}" = "${target%.h}" ] || echo "${source%.[ch]} ${target%.h}" >> "$work/arrows"
    done < "$work/one"
done < "$work/sources"

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
