#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""crowd.py PROGRAMS

Goal: hundreds who are slow and ten thousand who never begin cost the server a bounded piece of memory, and an honest desk
that comes among them no more than a moment (PLATFORM: slow and hostile peers).
"""
import ctypes
import os
import resource
import socket
import statistics
import struct
import sys
import threading
import time

from besieged import besieged, everything, register_case, until

HALF_OPEN = 10_000
# An honest desk's request, with a line of its own and its handshake: at most, in the middle of all that were made.
MOST_SECONDS = 1.0
# All of `limits::httpConnections` places taken, with what OpenSSL and Beast keep during a handshake: 130 kB each.
MOST_MEGABYTES = 800


def honest(server, name, times):
    """Seconds of each message of a desk that makes a new line for it."""
    desk = server.desk(name)
    taken = []
    for _ in range(times):
        desk.line = None
        begun = time.monotonic()
        status, outcome = register_case(desk)
        taken.append(time.monotonic() - begun)
        assert status == 200 and outcome["receipts"][0]["outcome"] == "applied", outcome
    return taken


def told(what, taken, server):
    now, highest = server.memory()
    print(f"{what}: median {statistics.median(taken) * 1000:.0f} ms, longest {max(taken) * 1000:.0f} ms;"
          f" server {now:.0f} MB, at most {highest:.0f} MB; load {os.getloadavg()[0]:.1f}")
    assert statistics.median(taken) < MOST_SECONDS, taken
    assert highest < MOST_MEGABYTES, highest


def drip(lines, stop):
    """A byte to each of them, again and again."""
    while not stop.wait(0.2):
        for line in lines:
            try:
                line.send(b"a")
            except OSError:
                pass


def slow(server):
    lines = []
    for n in range(450):
        line = server.line()
        if n % 3 == 0:
            line.send(b"GET /healthz HTTP/1.1\r\nHost: a\r\nX: ")
        elif n % 3 == 1:
            line.send(b"POST /v1/login HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n")
        else:
            # Asks for more than the line holds, and never reads.
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.send(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n" * 200)
        line.setblocking(False)
        lines.append(line)
    stop = threading.Event()
    dripping = threading.Thread(target=drip, args=([line for n, line in enumerate(lines) if n % 3 != 2], stop))
    dripping.start()
    try:
        told(f"{len(lines)} slow peers", honest(server, "agent_a", 15), server)
    finally:
        stop.set()
        dripping.join()
        for line in lines:
            line.close()


class HalfOpen:
    """Lines that are begun and not gone on with, each replaced when the server has given it up."""

    HELLO = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"

    def __init__(self, server):
        self.server, self.lines, self.stop, self.made = server, [], threading.Event(), 0
        self.thread = threading.Thread(target=self.run)

    def begin(self):
        line = socket.socket()
        line.setblocking(False)
        # No waiting for their ends on this side either.
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.connect_ex(("127.0.0.1", self.server.port))
        self.made += 1
        return line

    def run(self):
        while not self.stop.is_set():
            for _ in range(200):
                if len(self.lines) < HALF_OPEN:
                    self.lines.append(self.begin())
            kept = []
            for n, line in enumerate(self.lines):
                try:
                    if n % 2 == 0:
                        line.send(self.HELLO[:1 + n % len(self.HELLO)])
                    if line.recv(1):
                        kept.append(line)
                    else:
                        line.close()
                except BlockingIOError:
                    kept.append(line)
                except OSError as error:
                    if isinstance(error, (ConnectionError, BrokenPipeError)):
                        line.close()
                    else:
                        kept.append(line)
            self.lines = kept
            time.sleep(0.05)
        for line in self.lines:
            line.close()

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join()


def half_open(server):
    with HalfOpen(server) as crowd:
        until("all have come", lambda: crowd.made >= HALF_OPEN, 120)
        told(f"{crowd.made} half-open lines", honest(server, "agent_b", 15), server)
    # And nothing of it stays.
    until("the server is rid of them", lambda: len(os.listdir(f"/proc/{server.process.pid}/fd")) < 300, 60)


def bombs(server):
    """Bodies that are more than they seem."""
    zstd = ctypes.CDLL("libzstd.so.1")
    for function in (zstd.ZSTD_compressBound, zstd.ZSTD_compress):
        function.restype = ctypes.c_size_t
    before = server.memory()[1]
    for plain in (b"[" * (1 << 28), b'{"a":' + b"[0," * (1 << 25), b" " * (1 << 28)):
        packed = ctypes.create_string_buffer(zstd.ZSTD_compressBound(ctypes.c_size_t(len(plain))))
        size = zstd.ZSTD_compress(packed, ctypes.c_size_t(len(packed)), plain, ctypes.c_size_t(len(plain)), 1)
        for path in (b"/v1/stranded", b"/v1/login"):
            line = server.line()
            line.sendall(b"POST " + path + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % size
                         + packed.raw[:size])
            answer = everything(line)
            assert answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 413")), answer[:200]
    after = server.memory()[1]
    print(f"bombs: {after - before:.0f} MB more at most")
    assert after - before < 64, (before, after)


def check(server, _folder):
    bombs(server)
    slow(server)
    half_open(server)


wanted = HALF_OPEN + 2000
if resource.getrlimit(resource.RLIMIT_NOFILE)[1] < wanted:
    print(f"not checked: this machine allows a process less than {wanted} files", file=sys.stderr)
    sys.exit(77)
resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
besieged(check)
