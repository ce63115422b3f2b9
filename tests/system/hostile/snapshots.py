#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""snapshots.py PROGRAMS

Goal: one person who fetches a snapshot on many lines and never reads keeps nobody else from it.
"""
import base64
import json
import os
import socket
import time

from besieged import a_message, besieged, until
from light_desk import told, unpacked

# limits::snapshotsServedToOne
SHARE = 4


def fill(desk, messages):
    """Cases that are closed at once, with words that do not pack well."""
    for begin in range(0, messages, 50):
        commands = [a_message(desk, base64.b64encode(os.urandom(6000)).decode(), plaque=str(n), callerPhone=f"0912{n:07}",
                              urgency="instant", answer="it is done") for n in range(begin, begin + 50)]
        status, _, body = desk.push(*commands)
        assert status == 200, body


def offered(desk):
    """A snapshot of more than one piece of which the desk is told."""
    schema = json.loads(unpacked(desk.hello()[2]))["schema"]
    version = told(desk.post("/v1/pull", {"desk": desk.desk, "setVersion": "0", "added": [], "schema": schema})[2])["changedSet"]["version"]
    status, _, body = desk.post("/v1/pull", {"desk": desk.desk, "setVersion": version, "added": [], "planned": True,
                                             "snapshots": True, "schema": schema})
    assert status == 200, body
    offers = told(body).get("snapshots", [])
    return next((offer for offer in offers if int(offer[4]) > 4 << 20), None)


def request(desk, snapshot):
    return (f"GET /v1/snapshot/{snapshot} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {desk.token}\r\n"
            "Range: bytes=0-4194303\r\n\r\n").encode()


def status_of(line):
    line.settimeout(20)
    return int(line.recv(12).split(b" ")[1])


def check(server, _folder):
    honest, greedy = server.desk("agent_a"), server.desk("agent_b")
    snapshot = until("there is a large snapshot", lambda: offered(honest))

    lines, statuses = [], []
    for _ in range(3 * SHARE):
        line = server.line()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.sendall(request(greedy, snapshot[1]))
        statuses.append(status_of(line))
        lines.append(line)
    print("one person on many lines:", statuses)
    assert statuses == [206] * SHARE + [503] * 2 * SHARE, statuses

    begun = time.monotonic()
    status, _, piece = honest.ask("GET", f"/v1/snapshot/{snapshot[1]}", headers={"Range": "bytes=0-4194303"}.items())
    assert (status, len(piece)) == (206, 4 << 20), status
    print(f"somebody else: {time.monotonic() - begun:.1f} s")

    for line in lines:
        line.close()
    # Whoever hangs up gives his places back.
    until("he is served again", lambda: greedy.ask("GET", f"/v1/snapshot/{snapshot[1]}",
                                                   headers={"Range": "bytes=0-1023"}.items())[0] == 206)


# What was closed lately comes first as rows. A snapshot made in the middle of the fill would be too small, and stay the newest:
# the server of the past makes none of so few rows.
besieged(check, ["--snapshot-rows", "500"], lambda server: fill(server.desk("agent_a"), 800))
