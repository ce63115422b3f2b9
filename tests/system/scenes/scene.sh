# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the scenes: a small town on a real server, and its people at desks that are peygir-cli.
#
#   scene NAME.sh PROGRAMS      PROGRAMS is the folder of peygird and peygir-cli
#
# A scene that ends well says so in its last line; whatever else happens ends it with a status other than 0.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: $0 PROGRAMS" >&2; exit 2; }
programs=$(readlink -f "$1")
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
folder=$(mktemp -d)
server=
password=spade-river-137
# Further words of `peygird serve`, from the next start on.
server_options=()
# Processes that end with the scene, the last one first.
others=()
# The scene's own machine: what a desk keeps outside its profile is not mixed with that of whoever runs this.
export XDG_STATE_HOME=$folder/state XDG_RUNTIME_DIR=$folder
unset DBUS_SESSION_BUS_ADDRESS

end_scene() {
    local status=$?
    trap - EXIT
    local n
    for ((n = ${#others[@]} - 1; n >= 0; --n)); do ends "${others[n]}"; done
    [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; } || true
    [ "$status" -eq 0 ] || { echo "-- server log:"; tail -n 20 "$folder/server.log"; } >&2 2>/dev/null || true
    rm -rf "$folder"
    exit "$status"
}
trap end_scene EXIT

# ends ID: ends this process of ours, by force where it does not go within ten seconds.
ends() {
    local tries
    kill "$1" 2>/dev/null || true
    for ((tries = 0; tries < 200; ++tries)); do
        kill -0 "$1" 2>/dev/null || break
        sleep 0.05
    done
    kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}

say() { printf '== %s\n' "$*"; }
fail() { printf 'not so: %s\n' "$*" >&2; exit 1; }
id() { python3 -B "$here/city.py" id "$1"; }

# expect WHAT WANTED GOT
expect() {
    [ "$2" = "$3" ] || fail "$1: expected '$2', found '$3'"
    printf '   %s: %s\n' "$1" "$3"
}

# json EXPRESSION: what a Python expression makes of the document `d` on standard input.
json() { python3 -c 'import json, sys; d = json.load(sys.stdin); print(eval(sys.argv[1]))' "$1"; }

# cli PERSON WORD...: peygir-cli at the desk of this person.
cli() { "$programs/peygir-cli" --profile "$folder/desk-$1" "${@:2}"; }

# refused PERSON WORD...: the id of the error with which it ends.
refused() {
    local answer status=0
    answer=$(cli "$@") || status=$?
    [ "$status" -eq 1 ] || fail "status $status instead of 1: $answer"
    json 'd["error"]["id"]' <<<"$answer"
}

peygird() { "$programs/peygird" "$@" 2>>"$folder/server.log" || fail "peygird $1"; }

# make_town [PROCESS]: whose cases walk the process of this file.
make_town() {
    mkdir -p "$folder/server"
    python3 -B "$here/city.py" write "${1:-$here/../../../resources/processes/cycle_137.json}" "$folder"
    peygird migrate --data "$folder/server"
    peygird load-base --data "$folder/server" "$folder/base.json"
    peygird add-user --data "$folder/server" --from "$folder/accounts.json"
    start_server
}

# On a free port at first, later on the same one: desks know it.
start_server() {
    rm -f "$folder/port.new"
    "$programs/peygird" serve --data "$folder/server" --listen "127.0.0.1:$(cat "$folder/port" 2>/dev/null || echo 0)" \
        --port-file "$folder/port.new" "${server_options[@]}" 2>>"$folder/server.log" &
    server=$!
    local tries
    for ((tries = 0; tries < 1200; ++tries)); do
        [ ! -s "$folder/port.new" ] || { cp "$folder/port.new" "$folder/port"; return; }
        kill -0 "$server" 2>/dev/null || fail "the server has ended"
        sleep 0.05
    done
    fail "the server does not answer"
}

stop_server() {
    kill "$server"
    wait "$server" || fail "the server ended with status $?"
    server=
}

# sits_down PERSON...: signs in and fetches what he may see.
sits_down() {
    local person
    for person in "$@"; do
        cli "$person" login --server "https://127.0.0.1:$(cat "$folder/port")" \
            --ca "$folder/server/certificates/authority.pem" --name "$person" --password-stdin --token plain \
            --allow-unencrypted-store <<<"$password" >/dev/null || fail "$person cannot sign in"
        synchronises "$person"
    done
}

synchronises() {
    local person answer
    for person in "$@"; do
        answer=$(cli "$person" sync --until-quiet) || fail "$person cannot synchronise: $answer"
    done
}

# rows PERSON TABLE COLUMN=VALUE... EXPRESSION: what the expression makes of the rows `r` that his desk holds.
rows() {
    local person=$1 table=$2 conditions=()
    shift 2
    while [ $# -gt 1 ]; do conditions+=(--where "$1"); shift; done
    cli "$person" query rows --table "$table" "${conditions[@]}" >"$folder/answer" || fail "$(cat "$folder/answer")"
    json "(lambda r: $1)(d['rows'])" <"$folder/answer"
}

# a_message SUBJECT PLACE PLAQUE WORDS PHONE: arguments of RegisterCase.
a_message() {
    python3 -c 'import json, sys
a = sys.argv[1:]
print(json.dumps({"code": "", "subject": a[0], "place": a[1], "plaque": a[2], "address": "", "words": a[3],
    "callerPhone": a[4], "callerName": "", "channel": "phone", "urgency": "follow_up", "answers": {}}))' \
        "$(id "subject.$1")" "$(id "place.$2")" "$3" "$4" "$5"
}

# The first agent registers one message and sends it on to the follow-up, where the expert has it; leaves its case_id.
lies_with_the_expert() {
    local node_id
    a_message pothole mill_street 1 "a hole" "" >"$folder/message"
    cli agent_a submit RegisterCase --code-field code --json - <"$folder/message" >/dev/null || fail "RegisterCase"
    synchronises agent_a
    rows agent_a case_node state=open '"%s %s" % (r[0]["aggregate"], r[0]["id"])' >"$folder/open"
    read -r case_id node_id <"$folder/open"
    cli agent_a submit CompleteNode --json "{\"case\": \"$case_id\", \"node\": \"$node_id\", \"operation\": \"register\", \"note\": \"\", \"values\": {}}" >/dev/null ||
        fail "CompleteNode"
}
