#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a post gives (R113): whoever holds it has it at his next synchronisation, cases and all; what its former holder wrote without a line
# is not applied and not lost, and his desk gives up what the post gave. A keeper of the chart alone fills no post that gives something.
. "$(dirname "$(readlink -f "$0")")/scene.sh"

keeper=5f1d4a54-6d0b-8f0e-9a8e-3f5a6f7c9b24
post=5f1d4a54-6d0b-8f0e-9a8e-3f5a6f7c9b25
held_by() { # HOLDER, "null" for nobody
    printf '{"type": "post", "record": {"id": "%s", "unit": "%s", "name": {"fa": "جانشین کارشناس", "en": ""}, "holder": %s,
        "head": false, "active": true}}' "$post" "$(id unit.follow_up)" "$1"
}
note() { printf '{"case": "%s", "note": "%s"}' "$case_id" "$1"; }
files() { rows "$1" case_file 'len(r)'; }

mkdir -p "$folder/server"
python3 -B "$here/city.py" write "$here/../../../resources/processes/cycle_137.json" "$folder"
cat >"$folder/keeper.json" <<END
{"records": [{"type": "role", "record": {"id": "$keeper", "role_key": "keeper", "name": {"fa": "متصدی چارت", "en": ""},
    "verbs": ["organisation.edit"], "active": true, "kept_months": {}}}],
 "rights": [{"user": "$(id person.administrator)", "role": "$keeper", "unit": null, "subjectGroup": null, "granted": true},
            {"user": "$(id person.supervisor)", "role": "$keeper", "unit": null, "subjectGroup": null, "granted": true}]}
END
peygird migrate --data "$folder/server"
peygird load-base --data "$folder/server" "$folder/base.json" "$folder/keeper.json"
peygird add-user --data "$folder/server" --from "$folder/accounts.json"
start_server
sits_down agent_a expert clerk_green supervisor administrator
lies_with_the_expert
synchronises agent_a expert clerk_green
expect "cases that the clerk of the green holds" 0 "$(files clerk_green)"

say "a post gives the role of an expert in its own unit, and she comes to hold it"
cli administrator submit PutRecord --json "$(held_by null)" >/dev/null || fail "a new post"
cli administrator submit ChangePostRights --json "{\"post\": \"$post\", \"role\": \"$(id role.expert)\", \"reach\": \"own_unit\", \"granted\": true}" >/dev/null ||
    fail "ChangePostRights"
synchronises administrator supervisor
expect "a keeper of the chart who may not change rights" access.denied \
    "$(refused supervisor submit PutRecord --json "$(held_by "\"$(id person.supervisor)\"")")"
cli administrator submit PutRecord --json "$(held_by "\"$(id person.clerk_green)\"")" >/dev/null || fail "a holder"
synchronises administrator clerk_green
expect "cases that she holds" 1 "$(files clerk_green)"
cli clerk_green submit AddNote --json "$(note "seen there")" >/dev/null || fail "AddNote"
synchronises clerk_green
expect "waiting" 0 "$(cli clerk_green status | json 'd["waiting"]')"

say "without a line she writes on, while another one takes the post"
stop_server
cli clerk_green submit AddNote --json "$(note "asked the workshop")" >/dev/null || fail "AddNote"
start_server
cli administrator submit PutRecord --json "$(held_by "\"$(id person.clerk_roads)\"")" >/dev/null || fail "another holder"
synchronises administrator clerk_green
expect "waiting" 0 "$(cli clerk_green status | json 'd["waiting"]')"
expect "why" access.denied "$(rows clerk_green attention 'r[0]["error_id"]')"
expect "what she typed" "asked the workshop" "$(rows clerk_green attention 'json.loads(r[0]["arguments"])["note"]')"
expect "cases that she holds" 0 "$(files clerk_green)"
sits_down clerk_roads
expect "cases that the new holder holds" 1 "$(files clerk_roads)"
expect "notes of the case" 1 "$(rows clerk_roads case_history what=noted 'len(r)')"
say "nothing was lost"
