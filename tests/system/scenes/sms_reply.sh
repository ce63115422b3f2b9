#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Citizens answer by SMS (R101, R102): who has two messages is asked to name the code, one reply archives a case and another
# takes one back to the official with his words; a message of the gateway counts once, with a server that runs and without.
. "$(dirname "$(readlink -f "$0")")/scene.sh"

caller=09120001009
# reply ID TEXT [NUMBER]: what peygird says.
reply() { peygird reply-sms --data "$folder/server" --id "$1" --text "$2" --from "${3:-$caller}"; }
outcome() { reply "$@" | json 'd["outcome"]'; }
case_of() { rows expert case_card "code=$1" "r[0]['$2']"; }
# completes CODE OPERATION: the expert does it at the open stay.
completes() {
    local case node
    case=$(case_of "$1" id)
    node=$(rows expert case_node "aggregate=$case" state=open 'r[0]["id"]')
    printf '{"case": "%s", "node": "%s", "operation": "%s", "note": "", "values": {}}\n' "$case" "$node" "$2" |
        cli expert submit CompleteNode --lines >"$folder/answer" || fail "$2: $(cat "$folder/answer")"
    synchronises expert
}
# is_told CODE: he is told the answer, and asked again next week.
is_told() {
    local case node
    case=$(case_of "$1" id)
    node=$(rows expert case_node "aggregate=$case" state=open 'r[0]["id"]')
    python3 -c 'import json, sys, time
print(json.dumps({"case": sys.argv[1], "node": sys.argv[2], "result": "later", "opinion": None, "words": "", "note": "",
    "askAgainAt": int(time.time() + 7 * 86400) * 1000, "reason": "", "channel": "phone"}))' "$case" "$node" |
        cli expert submit RecordAnswer --lines >"$folder/answer" || fail "RecordAnswer: $(cat "$folder/answer")"
    synchronises expert
}
# ready PLAQUE [PHONE]: a message is registered, the official has replied, the reply is accepted; its code.
ready() {
    a_message pothole mill_street "$1" "a hole" "${2:-$caller}" |
        cli agent_a submit RegisterCase --code-field code --json - >"$folder/answer" || fail "$(cat "$folder/answer")"
    local code step
    code=$(json 'd["code"]' <"$folder/answer")
    synchronises agent_a expert
    for step in register ask reply accept; do completes "$code" "$step"; done
    printf '%s' "$code"
}

# The acts of officials as bare operations: this is about what comes after them.
python3 - "$here/../../../resources/processes/cycle_137_2.json" >"$folder/cycle.json" <<'CYCLE'
import json, sys
process = json.load(open(sys.argv[1], encoding="utf-8"))
for edge in process["edges"]:
    if not edge.get("act", "answering.").startswith("answering."):
        del edge["act"]
print(json.dumps(process, ensure_ascii=False))
CYCLE
make_town "$folder/cycle.json"
sits_down agent_a expert
first=$(ready 1)
second=$(ready 2)

say "nothing is changed where it is not clear what is meant"
expect "no code at all" not_understood "$(outcome m-1 'thank you')"
expect "somebody else" nothing_awaited "$(outcome m-2 31 09350000000)"
expect "he was told neither" code_needed "$(outcome m-3 31)"
is_told "$first"
is_told "$second"
expect "both codes" "$(printf '%s\n' "$first" "$second" | sort | xargs)" "$(reply m-4 '۳۱' | json '" ".join(sorted(d["codes"]))')"
expect "somebody else names one" nothing_awaited "$(outcome m-5 "31 $first" 09350000000)"
synchronises expert
expect "both are open" "None None" "$(case_of "$first" closed_at) $(case_of "$second" closed_at)"

say "one is done, the other is not"
expect "done" accepted "$(outcome m-6 "۳۱ $first")"
expect "not done" objected "$(outcome m-7 $'33\nهنوز خراب است')"
synchronises expert
expect "the first has ended" "done satisfied" "$(case_of "$first" outcome) $(case_of "$first" opinion)"
expect "the second is with the official" "official 1 None" \
    "$(case_of "$second" node) $(case_of "$second" reopened) $(case_of "$second" closed_at)"
expect "what the official reads" "sms not_done هنوز خراب است" \
    "$(rows expert answering_call "aggregate=$(case_of "$second" id)" result=not_done \
        '" ".join((r[0]["channel"], r[0]["result"], r[0]["words"]))')"

say "the gateway sends some of them again"
expect "one that was not clear then" code_needed "$(outcome m-4 31)"
expect "one that was applied" accepted "$(outcome m-6 "۳۱ $first")"
expect "the other" objected "$(outcome m-7 33)"
synchronises expert
expect "calls" "2 2" "$(rows expert answering_call "aggregate=$(case_of "$first" id)" 'len(r)') $(
    rows expert answering_call "aggregate=$(case_of "$second" id)" 'len(r)')"

say "without a server that runs, by other codes"
cat >"$folder/codes.json" <<CODES
{"records": [{"type": "reply_codes", "record": {"id": "$(id reply_codes)", "active": true, "name": {"fa": "کدها"},
    "accept": "۵", "object": "۶", "objection": "he objects"}}]}
CODES
stop_server
peygird load-base --data "$folder/server" "$folder/codes.json"
start_server
third=$(ready 3)
is_told "$third"
stop_server
expect "the usual code counts no more" not_understood "$(outcome m-8 31)"
expect "the city's own" objected "$(outcome m-9 ۶)"
start_server
synchronises expert
expect "words for who writes none" "he objects" \
    "$(rows expert answering_call "aggregate=$(case_of "$third" id)" result=not_done 'r[0]["words"]')"
[ "$("$programs/peygird" reply-sms --data "$folder/server" --id "" --text 31 --from 1 2>&1)" \
    = "peygird: 'id' of the message is missing or too long" ] || fail "a message without an id"
expect "what is kept of what they wrote" 0 "$(python3 -c 'import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT COUNT(*) FROM sms_reply WHERE words || sender != ?", ("",)).fetchone()[0])' \
    "$folder/server/peygir.sqlite")"
say "two replies moved two cases, once each"
