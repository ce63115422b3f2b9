#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A clerk goes on leave, and one of another unit stands in for her: from this day on he holds what she holds, by the server's own clock and
# without anybody's doing; a circle is refused in a sentence; and when it is ended his desk is left with what is his own.
. "$(dirname "$(readlink -f "$0")")/scene.sh"

database() { python3 -c 'import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])' "$folder/server/peygir.sqlite" "$1"; }
delegated() { database 'SELECT COUNT(*) FROM delegated_right WHERE active'; }
# becomes NUMBER: what the server has come to by itself, within a minute.
becomes() {
    local tries
    for ((tries = 0; tries < 300; ++tries)); do
        [ "$(delegated)" != "$1" ] || return 0
        sleep 0.2
    done
    fail "delegated: $(delegated) instead of $1"
}
today=$(TZ=Asia/Tehran date +%F)
yesterday=$(TZ=Asia/Tehran date -d yesterday +%F)
# substitution ID SUBSTITUTE PERSON FROM UNTIL ACTIVE
substitution() {
    printf '{"type": "substitution", "record": {"id": "5f1d4a54-6d0b-8f0e-9a8e-3f5a6f7c9b%s", "substitute": "%s", "person": "%s",
        "first_day": "%s", "last_day": "%s", "active": %s}}' "$1" "$(id "person.$2")" "$(id "person.$3")" "$4" "$5" "$6"
}

make_town
sits_down administrator clerk_green clerk_roads
files() { rows "$1" case_file 'len(r)'; }

say "one that is over gives nothing, one of today gives what she may"
cli administrator submit PutRecord --json "$(substitution 30 clerk_green clerk_roads "$yesterday" "$yesterday" true)" >/dev/null || fail "naming"
cli administrator submit PutRecord --json "$(substitution 31 clerk_green clerk_roads "$today" "$today" true)" >/dev/null || fail "naming"
synchronises administrator
becomes 1
synchronises clerk_green administrator
expect "roles that he stands in with" 1 "$(rows clerk_green delegated_right 'sum(1 for d in r if d["active"])')"
expect "whose" "$(id person.clerk_roads)" "$(rows clerk_green delegated_right 'r[0]["person"]')"

say "she is not to stand in for him meanwhile"
expect "the other way round" access.substitution_circle \
    "$(refused administrator submit PutRecord --json "$(substitution 32 clerk_roads clerk_green "$today" "$today" true)")"

say "she is back"
cli administrator submit PutRecord --json "$(substitution 31 clerk_green clerk_roads "$today" "$today" false)" >/dev/null || fail "ending"
synchronises administrator
becomes 0
synchronises clerk_green
expect "roles that he stands in with" 0 "$(rows clerk_green delegated_right 'sum(1 for d in r if d["active"])')"
say "nothing is left of it"
