#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Goal: the two commands are all that a new machine needs. Makes a bare Debian 12 in a folder, clones the commit that is
# checked out here into it, and runs there what is asked for, by default
#
#     ./dev run --headless 20   and   ./dev test
#
#     sudo tests/system/fresh_machine.sh FOLDER [--keep] [--compiler-cache DIR] [-- COMMAND...]
#
# FOLDER is made, or used again if it was kept. Packages come from where this machine has its own from. Real data beside the
# project (../shared/data) is shown to the tests there, read only. Exit status: that of the first command that failed.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)

fail() { printf 'fresh_machine: %s\n' "$*" >&2; exit 2; }

root='' keep='' cache='' commands=()
while [ $# -gt 0 ]; do
    case $1 in
        --keep) keep=yes ;;
        --compiler-cache) cache=$(readlink -f "${2:?--compiler-cache wants a folder}"); shift ;;
        --) shift; commands=("$*"); break ;;
        -*) fail "unknown option $1" ;;
        *) root=$1 ;;
    esac
    shift
done
[ -n "$root" ] || fail "which folder?"
[ "$(id -u)" -eq 0 ] || fail "making a system in a folder needs root"
command -v debootstrap >/dev/null || fail "debootstrap is missing: apt-get install debootstrap"
[ ${#commands[@]} -gt 0 ] || commands=('./dev run --headless 20' './dev test')
mkdir -p "$root"
root=$(readlink -f "$root")
[ "$root" != / ] || fail "not here"

mounted=()
mount_at() { mount "$@"; mounted=("${*: -1}" "${mounted[@]}"); }
leave() {
    local at
    # What a test left running would keep the folder busy.
    for at in /proc/[0-9]*; do
        [ "$(readlink "$at/root" 2>/dev/null || true)" != "$root" ] || kill -9 "${at#/proc/}" 2>/dev/null || true
    done
    for at in "${mounted[@]}"; do umount "$at" || umount -l "$at"; done
    # Never through something that is still mounted.
    if [ -z "$keep" ] && ! grep -q " $root/" /proc/mounts; then rm -rf --one-file-system "$root"; fi
}
trap leave EXIT

# The first address that this machine's own apt has packages of the same Debian from.
mirror() {
    apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' |
        awk '$2 == "bookworm" && $3 == "main" { print $1; exit }'
}

if [ ! -x "$root/usr/bin/apt-get" ]; then
    debootstrap --variant=minbase --include=ca-certificates,git,curl,gnupg bookworm "$root" $(mirror)
fi
rm -rf "$root"/etc/apt/sources.list "$root"/etc/apt/sources.list.d
cp -a /etc/apt/sources.list.d "$root/etc/apt/"
[ ! -f /etc/apt/sources.list ] || cp /etc/apt/sources.list "$root/etc/apt/"
cp -a /etc/apt/keyrings /usr/share/keyrings "$root/tmp/" 2>/dev/null || true
mkdir -p "$root/etc/apt/keyrings" "$root/usr/share/keyrings"
cp -an "$root"/tmp/keyrings/. "$root/usr/share/keyrings/"
cp /etc/resolv.conf "$root/etc/resolv.conf"

mount_at -t proc proc "$root/proc"
mount_at --bind /dev "$root/dev"
mount_at -t devpts devpts "$root/dev/pts"
mount_at -t tmpfs tmpfs "$root/dev/shm"
if [ -n "$cache" ]; then
    mkdir -p "$root/srv/compiler-cache"
    mount_at --bind "$cache" "$root/srv/compiler-cache"
fi
if [ -d "$here/../shared/data" ]; then
    mkdir -p "$root/srv/shared/data"
    mount_at --bind -o ro "$(readlink -f "$here/../shared/data")" "$root/srv/shared/data"
fi

mkdir -p "$root/srv"
rm -rf "$root/srv/peygir"
# By its address: a local clone would share files with this tree.
git clone --quiet "file://$here" "$root/srv/peygir"
git -C "$root/srv/peygir" checkout --quiet "$(git -C "$here" rev-parse HEAD)"
chown -R 0:0 "$root/srv/peygir"

# Whom this machine trusts beside the usual authorities, as where a proxy looks into what passes.
if [ -d /usr/local/share/ca-certificates ]; then
    cp -a /usr/local/share/ca-certificates "$root/usr/local/share/"
    chroot "$root" update-ca-certificates >/dev/null
fi

registry=$(npm config get registry 2>/dev/null || true)
status=0
for command in "${commands[@]}"; do
    printf '\n== fresh machine: %s\n' "$command"
    chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        ${registry:+NPM_CONFIG_REGISTRY="$registry"} NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt \
        ${cache:+CCACHE_DIR=/srv/compiler-cache} \
        bash -c "cd /srv/peygir && $command" || { status=$?; break; }
done
exit $status
