#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A role is switched off while its holder works without a line (R116): what he wrote is not applied and not lost; it lies in his list with
# what he typed and why, his desk gives up what the role gave, and when the role is in use again he sends it once more.
. "$(dirname "$(readlink -f "$0")")/scene.sh"

role_of_experts() { # ACTIVE
    python3 - "$folder/base.json" "$(id role.expert)" "$1" <<'END'
import json, sys
record, = [r["record"] for r in json.load(open(sys.argv[1]))["records"] if r["type"] == "role" and r["record"]["id"] == sys.argv[2]]
record["active"] = sys.argv[3] == "true"
print(json.dumps({"type": "role", "record": record}))
END
}
note() { printf '{"case": "%s", "note": "%s"}' "$case_id" "$1"; }

mkdir -p "$folder/server"
python3 -B "$here/city.py" write "$here/../../../resources/processes/cycle_137.json" "$folder"
keeper=5f1d4a54-6d0b-8f0e-9a8e-3f5a6f7c9b23
cat >"$folder/keeper.json" <<END
{"records": [{"type": "role", "record": {"id": "$keeper", "role_key": "keeper", "name": {"fa": "متصدی نقش‌ها", "en": ""},
    "verbs": ["access.edit_roles"], "active": true, "kept_months": {}}}],
 "rights": [{"user": "$(id person.administrator)", "role": "$keeper", "unit": null, "subjectGroup": null, "granted": true}]}
END
peygird migrate --data "$folder/server"
peygird load-base --data "$folder/server" "$folder/base.json" "$folder/keeper.json"
peygird add-user --data "$folder/server" --from "$folder/accounts.json"
start_server
sits_down agent_a expert administrator
lies_with_the_expert
synchronises agent_a expert
expect "cases that the expert holds" 1 "$(rows expert case_file 'len(r)')"

say "the server is away; the expert writes on"
stop_server
cli expert submit AddNote --json "$(note "asked the workshop")" >/dev/null || fail "AddNote"
expect "waiting" 1 "$(cli expert status | json 'd["waiting"]')"

say "the server is back, and the role is switched off before he comes"
start_server
cli administrator submit PutRecord --json "$(role_of_experts false)" >/dev/null || fail "switching off"
synchronises administrator expert
expect "waiting" 0 "$(cli expert status | json 'd["waiting"]')"
expect "why" access.denied "$(rows expert attention 'r[0]["error_id"]')"
expect "what he typed" "asked the workshop" "$(rows expert attention 'json.loads(r[0]["arguments"])["note"]')"
expect "cases that he holds" 0 "$(rows expert case_file 'len(r)')"

say "the role is in use again"
cli administrator submit PutRecord --json "$(role_of_experts true)" >/dev/null || fail "switching on"
synchronises administrator expert
cli expert submit AddNote --json "$(note "$(rows expert attention 'json.loads(r[0]["arguments"])["note"]')")" >/dev/null || fail "AddNote"
synchronises expert
expect "waiting" 0 "$(cli expert status | json 'd["waiting"]')"
expect "notes of the case" 1 "$(rows expert case_history what=noted 'len(r)')"
say "nothing was lost"
