#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""sockets.py PROGRAMS

Goal: whoever breaks the rules of WebSockets on his own channel loses that channel, at once and alone.
"""
import os
import struct

from besieged import besieged, is_closed, register_case
from light_desk import Ear


def frame(opcode, payload=b"", final=True, masked=True, length=None, reserved=0):
    """As a client sends it; `length` may lie."""
    length = len(payload) if length is None else length
    head = bytes([(0x80 if final else 0) | reserved << 4 | opcode])
    mask_bit = 0x80 if masked else 0
    if length < 126:
        head += bytes([mask_bit | length])
    elif length < 1 << 16:
        head += bytes([mask_bit | 126]) + struct.pack(">H", length)
    else:
        head += bytes([mask_bit | 127]) + struct.pack(">Q", length)
    if not masked:
        return head + payload
    mask = os.urandom(4)
    return head + mask + bytes(byte ^ mask[n % 4] for n, byte in enumerate(payload))


ATTACKS = {
    "a frame of 4 GB": frame(1, b"x", length=1 << 32),
    "a frame of more than there are bytes": frame(1, b"x", length=(1 << 63) - 1),
    "a length with its highest bit": frame(1, b"x", length=1 << 63),
    "a frame over the limit": frame(1, b"x" * 70_000),
    "no mask": frame(1, b"hello", masked=False),
    "reserved bits": frame(1, b"hello", reserved=4),
    "a kind that there is not": frame(3, b"hello"),
    "a control that there is not": frame(11, b""),
    "a ping that is too long": frame(9, b"x" * 126),
    "a ping in pieces": frame(9, b"x", final=False),
    "a piece of nothing": frame(0, b"hello"),
    "a text within a text": frame(1, b"a", final=False) + frame(1, b"b"),
    "text that is not UTF-8": frame(1, b"\xff\xfe"),
    "bytes": frame(2, b"\x00\x01"),
    "a farewell of one byte": frame(8, b"\x03"),
    "a farewell with a number that there is not": frame(8, struct.pack(">H", 999)),
    "a length in more bytes than it needs": bytes([0x81, 0x80 | 126, 0, 5]) + b"\x00\x00\x00\x00hello",
}


def flood(ear, piece, most):
    """Sends pieces until the server has had enough; how many bytes that took."""
    sent = 0
    ear.socket.settimeout(10)
    try:
        ear.socket.sendall(frame(1, b"", final=False))
        while sent < most:
            ear.socket.sendall(piece * 64)
            sent += len(piece) * 64
    except OSError:
        return sent
    return sent if is_closed(ear.socket, 10) else None


def check(server, _folder):
    honest = server.desk("agent_a")
    ear = Ear(honest)
    attacker = server.desk("agent_b")
    for name, bytes_sent in ATTACKS.items():
        hostile = Ear(attacker)
        try:
            hostile.socket.sendall(bytes_sent)
        except OSError:
            # It may be gone before all of a long attack is on its way.
            continue
        # A server that says why waits ten seconds for a farewell.
        assert is_closed(hostile.socket, 25), name
    print(f"{len(ATTACKS)} kinds of frames")

    for name, piece in (("pieces of a byte for ever", frame(0, b"x", final=False)),
                        ("empty pieces for ever", frame(0, b"", final=False))):
        before = server.memory()[0]
        taken = flood(Ear(attacker), piece, 8 << 20)
        more = server.memory()[0] - before
        print(f"{name}: closed after {taken}; {more:.0f} MB more")
        assert more < 32, name
        if "empty" not in name:
            assert taken is not None, name

    # Somebody who never reads what he is told costs what fits into his queue.
    deaf = [Ear(attacker) for _ in range(50)]
    for _ in range(3):
        status, _ = register_case(honest)
        assert status == 200
    assert ear.hear(10) is not None, "the honest one hears"
    for one in deaf:
        one.socket.close()


besieged(check)
