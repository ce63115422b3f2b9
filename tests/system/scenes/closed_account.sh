#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Two people leave, one of them in anger: their accounts are closed while messages wait on their desks. The messages arrive by
# themselves and are decided by the rights that their authors have then, the desks keep nothing, nobody gets in, and whoever is let in
# again begins anew.
. "$(dirname "$(readlink -f "$0")")/scene.sh"

database() { python3 -c 'import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])' "$folder/server/peygir.sqlite" "$1"; }
registers() { # PERSON WORD PLAQUE
    a_message pothole mill_street "$3" "$2" "" | cli "$1" submit RegisterCase --code-field code --json - >"$folder/answer" ||
        fail "$(cat "$folder/answer")"
}
account() { peygird account --data "$folder/server" "$@"; }
kept() { find "$folder/desk-$1/store" "$folder/desk-$1/files" -type f -size +0 ! -name '*.lock' 2>/dev/null | wc -l; }

make_town
sits_down agent_a agent_b administrator supervisor
registers agent_a before 1
synchronises agent_a
registers agent_a left-by-a 2
registers agent_b left-by-b 3
desk=$(cli agent_a status | json 'd["desk"]')
[ "$(kept agent_a)" -gt 0 ] || fail "nothing lies there before"

say "B loses his right to register, and both lose their accounts"
cli administrator submit ChangeRights --json "{\"user\": \"$(id person.agent_b)\", \"role\": \"$(id role.agent)\",
    \"unit\": \"$(id unit.intake)\", \"subjectGroup\": null, \"granted\": false}" >/dev/null || fail "ChangeRights"
synchronises administrator
account close AGENT_A
account close agent_b
expect "what the list says" "agent_a agent_b" "$(account list | grep CLOSED | cut -d' ' -f1 | tr '\n' ' ' | sed 's/ $//')"
expect "devices that are signed in" "0 0" "$(account list | grep CLOSED | grep -o 'devices [0-9]*' | cut -d' ' -f2 | tr '\n' ' ' | sed 's/ $//')"
"$programs/peygird" account --data "$folder/server" close nobody 2>"$folder/said" && fail "nobody has an account"
grep -q 'there is no account of this name' "$folder/said" || fail "$(cat "$folder/said")"

say "their desks come to the server"
for person in agent_a agent_b; do
    expect "$person" access.account_closed "$(refused "$person" sync)"
    expect "what lies at the desk" 0 "$(kept "$person")"
    expect "signing in" access.sign_in_wrong "$(cli "$person" login --name "$person" --password-stdin --token plain \
        --allow-unencrypted-store <<<"$password" 2>/dev/null | json 'd["error"]["id"]')"
done
expect "cases" 3 "$(database 'SELECT COUNT(*) FROM case_card')"
expect "what lies in the machine's folder" 0 "$(find "$folder/state/peygir/unsent" -name '*.sealed' | wc -l)"
synchronises supervisor
expect "whose flag says why" "access.denied" "$(rows supervisor case_card '" ".join(c["intake_flag"] for c in r if c["intake_flag"])')"

say "A is let in again"
account open agent_a
sits_down agent_a
expect "cases that A sees" 3 "$(rows agent_a case_card 'len(r)')"
[ "$(cli agent_a status | json 'd["desk"]')" != "$desk" ] || fail "it is the same desk"
registers agent_a anew 4
synchronises agent_a
expect "cases" 4 "$(database 'SELECT COUNT(*) FROM case_card')"
expect "those that are still out" agent_b "$(account list | grep CLOSED | cut -d' ' -f1)"
say "nothing was lost, and nothing was left"
