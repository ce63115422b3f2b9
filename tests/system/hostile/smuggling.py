#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""smuggling.py PROGRAMS

Goal: no bytes make a request inside of another one: alone the server refuses what could be read in two ways, and behind nginx
nobody ever gets the answer to somebody else's request.
"""
import http.client
import os
import shutil
import socket
import ssl
import sys

from besieged import besieged, everything
from cluster import Proxy

HIDDEN = b"GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n"


def post(headers, body=b""):
    return b"POST /v1/push HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + b"\r\n" + body


def get(target=b"/healthz", headers=b""):
    return b"GET " + target + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + b"\r\n"


ATTACKS = {
    "length and chunks": post(b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\n" + HIDDEN),
    "chunks and length": post(b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", b"0\r\n\r\n" + HIDDEN),
    "two lengths": post(b"Content-Length: 0\r\nContent-Length: %d\r\n" % len(HIDDEN), HIDDEN),
    "a list of lengths": post(b"Content-Length: 0, %d\r\n" % len(HIDDEN), HIDDEN),
    "a length with a sign": post(b"Content-Length: +%d\r\n" % len(HIDDEN), HIDDEN),
    "a length in hexadecimal": post(b"Content-Length: 0x%x\r\n" % len(HIDDEN), HIDDEN),
    "a length with a space before its colon": post(b"Content-Length : %d\r\n" % len(HIDDEN), HIDDEN),
    "a length that is too long": post(b"Content-Length: 184467440737095516%02d\r\n" % 21, HIDDEN),
    "a field in two lines": post(b"X: a\r\n Content-Length: 7\r\nContent-Length: 0\r\n", HIDDEN),
    "a length in two lines": post(b"Content-Length:\r\n 0\r\n", HIDDEN),
    "chunked with a tab": post(b"Transfer-Encoding:\tchunked, identity\r\n", b"0\r\n\r\n" + HIDDEN),
    "not quite chunked": post(b"Transfer-Encoding: xchunked\r\n", b"0\r\n\r\n" + HIDDEN),
    "twice chunked": post(b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\n" + HIDDEN),
    "chunked under another name": post(b"Transfer_Encoding: chunked\r\nContent-Length: 0\r\n", b""),
    "a chunk with a sign": post(b"Transfer-Encoding: chunked\r\n", b"+5\r\nhello\r\n0\r\n\r\n" + HIDDEN),
    "a chunk too long for its number": post(b"Transfer-Encoding: chunked\r\n", b"10000000000000005\r\nhello\r\n0\r\n\r\n" + HIDDEN),
    "a chunk that ends with a line feed": post(b"Transfer-Encoding: chunked\r\n", b"5\nhello\n0\n\n" + HIDDEN),
    "a chunk with a line feed in its extension": post(b"Transfer-Encoding: chunked\r\n", b"5;a\nb\r\nhello\r\n0\r\n\r\n" + HIDDEN),
    "a chunk that says less than it has": post(b"Transfer-Encoding: chunked\r\n", b"1\r\nhello\r\n0\r\n\r\n" + HIDDEN),
    "a trailer that is a length": post(b"Transfer-Encoding: chunked\r\nTrailer: Content-Length\r\nConnection: close\r\n",
                                       b"0\r\nContent-Length: 9999\r\n\r\n"),
    "line feeds": b"GET /healthz HTTP/1.1\nHost: 127.0.0.1\n\n" + HIDDEN,
    "one line feed": b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\nContent-Length: 5\r\n\r\nhello",
    "a carriage return alone": b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\rX: a\r\n\r\n",
    "NUL in a name": get(headers=b"X\x00Y: a\r\n"),
    "NUL in a value": get(headers=b"X: a\x00b\r\n"),
    "NUL in the target": get(b"/health\x00z"),
    "a space in the target": get(b"/health z"),
    "a whole address": get(b"https://elsewhere.example/healthz"),
    "an address without a scheme": get(b"//elsewhere.example/healthz", b"Connection: close\r\n"),
    "a fragment": get(b"/healthz#a"),
    "a backslash": get(b"/..\\healthz"),
    "two hosts": get(headers=b"Host: elsewhere.example\r\n"),
    "no host": b"GET /healthz HTTP/1.1\r\n\r\n",
    "a length on what has no body": get(headers=b"Content-Length: %d\r\nConnection: close\r\n" % len(HIDDEN)) + HIDDEN,
    "CONNECT": b"CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n",
    "TRACE": b"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n",
    "an unknown method": b"BREW / HTTP/1.1\r\nHost: a\r\n\r\n",
    "a method in small letters": b"get /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
    "a later HTTP": b"GET /healthz HTTP/1.9\r\nHost: a\r\nConnection: close\r\n\r\n",
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\x00" * 9,
    "a body over the limit": post(b"Content-Length: 99999999\r\n", b"x" * 1000),
    "an upgrade with a body": get(b"/v1/poke", b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                              b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nContent-Length: %d\r\n" % len(HIDDEN)) + HIDDEN,
    "an upgrade with a request behind it": get(b"/v1/poke", b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                                            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n") + HIDDEN,
    "an upgrade to something else": get(b"/v1/poke", b"Connection: Upgrade\r\nUpgrade: h2c\r\nConnection: close\r\n"),
}
# They are one plain request for a strict reader: it is answered, and that is all.
PLAIN = {"chunked under another name": 401, "a trailer that is a length": 401, "a length on what has no body": 200,
         "an address without a scheme": 404, "an upgrade to something else": 401, "a later HTTP": None}


def answers(heard):
    """The statuses that came, in order."""
    return [int(piece[:3]) for piece in heard.split(b"HTTP/1.1 ")[1:]]


def alone(server):
    for name, bytes_sent in ATTACKS.items():
        line = server.line()
        line.sendall(bytes_sent)
        heard = everything(line, 3)
        line.close()
        statuses = answers(heard)
        assert len(statuses) == 1, f"{name}: {statuses}"
        if name in PLAIN:
            assert PLAIN[name] in (None, statuses[0]) or statuses[0] in (400, 404), f"{name}: {statuses}"
        else:
            assert 400 <= statuses[0] < 500, f"{name}: {statuses}"
        assert b"/hidden" not in heard
    print(f"{len(ATTACKS)} attacks, alone")


def behind(server, folder):
    os.makedirs(f"{folder}/front", exist_ok=True)
    certificates = f"{server.folder}/certificates"
    names = sorted(os.listdir(certificates))
    certificate = next(f"{certificates}/{name}" for name in names if name.startswith("server") and "key" not in name)
    key = next(f"{certificates}/{name}" for name in names if name.startswith("server") and "key" in name)
    proxy = Proxy("nginx", f"{folder}/front", [server, server], server.authority, certificate, key)
    tls = ssl.create_default_context()
    tls.check_hostname, tls.verify_mode = False, ssl.CERT_NONE
    try:
        for name, bytes_sent in ATTACKS.items():
            line = tls.wrap_socket(socket.create_connection(("127.0.0.1", proxy.port), timeout=10), server_hostname="localhost")
            line.sendall(bytes_sent)
            heard = everything(line, 2)
            line.close()
            # Whoever comes next, over lines that nginx keeps to the node, has his own answers.
            for _ in range(4):
                honest = http.client.HTTPSConnection("127.0.0.1", proxy.port, context=tls, timeout=20)
                for path, status in (("/healthz", 200), ("/v1/nothing", 404)):
                    honest.request("GET", path)
                    answer = honest.getresponse()
                    body = answer.read()
                    assert answer.status == status, f"{name}: {path} was answered {answer.status} {body[:100]}"
                honest.close()
            # 501 is nginx's own word; a node that fell over or fell silent would be 500, 502 or 504.
            assert not {500, 502, 503, 504} & set(answers(heard)), f"{name}: {heard[:200]}"
    finally:
        proxy.end()
    print(f"{len(ATTACKS)} attacks, behind nginx")


def check(server, folder):
    alone(server)
    if not shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin:/sbin"):
        print("not checked: behind nginx, which is not installed", file=sys.stderr)
        return
    behind(server, folder)


besieged(check)
