#!/bin/sh
# Fetches what the tests need besides Java into the directory that it is given: the tools of package-lock.json, and rsync,
# which gitlab-ci-local calls.
set -eu
from=$(cd "$(dirname "$0")" && pwd)
to=$1
if ! command -v rsync >/dev/null; then
    apt-get install -y rsync || { apt-get update && apt-get install -y rsync; }
fi
mkdir -p "$to"
cp "$from/lint.mjs" "$from/package.json" "$to"
if ! cmp -s "$from/package-lock.json" "$to/fetched.json"; then
    cp "$from/package-lock.json" "$to"
    (cd "$to" && npm ci --no-audit --no-fund)
    cp "$from/package-lock.json" "$to/fetched.json"
fi
