#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The window is killed in the middle of a call, with another caller on hold; it is closed in the middle of one; a second
# one is started on the same profile. Each time all that was typed is there, with the file that was given to the call; and
# registered without a line it has its file.
. "$(dirname "$(readlink -f "$0")")/window.sh"

make_city
sits_down agent1
stop_server
photo=$folder/photo-of-the-street.jpg
head -c 300000 /dev/urandom >"$photo"

say "typed, one caller on hold, and killed"
opens_window agent1
plays half_typed_call.py types "$photo"
kill -KILL "$window"
wait "$window" 2>/dev/null || true
say "started again"
rm "$folder/desk-agent1/window"
opens_window agent1
plays half_typed_call.py is_there "$photo"

say "a second start on the same profile, with the window put away"
puts_window_away
plays half_typed_call.py away
timeout 60 "$programs/peygir" --profile "$folder/desk-agent1" >>"$folder/window.log" 2>&1 || fail "the second start"
plays half_typed_call.py in_front

say "a second start with who calls"
timeout 60 "$programs/peygir" --profile "$folder/desk-agent1" --caller 09120007777 >>"$folder/window.log" 2>&1 ||
    fail "the second start"
plays half_typed_call.py has_caller 9120007777

say "closed in the middle of a call, and opened again"
closes_window
opens_window agent1
plays half_typed_call.py has_caller 9120007777

say "registered without a line, and killed at once"
content=$(sha256sum "$photo" | cut -d" " -f1)
rm "$photo"
plays half_typed_call.py registers "$photo"
kill -KILL "$window"
wait "$window" 2>/dev/null || true
rm "$folder/desk-agent1/window"
opens_window agent1
plays half_typed_call.py is_registered "$photo"
closes_window
expect "its documents" "[('photo-of-the-street.jpg', '$content')]" \
    "$(rows agent1 case_document '[(x["file_name"], x["sha256"]) for x in r if x["size"] == 300000]')"
[ -e "$(find "$folder/desk-agent1" -path "*queue/$content")" ] || fail "its bytes do not wait to be sent"
say "nothing of it was lost"
