#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A cartable of many cases goes to another post as a job of the server: it tells how far it is, the server is killed in the
# middle of it and goes on, each case is handed over once; it is stopped, goes on, and is taken back, all but the case on which
# somebody has acted meanwhile, which is named.
. "$(dirname "$(readlink -f "$0")")/scene.sh"

messages=900
pothole=$(id subject.pothole)
mill_street=$(id place.mill_street)

# job FIELD: of the newest job.
job() {
    peygird job list --data "$folder/server" >"$folder/jobs"
    head -n 1 "$folder/jobs" | json "d['$1']"
}
# waits_for STATE: until the newest job is in it.
waits_for() {
    local tries
    for ((tries = 0; tries < 1200; ++tries)); do
        [ "$(job state)" != "$1" ] || return 0
        sleep 0.1
    done
    fail "the job is $(cat "$folder/jobs"), not $1"
}
open_at() { rows "$1" case_node state=open holder="$(id "post.$2")" 'len(r)'; }

make_town
sits_down agent_a agent_b expert

say "a cartable of $messages cases"
for ((number = 1; number <= messages; ++number)); do
    printf '{"code": "", "subject": "%s", "place": "%s", "plaque": "%d", "address": "", "words": "hole %d", "callerPhone": "", ' \
        "$pothole" "$mill_street" "$number" "$number"
    printf '"callerName": "", "channel": "phone", "urgency": "follow_up", "answers": {}}\n'
done >"$folder/messages"
cli agent_a submit RegisterCase --lines --code-field code <"$folder/messages" >/dev/null || fail "RegisterCase"
synchronises agent_a
expect "open at his post" "$messages" "$(open_at agent_a intake_a)"

say "it is handed over, and the server is killed in the middle"
wrong=$("$programs/peygird" job begin transfer --data "$folder/server" --arguments '{"from": "x"}' 2>&1) \
    && fail "a job without an end has begun"
say "   what is no job is refused: $wrong"
id_of_job=$(peygird job begin transfer --data "$folder/server" --by "$(id person.expert)" \
    --arguments "{\"from\": \"$(id post.intake_a)\", \"to\": \"$(id post.intake_b)\", \"note\": \"on leave\"}")
# A step takes a part of a second: whoever asks the program would be told when all is over.
python3 - "$folder/server/peygir.sqlite" "$server" <<'LOOK'
import os, signal, sqlite3, sys, time
store = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
end = time.monotonic() + 120
while time.monotonic() < end:
    if store.execute("SELECT 1 FROM job_part WHERE state = 'applied' LIMIT 1").fetchone():
        break
    time.sleep(0.001)
os.kill(int(sys.argv[2]), signal.SIGKILL)
LOOK
wait "$server" 2>/dev/null || true
before=$(job applied)
say "   $before of $messages were done when it was killed"
[ "$before" -gt 0 ] && [ "$before" -lt "$messages" ] || fail "it was not killed in the middle"
start_server
waits_for done
expect "handed over, refused" "$messages 0" "$(job applied) $(job refused)"
synchronises agent_b expert
expect "open at the other post" "$messages" "$(open_at agent_b intake_b)"
expect "referrals of each case" "1" "$(rows agent_b case_referral \
    'max(sum(1 for x in r if x["aggregate"] == y) for y in {x["aggregate"] for x in r[:20]}) if len(r) == '"$messages"' else len(r)')"
cli expert query jobs >"$folder/answer" || fail "$(cat "$folder/answer")"
expect "what the expert is told" "done $messages" \
    "$(json '"%s %d" % (d["told"]["jobs"][0]["state"], d["told"]["jobs"][0]["applied"])' <"$folder/answer")"
cli agent_a query jobs >"$folder/answer" || fail "$(cat "$folder/answer")"
expect "what somebody else is told" 0 "$(json 'len(d["told"]["jobs"])' <"$folder/answer")"

say "somebody acts on one of them, and the rest is taken back"
rows agent_b case_node state=open holder="$(id post.intake_b)" '"%s %s" % (r[0]["aggregate"], r[0]["id"])' >"$folder/acted"
python3 -c 'import json, sys
case, node = sys.stdin.read().split()
print(json.dumps({"case": case, "node": node, "operation": "register", "note": "", "values": {}}))' \
    <"$folder/acted" >"$folder/operation"
cli agent_b submit CompleteNode --lines <"$folder/operation" >/dev/null || fail "CompleteNode"
synchronises agent_b
peygird job undo "$id_of_job" --data "$folder/server"
peygird job stop "$id_of_job" --data "$folder/server"
waits_for undo_stopped
peygird job go-on "$id_of_job" --data "$folder/server"
waits_for undone
expect "taken back, kept" "$((messages - 1)) 1" "$(job undone) $(job kept)"
peygird job list "$id_of_job" --data "$folder/server" >"$folder/jobs"
expect "what is said of the one" "$(cut -d ' ' -f 2 "$folder/acted") jobs.moved_on" \
    "$(tail -n 1 "$folder/jobs" | json '"%s %s" % (d["thing"], d["reason"])')"
synchronises agent_a
expect "open at his post again" "$((messages - 1))" "$(open_at agent_a intake_a)"
say "many cases were handed over once and taken back"
