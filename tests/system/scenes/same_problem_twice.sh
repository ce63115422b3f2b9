#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Two agents register the same problem while both are offline: the server joins the two cases, both codes stay valid, and
# the one who came second is told.
. "$(dirname "$(readlink -f "$0")")/scene.sh"

make_town
sits_down agent_a agent_b expert

say "both register the same hole, each for another citizen"
code_a=$(cli agent_a submit RegisterCase --code-field code --json "$(a_message pothole tulip_street 12 'a deep hole' 09120001001)" | json 'd["code"]')
code_b=$(cli agent_b submit RegisterCase --code-field code --json "$(a_message pothole tulip_street 12 'my wheel is broken' 09120001002)" | json 'd["code"]')
[ "$code_a" != "$code_b" ] || fail "one code was told twice"
expect "cases that B sees" 1 "$(rows agent_b case_card 'len(r)')"

say "the network returns, first for A"
synchronises agent_a agent_b agent_a expert
for person in agent_a agent_b expert; do
    expect "case of $code_a at the desk of $person" None "$(rows "$person" case_card "code=$code_a" 'r[0]["closed_at"]')"
    expect "case of $code_b at the desk of $person" joined "$(rows "$person" case_card "code=$code_b" 'r[0]["outcome"]')"
    expect "it belongs to the first" True "$(cli "$person" query rows --table case_card |
        json "(lambda c: c['$code_b']['joined_to'] == c['$code_a']['id'])({r['code']: r for r in d['rows']})")"
done
expect "what B is told" "['cases.joined']" "$(rows agent_b attention '[e["error_id"] for e in r]')"
expect "what A is told" "[]" "$(rows agent_a attention '[e["error_id"] for e in r]')"

say "a second synchronisation changes nothing"
before=$(cli agent_b query rows --table case_card)
synchronises agent_b
expect "cards of B unchanged" True "$([ "$before" = "$(cli agent_b query rows --table case_card)" ] && echo True || echo False)"
say "joined, and both codes stay valid"
