#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Desks that have nothing yet take what is large as files that the server has made once, and hold at their end what they
# may and nothing else; a program that is killed on the way and a file that is gone lose nothing.
. "$(dirname "$(readlink -f "$0")")/scene.sh"

compare() { # PERSON...: his desk's file with the server's
    local person
    for person in "$@"; do
        python3 -B "$here/compare_rows.py" "$folder/server/peygir.sqlite" "$folder/desk-$person/store/desk.db" \
            "$(id "person.$person")" >"$folder/compared" || { cat "$folder/compared" >&2; fail "the desk of $person"; }
        printf '   %-14s %s\n' "$person" "$(cat "$folder/compared")"
    done
}
operate() { # PERSON EDGE NOTE: at the nodes on standard input, a line for each: its case and its id
    python3 -c 'import json, sys
for line in sys.stdin:
    case, node = line.split()
    print(json.dumps({"case": case, "node": node, "operation": sys.argv[1], "note": sys.argv[2], "values": {}}))' \
        "$2" "$3" >"$folder/operations"
    cli "$1" submit CompleteNode --lines <"$folder/operations" >"$folder/answer" || fail "$2: $(cat "$folder/answer")"
}
open_nodes() { # PERSON NODE: a line for each, with its case
    rows "$1" case_node state=open node="$2" '"\n".join(sorted("%s %s" % (n["aggregate"], n["id"]) for n in r))'
}
made() { grep -c snapshot-made "$folder/server.log" || true; }
# whole PERSON: how often a store that was built beside has taken its place.
whole() { grep -c "the store is whole" "$folder/said-$1" || true; }
# signs_in PERSON, without fetching anything.
signs_in() {
    cli "$1" login --server "https://127.0.0.1:$(cat "$folder/port")" --ca "$folder/server/certificates/authority.pem" \
        --name "$1" --password-stdin --token plain --allow-unencrypted-store <<<"$password" >/dev/null || fail "$1 cannot sign in"
}
fetches() { # PERSON: everything, and keeps what the program says of it
    cli "$1" sync --until-quiet >"$folder/answer" 2>>"$folder/said-$1" || fail "$1: $(cat "$folder/answer")"
}

say "four months ago: messages that are over now, and some that are not"
# What was closed lately is small, and comes first as rows.
python3 -c 'import struct, sys, time
open(sys.argv[1], "wb").write(struct.pack("=q", int(time.time() - 120 * 86400) * 1000))' "$folder/clock"
export PEYGIR_TOLD_CLOCK="$folder/clock" LD_PRELOAD="$TOLD_CLOCK"
make_town
sits_down agent_a expert
for number in {1..30}; do
    a_message pothole mill_street "$number" "before house $number" "0912000$((2000 + number))"
done >"$folder/messages"
cli agent_a submit RegisterCase --lines --code-field code <"$folder/messages" >/dev/null || fail "RegisterCase"
open_nodes agent_a temporary | operate agent_a register ""
synchronises agent_a expert
open_nodes expert follow_up >"$folder/open"
head -n 24 "$folder/open" | operate expert reject "not our work"
synchronises expert agent_a

say "the server makes its files while nothing else is to do"
stop_server
unset PEYGIR_TOLD_CLOCK LD_PRELOAD
server_options=(--snapshot-rows 10)
start_server
# The last one is that of the cases which are over.
for ((tries = 0; tries < 1200; ++tries)); do
    if grep -q "snapshot-made .* rows=24 " "$folder/server.log"; then break; fi
    sleep 0.05
done
[ "$tries" -lt 1200 ] || fail "no snapshots"
printf '   snapshots: %s, files: %s\n' "$(made)" "$(ls "$folder/server/snapshots" | wc -l)"

say "an empty desk, and a message that is taken down at it"
signs_in agent_b
fetches agent_b
expect "stores that took their place" 1 "$(whole agent_b)"
expect "cards" 30 "$(rows agent_b case_card 'len(r)')"
code=$(a_message fallen_tree mill_street 9 "a tree" 09120001009 | cli agent_b submit RegisterCase --code-field code --json - | json 'd["code"]')
synchronises agent_b
expect "the message" None "$(rows agent_b case_card "code=$code" 'r[0]["closed_at"]')"
expect "files beside its store" desk.db "$(ls "$folder/desk-agent_b/store" | grep '^desk\.db' | xargs)"

say "another one is killed while it fetches, again and again, and comes to its end"
signs_in supervisor
kills=0
for wait in 0.05 0.1 0.15 0.2 0.25 0.3 0.35 0.4; do
    "$programs/peygir-cli" --profile "$folder/desk-supervisor" sync --until-quiet >/dev/null 2>>"$folder/said-supervisor" &
    desk=$!
    sleep "$wait"
    kill -KILL "$desk" 2>/dev/null && kills=$((kills + 1)) || true
    wait "$desk" 2>/dev/null || true
done
fetches supervisor
printf '   killed %s times, stores that took their place: %s\n' "$kills" "$(whole supervisor)"

say "files that are gone: their rows come one after another"
rm "$folder"/server/snapshots/*
signs_in clerk_green
fetches clerk_green
expect "stores that took their place" 0 "$(whole clerk_green)"

# Four months ago is longer than a token is good for.
expect "who was here then" access.token_expired "$(refused agent_a sync --until-quiet)"
for person in agent_a expert; do signs_in "$person"; done
synchronises agent_a agent_b supervisor expert clerk_green
stop_server
compare agent_a agent_b supervisor expert clerk_green
say "each desk holds what its person may see, and nothing else"
