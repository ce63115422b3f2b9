# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of hostile peers stand on: a small town on one real server with SQLite, an honest desk, and raw lines."""
import contextlib
import json
import os
import socket
import sqlite3
import ssl
import struct
import sys
import tempfile
import time
import uuid

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.normpath(os.path.join(HERE, "..", "..", ".."))
for folder in ("nodes", "scenes"):
    sys.path.insert(0, f"{ROOT}/tests/system/{folder}")
import city  # noqa: E402
from cluster import Node, until  # noqa: E402
from light_desk import LightDesk, unpacked  # noqa: E402


class Server(Node):
    """One peygird on SQLite."""

    def __init__(self, programs, folder, name="server", options=()):
        super().__init__(programs, folder, name, None, options)

    @property
    def store(self):
        return ["--data", self.folder]

    def memory(self):
        """Resident, in MB: now and at its highest."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            lines = dict(line.split(":", 1) for line in file)
        return tuple(int(lines[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))

    def desk(self, name):
        desk = LightDesk(self, self.authority)
        until(f"{name} is let in", lambda: desk.sign_in(name, city.PASSWORD)[0] == 200)
        assert desk.hello()[0] == 200
        return desk

    def line(self, timeout=20):
        """A line with TLS, over which anything may be said."""
        raw = socket.create_connection(("127.0.0.1", self.port), timeout=timeout)
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return context.wrap_socket(raw, server_hostname="localhost")


@contextlib.contextmanager
def days_ago(server, days):
    """A server that has not run yet lives so many days ago, with no options of its own, and comes to the present with them at
    the end."""
    clock = f"{server.folder}/clock"
    with open(clock, "wb") as file:
        file.write(struct.pack("=q", int(time.time() - days * 86_400) * 1000))
    os.environ.update(PEYGIR_TOLD_CLOCK=clock, LD_PRELOAD=os.environ["TOLD_CLOCK"])
    options, server.options = server.options, []
    try:
        server.start()
        yield
        server.stop()
    finally:
        del os.environ["PEYGIR_TOLD_CLOCK"], os.environ["LD_PRELOAD"]
        server.options = options
    server.start()


def besieged(test, options=(), past=None):
    """Runs `test(server, folder)` in a town of its own, with these further options of its server; its programs are named on the
    command line. Before, four months ago, `past(server)`."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} PROGRAMS")
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        city.write(f"{ROOT}/resources/processes/cycle_137.json", folder)
        server = Server(os.path.abspath(sys.argv[1]), folder, options=options)
        for words in (["migrate"], ["load-base", f"{folder}/base.json"], ["add-user", "--from", f"{folder}/accounts.json"]):
            status, said = server.command(*words)
            assert status == 0, said
        try:
            if past:
                with days_ago(server, 120):
                    past(server)
            else:
                server.start()
            test(server, folder)
            assert server.process.poll() is None, "the server has ended"
        except BaseException:
            print(server.log()[-3000:], file=sys.stderr)
            raise
        finally:
            server.end()
    print("all of it held")


def database(server, statement, values=(), write=False):
    with sqlite3.connect(f"{server.folder}/peygir.sqlite", timeout=10) as connection:
        rows = connection.execute(statement, values).fetchall()
        if write:
            connection.commit()
    return rows


def as_text(stored):
    """An id, as messages have it."""
    return stored if isinstance(stored, str) else str(uuid.UUID(bytes=bytes(stored)))


def everything(connection, seconds=5):
    """What still comes until the other side closes or says no more; nothing where it resets."""
    connection.settimeout(seconds)
    heard = b""
    try:
        while piece := connection.recv(65536):
            heard += piece
    except (TimeoutError, OSError):
        pass
    return heard


def is_closed(connection, seconds):
    """Whether the other side closes within this time, whatever it says before."""
    end = time.monotonic() + seconds
    try:
        while (left := end - time.monotonic()) > 0:
            connection.settimeout(left)
            if not connection.recv(65536):
                return True
    except TimeoutError:
        return False
    except OSError:
        return True
    return False


def a_message(desk, words="a hole", **more):
    """A command that registers it; with an answer it is closed at once."""
    return desk.envelope("RegisterCase", {
        "code": "", "subject": city.named("subject.pothole"), "place": city.named("place.tulip_street"), "plaque": "12",
        "address": "", "words": words, "callerPhone": "09121234567", "callerName": "", "channel": "phone",
        "urgency": "follow_up", "answers": {}, **more})


def register_case(desk):
    """A message of a citizen; the status of the push and what became of it."""
    status, _, body = desk.push(a_message(desk))
    return status, json.loads(unpacked(body))
