#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The store of a desk does not open any more: it was made by a newer program, and a page of it is damaged. `doctor` says so, and
# what waits in it is sent by a colleague on the same machine (SYNC 16).
. "$(dirname "$(readlink -f "$0")")/scene.sh"
unsent=$folder/state/peygir/unsent
store=$folder/desk-agent_a/store/desk.db

left() { find "$unsent" "$@" -name '*.sealed' 2>/dev/null | wc -l; }
cases() { python3 -c 'import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT COUNT(*) FROM case_card").fetchone()[0])' "$folder/server/peygir.sqlite"; }
store_runs() { python3 -c 'import sqlite3, sys
c = sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2]); c.commit()' "$store" "$1"; }
symptoms() { json '" ".join(sorted(s["id"] + ("!" if s["trouble"] else "") for s in d["symptoms"]))'; }

make_town
sits_down agent_a agent_b
say "a desk that is well"
cli agent_a doctor >"$folder/answer" || fail "$(cat "$folder/answer")"
expect "troubles" 0 "$(json 'd["troubles"]' <"$folder/answer")"
expect "waiting" 0 "$(json 'd["waiting"]' <"$folder/answer")"

say "A registers twelve calls without a line; what lay beside the store is gone"
stop_server
message=$(a_message pothole mill_street PLAQUE a-broken-lamp "")
for ((n = 1; n <= 12; ++n)); do printf '%s\n' "${message/PLAQUE/$n}"; done >"$folder/lines"
cli agent_a submit RegisterCase --lines --code-field code <"$folder/lines" >/dev/null || fail "submit"
expect "files" 12 "$(left)"
rm -rf "$unsent"

say "a newer program has been here, and a page is damaged"
store_runs "INSERT INTO schema_version SELECT 9999, name, hash FROM schema_version LIMIT 1"
store_runs "CREATE TABLE of_tomorrow (words); WITH n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 200)
    INSERT INTO of_tomorrow SELECT 'tomorrow-' || n || hex(zeroblob(200)) FROM n; PRAGMA wal_checkpoint(TRUNCATE)"
python3 - "$store" <<'E2'
import sqlite3, sys
at = sqlite3.connect(sys.argv[1]).execute("SELECT rootpage FROM sqlite_schema WHERE name = 'of_tomorrow'").fetchone()[0]
with open(sys.argv[1], "r+b") as file:
    file.seek((at - 1) * 4096)
    file.write(bytes(4096))
E2
refused agent_a status >"$folder/why"
expect "the program" "storage.schema_newer" "$(cat "$folder/why")"
status=0
cli agent_a doctor >"$folder/answer" || status=$?
expect "exit status" 1 "$status"
expect "what is wrong" "desk.schema_newer! storage.damaged!" "$(symptoms <"$folder/answer")"
expect "files" 0 "$(left)"

say "what waits is rescued, into a folder of one's own as well"
before=$(sha256sum <"$store")
status=0
cli agent_a doctor rescue --to "$folder/bundle" >"$folder/answer" || status=$?
expect "exit status" 1 "$status"
expect "commands" "12 False" "$(json 'd["rescued"]["commands"], d["rescued"]["incomplete"]' <"$folder/answer" | tr -d "(,)")"
expect "files" 12 "$(find "$folder/bundle" -name '*.sealed' | wc -l)"
! grep -rqaF a-broken-lamp "$folder/bundle" || fail "the words lie in the clear"
cli agent_a doctor rescue >"$folder/answer" || true
expect "files" 12 "$(left)"
expect "the store" "$before" "$(sha256sum <"$store")"

say "B has a line, and sends it"
start_server
synchronises agent_b
expect "cases" 12 "$(cases)"
expect "files" 0 "$(left)"
say "what was in the way is sent"
