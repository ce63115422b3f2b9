#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A new city begins with the eight deputies that municipalities of the country have (R065), beside whatever it brings itself; they come
# once, and are edited at a desk like all base information; it has the three levels of access as roles (R122); the managing cartable begins with its usual lines (R011). A unit that has something below it is not switched off, whoever asks.
. "$(dirname "$(readlink -f "$0")")/scene.sh"

mkdir -p "$folder/server"
python3 -B "$here/city.py" write "$here/../../../resources/processes/cycle_137.json" "$folder"
peygird migrate --data "$folder/server"
"$programs/peygird" load-base --data "$folder/server" 2>"$folder/said" && fail "nothing was to be loaded"
peygird load-base --data "$folder/server" --deputies --levels --sections "$folder/base.json"
keeper=5f1d4a54-6d0b-8f0e-9a8e-3f5a6f7c9b22
cat >"$folder/keeper.json" <<END
{"records": [{"type": "role", "record": {"id": "$keeper", "role_key": "keeper", "name": {"fa": "متصدی چارت", "en": ""},
    "verbs": ["organisation.edit"], "active": true, "kept_months": {}}}],
 "rights": [{"user": "$(id person.administrator)", "role": "$keeper", "unit": null, "subjectGroup": null, "granted": true}]}
END
peygird load-base --data "$folder/server" "$folder/keeper.json"
peygird add-user --data "$folder/server" --from "$folder/accounts.json"
"$programs/peygird" load-base --data "$folder/server" --deputies 2>"$folder/said" && fail "the deputies came twice"
grep -q 'the city has units already' "$folder/said" || fail "$(cat "$folder/said")"

start_server
sits_down administrator
top=$(rows administrator unit 'next(u["id"] for u in r if json.loads(u["name"])["fa"] == "شهرداری")')
expect "deputies" 8 "$(rows administrator unit 'sum(1 for u in r if u["level"] == "deputy" and u["parent"] == "'"$top"'")')"
expect "domains" 2 "$(rows administrator unit 'sum(1 for u in r if not u["parent"])')"
expect "posts of heads that wait for somebody" 9 \
    "$(rows administrator post 'sum(1 for p in r if p["head"] and not p["holder"])')"

expect "levels of access" "مدیر سیستم، مسئول دفتر، مسئول روابط عمومی" \
    "$(rows administrator role '"، ".join(sorted(json.loads(x["name"])["fa"] for x in r if x["role_key"] in ("system_manager", "office_manager", "public_relations")))')"
expect "lines of the managing cartable" 23 "$(rows administrator sub_section 'len(r)')"

say "the city calls one of them otherwise, and does without another one"
one=$(rows administrator unit 'next(json.dumps(u) for u in r if "ترافیک" in json.loads(u["name"])["fa"])')
puts() { # PYTHON: what is done to the record
    python3 -c 'import json, sys
u = json.loads(sys.argv[1])
u = {k: u[k] for k in ("id", "parent", "level", "name", "active") if u.get(k) is not None}
u["name"] = json.loads(u["name"])
exec(sys.argv[2])
print(json.dumps({"type": "unit", "record": u}, ensure_ascii=False))' "$one" "$1"
}
cli administrator submit PutRecord --json "$(puts 'u["name"]["fa"] = "معاونت ترافیک"')" >/dev/null || fail "renaming"
synchronises administrator
expect "its name" "معاونت ترافیک" "$(rows administrator unit 'next(json.loads(u["name"])["fa"] for u in r if "ترافیک" in json.loads(u["name"])["fa"])')"
one=$(rows administrator unit 'next(json.dumps(u) for u in r if "ترافیک" in json.loads(u["name"])["fa"])')
expect "switched off while it has a post" organisation.unit_in_use \
    "$(refused administrator submit PutRecord --json "$(puts 'u["active"] = False')")"
say "nothing was lost"
