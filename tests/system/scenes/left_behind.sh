#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A registers 40 calls without a line, signs out and goes home; B signs in on the same machine, the line returns, and A's calls
# arrive (SYNC 16). Nobody on the machine can read what waits there; what is no such file stays and is said.
. "$(dirname "$(readlink -f "$0")")/scene.sh"
unsent=$folder/state/peygir/unsent

left() { find "$unsent" -name '*.sealed' | wc -l; }
cases() { python3 -c 'import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT COUNT(*) FROM case_card").fetchone()[0])' "$folder/server/peygir.sqlite"; }
registers() { # PERSON NUMBER WORD
    local n message
    message=$(a_message pothole mill_street PLAQUE "$3" "")
    for ((n = 1; n <= $2; ++n)); do printf '%s\n' "${message/PLAQUE/$n}"; done >"$folder/lines"
    cli "$1" submit RegisterCase --lines --code-field code <"$folder/lines" >"$folder/answer" || fail "$(cat "$folder/answer")"
}

make_town
sits_down agent_a agent_b
stop_server

say "A works without a line, and signs out"
registers agent_a 40 a-broken-lamp
expect "files" 40 "$(left)"
! grep -rqaF a-broken-lamp "$unsent" || fail "the words lie in the clear"
cli agent_a logout >/dev/null || fail "logout"

say "one file is torn, one is a stranger's, one is forged"
victim=$(find "$unsent" -name '*.sealed' | sort | tail -n 1)
cp "$victim" "$folder/torn.whole"
truncate -s 200 "$victim"
echo '{"hello": "there"}' >"$unsent/zzz.sealed"
forged=$(find "$unsent" -name '*.sealed' | sort | sed -n 1p)
python3 -c 'import json, sys
forged = json.load(open(sys.argv[1])); forged["command"] = "0199" + forged["command"][4:]
json.dump(forged, open(sys.argv[2], "w"))' "$forged" "$unsent/zzy.sealed"

say "B signs in, and the line returns"
start_server
cli agent_b sync --until-quiet >"$folder/answer" 2>"$folder/said" || fail "$(cat "$folder/answer")"
expect "cases" 39 "$(cases)"
expect "what stays" 3 "$(left)"
expect "what is said of them" "sync.malformed sync.malformed sync.signature" \
    "$(grep 'left where it lies' "$folder/said" | grep -o '"sync[a-z._]*"\|sync\.[a-z_]*' | tr -d '"' | sort | tr '\n' ' ' | sed 's/ $//')"
expect "whose they are" "$(id person.agent_a)" "$(rows agent_b case_history what=registered '" ".join({h["by_user"] for h in r})')"

say "A comes back and sends the rest himself"
cli agent_a login --name agent_a --password-stdin --token plain --allow-unencrypted-store <<<"$password" >/dev/null || fail "login"
synchronises agent_a
expect "cases" 40 "$(cases)"
expect "what still waits" 0 "$(cli agent_a status | json 'd["waiting"]')"
expect "files" 2 "$(left)"
synchronises agent_b agent_a
stop_server
for person in agent_a agent_b; do
    python3 -B "$here/compare_rows.py" "$folder/server/peygir.sqlite" "$folder/desk-$person/store/desk.db" \
        "$(id "person.$person")" >"$folder/compared" || { cat "$folder/compared" >&2; fail "the desk of $person"; }
done
say "all of it has arrived"
