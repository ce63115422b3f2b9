#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with_display.sh COMMAND...
#
# Runs COMMAND on a virtual display of its own (1366×768, what many clerks have) with a window manager, and ends both
# by their ids afterwards. Exits with COMMAND's status; with 77 and a sentence when Xvfb is not installed.
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: with_display.sh COMMAND..." >&2; exit 2; }
if ! command -v Xvfb >/dev/null; then
    echo "Xvfb is not installed: there is no virtual display to run on" >&2
    exit 77
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/peygir-display.XXXXXX")
ids=()
stop() {
    trap - EXIT
    local id
    for id in "${ids[@]}"; do kill "$id" 2>/dev/null || true; wait "$id" 2>/dev/null || true; done
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Xvfb picks a free display and writes its number when it is ready.
mkfifo "$folder/number"
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3>"$folder/number" 2>"$folder/xvfb.log" &
ids=($!)
if ! read -r -t 20 number <"$folder/number"; then
    echo "Xvfb does not start:" >&2
    cat "$folder/xvfb.log" >&2
    exit 1
fi
export DISPLAY=":$number" QT_QPA_PLATFORM=xcb
unset WAYLAND_DISPLAY
if command -v openbox >/dev/null; then
    openbox >"$folder/openbox.log" 2>&1 &
    ids=($! "${ids[@]}")
fi
status=0
"$@" || status=$?
exit $status
