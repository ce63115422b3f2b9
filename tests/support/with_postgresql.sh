#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with_postgresql.sh [--or-without] COMMAND...
#
# Runs COMMAND with a PostgreSQL server of its own: a new cluster in a temporary folder, on a free loopback port and a
# Unix socket in that folder, with fsync on as in production. COMMAND finds it in PEYGIR_TEST_POSTGRESQL, a libpq
# connection string. The server is stopped and the folder removed afterwards, however COMMAND ends.
#
# Exits with COMMAND's status; with 77 and a sentence when no PostgreSQL is installed. With --or-without COMMAND is then
# run all the same, without the variable.
set -euo pipefail

or_without=
if [ "${1:-}" = --or-without ]; then or_without=yes; shift; fi
[ $# -gt 0 ] || { echo "usage: with_postgresql.sh [--or-without] COMMAND..." >&2; exit 2; }

# Debian keeps the server's programs out of PATH, in a folder per version.
programs=
for initdb in /usr/lib/postgresql/*/bin/initdb "$(command -v initdb || true)"; do
    [ -x "$initdb" ] && programs=$(dirname "$initdb")
done
if [ -z "$programs" ]; then
    echo "no PostgreSQL is installed: what needs one is not checked" >&2
    [ -z "$or_without" ] || exec "$@"
    exit 77
fi

# PostgreSQL refuses to run as root; its package brings the user postgres.
as_server_user() { "$@"; }
if [ "$(id -u)" -eq 0 ]; then
    as_server_user() { runuser -u postgres -- "$@"; }
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/peygir-pg.XXXXXX")
server=
stop() {
    trap - EXIT
    if [ -n "$server" ]; then
        # INT is the server's fast shutdown: sessions are ended, nothing is lost.
        as_server_user kill -INT "$server" 2>/dev/null || true
        wait "$server_job" 2>/dev/null || true
    fi
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
[ "$(id -u)" -ne 0 ] || chown postgres "$folder"
cd "$folder"
as_server_user "$programs/initdb" --pgdata "$folder/data" --username postgres --auth trust --encoding UTF8 \
    --locale C.UTF-8 >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; exit 1; }

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

is_ready() { [ "$(sed -n 8p "$folder/data/postmaster.pid" 2>/dev/null | tr -d ' ')" = ready ]; }

# Another program may take the port between our look and the server's start; then we try the next one.
for attempt in 1 2 3 4 5; do
    port=$(free_port)
    as_server_user "$programs/postgres" -D "$folder/data" -p "$port" -k "$folder" -c listen_addresses=127.0.0.1 \
        -c fsync=on -c max_connections=50 >"$folder/server.log" 2>&1 &
    server_job=$!
    until is_ready; do
        kill -0 "$server_job" 2>/dev/null || break
        sleep 0.05
    done
    if is_ready; then server=$(head -n 1 "$folder/data/postmaster.pid"); break; fi
    wait "$server_job" 2>/dev/null || true
done
[ -n "$server" ] || { echo "PostgreSQL does not start:" >&2; cat "$folder/server.log" >&2; exit 1; }

cd "$OLDPWD"
export PEYGIR_TEST_POSTGRESQL="host=$folder port=$port user=postgres dbname=postgres"
status=0
"$@" || status=$?
exit $status
