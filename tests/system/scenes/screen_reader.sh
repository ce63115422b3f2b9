#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Somebody who hears the window takes a call, and finds no nameless thing on any screen of three people.
. "$(dirname "$(readlink -f "$0")")/window.sh"

make_city
sits_down agent1 followup1 admin1

say "a pothole is known already"
city() { python3 -c "import json, sys
print(next(one['id'] for one in json.load(open(sys.argv[1]))[sys.argv[2]] if one['key'] == sys.argv[3]))" "$here/../../../resources/demo_city/$1.json" "$2" "$3"; }
pothole=$(city catalogue subjects potholes)
street=$(city places streets s_ferdowsi)
cli agent1 submit RegisterCase --code-field code --json "{\"code\": \"\", \"subject\": \"$pothole\", \"place\": \"$street\",
    \"plaque\": \"12\", \"address\": \"\", \"words\": \"a hole\", \"callerPhone\": \"09120001001\", \"callerName\": \"\",
    \"channel\": \"phone\", \"urgency\": \"follow_up\", \"answers\": {}}" >/dev/null || fail "no first message"

say "a call by ear"
opens_window agent1
plays screen_reader_call.py "$folder/code"
code=$(cat "$folder/code")
cli agent1 query rows --table case_card --where "code=$code" >"$folder/card" || fail "$(cat "$folder/card")"
expect "cases with the code" 1 "$(json 'len(d["rows"])' <"$folder/card")"
expect "its subject" "$pothole" "$(json 'd["rows"][0]["subject"]' <"$folder/card")"
expect "its place and house" "$street 14" "$(json '" ".join((d["rows"][0]["place"], d["rows"][0]["plaque"]))' <"$folder/card")"
file() { rows agent1 case_file "id=$(json 'd["rows"][0]["id"]' <"$folder/card")" "r[0][\"$1\"]"; }
expect "the caller" 09123456782 "$(file caller_phone)"
expect "his words" "چاله روبه‌روی در است." "$(file words)"

say "names on every screen: an agent"
plays screen_reader_names.py
closes_window
for person in followup1 admin1; do
    say "names on every screen: $person"
    opens_window "$person"
    plays screen_reader_names.py
    closes_window
done
say "heard and done"
