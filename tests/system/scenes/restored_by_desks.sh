#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The server's disk is lost, and there is no journal. It goes on from last night's backup; three desks bring back what came after
# it, those first that build on what the others have: a call, notes on it, a picture. What was refused stays so (SYNC 9, 20).
. "$(dirname "$(readlink -f "$0")")/scene.sh"

cases() { python3 -c 'import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])' "$folder/server/peygir.sqlite" "SELECT COUNT(*) FROM $1"; }
registers() { # PERSON WORD: the id of the command
    cli "$1" submit RegisterCase --json "$(a_message pothole mill_street 7 "$2" "")" --code-field code | json 'd["command"]'
}

make_town
sits_down agent_a expert clerk_roads
synchronises agent_a expert clerk_roads
say "last night's backup"
registers agent_a before-the-backup >/dev/null
synchronises agent_a expert
peygird backup --data "$folder/server" "$folder/backups"

say "a day of work: A registers, an expert adds to it, a clerk may not; A attaches a picture"
registers agent_a after-the-backup >/dev/null
synchronises agent_a expert clerk_roads
case=$(cli expert query rows --table case_file | json '[r["id"] for r in d["rows"] if "after-the-backup" in json.dumps(r)][0]')
for person in expert clerk_roads; do
    cli "$person" submit AddNote --json "{\"case\": \"$case\", \"note\": \"a note of $person\"}" >"$folder/answer" || fail "$(cat "$folder/answer")"
    synchronises agent_a expert clerk_roads
done
head -c 300000 /dev/urandom >"$folder/picture.bin"
cli agent_a attach "$case" --file "$folder/picture.bin" --title picture >"$folder/answer" || fail "$(cat "$folder/answer")"
hash=$(json 'd["sha256"]' <"$folder/answer")
cli agent_a files >/dev/null || fail "files"
synchronises agent_a expert clerk_roads
document=$(cli expert query rows --table case_document | json 'd["rows"][0]["id"]')
before="$(cases case_card) $(cases case_history) $(cases case_document)"
expect "the clerk's note" 1 "$(cases "receipt WHERE outcome = 'refused'")"
matters=$(cases 'attention WHERE NOT settled')

say "the disk is lost"
kill -KILL "$server"; wait "$server" 2>/dev/null || true; server=
rm -rf "$folder/server"
peygird restore "$folder/backups" --data "$folder/server"
start_server
expect "cases at first" 1 "$(cases case_card)"

say "the clerk comes first, then the expert, then A"
for person in clerk_roads expert agent_a; do
    cli "$person" login --name "$person" --password-stdin --token plain --allow-unencrypted-store <<<"$password" >/dev/null || fail "login of $person"
    synchronises "$person"
done
synchronises agent_a expert clerk_roads
# The leader sees at one of its beats that all have returned.
for ((tries = 0; tries < 1200; ++tries)); do
    [ "$(cases 'gathering WHERE ended IS NOT NULL')" = 1 ] && break
    sleep 0.1
done
synchronises agent_a expert clerk_roads
expect "cases, history and documents" "$before" "$(cases case_card) $(cases case_history) $(cases case_document)"
expect "written twice" 0 "$(cases 'case_history WHERE rev > 1')"
expect "held" 0 "$(cases "receipt WHERE outcome = 'held'")"
expect "refused" 1 "$(cases "receipt WHERE outcome = 'refused'")"
expect "open matters" "$matters" "$(cases 'attention WHERE NOT settled')"
expect "ended" 1 "$(cases 'gathering WHERE ended IS NOT NULL')"
expect "places that nobody brought" 0 "$(peygird gather --data "$folder/server" 2>&1 | grep -c possibly-lost)"
status=0
"$programs/peygird" doctor --data "$folder/server" >"$folder/said" 2>/dev/null || status=$?
expect "what the doctor says of files" "note: 1 files that records name have not come: desks send them when they have a line" "$(grep files "$folder/said")"

say "the picture comes back from the desk that had sent it"
refused expert fetch "$document" --file "$folder/fetched.bin" >"$folder/why"
expect "not there yet" "files.not_there" "$(cat "$folder/why")"
cli agent_a files >"$folder/answer" 2>/dev/null || fail "$(cat "$folder/answer")"
[ -f "$folder/server/blobs/${hash:0:2}/$hash" ] || fail "the picture is not at the server"
cli expert fetch "$document" --file "$folder/fetched.bin" >/dev/null || fail "fetch"
cmp "$folder/picture.bin" "$folder/fetched.bin" || fail "another picture"
stop_server
for person in agent_a expert clerk_roads; do
    python3 -B "$here/compare_rows.py" "$folder/server/peygir.sqlite" "$folder/desk-$person/store/desk.db" \
        "$(id "person.$person")" >"$folder/compared" || { cat "$folder/compared" >&2; fail "the desk of $person"; }
done
say "everything is back"
