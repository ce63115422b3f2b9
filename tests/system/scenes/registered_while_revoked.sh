#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Intake is never refused: agent A registers 40 messages while the server is away, loses the right to register meanwhile,
# and when the network returns all 40 are there, each with the code that the citizen was told, and lie with the intake
# supervisor.
. "$(dirname "$(readlink -f "$0")")/scene.sh"

make_town
sits_down agent_a supervisor administrator

say "the server is away; A registers 40 messages"
stop_server
for number in {1..40}; do
    a_message pothole tulip_street "$number" "a hole before house $number" "0912000$((1000 + number))"
done >"$folder/messages"
cli agent_a submit RegisterCase --lines --code-field code <"$folder/messages" >"$folder/told" || fail "$(cat "$folder/told")"
expect "codes told" 40 "$(json 'len({a["code"] for a in d["answers"]})' <"$folder/told")"
expect "A's synchronisation" front.unreachable "$(refused agent_a sync --until-quiet)"
expect "waiting at A's desk" 40 "$(cli agent_a status | json 'd["waiting"]')"
expect "cases that A sees" 40 "$(rows agent_a case_card 'len(r)')"

say "the server is back; the administrator takes A's right away"
start_server
cli administrator submit ChangeRights --json "{\"user\": \"$(id person.agent_a)\", \"role\": \"$(id role.agent)\",
    \"unit\": \"$(id unit.intake)\", \"subjectGroup\": null, \"granted\": false}" >/dev/null || fail "ChangeRights"
synchronises administrator
expect "A's rights at the administrator's desk" False \
    "$(rows administrator assignment "aggregate=$(id person.agent_a)" 'r[0]["active"]')"

say "A's network returns"
synchronises agent_a
expect "waiting at A's desk" 0 "$(cli agent_a status | json 'd["waiting"]')"
expect "cards that A may still see" 0 "$(rows agent_a case_card 'len(r)')"
expect "entries that tell A" "{'intake.flagged'}" "$(rows agent_a attention '{e["error_id"] for e in r}')"

say "the supervisor looks"
synchronises supervisor
expect "cases" 40 "$(rows supervisor case_card 'len(r)')"
expect "their flags" "{'access.denied'}" "$(rows supervisor case_card '{c["intake_flag"] for c in r}')"
expect "their holders" "{'$(id post.intake_supervisor)'}" "$(rows supervisor case_card '{c["holder"] for c in r}')"
json '"\n".join(sorted(a["code"] for a in d["answers"]))' <"$folder/told" >"$folder/told-codes"
rows supervisor case_card '"\n".join(sorted(c["code"] for c in r))' >"$folder/kept-codes"
diff "$folder/told-codes" "$folder/kept-codes" || fail "the codes are not those that were told"
expect "words in the files" 40 "$(rows supervisor case_file 'len({f["words"] for f in r})')"
say "all 40 arrived"
