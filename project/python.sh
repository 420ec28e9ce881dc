#!/bin/sh
# Makes the virtual environment $1 with a Python that Django 6.1 takes: 3.12 or newer.
set -eu

usable() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

for python in python3 python3.14 python3.13 python3.12; do
    if usable "$python"; then
        echo "Making $1 with $("$python" --version) …"
        exec "$python" -m venv "$1"
    fi
done

uv=$(command -v uv || true)
if [ -z "$uv" ] && python3 -m venv .cache/uv >/dev/null 2>&1; then
    .cache/uv/bin/pip install --quiet uv && uv=.cache/uv/bin/uv
fi
if [ -n "$uv" ] && "$uv" venv --quiet --seed --python 3.13 "$1"; then
    exit 0
fi

echo "Twite needs Python 3.12 or newer, with its venv module: on Debian and Ubuntu the packages python3 and python3-venv." >&2
exit 1
