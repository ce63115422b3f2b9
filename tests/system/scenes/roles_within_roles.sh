#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A role within another one (R114): whoever has the outer one holds the cases of the inner one at his next synchronisation, and gives them up
# when that is switched off or taken out. Of two who put two roles into each other without a line, the later is refused, and sees why.
. "$(dirname "$(readlink -f "$0")")/scene.sh"

keeper=5f1d4a54-6d0b-8f0e-9a8e-3f5a6f7c9b33
outer=5f1d4a54-6d0b-8f0e-9a8e-3f5a6f7c9b34
other=5f1d4a54-6d0b-8f0e-9a8e-3f5a6f7c9b35
within() { # ROLE include|exclude PART
    local put=[] out=[]
    if [ "$2" = include ]; then put="[\"$3\"]"; else out="[\"$3\"]"; fi
    printf '{"roles": [{"role": "%s", "give": [], "take": [], "include": %s, "exclude": %s}]}' "$1" "$put" "$out"
}
role_of_experts() { # ACTIVE
    python3 - "$folder/base.json" "$(id role.expert)" "$1" <<'END'
import json, sys
record, = [r["record"] for r in json.load(open(sys.argv[1]))["records"] if r["type"] == "role" and r["record"]["id"] == sys.argv[2]]
record["active"] = sys.argv[3] == "true"
print(json.dumps({"type": "role", "record": record}))
END
}
files() { rows "$1" case_file 'len(r)'; }

mkdir -p "$folder/server"
python3 -B "$here/city.py" write "$here/../../../resources/processes/cycle_137.json" "$folder"
python3 - "$keeper" "$outer" "$other" "$(id person.administrator)" "$(id person.supervisor)" "$(id person.clerk_green)" "$(id unit.follow_up)" >"$folder/roles.json" <<'END'
import json, sys
keeper, outer, other, administrator, supervisor, clerk, unit = sys.argv[1:]
role = lambda id, key, verbs: {"type": "role", "record": {"id": id, "role_key": key, "name": {"fa": key, "en": ""}, "verbs": verbs, "active": True, "kept_months": {}}}
has = lambda user, role, unit=None: {"user": user, "role": role, "unit": unit, "subjectGroup": None, "granted": True}
print(json.dumps({"records": [role(keeper, "keeper", ["access.edit_roles"]), role(outer, "outer", []), role(other, "other", [])],
                  "rights": [has(administrator, keeper), has(supervisor, keeper), has(clerk, outer, unit)]}))
END
peygird migrate --data "$folder/server"
peygird load-base --data "$folder/server" "$folder/base.json" "$folder/roles.json"
peygird add-user --data "$folder/server" --from "$folder/accounts.json"
start_server
sits_down agent_a expert clerk_green supervisor administrator
lies_with_the_expert
synchronises agent_a expert clerk_green
expect "cases that the expert holds" 1 "$(files expert)"
expect "cases that the clerk of the green holds" 0 "$(files clerk_green)"

say "the role of experts is put into hers"
cli administrator submit ChangeRoles --json "$(within "$outer" include "$(id role.expert)")" >/dev/null || fail "ChangeRoles"
synchronises administrator clerk_green
expect "cases that she holds" 1 "$(files clerk_green)"
cli clerk_green submit AddNote --json "{\"case\": \"$case_id\", \"note\": \"seen there\"}" >/dev/null || fail "AddNote"
synchronises clerk_green
expect "waiting" 0 "$(cli clerk_green status | json 'd["waiting"]')"

say "it is switched off, and on again"
cli administrator submit PutRecord --json "$(role_of_experts false)" >/dev/null || fail "switching off"
synchronises administrator clerk_green
expect "cases that she holds" 0 "$(files clerk_green)"
cli administrator submit PutRecord --json "$(role_of_experts true)" >/dev/null || fail "switching on"
synchronises administrator clerk_green
expect "cases that she holds" 1 "$(files clerk_green)"

say "without a line two administrators put two roles into each other"
synchronises supervisor
stop_server
cli administrator submit ChangeRoles --json "$(within "$outer" include "$other")" >/dev/null || fail "ChangeRoles"
cli supervisor submit ChangeRoles --json "$(within "$other" include "$outer")" >/dev/null || fail "ChangeRoles"
start_server
synchronises administrator supervisor
expect "waiting" 0 "$(cli supervisor status | json 'd["waiting"]')"
expect "why" access.role_circle "$(rows supervisor attention 'r[0]["error_id"]')"
expect "what the first one contains" 2 "$(rows supervisor role_contents id="$outer" 'len(json.loads(r[0]["contained"])["v"])')"
expect "what the other one contains" 0 "$(rows supervisor role_contents id="$other" 'len(r)')"
expect "at the desk that circle is refused at once" access.role_circle \
    "$(refused supervisor submit ChangeRoles --json "$(within "$other" include "$outer")")"

say "it is taken out again"
cli administrator submit ChangeRoles --json "$(within "$outer" exclude "$(id role.expert)")" >/dev/null || fail "ChangeRoles"
synchronises administrator clerk_green
expect "cases that she holds" 0 "$(files clerk_green)"
