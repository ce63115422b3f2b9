#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the server keeps comes to an end that a person chose (SYNC 6): the clerk of the roads writes notes on which the server
# has crashed three times. His supervisor and the administrator see what he typed, the clerk of the green, who settles for his
# own unit only, sees nothing of it. One note is tried again, one refused with a reason, one decided by two people at once.
. "$(dirname "$(readlink -f "$0")")/scene.sh"

everybody=(agent_a supervisor clerk_roads clerk_green administrator)

compare() {
    local person
    for person in "${everybody[@]}"; do
        python3 -B "$here/compare_rows.py" "$folder/server/peygir.sqlite" "$folder/desk-$person/store/desk.db" \
            "$(id "person.$person")" >"$folder/compared" || { cat "$folder/compared" >&2; fail "the desk of $person"; }
        printf '   %-14s %s\n' "$person" "$(cat "$folder/compared")"
    done
}
# words TEXT PERSON...: whether it stands anywhere in their stores, in rows or beside them.
words() {
    local person answers=()
    for person in "${@:2}"; do
        if grep -rqaF "$1" "$folder/desk-$person/store"; then answers+=(some); else answers+=(none); fi
    done
    echo "${answers[@]}"
}
# note WORDS: the id of the command with which the clerk of the roads writes them.
note() {
    cli clerk_roads submit AddNote --json "{\"case\": \"$case\", \"note\": \"$1\"}" >"$folder/answer" || fail "$(cat "$folder/answer")"
    json 'd["command"]' <"$folder/answer"
}
# crashed COMMAND...: the server has died three times while it ran each of them.
crashed() {
    python3 -c 'import sqlite3, sys, uuid
with sqlite3.connect(sys.argv[1]) as server:
    server.executemany("INSERT INTO crash_count (command_id, crashes) VALUES (?, 3)",
                       [(uuid.UUID(command).bytes,) for command in sys.argv[2:]])' "$folder/server/peygir.sqlite" "$@"
}
held() { cli "$1" held | json 'len(d["held"])'; }
notes() { rows clerk_roads case_history what=noted '" ".join(sorted(h["words"] for h in r))'; }
entry() { rows clerk_roads attention "command_id=$1" "$2"; }

make_town
sits_down "${everybody[@]}"
a_message pothole mill_street 7 "a hole" 09120002007 |
    cli agent_a submit RegisterCase --code-field code --json - >/dev/null || fail "RegisterCase"
node=$(rows agent_a case_node state=open 'r[0]["id"]')
case=$(rows agent_a case_node state=open 'r[0]["aggregate"]')
cli agent_a submit CompleteNode --json "{\"case\": \"$case\", \"node\": \"$node\", \"operation\": \"register\", \"note\": \"\",
    \"values\": {}}" >/dev/null || fail "register"
synchronises agent_a
sits_down expert
cli expert submit CompleteNode --json "{\"case\": \"$case\", \"node\": \"$(rows expert case_node state=open 'r[0]["id"]')\",
    \"operation\": \"send_to_unit\", \"note\": \"\", \"values\": {}}" >/dev/null || fail "send_to_unit"
synchronises expert clerk_roads

say "the clerk of the roads writes four notes; the server dies of them"
stop_server
tried=$(note "tried-again")
turned_down=$(note "turned-down")
both=$(note "decided-twice")
back=$(note "taken-back")
crashed "$tried" "$turned_down" "$both" "$back"
start_server
synchronises clerk_roads "${everybody[@]}"
expect "held, as each of them sees it" "0 4 4 0 4" \
    "$(for person in "${everybody[@]}"; do held "$person"; done | tr '\n' ' ' | sed 's/ $//')"
expect "their words at the desks of agent, supervisor, clerk of the green, administrator" "none some none some" \
    "$(words tried-again agent_a supervisor clerk_green administrator)"
expect "what the list says of the oldest" "AddNote tried-again" \
    "$(cli supervisor held | json 'd["held"][-1]["command_kind"] + " " + d["held"][-1]["arguments"]["note"]')"
expect "why" sync.crashed "$(entry "$tried" 'r[0]["error_id"]')"
stop_server
compare
start_server

say "who may not, may not"
cli clerk_green settle "$tried" --retry >"$folder/answer" || fail "$(cat "$folder/answer")"
expect "his desk knows nothing of it" True "$(json 'd["left_to_server"]' <"$folder/answer")"
synchronises clerk_green supervisor
expect "what the server says" access.denied "$(rows clerk_green attention 'r[0]["error_id"]')"
expect "held all the same" 4 "$(held supervisor)"
expect "a reason is wanted" access.reason_missing "$(refused supervisor settle "$turned_down" --refuse ' ')"

say "decided without a line"
stop_server
reason="می‌گوید: '; DROP TABLE receipt; -- \"done\" 💩"
cli supervisor settle "$tried" --retry >/dev/null || fail "retry"
cli supervisor settle "$turned_down" --refuse "$reason" >/dev/null || fail "refuse"
cli supervisor settle "$both" --retry >/dev/null || fail "retry"
cli administrator settle "$both" --refuse "too late" >/dev/null || fail "refuse"
cli clerk_roads settle "$back" --refuse "" >/dev/null || fail "take back"
cli administrator settle "$back" --retry >/dev/null || fail "retry"
start_server
synchronises supervisor clerk_roads administrator
synchronises "${everybody[@]}"
expect "notes in the history" "decided-twice tried-again" "$(notes)"
expect "who wrote them" "$(id person.clerk_roads)" \
    "$(rows clerk_roads case_history what=noted '" ".join({h["by_user"] for h in r})')"
expect "what is tried again is settled" "applied True" "$(entry "$tried" 'r[0]["reason"] + " " + str(r[0]["settled"])')"
expect "what is turned down" "refused sync.refused_by_person" "$(entry "$turned_down" 'r[0]["reason"] + " " + r[0]["error_id"]')"
expect "its reason" "$reason" "$(entry "$turned_down" 'json.loads(r[0]["error_values"])["words"]')"
expect "what was taken back" sync.withdrawn "$(entry "$back" 'r[0]["error_id"]')"
expect "what the administrator is told" "access.held_applied access.held_refused" \
    "$(rows administrator attention "user_id=$(id person.administrator)" '" ".join(sorted(e["error_id"] for e in r))')"
expect "held, as each of them sees it" "0 0 0 0 0" \
    "$(for person in "${everybody[@]}"; do held "$person"; done | tr '\n' ' ' | sed 's/ $//')"
expect "the words at the supervisor's and the administrator's" "none none" "$(words turned-down supervisor administrator)"
stop_server
compare
say "each came to one end"
