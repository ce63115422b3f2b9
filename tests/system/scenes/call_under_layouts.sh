#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One call typed under a Latin, a Persian and a double keyboard layout, at three desks that know the same and have no
# line: what is stored is the same to the letter, with ASCII digits and Persian letters.
. "$(dirname "$(readlink -f "$0")")/window.sh"

make_city
sits_down agent1 agent2 agent3
# Each is the first to whom this citizen speaks.
stop_server

# stored PERSON CODE: the message as it lies at this desk, without what differs by itself (ids, times, who wrote it).
stored() {
    local table
    for table in case_card case_file citizen case_node; do
        cli "$1" query rows --table "$table" >"$folder/$table.json" || fail "$(cat "$folder/$table.json")"
    done
    python3 -B - "$folder" <<'PY'
import json, sys
folder = sys.argv[1]
rows = {t: json.load(open(f"{folder}/{t}.json"))["rows"] for t in ("case_card", "case_file", "citizen", "case_node")}
card = max(rows["case_card"], key=lambda row: row["registered_at"])
mine = {"case_card": [card], "case_file": [r for r in rows["case_file"] if r["id"] == card["id"]],
        "citizen": [r for r in rows["citizen"] if r["id"] == card["citizen"]],
        "case_node": [r for r in rows["case_node"] if r["aggregate"] == card["aggregate"]]}
own = {"id", "aggregate", "citizen", "code", "registered_by", "with_author", "deadline", "holder", "opened_by"}
for table, found in mine.items():
    if len(found) != 1:
        sys.exit(f"{len(found)} rows of {table}")
    for column, value in sorted(found[0].items()):
        if column not in own and not column.endswith(("_at", "_since")):
            print(f"{table}.{column}={value}")
PY
}

n=0
for layout in us ir us,ir; do
    n=$((n + 1))
    say "under the layout $layout"
    opens_window "agent$n"
    plays call_by_keys.py "$layout"
    stored "agent$n" >"$folder/stored-$n" || fail "the message is not whole: $(cat "$folder/stored-$n")"
    closes_window
    diff "$folder/stored-1" "$folder/stored-$n" || fail "under $layout something else is stored"
done

say "what is stored"
is_stored() { grep -Fqx -- "$1" "$folder/stored-1" || fail "'$1' is not in: $(cat "$folder/stored-1")"; }
is_stored "case_card.plaque=12"
is_stored "case_card.intake_flag=None"
is_stored "case_file.caller_phone=09123456781"
is_stored "case_file.caller_name=مریم کریمی"
is_stored 'case_file.answers={"nights":3,"smell":true,"where":"bin"}'
is_stored "case_file.words=چند شب است که زباله‌ها جلوی در مانده‌اند."
is_stored "citizen.phone=+989123456781"
is_stored "citizen.name=مریم کریمی"
say "the same under every layout"
