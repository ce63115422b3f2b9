#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""duties.py PROGRAMS [WORD...]          with words: only the duties that have one in their name

Goal: of two servers on one PostgreSQL each does what is its own: one writes, the other hands on what has to be written and
tells its desks of what moved; whoever is paused, killed or of another schema writes nothing (SYNC 3, 8).
"""
import fcntl
import hashlib
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from cluster import Node, Postgres, Proxy, ROOT, until
from light_desk import Ear, LeavingDesk, LightDesk, id_now, told, unpacked

PASSWORD = "spade-river-137"
SCENES = f"{ROOT}/tests/system/scenes"
sys.path.insert(0, SCENES)
import city  # noqa: E402 - the town of the scenes

city.ROLES["expert"] += ["cases.attach", "followup.request_visit", "followup.visit"]


def error_of(body):
    return json.loads(body)["error"]["id"]


class Town:
    """Two nodes with a local authority each, which trust one another by a file of both; the first one leads."""

    def __init__(self, programs, folder):
        self.programs, self.folder = programs, folder
        self.postgres = Postgres(f"{folder}/pg")
        city.write(f"{ROOT}/resources/processes/cycle_137.json", folder)
        trust = ["--node-authority", f"{folder}/nodes.pem"]
        self.first = Node(programs, folder, "first", self.postgres.conninfo, trust)
        self.second = Node(programs, folder, "second", self.postgres.conninfo, trust)
        for words in (["migrate"], ["load-base", f"{folder}/base.json"], ["add-user", "--from", f"{folder}/accounts.json"]):
            status, said = self.first.command(*words)
            assert status == 0, said
        # One folder of files for both, as an administrator mounts it.
        os.makedirs(f"{folder}/blobs", 0o700)
        for node in (self.first, self.second):
            os.symlink(f"{folder}/blobs", f"{node.folder}/blobs")
        # A node that has never served has no authority yet.
        open(f"{folder}/nodes.pem", "w", encoding="ascii").close()
        for node in (self.first, self.second):
            node.options = []
            node.start()
            node.stop()
        with open(f"{folder}/nodes.pem", "w", encoding="ascii") as file:
            for node in (self.first, self.second):
                with open(node.authority, encoding="ascii") as one:
                    file.write(one.read())
                node.options = trust
        self.authorities = f"{folder}/nodes.pem"
        self.first.start()
        until("the first leads", self.first.is_leading)
        self.second.start()
        self.leader, self.follower = self.first, self.second

    def desk(self, node, name="agent_a"):
        """Signed in and known; a node that has just lost the leadership does not know the new leader for a second."""
        desk = LightDesk(node, self.authorities)
        until(f"{name} is let in", lambda: desk.sign_in(name, PASSWORD)[0] == 200)
        until(f"{name} is known", lambda: desk.hello()[0] == 200)
        return desk

    def receipts(self):
        return self.postgres.number("SELECT count(*) FROM receipt")

    def changed_leader(self):
        """The other one leads now."""
        self.leader, self.follower = self.follower, self.leader

    def end(self):
        for node in (self.first, self.second):
            node.end()
        self.postgres.stop()


def a_message(desk, words="a hole"):
    return desk.envelope("RegisterCase", {
        "code": "", "subject": city.named("subject.pothole"), "place": city.named("place.tulip_street"), "plaque": "12",
        "address": "", "words": words, "callerPhone": "09120001001", "callerName": "", "channel": "phone",
        "urgency": "follow_up", "answers": {}})


def caught_up(desk):
    """The cursor and the version of the bucket set of a desk that knows everything, without what came."""
    status, _, body = desk.pull()
    assert status == 200, body
    version = told(body)["changedSet"]["version"]
    status, _, body = desk.pull(set_version=version)
    assert status == 200, body
    return told(body)["complete"], version


def follower_hands_on_what_must_be_written(town):
    desk = town.desk(town.follower)
    command = a_message(desk)
    before = town.receipts()
    status, _, body = desk.push(command)
    assert status == 200 and json.loads(body)["receipts"][0]["outcome"] == "applied", body
    assert town.receipts() == before + 1
    # The same again, at the leader: one receipt for both.
    again = json.loads(body)["receipts"]
    desk.at(town.leader)
    status, _, body = desk.push(command)
    assert status == 200 and json.loads(body)["receipts"] == again, body
    assert town.receipts() == before + 1


def follower_hands_on_what_others_left_behind(town):
    absent = LeavingDesk(town.leader, town.authorities)
    until("he is let in", lambda: absent.sign_in("agent_a", PASSWORD)[0] == 200)
    until("he is known", lambda: absent.hello()[0] == 200)
    files = [absent.left_behind(a_message(absent)) for _ in range(3)]
    before = town.receipts()
    # Whoever sits there now need not be signed in, and his desk speaks with the other node.
    sender = LightDesk(town.follower, town.authorities)
    for _ in range(2):
        status, _, body = sender.post("/v1/stranded", {"files": files + ["{}"]})
        assert status == 200, body
        assert json.loads(unpacked(body))["left"] == [None, None, None, "sync.malformed"], body
        assert town.receipts() == before + 3


def token_that_ended_long_ago_is_forgotten(town):
    known = "SELECT count(*) FROM device_token WHERE token_hash IN ('\\x01', '\\x02')"
    town.postgres.sql("INSERT INTO device_token (token_hash, user_id, desk, created_at, used_at, revoked_at)"
                      " SELECT hash, id, id, at, at, at FROM (SELECT user_id AS id FROM account LIMIT 1) a,"
                      " (VALUES ('\\x01'::bytea, 1), ('\\x02'::bytea, 2)) AS t(hash, at)")
    assert town.postgres.number(known) == 2
    # Whoever leads next looks at once. The last one of that desk stays.
    town.leader.stop()
    until("the other one leads", town.follower.is_leading, 20)
    town.changed_leader()
    town.follower.start()
    until("it is forgotten", lambda: town.postgres.number(known) == 1, 20)


def answers_of_the_leader_come_back_unchanged(town):
    desk = LightDesk(town.follower, town.authorities)
    answers = {}
    for node in (town.leader, town.follower):
        desk.at(node)
        status, body = desk.sign_in("agent_a", "wrong")
        assert (status, error_of(body)) == (401, "access.sign_in_wrong"), body
        desk.token = "x" * 43
        answers[node.name] = [answer[::2] for answer in (desk.hello(), desk.push(), desk.post("/v1/logout", {}))]
    assert answers["first"] == answers["second"], answers
    # Wrong passwords count together, wherever they are tried.
    for node in (town.leader, town.follower, town.leader, town.follower):
        desk.at(node)
        status, body = desk.sign_in("agent_b", "wrong")
        assert status == 401, body
    desk.sign_in("agent_b", "wrong")
    for node in (town.leader, town.follower):
        desk.at(node)
        status, body = desk.sign_in("agent_b", PASSWORD)
        assert (status, error_of(body)) == (429, "access.sign_in_later"), body


def malformed_and_foreign_requests_are_refused_where_they_come(town):
    desk = town.desk(town.follower)
    status, _, body = desk.ask("POST", "/v1/push", b"{")
    assert (status, error_of(body)) == (400, "sync.malformed"), body
    other = town.desk(town.follower, "expert")
    status, _, body = desk.push(other.envelope("AddNote", {}))
    assert (status, error_of(body)) == (403, "sync.author"), body


def token_ended_at_the_follower_ends_everywhere(town):
    desk = town.desk(town.follower)
    status, _, body = desk.post("/v1/logout", {})
    assert status == 200, body
    # A node believes a token for five seconds after it was shown there.
    time.sleep(5.1)
    for node in (town.leader, town.follower):
        desk.at(node)
        status, _, body = desk.hello()
        assert status == 401, body


def account_closed_at_one_node_is_out_at_the_other(town):
    desk = town.desk(town.follower, "agent_b")
    ear = Ear(desk)
    status, said = town.leader.command("account", "close", "agent_b")
    assert status == 0, said
    # The other node looks every five seconds.
    assert ear.ends(20), "the ear stays open"
    for node in (town.leader, town.follower):
        desk.at(node)
        status, _, body = desk.hello()
        assert (status, error_of(body)) == (401, "access.account_closed"), body
    status, said = town.follower.command("account", "open", "agent_b")
    assert status == 0, said
    assert town.desk(town.follower, "agent_b").hello()[0] == 200


def request_that_was_handed_on_is_not_handed_on_again(town):
    desk = town.desk(town.follower)
    status, headers, body = desk.ask("POST", "/v1/hello", b"{}", {"Peygir-Forwarded": "1"})
    assert (status, error_of(body)) == (503, "sync.not_leader"), body
    assert int(headers["Retry-After"]) > 0


def pull_at_another_node_sees_the_push(town):
    writer, reader = town.desk(town.follower), town.desk(town.leader)
    cursor, version = caught_up(reader)
    for node in (town.leader, town.follower) * 10:
        status, _, body = writer.push(a_message(writer))
        assert status == 200, body
        seq = int(json.loads(body)["receipts"][0]["seq"])
        reader.at(town.follower if node is town.leader else town.leader)
        writer.at(node)
        status, _, body = reader.pull(cursor, version)
        assert status == 200, body
        cursor = told(body)["complete"]
        assert int(cursor["seq"]) >= seq


def file_may_come_in_pieces_through_both(town):
    desk = town.desk(town.follower)
    content = os.urandom(300_000)
    path = "/v1/blob/" + hashlib.sha256(content).hexdigest()

    def part(node, first, end):
        desk.at(node)
        return desk.ask("PUT", path, content[first:end], {"Content-Range": f"bytes {first}-{end - 1}/{len(content)}"})

    status, headers, body = part(town.follower, 0, 100_000)
    assert (status, headers["Upload-Offset"]) == (202, "100000"), body
    # What a node writes at, the other one leaves alone.
    with open(next(entry.path for entry in os.scandir(f"{town.folder}/blobs/unfinished")), "ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        status, headers, body = part(town.leader, 100_000, 200_000)
        assert (status, error_of(body)) == (503, "blob.busy.overloaded"), body
    assert part(town.leader, 100_000, 200_000)[0] == 202
    assert part(town.follower, 200_000, len(content))[0] == 201
    for node in (town.leader, town.follower):
        desk.at(node)
        assert desk.ask("HEAD", path)[0] == 200


def phone_reports_through_either_node(town):
    """A link names the node that the desk has asked, and what a phone sends there is decided by the leader (R060)."""
    agent, expert = town.desk(town.leader), town.desk(town.follower, "expert")
    message = json.loads(a_message(agent))
    message["arguments"]["plaque"] = "77"
    assert agent.push(json.dumps(message))[0] == 200
    (case,), = town.postgres.sql("SELECT id FROM case_card WHERE plaque = '77'")
    expert.push(expert.envelope("RequestVisit", {"case": case, "visitor": city.named("post.follow_up"),
                                                 "day": int(time.time() * 1000), "note": ""}))
    (visit,), = town.postgres.sql("SELECT id FROM followup_visit")
    status, _, body = expert.post("/v1/query", {"desk": expert.desk, "query": "phone_link", "arguments": {"visit": visit}})
    assert status == 200, body
    link = told(body)["told"]
    assert link["base"] == f"https://127.0.0.1:{town.follower.port}", link
    phone = LightDesk(town.follower, town.authorities)
    phone.token = link["secret"]
    assert json.loads(phone.ask("GET", "/phone/visit")[2])["visit"] == visit
    photo = os.urandom(50_000)
    name = hashlib.sha256(photo).hexdigest()
    assert phone.ask("PUT", f"/v1/blob/{name}", photo)[0] == 201
    now = int(time.time() * 1000)
    report = {"id": id_now(), "madeAt": now, "words": "a hole", "latitude": None, "longitude": None, "photos": [
        {"id": id_now(), "takenAt": now, "fileName": "a.jpg", "mediaType": "image/jpeg", "size": len(photo), "sha256": name, "thumbnail": None}]}
    before = town.receipts()
    for node in (town.follower, town.leader):
        phone.at(node)
        status, _, body = phone.post("/phone/report", report)
        assert (status, json.loads(body)) == (200, {"outcome": "applied"}), body
    assert town.receipts() == before + 2
    (state,), = town.postgres.sql("SELECT state FROM followup_visit")
    assert state == "visited"


def follower_tells_its_desks(town):
    """And how soon: from the answer to the push at the leader to the poke, in milliseconds."""
    writer, delays = town.desk(town.leader), {}
    for node in (town.leader, town.follower):
        ear = Ear(town.desk(node, "supervisor"))
        seen = []
        for _ in range(200):
            status, _, body = writer.push(a_message(writer))
            pushed = time.monotonic()
            assert status == 200, body
            assert ear.hear(10) == b'{"moved":true}'
            seen.append((time.monotonic() - pushed) * 1000)
            # Not in step with the follower's looks.
            time.sleep(0.02 + 0.05 * (len(seen) % 7) / 7)
        delays["the leader" if node is town.leader else "a follower"] = sorted(seen)
        # Nor is anybody told twice.
        assert ear.hear(0.5) is None
    for who, seen in delays.items():
        print(f"   told by {who}: p50 {statistics.median(seen):.0f} ms, p99 {seen[int(len(seen) * 0.99)]:.0f} ms")
    assert delays["a follower"][198] < 3000, delays["a follower"]


def waiting_pull_at_the_follower_is_answered(town):
    writer, reader = town.desk(town.leader), town.desk(town.follower, "supervisor")
    cursor, version = caught_up(reader)
    process = os.fork()
    if process == 0:
        time.sleep(1.5)
        status, _, _ = writer.push(a_message(writer))
        os._exit(0 if status == 200 else 1)
    began = time.monotonic()
    status, _, body = reader.pull(cursor, version, wait=20000)
    passed = time.monotonic() - began
    assert os.waitpid(process, 0)[1] == 0
    assert status == 200 and 0.5 < passed < 15, (status, passed)
    assert int(told(body)["complete"]["seq"]) > int(cursor["seq"])
    # Nor is it answered for what it had seen, where the node hears of that only later.
    for _ in range(5):
        assert writer.push(a_message(writer))[0] == 200
        cursor = told(reader.pull(cursor, version)[2])["complete"]
        began = time.monotonic()
        assert reader.pull(cursor, version, wait=400)[0] == 200
        assert time.monotonic() - began > 0.39


def paused_leader_is_replaced_and_writes_nothing_when_it_wakes(town):
    late = town.desk(town.leader)
    desk = town.desk(town.follower)
    town.leader.signal(signal.SIGSTOP)
    began = time.monotonic()
    status, headers, body = desk.push(a_message(desk))
    assert (status, error_of(body)) == (503, "sync.not_leader"), body
    assert int(headers["Retry-After"]) > 0
    until("the other one leads", town.follower.is_leading)
    passed = time.monotonic() - began
    print(f"   the other one led after {passed:.1f} s")
    assert passed < 20
    status, _, body = desk.push(a_message(desk))
    assert status == 200, body
    before = town.receipts()
    # This waits in the paused one's socket, and is read as it wakes and still believes that it leads.
    late.line.request("POST", "/v1/push", json.dumps({"desk": late.desk, "commands": [a_message(late)]}).encode(),
                      {"Authorization": f"Bearer {late.token}"})
    town.leader.signal(signal.SIGCONT)
    answer = late.line.getresponse()
    status, body = answer.status, answer.read()
    assert status in (200, 503), (status, body)
    # Applied only where it was handed on to the one that leads.
    written = 1 if status == 200 else 0
    town.changed_leader()
    until("the old one knows", lambda: not town.follower.is_leading())
    assert town.receipts() == before + written
    assert town.leader.is_leading()


def node_is_known_by_what_lies_in_its_folder(town):
    """Machines made of one image have one id: what tells nodes apart lies in their folder."""
    def leads():
        return town.postgres.sql("SELECT node, token FROM leader")[0]

    name, token = leads()
    town.leader.kill()
    began = time.monotonic()
    town.leader.start()
    until("it leads again", town.leader.is_leading, 20)
    assert time.monotonic() - began < 4 and leads() == [name, str(int(token) + 1)], leads()
    town.leader.kill()
    os.rename(f"{town.leader.folder}/node", f"{town.leader.folder}/node.old")
    town.leader.start()
    # As another one it has to wait until the dead one is believed dead, and whoever is first gets it.
    until("somebody leads", lambda: any(node.is_leading() for node in (town.first, town.second)), 20)
    assert leads()[0] != name
    if town.follower.is_leading():
        town.changed_leader()


def killed_leader_is_replaced(town):
    desk = town.desk(town.follower)
    town.leader.kill()
    status, _, body = desk.push(a_message(desk))
    assert (status, error_of(body)) == (503, "sync.not_leader"), body
    until("the other one leads", town.follower.is_leading, 20)
    status, _, body = desk.push(a_message(desk))
    assert status == 200, body
    town.changed_leader()
    town.follower.start()
    desk.at(town.follower)
    until("the one that came back hands on", lambda: desk.push(a_message(desk))[0] == 200, 20)


def stopped_leader_is_replaced_at_once(town):
    began = time.monotonic()
    assert town.leader.stop() == 0
    until("the other one leads", town.follower.is_leading, 20)
    passed = time.monotonic() - began
    print(f"   the other one led after {passed:.1f} s")
    assert passed < 4
    town.changed_leader()
    town.follower.start()


def leader_whose_certificate_does_not_verify_gets_nothing(town):
    desk = town.desk(town.follower)
    town.follower.stop()
    options, town.follower.options = town.follower.options, []
    town.follower.start()
    try:
        desk.at(town.follower)
        status, _, body = desk.hello()
        assert (status, error_of(body)) == (503, "sync.not_leader"), body
        assert "leader-silent" in town.follower.log()
    finally:
        town.follower.stop()
        town.follower.options = options
        town.follower.start()


def node_of_another_schema_refuses_what_it_cannot_do(town):
    sql, nodes = town.postgres.sql, (town.leader, town.follower)
    desk = town.desk(town.follower)
    cursor, version = caught_up(desk)
    before = town.receipts()
    number = town.postgres.number("SELECT schema_number FROM server_state")
    assert number > 0
    sql("INSERT INTO schema_version (number, name, hash) VALUES (9998, 'server-only', 'x')")
    for node in nodes:
        until(f"{node.name} notices", lambda n=node: n.health()[0] == 503)
        assert '"schema_unsupported"' in node.health()[1] and not node.is_leading()
        desk.at(node)
        for status, headers, body in (desk.hello(), desk.push(a_message(desk)), desk.post("/v1/logout", {})):
            assert (status, error_of(body)) == (503, "sync.schema_unsupported"), body
            assert int(headers["Retry-After"]) > 0
        assert desk.pull(cursor, version)[0] == 200
    # Where tables of desks are others too, nothing is read; not even within the second until the next look.
    sql("UPDATE server_state SET schema_number = 9999")
    for node in nodes:
        desk.at(node)
        status, _, body = desk.pull(cursor, version)
        assert (status, error_of(body)) == (503, "sync.schema_unsupported"), body
    sql(f"UPDATE server_state SET schema_number = {number}")
    sql("DELETE FROM schema_version WHERE number = 9998")
    until("somebody leads again", lambda: any(node.is_leading() for node in nodes))
    if town.follower.is_leading():
        town.changed_leader()
    assert town.receipts() == before
    until("writes are taken again", lambda: desk.push(a_message(desk))[0] == 200)
    for node in nodes:
        assert "schema-changed" in node.log() and "schema-fits" in node.log()


def migration_leads_while_it_runs(town):
    postgres, nodes = town.postgres, (town.leader, town.follower)
    worker = Node(town.programs, town.folder, "worker", postgres.conninfo)
    # As it was before the last migration of the server; somebody who takes his time holds it up.
    last, = [number for number, in postgres.sql("SELECT max(number) FROM schema_version")]
    assert int(last) == 570, "undo here what the last migration of the server has made"
    postgres.sql("DROP TABLE feedback_rule; DROP TABLE subject_feedback; DELETE FROM schema_version WHERE number = 570")
    looking = subprocess.Popen([f"{postgres.programs}/psql", "-qX", "-d", postgres.conninfo, "-c",
                                "BEGIN; LOCK TABLE schema_version IN EXCLUSIVE MODE; SELECT pg_sleep(4); COMMIT"],
                               stdout=subprocess.DEVNULL)
    time.sleep(0.3)
    migrating = subprocess.Popen([f"{town.programs}/peygird", "migrate", *worker.store], stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, text=True)
    beats = set()
    while looking.poll() is None:
        beat, node = postgres.sql("SELECT beat, node FROM leader")[0]
        if migrating.poll() is None:
            beats.add((node, beat))
        time.sleep(0.2)
    said, _ = migrating.communicate()
    assert migrating.returncode == 0 and "applied=1" in said, said
    # One name from some moment on, and it beat.
    last = [node for node, _ in sorted(beats, key=lambda one: int(one[1]))][-1]
    assert last and len([1 for node, _ in beats if node == last]) >= 3, beats
    until("somebody leads again", lambda: any(node.is_leading() for node in nodes))
    if town.follower.is_leading():
        town.changed_leader()
    status, said = worker.command("migrate")
    assert status == 0 and "applied=0" in said, said
    # What has nothing to do takes nothing from anybody.
    assert town.leader.is_leading()
    desk = town.desk(town.follower)
    assert desk.push(a_message(desk))[0] == 200


def administrators_work_through_the_running_server_or_not_at_all(town):
    worker = Node(town.programs, town.folder, "worker2", town.postgres.conninfo)
    accounts = f"{town.folder}/one.json"
    with open(accounts, "w", encoding="utf-8") as file:
        json.dump([{"user": city.named("person.clerk_green"), "name": "clerk_green", "password": "another-river-137"}], file)
    for words in (["load-base", f"{town.folder}/base.json"], ["add-user", "--from", accounts],
                  ["load", "--commands", accounts]):
        status, said = worker.command(*words)
        assert status == 1 and "another server leads" in said, said
        status, said = town.follower.command(*words)
        if words[0] == "add-user":
            assert status == 0, said
        else:
            assert status == 1 and "another peygird is using" in said, said
    assert town.leader.is_leading()
    desk = LightDesk(town.leader, town.authorities)
    assert desk.sign_in("clerk_green", "another-river-137")[0] == 200


def replica_is_read_where_it_is_not_behind(town):
    standby = Postgres(f"{town.folder}/standby", town.postgres)
    town.follower.stop()
    options = town.follower.options
    town.follower.options = options + ["--replica", standby.conninfo]
    town.follower.start()
    try:
        writer, reader = town.desk(town.leader), town.desk(town.follower, "supervisor")
        cursor, version = caught_up(reader)
        until("the standby has it", lambda: standby.number("SELECT head FROM server_state") >= int(cursor["seq"]))
        used = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'peygir'"
        assert reader.pull(cursor, version)[0] == 200 and standby.number(used) >= 2
        ear = Ear(reader)
        standby.sql("SELECT pg_wal_replay_pause()")
        status, _, body = writer.push(a_message(writer))
        seq = int(json.loads(body)["receipts"][0]["seq"])
        # Told when it can be read, and not before.
        assert ear.hear(0.5) is None
        # A desk that has been at the other node knows more than this replica.
        reader.at(town.leader)
        ahead = told(reader.pull(cursor, version)[2])["complete"]
        assert int(ahead["seq"]) >= seq
        reader.at(town.follower)
        status, _, body = reader.pull(ahead, version)
        assert status == 200 and told(body)["complete"] == ahead, body
        standby.sql("SELECT pg_wal_replay_resume()")
        assert ear.hear(10) == b'{"moved":true}'
        assert int(told(reader.pull(cursor, version)[2])["complete"]["seq"]) >= seq
        # Whom the replica does not know yet is let in all the same.
        standby.sql("SELECT pg_wal_replay_pause()")
        fresh = town.desk(town.leader, "expert")
        fresh.at(town.follower)
        assert fresh.pull()[0] == 200
        standby.sql("SELECT pg_wal_replay_resume()")
        standby.stop()
        until("pulls are answered without the replica", lambda: reader.pull(cursor, version)[0] == 200, 20)
    finally:
        town.follower.stop()
        town.follower.options = options
        town.follower.start()


def proxies_pass_what_desks_need(town):
    for kind in ("nginx", "haproxy"):
        proxy = Proxy(kind, town.folder, (town.first, town.second), town.authorities,
                      f"{town.first.folder}/certificates/server.pem", f"{town.first.folder}/certificates/server.key")
        try:
            writer, reader = town.desk(proxy), town.desk(proxy, "supervisor")
            ear = Ear(reader)
            assert writer.push(a_message(writer))[0] == 200
            assert ear.hear(10) == b'{"moved":true}', kind
            cursor, version = caught_up(reader)
            began = time.monotonic()
            status, _, body = reader.pull(cursor, version, wait=3000)
            assert status == 200 and time.monotonic() - began > 2.9, (kind, body)
            # More than a push may have, and more than a proxy holds in memory.
            content = os.urandom(5_000_000)
            path = "/v1/blob/" + hashlib.sha256(content).hexdigest()
            assert writer.ask("PUT", path, content)[0] == 201, kind
            assert writer.ask("HEAD", path)[0] == 200, kind
            assert writer.ask("POST", "/v1/push", content)[0] == 413, kind
            writer.line = None
            # A slow line: each piece of the body comes by itself.
            line = writer.connection()
            line.putrequest("POST", "/v1/push")
            body = json.dumps({"desk": writer.desk, "commands": [a_message(writer)]}).encode()
            line.putheader("Authorization", f"Bearer {writer.token}")
            line.putheader("Content-Length", str(len(body)))
            line.endheaders()
            for at in range(0, len(body), 100):
                line.send(body[at:at + 100])
                time.sleep(0.2)
            assert line.getresponse().status == 200, kind
            # One node is away: nobody notices who asks again, and most do not have to.
            town.follower.signal(signal.SIGSTOP)
            try:
                until("it is served", lambda: writer.push(a_message(writer))[0] == 200, 20)
            finally:
                town.follower.signal(signal.SIGCONT)
        finally:
            proxy.end()


DUTIES = [follower_hands_on_what_must_be_written, follower_hands_on_what_others_left_behind, answers_of_the_leader_come_back_unchanged,
          malformed_and_foreign_requests_are_refused_where_they_come, request_that_was_handed_on_is_not_handed_on_again,
          token_ended_at_the_follower_ends_everywhere, account_closed_at_one_node_is_out_at_the_other, pull_at_another_node_sees_the_push,
          file_may_come_in_pieces_through_both, phone_reports_through_either_node, follower_tells_its_desks,
          waiting_pull_at_the_follower_is_answered, leader_whose_certificate_does_not_verify_gets_nothing,
          paused_leader_is_replaced_and_writes_nothing_when_it_wakes, node_is_known_by_what_lies_in_its_folder,
          killed_leader_is_replaced, token_that_ended_long_ago_is_forgotten,
          stopped_leader_is_replaced_at_once, administrators_work_through_the_running_server_or_not_at_all,
          migration_leads_while_it_runs, node_of_another_schema_refuses_what_it_cannot_do,
          replica_is_read_where_it_is_not_behind, proxies_pass_what_desks_need]


def main(programs, *only):
    folder = tempfile.mkdtemp(prefix="peygir-nodes.")
    os.chmod(folder, 0o755)
    town = None
    try:
        town = Town(os.path.realpath(programs), folder)
        for duty in DUTIES:
            if only and not any(word in duty.__name__ for word in only):
                continue
            print(f"== {duty.__name__.replace('_', ' ')}", flush=True)
            duty(town)
    except BaseException:
        if town:
            for node in (town.first, town.second):
                print(f"-- log of {node.name}:\n{node.log()[-3000:]}", file=sys.stderr)
        raise
    finally:
        if town:
            town.end()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
