#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# make_certificates.sh FOLDER
#
# Makes a certificate authority that only this machine knows, and a server certificate for localhost, 127.0.0.1 and ::1
# signed by it: authority.pem authority.key server.pem server.key. Does nothing when they are there and good for
# another day. For trying out and for tests; a city brings its own.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: make_certificates.sh FOLDER" >&2; exit 2; }
mkdir -p "$1"
cd "$1"
umask 077

if openssl verify -CAfile authority.pem server.pem >/dev/null 2>&1 &&
    openssl x509 -in server.pem -noout -checkend 86400 >/dev/null; then
    exit 0
fi

cat >server.ext <<'TEXT'
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost, IP:127.0.0.1, IP:::1
TEXT
{
    openssl ecparam -name prime256v1 -genkey -noout -out authority.key
    openssl req -x509 -new -key authority.key -sha256 -days 398 -subj "/CN=Peygir local authority" \
        -addext "basicConstraints = critical, CA:TRUE" -addext "keyUsage = critical, keyCertSign" -out authority.pem
    openssl ecparam -name prime256v1 -genkey -noout -out server.key
    openssl req -new -key server.key -subj "/CN=localhost" -out server.csr
    openssl x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial -sha256 -days 397 \
        -extfile server.ext -out server.pem
} >certificates.log 2>&1 || { cat certificates.log >&2; exit 1; }
rm -f server.csr server.ext certificates.log
