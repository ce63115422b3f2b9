#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What peygir-cli says when things are wrong, and what it does when they are right (docs/cli.md).
. "$(dirname "$(readlink -f "$0")")/scene.sh"

# status WANTED WORD...: the exit status of these words; what was printed is one JSON document.
status() {
    local wanted=$1 answer found=0
    shift
    answer=$("$programs/peygir-cli" "$@" 2>/dev/null </dev/null) || found=$?
    json 'type(d).__name__' <<<"$answer" >/dev/null || fail "no JSON: $answer"
    expect "status of '$*'" "$wanted" "$found"
}
signs_in() { # PERSON PASSWORD WORD...
    cli "$1" login --name "$1" --password-stdin "${@:3}" <<<"$2"
}
why_not() { # as signs_in: the id of the error
    local answer result=0
    answer=$(signs_in "$@") || result=$?
    [ "$result" -eq 1 ] || fail "status $result instead of 1: $answer"
    json 'd["error"]["id"]' <<<"$answer"
}

say "wrong arguments"
status 2
status 2 dance
status 2 status
status 2 --profile "$folder/desk-x" submit
status 2 --profile "$folder/desk-x" status --table case_card
status 2 --profile "$folder/desk-x" sync --for never
status 2 --profile "$folder/desk-x" login --name x
status 0 help
status 0 version

say "nobody has signed in"
expect "status" front.nobody_signed_in "$(refused agent_a status)"
expect "sync" front.nobody_signed_in "$(refused agent_a sync)"
expect "login without a server" front.no_server "$(why_not agent_a spade-river-137 --allow-unencrypted-store)"

make_town
server_url=https://127.0.0.1:$(cat "$folder/port")
authority=$folder/server/certificates/authority.pem

say "somebody else's certificate"
"$here/../../support/make_certificates.sh" "$folder/other" >/dev/null 2>&1
expect "login" front.certificate \
    "$(why_not agent_a spade-river-137 --server "$server_url" --ca "$folder/other/authority.pem" --allow-unencrypted-store)"
expect "the system's authorities" front.certificate \
    "$(why_not agent_a spade-river-137 --server "$server_url" --allow-unencrypted-store)"

say "wrong password, then the right one"
expect "login" access.sign_in_wrong \
    "$(why_not agent_a something-else --server "$server_url" --ca "$authority" --allow-unencrypted-store)"
answer=$(signs_in agent_a spade-river-137 --server "$server_url" --ca "$authority" --token sealed --allow-unencrypted-store)
expect "who it is" "$(id person.agent_a)" "$(json 'd["user"]' <<<"$answer")"
expect "profile of another" front.profile_of_another \
    "$(cli agent_a login --name agent_b --password-stdin <<<spade-river-137 | json 'd["error"]["id"]' || true)"
expect "sealed token without the password" front.password_needed "$(refused agent_a sync)"
expect "sealed token with a wrong one" front.secrets_password \
    "$(cli agent_a sync --password-stdin <<<wrong | json 'd["error"]["id"]' || true)"
cli agent_a sync --password-stdin <<<spade-river-137 >"$folder/answer" || fail "$(cat "$folder/answer")"
expect "line" online "$(json 'd["line"]' <"$folder/answer")"
expect "store in the clear is told" True "$(cli agent_a status | json 'd["unencrypted_store"]')"
[ "$(stat -c %a "$folder/desk-agent_a")" = 700 ] || fail "the profile is open to others"

say "commands and questions"
expect "a command that does not exist" command.unknown "$(refused agent_a submit DrinkTea)"
expect "arguments that are none" cli.json "$(refused agent_a submit RegisterCase --json '[1')"
expect "arguments of a wrong shape" True \
    "$(refused agent_a submit RegisterCase --json '{}' | python3 -c 'print(input().startswith("command.field"))')"
expect "a table that does not exist" front.table_unknown "$(refused agent_a query rows --table tea)"
expect "a column that does not exist" front.column_unknown \
    "$(refused agent_a query rows --table case_card --where '1=1 OR id=1')"
expect "a value that is no id" front.column_value "$(refused agent_a query rows --table case_card --where id=1)"
expect "subjects" 2 "$(rows agent_a subject 'len(r)')"
expect "buckets" True "$(cli agent_a query buckets | json 'all(b["agrees"] for b in d["buckets"]) and len(d["buckets"]) > 2')"
a_message fallen_tree mill_street 9 "a tree" 09120001009 |
    cli agent_a submit RegisterCase --code-field code --json - >"$folder/answer" || fail "$(cat "$folder/answer")"
code=$(json 'd["code"]' <"$folder/answer")
expect "length of the code" 10 "${#code}"
expect "cards" 1 "$(cli agent_a query tables | json 'd["tables"]["case_card"]')"

say "without the server"
stop_server
expect "wrong password" access.sign_in_wrong "$(why_not agent_a something-else)"
expect "right password" True "$(signs_in agent_a spade-river-137 | json 'd["without_server"]')"
expect "never signed in here" front.unreachable \
    "$(why_not agent_b spade-river-137 --server "$server_url" --ca "$authority" --allow-unencrypted-store)"
expect "waiting" 1 "$(cli agent_a status | json 'd["waiting"]')"

say "a store that another process has"
start_server
sits_down expert
cli expert sync --for 8 >"$folder/long" 2>"$folder/long.line" &
other=$!
# Whoever is on the line has the store; asking sooner could take it away from him.
until grep -q "line online" "$folder/long.line"; do
    kill -0 "$other" 2>/dev/null || fail "ended early: $(cat "$folder/long" "$folder/long.line")"
    sleep 0.05
done
expect "status meanwhile" storage.in_use "$(refused expert status)"
wait "$other" || fail "$(cat "$folder/long")"

say "a sealed store"
sealed() { cli supervisor "$@" --password-stdin <<<"$password"; }
answer=$(signs_in supervisor "$password" --server "$server_url" --ca "$authority" --token sealed)
expect "who it is" "$(id person.supervisor)" "$(json 'd["user"]' <<<"$answer")"
sealed sync >"$folder/answer" || fail "$(cat "$folder/answer")"
expect "it is sealed" "True False" "$(sealed status | json 'str(d["sealed_store"]) + " " + str(d["unencrypted_store"])')"
expect "how it begins" SEA1 "$(head -c 4 "$folder/desk-supervisor/store/desk.db")"
expect "without the password" front.password_needed "$(refused supervisor status)"
expect "with a wrong one" front.secrets_password "$(cli supervisor status --password-stdin <<<wrong | json 'd["error"]["id"]' || true)"
{ echo "$password"; a_message fallen_tree mill_street 9 "a tree" 09120001009; } |
    cli supervisor submit RegisterCase --code-field code --json - --password-stdin >"$folder/answer" || fail "$(cat "$folder/answer")"
expect "waiting" 1 "$(sealed status | json 'd["waiting"]')"
sealed logout >/dev/null || fail "logout"
expect "what waits outlives signing out" 1 "$(sealed status | json 'd["waiting"]')"
expect "but is not sent" front.sign_in_needed "$(sealed sync | json 'd["error"]["id"]' || true)"
signs_in supervisor "$password" >/dev/null || fail "signing in again"
sealed sync >"$folder/answer" || fail "$(cat "$folder/answer")"
expect "waiting" 0 "$(sealed status | json 'd["waiting"]')"
mv "$folder/desk-supervisor/token.sealed" "$folder/kept"
expect "a lost key" front.store_key_lost "$(why_not supervisor "$password")"
mv "$folder/kept" "$folder/desk-supervisor/token.sealed"
signs_in supervisor "$password" >/dev/null || fail "the key was found again"
sealed logout >/dev/null || fail "logout"
[ ! -e "$folder/desk-supervisor/store/desk.db" ] || fail "the store outlives its key"
expect "after it" front.sign_in_needed "$(sealed status | json 'd["error"]["id"]' || true)"

say "a device that is another one's"
cp -r "$folder/desk-expert" "$folder/desk-copy"
cli expert logout >/dev/null || fail "logout"
expect "synchronising after signing out" front.sign_in_needed "$(refused expert sync)"
expect "the copied token is dead too" front.sign_in_needed "$(refused copy sync)"
say "all said as it should be"
