#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tokens.py PROGRAMS

Goal: a token opens what its owner may see at the desk at which he signed in, as long as it is good, and nothing else. Each route
is first shown to give the honest owner what lies there, so that a refusal means something.
"""
import base64
import hashlib
import http.client
import json
import os
import sqlite3
import subprocess
import threading
import time

from besieged import a_message, as_text, besieged, city, database, register_case
from light_desk import NEWEST, Ear, LightDesk, id_now, told, unpacked

# Of a case that is open, and of one that is closed, which lies in a snapshot.
WORDS, CLOSED = b"a hole", b"answered at once"
FILE = b"what a citizen has signed " + os.urandom(32)
# A node asks so often which tokens have ended somewhere else, and believes one for as long.
BELIEVED = 5.5


def said(answer):
    """Status and id of the error."""
    status, _, body = answer
    return status, json.loads(body)["error"]["id"] if status >= 400 and body else None


class Place:
    """What the honest owner knows of where his rows lie; strangers are given all of it."""

    def __init__(self, server, owner):
        self.desk = owner.desk
        self.case = database(server, "SELECT id FROM case_card WHERE closed_at IS NULL")[0][0]
        self.case = as_text(self.case)
        self.file = hashlib.sha256(FILE).hexdigest()
        status, _, body = owner.post("/v1/pull", {"desk": owner.desk, "setVersion": "0", "added": [], "schema": NEWEST})
        assert status == 200, body
        self.set = told(body)["changedSet"]
        schema = json.loads(unpacked(owner.hello()[2]))["schema"]
        self.planned = {"setVersion": self.set["version"], "added": [], "planned": True, "snapshots": True, "schema": schema}
        self.cursor = self.bucket = self.snapshot = None

    def learn(self, owner):
        """Which bucket has the words of the case, its snapshot, and the end of the history."""
        status, _, body = owner.post("/v1/pull", {"desk": owner.desk, "setVersion": self.set["version"],
                                                    "added": self.set["buckets"], "schema": NEWEST})
        assert status == 200 and WORDS in unpacked(body), body
        self.cursor = told(body)["complete"]
        self.bucket = self.holding(owner, WORDS)
        status, _, body = owner.post("/v1/pull", {"desk": owner.desk, **self.planned})
        assert status == 200, body
        # What a first screen waits for comes as rows.
        past = self.holding(owner, CLOSED)
        self.snapshot = next((offer for offer in told(body).get("snapshots", []) if offer[0] == past), None)

    def holding(self, owner, words):
        """In which bucket they lie. Of what is not added only what came after the cursor is told."""
        ask = {"desk": owner.desk, "setVersion": self.set["version"], "cursor": self.cursor, "schema": NEWEST}
        return next(bucket for bucket in self.set["buckets"]
                    if words in unpacked(owner.post("/v1/pull", {**ask, "added": [bucket]})[2]))


def ear(desk):
    """The answer to who wants to listen; no error where he may."""
    line = http.client.HTTPSConnection("127.0.0.1", desk.port, context=desk.tls, timeout=20)
    headers = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13",
               "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode()}
    if desk.token:
        headers["Authorization"] = f"Bearer {desk.token}"
    line.request("GET", "/v1/poke", headers=headers)
    answer = line.getresponse()
    body = answer.read() if answer.status != 101 else b""
    line.close()
    return answer.status, answer.headers, body


def routes(desk, place, speaks_as=None):
    """What there is to be had by a token; each is asked as this desk, or as another one. The first three write."""
    as_desk = {"desk": speaks_as or desk.desk}
    ask, own = desk.ask, {"desk": speaks_as or desk.desk, "setVersion": place.set["version"], "schema": NEWEST}
    own_hello = {**as_desk, "version": 1, "schema": 0, "deskTime": int(time.time() * 1000), "blocksHeld": 2}
    look = {"id": id_now(), "at": int(time.time() * 1000), "act": "exported"}
    return {
        "hello": lambda: desk.post("/v1/hello", own_hello),
        "push": lambda: desk.post("/v1/push", {**as_desk, "commands": []}),
        "journal": lambda: desk.post("/v1/journal", {**as_desk, "looks": [look]}),
        "pull": lambda: desk.post("/v1/pull", {**own, "added": place.set["buckets"]}),
        "planned pull": lambda: desk.post("/v1/pull", {**as_desk, **place.planned}),
        "verify": lambda: desk.post("/v1/verify", {**as_desk, "cursor": place.cursor, "bucket": place.bucket,
                                                   "parts": [["0", "0"]] * 256}),
        "one case": lambda: desk.post("/v1/query", {**as_desk, "query": "case", "arguments": {"case": place.case}}),
        "closed cases": lambda: desk.post("/v1/query", {**as_desk, "query": "closed", "arguments": {"list": "all"}}),
        "jobs": lambda: desk.post("/v1/query", {**as_desk, "query": "jobs", "arguments": {}}),
        "snapshot": lambda: ask("GET", f"/v1/snapshot/{place.snapshot[1]}", headers={"Range": "bytes=0-4194303"}.items()),
        "what files may be": lambda: ask("GET", "/v1/blob"),
        "file": lambda: ask("GET", f"/v1/blob/{place.file}"),
        "whether a file is there": lambda: ask("HEAD", f"/v1/blob/{place.file}"),
        "upload": lambda: ask("PUT", f"/v1/blob/{place.file}", FILE),
        "ear": lambda: ear(desk),
    }


# Where the body says as which desk somebody speaks.
SAY_WHO = ("hello", "push", "journal", "pull", "planned pull", "verify", "one case", "closed cases", "jobs")
# Where rows, words or bytes of the case come back, and by what that is seen.
TELLS = {"pull": WORDS, "verify": WORDS, "one case": WORDS, "closed cases": b"case_card", "file": FILE, "jobs": b'"kind":"grant"'}


def honest(desk, place):
    """The owner gets something everywhere."""
    place.learn(desk)
    for name, route in routes(desk, place).items():
        status, headers, body = route()
        assert status in (101, 200, 201, 206), (name, status, body[:300])
        if name in TELLS:
            assert TELLS[name] in unpacked(body), (name, unpacked(body)[:2000])
        if name == "planned pull":
            assert place.snapshot[1] in str(told(body)["snapshots"]), body
        if name == "snapshot":
            assert CLOSED in unpacked(body[:int(place.snapshot[4])]), "the rows are in the first part"
        if name == "whether a file is there":
            assert headers["Upload-Offset"] == str(len(FILE)), headers


def refused_everywhere(desk, place, status, error, speaks_as=None):
    for name, route in routes(desk, place, speaks_as).items():
        answer = route()
        # The answer to a HEAD has no body.
        wanted = (status, None if name == "whether a file is there" else error)
        assert said(answer) == wanted, (name, said(answer), wanted)


def nothing_of_others(desk, place):
    """Somebody else's good token, at his own desk: whatever he asks for, nothing comes but the card, which he may see."""
    for name, route in routes(desk, place).items():
        status, _, body = route()
        tells = [word for word in (WORDS, CLOSED, FILE, b'"kind":"grant"') if word in unpacked(body)]
        assert not tells, (name, tells)
        if name in ("verify", "snapshot", "file", "whether a file is there"):
            assert status in (403, 404), (name, status, body)


def applied(desk, *commands):
    status, _, body = desk.push(*commands)
    receipts = json.loads(unpacked(body))["receipts"]
    assert status == 200 and {receipt["outcome"] for receipt in receipts} == {"applied"}, receipts


def past(server):
    """A case that is closed: of what is not the present there are snapshots."""
    desk = server.desk("agent_a")
    applied(desk, a_message(desk, CLOSED.decode(), urgency="instant", answer="it is done", plaque="1"))


def town(server):
    """One that is open, with a file, and a job."""
    owner = server.desk("agent_a")
    applied(owner, a_message(owner, WORDS.decode()))
    place = Place(server, owner)
    assert owner.ask("PUT", f"/v1/blob/{place.file}", FILE)[0] == 201
    applied(owner, owner.envelope("AttachDocument", {
        "case": place.case, "what": "document", "title": "", "fileName": "signed.txt", "mediaType": "text/plain",
        "size": len(FILE), "sha256": place.file, "note": ""}))
    arguments = json.dumps({"like": city.named("role.expert"), "role": city.named("role.clerk")})
    status, words = server.command("job", "begin", "grant", "--arguments", arguments, "--by", city.named("person.agent_a"))
    assert status == 0, words
    end = time.monotonic() + 30
    while not place.snapshot:
        assert time.monotonic() < end, "no snapshot"
        place.learn(owner)
    return owner, place


def none_and_no_words(server, owner, place):
    print("no token, and words that are none")
    stranger = LightDesk(server, server.authority)
    refused_everywhere(stranger, place, 401, "access.unauthorized")
    for token in ("x", "A" * 43, owner.token[:-1], owner.token + "A", owner.token.swapcase(),
                  "';DROP/**/TABLE/**/device_token;--", "=" * 200):
        stranger.token = token
        for speaks_as in (None, owner.desk):
            for name, route in routes(stranger, place, speaks_as).items():
                answer = route()
                assert answer[0] == 401, (token, name, answer)


def stolen(server, owner, place):
    print("a stolen one, at another desk")
    thief = LightDesk(server, server.authority)
    thief.token, thief.user = owner.token, owner.user
    for name, route in routes(thief, place).items():
        if name in SAY_WHO:
            # A hello may be that of a copy that became another desk; it has to show that it is one.
            answer = route()
            assert said(answer)[0] in (403, 409), (name, said(answer))
            assert WORDS not in unpacked(answer[2])
    assert register_case(owner)[0] == 200, "the owner goes on"


def someone_elses(server, owner, place):
    print("somebody else's, as his own desk and as another's")
    clerk = server.desk("clerk_green")
    nothing_of_others(clerk, place)
    for name, route in routes(clerk, place, owner.desk).items():
        if name in SAY_WHO:
            answer = route()
            assert said(answer)[0] in (403, 409), (name, said(answer))
            assert WORDS not in unpacked(answer[2])
    command = clerk.envelope("ChangeRights", {"user": clerk.user, "role": city.named("role.administrator"), "unit": None,
                                              "subjectGroup": None, "granted": True})
    status, _, body = clerk.push(command)
    assert status == 200 and json.loads(unpacked(body))["receipts"][0]["outcome"] == "refused", body
    author = server.desk("agent_b")
    author.user = owner.user
    status, outcome = register_case(author)
    assert status == 403 and outcome["error"]["id"] == "sync.author", outcome
    # Signing out ends one's own token only.
    assert clerk.ask("POST", "/v1/logout")[0] == 200
    refused_everywhere(clerk, place, 401, "access.token_unknown")
    assert owner.hello()[0] == 200


def expired(server, owner, place):
    print("one that has expired, unused or old")
    for column, seconds in (("used_at", 30 * 86_400), ("created_at", 180 * 86_400)):
        desk = server.desk("agent_a")
        honest(desk, place)
        listening = Ear(desk)
        long_ago = int((time.time() - seconds + 2) * 1000)
        database(server, f"UPDATE device_token SET {column} = ? WHERE desk = ?", (long_ago, stored(server, desk)), write=True)
        time.sleep(BELIEVED + 2)
        refused_everywhere(desk, place, 401, "access.token_expired")
        if column == "created_at":
            assert listening.ends(BELIEVED + 2), "the ear of one that has expired stays open"
        # It is signed in again at the same desk, which goes on.
        assert desk.sign_in("agent_a", city.PASSWORD)[0] == 200
        honest(desk, place)
    assert register_case(owner)[0] == 200


def stored(server, desk):
    """The desk's id as the database keeps it."""
    return next(row[0] for row in database(server, "SELECT desk FROM device_token") if as_text(row[0]) == desk.desk)


def revoked(server, owner, place):
    print("one that was ended: by signing in anew, by a lost device, by a closed account")
    desk = server.desk("agent_b")
    honest_b = [route()[0] for route in routes(desk, place).values()]
    assert 401 not in honest_b, honest_b
    old = LightDesk(server, server.authority)
    old.desk, old.token, old.user = desk.desk, desk.token, desk.user
    assert desk.sign_in("agent_b", city.PASSWORD)[0] == 200
    time.sleep(BELIEVED)
    refused_everywhere(old, place, 401, "access.token_unknown")
    assert desk.hello()[0] == 200

    for words, back, error in ((["device", "lost", desk.desk], ["device", "found", desk.desk], "sync.device_lost"),
                               (["account", "close", "agent_b"], ["account", "open", "agent_b"], "access.account_closed")):
        listening = Ear(desk)
        waiting = waits(desk, place)
        begun = time.monotonic()
        assert server.command(*words)[0] == 0
        # At once, and not when it is forgotten that it was good.
        refused_everywhere(desk, place, 401, error)
        assert listening.ends(4), f"{error}: the ear stays open"
        waiting.join(10)
        assert not waiting.is_alive() and said(waiting.answer) == (401, error), (error, getattr(waiting, "answer", None))
        assert time.monotonic() - begun < 20
        assert server.command(*back)[0] == 0
        # What was ended does not come back.
        refused_everywhere(desk, place, 401, "access.token_unknown")
        assert desk.sign_in("agent_b", city.PASSWORD)[0] == 200 and desk.hello()[0] == 200
    assert register_case(owner)[0] == 200


def waits(desk, place):
    """A pull that waits for news, on a line of its own."""
    there = desk.post("/v1/pull", {"desk": desk.desk, "setVersion": "0", "added": [], "schema": NEWEST})
    version = told(there[2])["changedSet"]["version"]
    cursor = told(desk.pull(set_version=version)[2])["complete"]
    other = LightDesk(desk, None)
    other.tls, other.desk, other.token = desk.tls, desk.desk, desk.token
    thread = threading.Thread(target=lambda: setattr(thread, "answer", other.pull(cursor, version, wait=20_000)))
    thread.start()
    time.sleep(0.5)
    assert thread.is_alive(), "it does not wait"
    return thread


def push_only(server, owner, place, folder):
    print("what a store signs with, which is no token, and what it has signed")
    environment = {**os.environ, "PEYGIR_UNSENT": f"{folder}/unsent", "XDG_STATE_HOME": f"{folder}/state"}

    def cli(*words, stdin=None):
        done = subprocess.run([f"{server.programs}/peygir-cli", "--profile", f"{folder}/profile", *words], env=environment,
                              input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60)
        assert done.returncode == 0, done
        return json.loads(done.stdout)

    cli("login", "--server", server.url, "--ca", server.authority, "--name", "agent_b", "--password-stdin", "--token", "plain",
        "--allow-unencrypted-store", stdin=city.PASSWORD + "\n")
    cli("sync", "--until-quiet")
    for n in range(2):
        cli("submit", "RegisterCase", "--code-field", "code", "--json", json.dumps({
            "code": "", "subject": city.named("subject.pothole"), "place": city.named("place.mill_street"), "plaque": str(n),
            "address": "", "words": f"left {n}", "callerPhone": f"0912000000{n}", "callerName": "", "channel": "phone",
            "urgency": "follow_up", "answers": {}}))
    with sqlite3.connect(f"{folder}/profile/store/desk.db") as store:
        kept = bytes(store.execute("SELECT value FROM desk_state WHERE name = 'identity'").fetchone()[0])
    seed = base64.b64decode(json.loads(kept)["pushSeed"])
    stranger = LightDesk(server, server.authority)
    for token in (base64.urlsafe_b64encode(seed).decode().rstrip("="), base64.b64encode(seed).decode(), seed.hex()):
        stranger.token = token
        refused_everywhere(stranger, place, 401, "access.token_unknown")

    names = sorted(os.listdir(f"{folder}/unsent"))
    files = [open(f"{folder}/unsent/{name}", "rb").read() for name in names]
    assert len(files) == 2, names
    forged = json.loads(files[0])
    forged["desk"] = owner.desk
    stranger.token = None

    def bring(*brought):
        status, _, body = stranger.post("/v1/stranded", {"files": [file.decode() for file in brought]})
        assert status == 200, body
        answer = json.loads(unpacked(body))
        assert WORDS not in unpacked(body) and set(answer) <= {"left"}, answer
        return answer["left"]

    before = database(server, "SELECT COUNT(*) FROM case_card")[0][0]
    reason, = bring(json.dumps(forged).encode())
    assert reason in ("sync.desk_unknown", "sync.signature"), reason
    # A closed account takes nothing back of what its owner has entered.
    assert server.command("account", "close", "agent_b")[0] == 0
    assert bring(*files) == [None, None]
    assert bring(*files) == [None, None], "twice is once"
    assert database(server, "SELECT COUNT(*) FROM case_card")[0][0] == before + 2
    assert server.command("account", "open", "agent_b")[0] == 0


def check(server, folder):
    owner, place = town(server)
    print("the owner")
    honest(owner, place)
    assert database(server, "SELECT COUNT(*) FROM looked_at")[0][0] == 1
    none_and_no_words(server, owner, place)
    stolen(server, owner, place)
    someone_elses(server, owner, place)
    revoked(server, owner, place)
    expired(server, owner, place)
    push_only(server, owner, place, folder)
    honest(owner, place)


besieged(check, ["--snapshot-rows", "1"], past)
