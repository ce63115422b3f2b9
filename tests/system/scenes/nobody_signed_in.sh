#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A registers 40 calls without a line and B one, and both sign out and go home. The window stands at its sign-in page with nobody
# before it; the line returns, and all the calls arrive (SYNC 16).
. "$(dirname "$(readlink -f "$0")")/scene.sh"
export QT_QPA_PLATFORM=offscreen
unsent=$folder/state/peygir/unsent

left() { find "$unsent" -name '*.sealed' | wc -l; }
cases() { python3 -c 'import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT COUNT(*) FROM case_card").fetchone()[0])' "$folder/server/peygir.sqlite"; }
registers() { # PERSON NUMBER WORD
    local n message
    message=$(a_message pothole mill_street PLAQUE "$3" "")
    for ((n = 1; n <= $2; ++n)); do printf '%s\n' "${message/PLAQUE/$3-$n}"; done >"$folder/lines"
    cli "$1" submit RegisterCase --lines --code-field code <"$folder/lines" >"$folder/answer" || fail "$(cat "$folder/answer")"
}
all_arrive() {
    local tries
    for ((tries = 0; tries < 1200; ++tries)); do
        [ "$(left)" -gt 0 ] || return 0
        kill -0 "$window" 2>/dev/null || fail "the window has ended: $(cat "$folder/window.log")"
        sleep 0.05
    done
    fail "$(left) still lie there: $(cat "$folder/window.log")"
}

make_town
sits_down agent_a agent_b
stop_server

say "A and B work without a line, and sign out"
registers agent_a 40 a
registers agent_b 1 b
for person in agent_a agent_b; do cli "$person" logout >/dev/null || fail "logout"; done
expect "files" 41 "$(left)"

say "the window stands at its sign-in page"
"$programs/peygir" --profile "$folder/desk-agent_b" --allow-unencrypted-store >"$folder/window.log" 2>&1 &
window=$!
others+=("$window")

say "the line returns, and nobody comes"
start_server
all_arrive
expect "cases" 41 "$(cases)"
[ ! -e "$folder/desk-agent_b/window" ] || fail "somebody is signed in there"
kill "$window"

say "they come back, and have nothing to send"
for person in agent_a agent_b; do
    cli "$person" login --name "$person" --password-stdin --token plain --allow-unencrypted-store <<<"$password" >/dev/null || fail "login"
    synchronises "$person"
    expect "what still waits of $person" 0 "$(cli "$person" status | json 'd["waiting"]')"
done
expect "cases" 41 "$(cases)"
expect "whose they are" "40 1" "$(rows agent_b case_history what=registered \
    '"%d %d" % tuple(sum(h["by_user"] == p for h in r) for p in ("'"$(id person.agent_a)"'", "'"$(id person.agent_b)"'"))')"
stop_server
say "all of it has arrived"
