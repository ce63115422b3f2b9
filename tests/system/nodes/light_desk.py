# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk of a few lines that speaks the wire by hand (docs/PROGRAMS.md): what it says and when it hears is exact."""
import base64
import ctypes
import hashlib
import http.client
import json
import os
import ssl
import time
import uuid


def id_now():
    """A UUIDv7."""
    raw = bytearray(int(time.time() * 1000).to_bytes(6, "big") + os.urandom(10))
    raw[6] = 0x70 | raw[6] & 0x0F
    raw[8] = 0x80 | raw[8] & 0x3F
    return str(uuid.UUID(bytes=bytes(raw)))


def unpacked(body):
    if not body.startswith(b"\x28\xb5\x2f\xfd"):
        return body
    zstd = ctypes.CDLL("libzstd.so.1")
    zstd.ZSTD_getFrameContentSize.restype = zstd.ZSTD_decompress.restype = ctypes.c_size_t
    size = zstd.ZSTD_getFrameContentSize(body, ctypes.c_size_t(len(body)))
    plain = ctypes.create_string_buffer(size)
    written = zstd.ZSTD_decompress(plain, ctypes.c_size_t(size), body, ctypes.c_size_t(len(body)))
    assert written == size
    return plain.raw


def told(body):
    """What an answer to a pull says before its pages."""
    return json.loads(unpacked(body).split(b"\n", 1)[0])


# The schema of a program that can read whatever the server has.
NEWEST = 1_000_000


class LightDesk:
    def __init__(self, node, authority):
        self.desk = id_now()
        self.token = self.user = None
        self.tls = ssl.create_default_context(cafile=authority)
        self.at(node)

    def at(self, node):
        """Speaks to this node from now on."""
        self.port = node.port
        self.line = None

    def connection(self, timeout=60):
        return http.client.HTTPSConnection("127.0.0.1", self.port, context=self.tls, timeout=timeout)

    def ask(self, method, path, body=b"", headers=()):
        """Status, headers and body; the connection is kept."""
        headers = {"Content-Type": "application/octet-stream", **dict(headers)}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        for attempt in (1, 2):
            fresh = self.line is None
            self.line = self.line or self.connection()
            try:
                self.line.request(method, path, body, headers)
                answer = self.line.getresponse()
                return answer.status, answer.headers, answer.read()
            except (OSError, http.client.HTTPException):
                self.line = None
                if fresh or attempt == 2:
                    raise

    def post(self, path, message):
        status, headers, body = self.ask("POST", path, json.dumps(message).encode())
        return status, headers, body

    def sign_in(self, name, password):
        self.token = None
        status, _, body = self.post("/v1/login", {"name": name, "password": password, "desk": self.desk})
        if status == 200:
            answer = json.loads(body)
            self.token, self.user = answer["token"], answer["user"]
        return status, body

    def hello(self):
        return self.post("/v1/hello", {"version": 1, "schema": 0, "desk": self.desk, "deskTime": int(time.time() * 1000),
                                       "blocksHeld": 2})

    def envelope(self, kind, arguments):
        return json.dumps({"id": id_now(), "kind": kind, "version": 1, "author": self.user,
                           "madeAt": int(time.time() * 1000), "arguments": arguments})

    def push(self, *commands):
        return self.post("/v1/push", {"desk": self.desk, "commands": list(commands)})

    def pull(self, cursor=None, set_version="0", wait=0):
        message = {"desk": self.desk, "setVersion": set_version, "added": [], "schema": NEWEST}
        if cursor:
            message["cursor"] = cursor
        return self.post(f"/v1/pull?wait={wait}", message)


class LeavingDesk(LightDesk):
    """One that can leave its work behind for others to send (SYNC 16)."""

    def __init__(self, node, authority):
        super().__init__(node, authority)
        self.sodium = ctypes.CDLL("libsodium.so.23")
        self.open, self.secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(64)
        self.sodium.crypto_sign_keypair(self.open, self.secret)
        self.at_command = 0, hashlib.blake2b(b"peygir desk" + uuid.UUID(self.desk).bytes, digest_size=32).digest()

    def place(self):
        number, link = self.at_command
        return {"n": str(number), "hash": base64.b64encode(link).decode()}

    def hello(self):
        status, headers, body = self.post("/v1/hello", {
            "version": 1, "schema": 0, "desk": self.desk, "deskTime": int(time.time() * 1000), "blocksHeld": 2,
            "introduction": {"known": [], "next": base64.b64encode(os.urandom(16)).decode(), "sent": self.place(),
                             "end": self.place(), "pushKey": base64.b64encode(self.open.raw).decode()}})
        if status == 200:
            self.seal_to = base64.b64decode(json.loads(unpacked(body))["sealTo"])
        return status, headers, body

    def left_behind(self, command):
        """The command as it lies in the machine's folder, sealed and signed."""
        identity, (number, link), plain = json.loads(command)["id"], self.at_command, command.encode()
        sealed = ctypes.create_string_buffer(len(plain) + 48)
        self.sodium.crypto_box_seal(sealed, plain, ctypes.c_ulonglong(len(plain)), self.seal_to)
        part = (b"peygir stranded 1 " + uuid.UUID(self.desk).bytes + f"{number:020}".encode() + link
                + uuid.UUID(identity).bytes + self.seal_to + sealed.raw)
        signature = ctypes.create_string_buffer(64)
        self.sodium.crypto_sign_detached(signature, None, part, ctypes.c_ulonglong(len(part)), self.secret)
        file = {"version": 1, "desk": self.desk, "before": self.place(), "command": identity,
                **{name: base64.b64encode(value).decode() for name, value in (
                    ("sealedTo", self.seal_to), ("sealed", sealed.raw), ("signature", signature.raw))}}
        self.at_command = number + 1, hashlib.blake2b(link + uuid.UUID(identity).bytes, digest_size=32).digest()
        return json.dumps(file)


class Ear:
    """An open /v1/poke."""

    def __init__(self, desk):
        line = desk.connection()
        line.connect()
        self.socket = line.sock
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET /v1/poke HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nUpgrade: websocket\r\n"
                             f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
                             f"Authorization: Bearer {desk.token}\r\n\r\n").encode())
        self.buffer = b""
        self.is_over = False
        head = self.take_until(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 101"), head

    def take_until(self, mark):
        while mark not in self.buffer:
            self.more()
        at = self.buffer.index(mark) + len(mark)
        taken, self.buffer = self.buffer[:at], self.buffer[at:]
        return taken

    def more(self):
        piece = self.socket.recv(65536)
        if not piece:
            raise EOFError
        self.buffer += piece

    def hear(self, seconds):
        """The next text; None where none comes in time."""
        end = time.monotonic() + seconds
        while True:
            while len(self.buffer) >= 2 and len(self.buffer) >= 2 + (self.buffer[1] & 0x7F):
                length = self.buffer[1] & 0x7F
                kind, text = self.buffer[0] & 0x0F, self.buffer[2:2 + length]
                self.buffer = self.buffer[2 + length:]
                if kind == 1:
                    return text
                if kind == 8:
                    self.is_over = True
                    return None
            left = end - time.monotonic()
            if left <= 0:
                return None
            self.socket.settimeout(left)
            try:
                self.more()
            except TimeoutError:
                return None

    def ends(self, seconds):
        """Whether the server says goodbye, or closes without, within this time."""
        end = time.monotonic() + seconds
        try:
            while not self.is_over and time.monotonic() < end:
                self.hear(max(0.05, end - time.monotonic()))
        except (EOFError, OSError):
            self.is_over = True
        return self.is_over
