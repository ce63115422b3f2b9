#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A profile is copied to another machine, and another one is put back to an older copy (SYNC 15): all of them work on, nobody is
# asked anything, no message is lost or doubled, and no code is told twice.
. "$(dirname "$(readlink -f "$0")")/scene.sh"

# registers PERSON NUMBER WORD: so many messages; their codes are added to the list.
registers() {
    local n message
    message=$(a_message pothole mill_street PLAQUE "$3" "")
    for ((n = 1; n <= $2; ++n)); do printf '%s\n' "${message/PLAQUE/$3-$n}"; done >"$folder/lines"
    cli "$1" submit RegisterCase --lines --code-field code <"$folder/lines" >"$folder/answer" || fail "$(cat "$folder/answer")"
    json '"\n".join(a["code"] for a in d["answers"])' <"$folder/answer" >>"$folder/codes"
}
# elsewhere WORD...: as on a machine that has never seen these desks.
elsewhere() { XDG_STATE_HOME=$folder/elsewhere "$@"; }
desk() { cli "$1" status | json 'd["desk"]'; }
cases() { python3 -c 'import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT COUNT(*) FROM case_card").fetchone()[0])' "$folder/server/peygir.sqlite"; }
compare() {
    python3 -B "$here/compare_rows.py" "$folder/server/peygir.sqlite" "$folder/desk-$1/store/desk.db" \
        "$(id "person.$2")" >"$folder/compared" || { cat "$folder/compared" >&2; fail "the desk of $1"; }
    printf '   %-14s %s\n' "$1" "$(cat "$folder/compared")"
}

make_town
sits_down agent_a agent_b
registers agent_a 3 before
cp -r "$folder/desk-agent_a" "$folder/desk-twin"
name=$(desk agent_a)

say "both work on without a line"
registers agent_a 20 original
elsewhere registers twin 20 twin

say "the line is back"
synchronises agent_a
elsewhere synchronises twin
synchronises agent_a
expect "the original keeps its name" "$name" "$(desk agent_a)"
[ "$(elsewhere desk twin)" != "$name" ] || fail "two desks have one name"
expect "cases" 43 "$(cases)"
expect "what still waits" "0 0" "$(cli agent_a status | json 'd["waiting"]') $(elsewhere cli twin status | json 'd["waiting"]')"
registers agent_a 5 original-again
elsewhere registers twin 5 twin-again
synchronises agent_a
elsewhere synchronises twin
synchronises agent_a
expect "cases" 53 "$(cases)"
expect "codes, and different ones" "53 53" "$(wc -l <"$folder/codes") $(sort -u "$folder/codes" | wc -l)"

say "an older copy is put back"
registers agent_b 4 in-the-copy
cp -r "$folder/desk-agent_b" "$folder/older"
synchronises agent_b
registers agent_b 4 after-the-copy
synchronises agent_b
name=$(desk agent_b)
rm -rf "$folder/desk-agent_b"
cp -r "$folder/older" "$folder/desk-agent_b"
registers agent_b 4 put-back
synchronises agent_b
[ "$(desk agent_b)" != "$name" ] || fail "the older copy has the name of the newer one"
expect "cases" 65 "$(cases)"
expect "codes, and different ones" "65 65" "$(wc -l <"$folder/codes") $(sort -u "$folder/codes" | wc -l)"
synchronises agent_a agent_b
elsewhere synchronises twin

say "who signs out ends the sign-in of both"
cli agent_a logout >/dev/null || fail "logout"
expect "the twin" front.sign_in_needed "$(elsewhere refused twin sync)"
elsewhere cli twin login --name agent_a --password-stdin --token plain --allow-unencrypted-store <<<"$password" >/dev/null ||
    fail "the twin cannot sign in"
elsewhere synchronises twin
stop_server
compare agent_a agent_a
compare twin agent_a
compare agent_b agent_b
say "each is a desk of its own"
