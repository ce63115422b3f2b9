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
        python3 -B "$here/compare_rows.py" "$folder/server/peygir.sqlite" "$folder/desk-$person/store/desk.db" \
            "$(id "person.$person")" >"$folder/compared" || { cat "$folder/compared" >&2; fail "the desk of $person"; }
        printf '   %-14s %s\n' "$person" "$(cat "$folder/compared")"
    done
}

# operate PERSON EDGE NOTE: at the nodes on standard input, a line for each: its case and its id.
operate() {
    python3 -c 'import json, sys
for line in sys.stdin:
    case, node = line.split()
    print(json.dumps({"case": case, "node": node, "operation": sys.argv[1], "note": sys.argv[2], "values": {}}))' \
        "$2" "$3" >"$folder/operations"
    cli "$1" submit CompleteNode --lines <"$folder/operations" >"$folder/answer" || fail "$2: $(cat "$folder/answer")"
}
open_nodes() { # PERSON NODE: a line for each, with its case
    rows "$1" case_node state=open node="$2" '"\n".join(sorted("%s %s" % (n["aggregate"], n["id"]) for n in r))'
}
files() { rows "$1" case_file 'len(r)'; }

make_town
sits_down "${everybody[@]}"

say "messages about streets and trees, on their way through the units"
for number in {1..6}; do
    for subject in pothole fallen_tree; do
        a_message "$subject" mill_street "$number" "$subject before house $number" "0912000$((2000 + number))"
    done
done >"$folder/messages"
cli agent_a submit RegisterCase --lines --code-field code <"$folder/messages" >/dev/null || fail "RegisterCase"
open_nodes agent_a temporary >"$folder/open"
expect "open at the agent's desk" 12 "$(wc -l <"$folder/open")"
operate agent_a register "" <"$folder/open"
synchronises agent_a expert
# Every second message goes on to the unit that answers; one is turned down and closed.
open_nodes expert follow_up >"$folder/open"
expect "open at the expert's desk" 12 "$(wc -l <"$folder/open")"
sed -n 'p;n' "$folder/open" | operate expert send_to_unit ""
tail -n 1 "$folder/open" | operate expert reject "not our work"
synchronises expert "${everybody[@]}"

say "what each of them holds"
stop_server
compare "${everybody[@]}"
expect "files at the agents' desks" "12 12" "$(files agent_a) $(files agent_b)"
expect "files at the expert's desk" 12 "$(files expert)"
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
