#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_demo_city.sh PROGRAMS FOLDER [--seconds N]
#
# Starts a central server with the demo city on this machine and opens one desk on it, signed in as an agent. All that
# they write lies in FOLDER and is found again next time, unless it was made by a build with other tables: then, and when
# FOLDER is deleted, the city begins anew. The server ends with the window (--seconds N: both end after N seconds). The
# programs' arguments: docs/PROGRAMS.md.
set -euo pipefail
[ $# -ge 2 ] || { echo "usage: run_demo_city.sh PROGRAMS FOLDER [--seconds N]" >&2; exit 2; }
programs=$(readlink -f "$1")
mkdir -p "$2"
folder=$(readlink -f "$2")
seconds=0
[ "${3:-}" != --seconds ] || seconds=$4
for program in peygird peygir-city peygir; do
    [ -x "$programs/$program" ] || { echo "$programs/$program was not built" >&2; exit 1; }
done

say() { printf '== %s\n' "$*"; }
server=
desk=
stop() {
    trap - EXIT
    local id
    for id in $desk $server; do
        kill "$id" 2>/dev/null || true
        wait "$id" 2>/dev/null || true
    done
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

"$(dirname "$(readlink -f "$0")")/../tests/support/make_certificates.sh" "$folder/certificates"

schema=$("$programs/peygir-city" --schema)
if [ ! -e "$folder/server/demo-city" ] || [ "$(cat "$folder/server/demo-city")" != "$schema" ]; then
    if [ -e "$folder/server/demo-city" ]; then
        say "what lies in $folder was made by another build with other tables: loading the demo city anew"
    else
        say "loading the demo city (once)"
    fi
    rm -rf "$folder/server" "$folder/desk"
    "$programs/peygir-city" --data "$folder/server" --cases 2000 --seed 137
    echo "$schema" >"$folder/server/demo-city"
fi

say "starting the server (log: $folder/server.log)"
rm -f "$folder/port"
"$programs/peygird" serve --data "$folder/server" --listen 127.0.0.1:0 --port-file "$folder/port" \
    --certificate "$folder/certificates/server.pem" --key "$folder/certificates/server.key" >"$folder/server.log" 2>&1 &
server=$!
until [ -s "$folder/port" ]; do
    kill -0 "$server" 2>/dev/null || { echo "the server has ended:" >&2; cat "$folder/server.log" >&2; exit 1; }
    sleep 0.05
done
port=$(cat "$folder/port")

say "opening the window of an agent; the server listens on 127.0.0.1:$port"
"$programs/peygir" --profile "$folder/desk" --server "https://localhost:$port" \
    --authority "$folder/certificates/authority.pem" --sign-in agent1 --password-file "$folder/server/demo-password" \
    --allow-unencrypted-store &
desk=$!
if [ "$seconds" -gt 0 ]; then
    for ((second = 0; second < seconds; ++second)); do
        sleep 1
        kill -0 "$desk" 2>/dev/null || break
    done
    kill -0 "$desk" 2>/dev/null || { echo "the window ended before its time" >&2; wait "$desk"; exit 1; }
    say "the window was open for $seconds seconds"
    exit 0
fi
wait "$desk"
