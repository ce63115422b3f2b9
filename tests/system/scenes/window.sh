# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the scenes that are played in the real window: the demo city on a real server, desks with the real
# peygir on a virtual display of the scene's own, real keys (keyboard.py) and a screen reader's view (screen.py).
#
#   scene NAME.sh PROGRAMS      PROGRAMS is the folder of peygir, peygird, peygir-city and peygir-cli
#
# Exits with 77 and a sentence where a program for it is not installed.
if [ -z "${PEYGIR_SCENE_DISPLAY:-}" ]; then
    for needed in Xvfb openbox xdotool setxkbmap dbus-daemon /usr/libexec/at-spi-bus-launcher; do
        command -v "$needed" >/dev/null || { echo "$needed is not installed: nothing was checked"; exit 77; }
    done
    /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null ||
        { echo "gir1.2-atspi-2.0 is not installed: nothing was checked"; exit 77; }
    exec env PEYGIR_SCENE_DISPLAY=1 "$(dirname "$(readlink -f "$0")")/../../support/with_display.sh" bash "$0" "$@"
fi
. "$(dirname "$(readlink -f "$0")")/scene.sh"
window=

# A bus of the scene's own, and on it what a screen reader needs.
start_buses() {
    dbus-daemon --session --nofork --address "unix:path=$folder/bus" 2>"$folder/bus.log" &
    others+=($!)
    export DBUS_SESSION_BUS_ADDRESS=unix:path=$folder/bus
    appears "$folder/bus"
    /usr/libexec/at-spi-bus-launcher --launch-immediately 2>"$folder/launcher.log" &
    others+=($!)
}

appears() {
    local tries
    for ((tries = 0; tries < 1200; ++tries)); do
        [ ! -e "$1" ] || return 0
        sleep 0.05
    done
    fail "$1 does not appear"
}

# Some dozens of cases; people sign in as agent1, expert1 … (docs/PROGRAMS.md).
make_city() {
    mkdir -p "$folder/server"
    "$programs/peygir-city" --data "$folder/server" --cases 80 --seed 137 >/dev/null 2>&1 || fail "no city"
    password=$(cat "$folder/server/demo-password")
    start_server
}

# opens_window PERSON WORD...: peygir on the profile of this person, who has sat down before; `window` is its process.
opens_window() {
    local person=$1
    shift
    QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 "$programs/peygir" --profile "$folder/desk-$person" \
        --authority "$folder/server/certificates/authority.pem" --allow-unencrypted-store "$@" \
        >>"$folder/window.log" 2>&1 &
    window=$!
    others+=("$window")
    appears "$folder/desk-$person/window"
}

# By the key of the window manager, as with the button of the window's frame.
closes_window() {
    /usr/bin/python3 -B "$here/keyboard.py" Alt+F4
    local tries
    for ((tries = 0; tries < 1200; ++tries)); do
        kill -0 "$window" 2>/dev/null || break
        sleep 0.05
    done
    kill -0 "$window" 2>/dev/null && fail "the closed window does not end"
    wait "$window" || fail "the window ended with status $?"
}

puts_window_away() {
    xdotool search --onlyvisible --pid "$window" --name . windowminimize >/dev/null || fail "no window to be put away"
}

# plays SCRIPT WORD...: what is seen and typed; `screen.py` says what failed.
plays() { /usr/bin/python3 -B "$here/$1" "$window" "${@:2}" || fail "$1"; }

start_buses
