#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A device is reported lost (SYNC 16): its sessions end, and what comes from it, left behind or pushed after signing in, waits for a
# person. The staff try one again and refuse one.
. "$(dirname "$(readlink -f "$0")")/scene.sh"

cases() { python3 -c 'import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT COUNT(*) FROM case_card").fetchone()[0])' "$folder/server/peygir.sqlite"; }
registers() { # PERSON WORD: the command
    a_message pothole mill_street 7 "$2" "" | cli "$1" submit RegisterCase --code-field code --json - >"$folder/answer" ||
        fail "$(cat "$folder/answer")"
    json 'd["command"]' <"$folder/answer"
}
held() { cli "$1" held | json '" ".join(sorted(h["arguments"]["words"] for h in d["held"]))'; }

make_town
sits_down agent_a agent_b administrator
registers agent_a before >/dev/null
synchronises agent_a
expect "cases" 1 "$(cases)"
left=$(registers agent_a left-behind)

say "the device is reported lost"
desk=$(cli agent_a status | json 'd["desk"]')
peygird device lost --data "$folder/server" "$desk"
expect "what the list says" "LOST" "$(peygird device list --data "$folder/server" | grep "$desk" | grep -o LOST)"
# Whoever has stolen it has copied its disk.
cp -a "$folder/desk-agent_a" "$folder/desk-thief"
expect "its session" sync.device_lost "$(refused agent_a sync)"
expect "what lies on it" "" "$(find "$folder/desk-agent_a/store" "$folder/desk-agent_a/files" -type f -size +0 ! -name '*.lock' 2>/dev/null)"

say "what waited on it was sent, and is held"
synchronises administrator
expect "cases" 1 "$(cases)"
expect "held" left-behind "$(held administrator)"

say "whoever has the copy signs in"
cli thief login --name agent_a --password-stdin --token plain --allow-unencrypted-store <<<"$password" >/dev/null || fail "login"
pushed=$(registers thief pushed)
synchronises thief administrator
expect "cases" 1 "$(cases)"
expect "held" "left-behind pushed" "$(held administrator)"
expect "why" sync.device_lost "$(rows thief attention "command_id=$pushed" 'r[0]["error_id"]')"

say "the staff decide"
cli administrator settle "$left" --retry >/dev/null || fail "retry"
cli administrator settle "$pushed" --refuse "not from him" >/dev/null || fail "refuse"
synchronises administrator thief agent_b
expect "cases" 2 "$(cases)"
expect "held" "" "$(held administrator)"
expect "what the author reads" "not from him" \
    "$(rows thief attention "command_id=$pushed" 'json.loads(r[0]["error_values"])["words"]')"

say "found again"
peygird device found --data "$folder/server" "$desk"
registers thief found-again >/dev/null
synchronises thief
expect "cases" 3 "$(cases)"
say "nothing came in by itself"
