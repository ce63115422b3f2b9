#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A role sees what it may and nothing else: the rows in each desk's file are compared with those of the server's that this
# person's rights name, row by row and column by column; before and after a right was taken away.
. "$(dirname "$(readlink -f "$0")")/scene.sh"

everybody=(agent_a agent_b supervisor expert clerk_roads clerk_green administrator)

# compare PERSON...: his desk's file with the server's.
compare() {
    local person
    for person in "$@"; do
        python3 -B "$here/compare_rows.py" "$folder/server/server.db" "$folder/desk-$person/store/desk.db" \
            "$(id "person.$person")" >"$folder/compared" || { cat "$folder/compared" >&2; fail "the desk of $person"; }
        printf '   %-14s %s\n' "$person" "$(cat "$folder/compared")"
    done
}

make_town
sits_down "${everybody[@]}"

say "messages about streets and trees, on their way through the units"
for number in {1..6}; do
    for subject in pothole fallen_tree; do
        a_message "$subject" mill_street "$number" "$subject before house $number" "0912000$((2000 + number))"
    done
done >"$folder/messages"
cli agent_a submit RegisterCase --lines --code-field code <"$folder/messages" >/dev/null || fail "RegisterCase"
operate() { # PERSON CASE NODE EDGE NOTE
    cli "$1" submit CompleteNode --json "{\"case\": \"$2\", \"node\": \"$3\", \"operation\": \"$4\", \"note\": \"$5\",
        \"values\": {}}" >"$folder/answer" || fail "$4: $(cat "$folder/answer")"
}
open_nodes() { # PERSON NODE: a line for each, with its case
    rows "$1" case_node state=open node="$2" '"\n".join(sorted("%s %s" % (n["aggregate"], n["id"]) for n in r))'
}
open_nodes agent_a temporary >"$folder/open"
expect "open at the agent's desk" 12 "$(wc -l <"$folder/open")"
while read -r case node; do operate agent_a "$case" "$node" register ""; done <"$folder/open"
synchronises agent_a expert
# Every second message goes on to the unit that answers; one is turned down and closed.
open_nodes expert follow_up >"$folder/open"
expect "open at the expert's desk" 12 "$(wc -l <"$folder/open")"
while read -r case node; do operate expert "$case" "$node" send_to_unit ""; done < <(sed -n 'p;n' "$folder/open")
while read -r case node; do operate expert "$case" "$node" reject "not our work"; done < <(tail -n 1 "$folder/open")
synchronises expert "${everybody[@]}"

say "what each of them holds"
stop_server
compare "${everybody[@]}"
files() { rows "$1" case_file 'len(r)'; }
expect "files at the agents' desks" "12 12" "$(files agent_a) $(files agent_b)"
expect "files at the expert's desk" 12 "$(files expert)"
[ "$(files clerk_roads)" -gt 0 ] && [ "$(files clerk_green)" -gt 0 ] || fail "the units hold nothing"
expect "files of the units together" 6 "$(($(files clerk_roads) + $(files clerk_green)))"
expect "cards and files at the administrator's desk" "0 0" "$(rows administrator case_card 'len(r)') $(files administrator)"

say "the clerk of the roads loses his right"
start_server
cli administrator submit ChangeRights --json "{\"user\": \"$(id person.clerk_roads)\", \"role\": \"$(id role.clerk)\",
    \"unit\": \"$(id unit.roads)\", \"subjectGroup\": null, \"granted\": false}" >/dev/null || fail "ChangeRights"
synchronises administrator "${everybody[@]}"
stop_server
compare "${everybody[@]}"
expect "files at his desk" 0 "$(files clerk_roads)"
say "each desk holds what its person may see, and nothing else"
