#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run_directory.sh FOLDER PEOPLE.ldif
#
# Becomes a directory (slapd) of the organisation dc=city,dc=test with these people, on two free ports of the loopback. FOLDER gets its
# data, the certificates of an authority of its own (certificates/authority.pem) and, last, `urls`: one line, the URL for ldaps, the
# one for StartTLS, and one for ldaps by a name that is not in its certificate. It runs until it is killed, by the id of the process that was started.
#
# Unlike most directories it takes a name without a password for a bind as nobody, and says yes: who asks it must know better. A
# password in clear it takes from nobody.
#
# Exits with 77 and a sentence when no slapd is installed.
set -euo pipefail
[ $# -eq 2 ] || { echo "usage: run_directory.sh FOLDER PEOPLE.ldif" >&2; exit 2; }
PATH=$PATH:/usr/sbin:/usr/lib/openldap
if ! command -v slapd >/dev/null || ! command -v slapadd >/dev/null; then
    echo "no slapd is installed: signing in by a directory is not checked" >&2
    exit 77
fi

here=$(dirname "$(readlink -f "$0")")
people=$(readlink -f "$2")
mkdir -p "$1/data"
cd "$1"
folder=$PWD
"$here/../make_certificates.sh" "$folder/certificates"

modules=
for candidate in /usr/lib/ldap /usr/lib64/openldap /usr/lib/openldap; do
    [ -e "$candidate/back_mdb.so" ] && modules=$candidate
done
schema=/etc/ldap/schema
[ -d "$schema" ] || schema=/etc/openldap/schema

cat >slapd.conf <<TEXT
include $schema/core.schema
include $schema/cosine.schema
include $schema/inetorgperson.schema
pidfile $folder/slapd.pid
argsfile $folder/slapd.args
${modules:+modulepath $modules}
moduleload back_mdb
moduleload ppolicy
TLSCACertificateFile $folder/certificates/authority.pem
TLSCertificateFile $folder/certificates/server.pem
TLSCertificateKeyFile $folder/certificates/server.key
security simple_bind=128
allow bind_anon_dn
database mdb
suffix "dc=city,dc=test"
directory $folder/data
maxsize 16777216
overlay ppolicy
ppolicy_default "cn=policy,dc=city,dc=test"
access to attrs=userPassword by anonymous auth
access to * by anonymous read by users read
TEXT
slapadd -q -f slapd.conf -l "$people" >slapadd.log 2>&1 || { cat slapadd.log >&2; exit 1; }

ports=$(python3 -c '
import socket
sockets = [socket.socket() for _ in range(2)]
for one in sockets:
    one.bind(("127.0.0.1", 0))
print(*[one.getsockname()[1] for one in sockets])')
read -r secure plain <<<"$ports"
echo "ldaps://127.0.0.1:$secure ldap://127.0.0.1:$plain ldaps://127.0.0.2:$secure" >urls.new
mv urls.new urls
# Not "localhost": libldap then asks the certificate for the machine's own name.
exec slapd -f slapd.conf -d 0 -h "ldaps://127.0.0.1:$secure ldap://127.0.0.1:$plain ldaps://127.0.0.2:$secure"
