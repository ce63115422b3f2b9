#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A role sees what it may and nothing else: the rows in each desk's file are compared with those of the server's that this
# person's rights and windows name, row by row and column by column; before and after a right was taken away. Two units
# answer; neither ever holds a file of the other.
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
file_ids() { rows "$1" case_file '" ".join(sorted(f["id"] for f in r))'; }
# traces PERSON CASE...: how many of the file rows in his desk's file belong to these cases.
traces() {
    python3 -c 'import sqlite3, sys, uuid
desk = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
cases = {uuid.UUID(case).bytes for case in sys.argv[2:]}
tables = "case_file case_node case_referral case_history".split()
print(sum(row[0] in cases for table in tables for row in desk.execute(f"SELECT aggregate FROM {table}")))' \
        "$folder/desk-$1/store/desk.db" "${@:2}"
}
# words PERSON SUBJECT: whether anything that was said about this subject stands anywhere in his store, in rows or beside them.
words() { if grep -rqaF "$2 before house" "$folder/desk-$1/store"; then echo some; else echo none; fi; }

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
# Four of each subject go on to the unit that answers; one is turned down and closed.
open_nodes expert follow_up >"$folder/open"
expect "open at the expert's desk" 12 "$(wc -l <"$folder/open")"
for subject in pothole fallen_tree; do
    rows expert case_card subject="$(id "subject.$subject")" '"\n".join(c["id"] for c in r)' >"$folder/$subject"
    grep -F -f "$folder/$subject" "$folder/open" >"$folder/open-$subject"
    head -n 4 "$folder/open-$subject" | operate expert send_to_unit ""
done
tail -n 1 "$folder/open-pothole" | operate expert reject "not our work"
synchronises expert "${everybody[@]}"

say "closed cases, asked of the server"
# closed PERSON LIST: the codes that the server shows him.
closed() {
    cli "$1" query closed --json "{\"list\": \"$2\"}" >"$folder/answer" || fail "$1 asks for $2: $(cat "$folder/answer")"
    json '" ".join(c["code"] for c in d["tables"].get("case_card", []))' <"$folder/answer"
}
turned_down=$(rows expert case_card node=rejected '" ".join(c["code"] for c in r)')
expect "cases that the expert has turned down" 1 "$(wc -w <<<"$turned_down")"
expect "all that are closed, by the clerk of the green" "$turned_down" "$(closed clerk_green all)"
expect "the archive of the expert" "$turned_down" "$(closed expert archive)"
expect "the archive of the clerk of the green" "" "$(closed clerk_green archive)"
expect "all that are closed, by the administrator, who reads no cards" "" "$(closed administrator all)"

say "what each of them holds"
stop_server
compare "${everybody[@]}"
expect "files at the agents' desks" "12 12" "$(files agent_a) $(files agent_b)"
expect "files at the expert's desk" 12 "$(files expert)"
expect "files at the supervisor's desk, whose role keeps open ones" 11 "$(files supervisor)"
of_roads=$(head -n 4 "$folder/open-pothole" | cut -d ' ' -f 1 | tr '\n' ' ')
of_green=$(head -n 4 "$folder/open-fallen_tree" | cut -d ' ' -f 1 | tr '\n' ' ')
expect "files at the desk of the roads" "$of_roads" "$(file_ids clerk_roads) "
expect "files at the desk of the green" "$of_green" "$(file_ids clerk_green) "
expect "file rows of the roads at both desks" "28 0" "$(traces clerk_roads $of_roads) $(traces clerk_green $of_roads)"
expect "file rows of the green at both desks" "0 28" "$(traces clerk_roads $of_green) $(traces clerk_green $of_green)"
expect "words about potholes at both desks" "some none" "$(words clerk_roads pothole) $(words clerk_green pothole)"
expect "words about trees at both desks" "none some" "$(words clerk_roads fallen_tree) $(words clerk_green fallen_tree)"
expect "cards and files at the administrator's desk" "0 0" "$(rows administrator case_card 'len(r)') $(files administrator)"

say "the clerk of the roads loses his right"
start_server
cli administrator submit ChangeRights --json "{\"user\": \"$(id person.clerk_roads)\", \"role\": \"$(id role.clerk)\",
    \"unit\": \"$(id unit.roads)\", \"subjectGroup\": null, \"granted\": false}" >/dev/null || fail "ChangeRights"
synchronises administrator "${everybody[@]}"
stop_server
compare "${everybody[@]}"
expect "files at his desk" 0 "$(files clerk_roads)"
expect "file rows at his desk" 0 "$(traces clerk_roads $of_roads $of_green)"
expect "words about potholes at both desks" "none none" "$(words clerk_roads pothole) $(words clerk_green pothole)"
expect "files at the desk of the green" "$of_green" "$(file_ids clerk_green) "
expect "file rows of both units there" "0 28" "$(traces clerk_green $of_roads) $(traces clerk_green $of_green)"
say "each desk holds what its person may see, and nothing else"
