#!/bin/sh
# Sees to it that the virtual environment $1 runs, is this checkout's own, and holds the packages
# that requirements/$2.txt pins; more if more was installed before. Quick when all is well.
set -eu

venv=$1 kind=$2
python=$venv/bin/python

# What was installed there before: the largest of the three lists.
installed() {
    if [ -e "$venv/.dev" ]; then
        echo dev
    elif [ -e "$venv/.prod" ] || ls "$venv"/lib/python*/site-packages/psycopg >/dev/null 2>&1; then
        echo prod
    else
        echo base
    fi
}

# Fails when the Python it was made with is gone or another, or when it was made elsewhere: its
# programs begin with the path of their interpreter, and those of a copy run the original's.
sound() {
    "$python" -c 'import pip, sys; sys.exit(sys.version_info < (3, 12) or sys.prefix == sys.base_prefix)' \
        >/dev/null 2>&1 || return 1
    place=$(head -n 2 "$venv/bin/pip" | grep -o '/.*/bin/python' | head -n 1)
    [ -n "$place" ] && [ "$(dirname "$place")" -ef "$venv/bin" ]
}

before=$(installed)
case "$before $kind" in
    "dev "* | *" dev") kind=dev ;;
    "prod "*) kind=prod ;;
esac

if [ -e "$venv" ] && ! sound; then
    echo "$venv was made by another Python or in another place, so it is made anew."
    rm -rf "$venv"
fi
[ -e "$python" ] || sh project/python.sh "$venv"

# The list that was installed last is kept whole: dates of files say little after a copy.
if ! cmp -s "requirements/$kind.txt" "$venv/.$kind"; then
    echo "Installing packages ($kind) …"
    "$python" -m pip install --quiet --require-hashes -r "requirements/$kind.txt"
    cp "requirements/$kind.txt" "$venv/.$kind"
fi
