#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""losses.py PROGRAMS [--proxy nginx|haproxy] [--agents N] [--minutes M] [--every SECONDS] [--seed N]

Goal: two servers on one PostgreSQL behind a proxy, agents at real desks that write and read through it, and again and again
the leader is killed or paused, once the database falls over: nothing that was entered is lost, nothing is doubled, and in the
end all desks are equal to what the server says that they may see, row by row.

Without options it takes little more than a minute. As the acceptance of a release asks for it:
    losses.py build/release/bin --agents 50 --minutes 10 --every 30
"""
import argparse
import concurrent.futures
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

from cluster import Node, Postgres, Proxy, ROOT, until

SCENES = f"{ROOT}/tests/system/scenes"
sys.path.insert(0, SCENES)
import city  # noqa: E402 - the town of the scenes
import compare_rows  # noqa: E402 - who may see what, worked out a second time

EXPERTS = 4  # one agent in so many writes notes on the cases of the others


def town_of(agents, folder):
    """The town of the scenes with more people at the telephones."""
    city.write(f"{ROOT}/resources/processes/cycle_137.json", folder)
    with open(f"{folder}/base.json", encoding="utf-8") as file:
        base = json.load(file)
    accounts = []
    for name in agents:
        expert = is_expert(name)
        base["records"].append({"type": "person", "record": {"id": city.named(f"person.{name}"), "active": True,
                                                             "full_name": name.replace("_", " ")}})
        base["rights"].append({"user": city.named(f"person.{name}"),
                               "role": city.named("role.expert" if expert else "role.agent"),
                               "unit": city.named("unit.town" if expert else "unit.intake"), "granted": True})
        accounts.append({"user": city.named(f"person.{name}"), "name": name, "password": city.PASSWORD})
    for name, content in (("base.json", base), ("accounts.json", accounts)):
        with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
            json.dump(content, file)


def is_expert(name):
    return int(name.rsplit("_", 1)[1]) % EXPERTS == EXPERTS - 1


class Agent(threading.Thread):
    """One person at a desk of his own, which is peygir-cli: he enters something, synchronises, and breathes."""

    def __init__(self, name, play):
        super().__init__(name=name)
        self.play, self.random = play, random.Random(f"{play.wishes.seed} {name}")
        self.folder = f"{play.folder}/desk-{name}"
        self.messages, self.notes = {}, []  # command → code; commands
        self.synchronised = self.failed = 0
        self.trouble = None

    def cli(self, *words, stdin=None, timeout=120):
        done = subprocess.run([f"{self.play.programs}/peygir-cli", "--profile", self.folder, *words], input=stdin, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout, env=self.play.environment)
        return done.returncode, json.loads(done.stdout)

    def sits_down(self):
        answer = self.cli("login", "--server", self.play.proxy.url, "--ca", self.play.authority, "--name", self.name,
                          "--password-stdin", "--token", "plain", "--allow-unencrypted-store", stdin=city.PASSWORD + "\n")
        assert answer[0] == 0, answer
        assert self.synchronises()

    def synchronises(self):
        status, answer = self.cli("sync", "--until-quiet")
        if status == 0:
            self.synchronised += 1
        else:
            self.failed += 1
            # Whatever goes wrong in between is trouble of the line, and nothing that a person must see to.
            assert answer["error"]["id"].startswith("front."), answer
        return status == 0

    def enters(self):
        known = self.play.known
        if is_expert(self.name) and known:
            status, answer = self.cli("submit", "AddNote", "--json", json.dumps(
                {"case": self.random.choice(known), "note": f"note {len(self.notes)} of {self.name}"}))
            assert status == 0, answer
            self.notes.append(answer["command"])
        elif not is_expert(self.name):
            number = self.play.next_number()
            # Another house and another citizen each time: no two of them are the same problem.
            status, answer = self.cli("submit", "RegisterCase", "--code-field", "code", "--json", json.dumps({
                "code": "", "subject": city.named("subject." + self.random.choice(["pothole", "fallen_tree"])),
                "place": city.named("place." + self.random.choice(["tulip_street", "mill_street"])), "plaque": str(number),
                "address": "", "words": f"message {number}", "callerPhone": f"0912{number:07}", "callerName": "",
                "channel": "phone", "urgency": "follow_up", "answers": {}}))
            assert status == 0, answer
            self.messages[answer["command"]] = answer["code"]

    def tells_of_cases(self):
        code = self.random.choice(list(self.messages.values()))
        _, answer = self.cli("query", "rows", "--table", "case_card", "--where", f"code={code}")
        self.play.known.extend(row["id"] for row in answer["rows"])

    def run(self):
        try:
            while time.monotonic() < self.play.ends_at:
                for _ in range(self.random.randint(1, 3)):
                    self.enters()
                if self.synchronises() and self.messages and self.random.random() < 0.3:
                    self.tells_of_cases()
                time.sleep(self.random.uniform(0.5, 1.5) * self.play.breath)
        except Exception as error:  # told at the end, by the thread that waits
            self.trouble = error


class Play:
    def __init__(self, wishes, folder):
        self.wishes, self.folder = wishes, folder
        self.programs = os.path.realpath(wishes.programs)
        # Codes are kept outside of profiles as well; this machine is this test's own.
        self.environment = {**os.environ, "XDG_STATE_HOME": f"{folder}/state", "XDG_RUNTIME_DIR": folder}
        self.environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
        self.random = random.Random(wishes.seed)
        self.number, self.lock, self.known = 0, threading.Lock(), []
        # Fifty desks are fifty programs that start again and again, on a machine of two cores.
        self.breath = max(1.0, wishes.agents / 4)
        self.killed = self.paused = self.elections = 0
        names = [f"agent_{n}" for n in range(wishes.agents)]
        town_of(names, folder)
        self.postgres = Postgres(f"{folder}/pg")
        self.nodes, self.proxy = [], None
        self.agents = [Agent(name, self) for name in names]

    def next_number(self):
        with self.lock:
            self.number += 1
            return self.number

    def opens(self):
        trust = ["--node-authority", f"{self.folder}/nodes.pem"]
        self.nodes = [Node(self.programs, self.folder, name, self.postgres.conninfo) for name in ("first", "second")]
        for words in (["migrate"], ["load-base", f"{self.folder}/base.json"],
                      ["add-user", "--from", f"{self.folder}/accounts.json"]):
            status, said = self.nodes[0].command(*words)
            assert status == 0, said
        for node in self.nodes:  # each makes its local authority at its first start
            node.start()
            node.stop()
        with open(f"{self.folder}/nodes.pem", "w", encoding="ascii") as file:
            for node in self.nodes:
                with open(node.authority, encoding="ascii") as one:
                    file.write(one.read())
                node.options = trust
        for node in self.nodes:
            node.start()
        first = self.nodes[0]
        self.authority = first.authority
        self.proxy = Proxy(self.wishes.proxy, self.folder, self.nodes, f"{self.folder}/nodes.pem",
                           f"{first.folder}/certificates/server.pem", f"{first.folder}/certificates/server.key")

    def leader(self):
        return until("somebody leads", lambda: next((node for node in self.nodes if node.is_leading()), None))

    def strikes(self):
        """Once a leader: killed and back soon or late, or paused for longer than a leader may be quiet."""
        leader = self.leader()
        other = next(node for node in self.nodes if node is not leader)
        if self.random.random() < 0.5:
            self.killed += 1
            leader.kill()
            time.sleep(self.random.choice([0.5, 8]))
            leader.start()
        else:
            self.paused += 1
            leader.signal(signal.SIGSTOP)
            time.sleep(8)
            leader.signal(signal.SIGCONT)
        self.elections += other.is_leading()

    def all_of_them(self, act):
        """Some at a time; the first trouble is raised."""
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            list(pool.map(act, self.agents))

    def plays(self):
        self.all_of_them(Agent.sits_down)
        began = time.monotonic()
        self.ends_at = began + self.wishes.minutes * 60
        for agent in self.agents:
            agent.start()
        falls_at = began + self.wishes.minutes * 30
        fallen = False
        next_at = began + self.wishes.every / 2
        while time.monotonic() < self.ends_at:
            if not fallen and time.monotonic() > falls_at:
                fallen = True
                self.postgres.crash()
                print(f"   {time.monotonic() - began:4.0f} s: the database fell over and came back", flush=True)
            elif time.monotonic() > next_at:
                self.strikes()
                print(f"   {time.monotonic() - began:4.0f} s: killed {self.killed}, paused {self.paused}", flush=True)
                next_at += self.wishes.every
            time.sleep(0.2)
        assert fallen and self.killed + self.paused > 0
        for agent in self.agents:
            agent.join()
            if agent.trouble:
                raise agent.trouble

    def settles(self):
        """Everything is sent, and then everybody has everything."""
        began = time.monotonic()
        self.leader()

        def sends(agent):
            until(f"{agent.name} has sent everything",
                  lambda: agent.synchronises() and agent.cli("status")[1]["waiting"] == 0, 120)

        def fetches(agent):
            until(f"{agent.name} has everything", agent.synchronises, 60)
            status = agent.cli("status")[1]
            assert status["waiting"] == 0 and status["mismatches"] == 0 and not status["troubled"], status

        self.all_of_them(sends)
        self.all_of_them(fetches)
        print(f"   settled in {time.monotonic() - began:.0f} s", flush=True)


def nothing_is_lost_or_doubled(play):
    messages = {command: code for agent in play.agents for command, code in agent.messages.items()}
    notes = {command for agent in play.agents for command in agent.notes}
    postgres = play.postgres
    receipts = dict(postgres.sql("SELECT command_id, outcome FROM receipt"))
    outcomes = {receipts.get(command, "lost") for command in messages.keys() | notes}
    assert outcomes == {"applied"}, {c: receipts.get(c, "lost") for c in messages.keys() | notes if receipts.get(c) != "applied"}
    codes = [row[0] for row in postgres.sql("SELECT code FROM case_card")]
    assert sorted(codes) == sorted(messages.values())
    assert postgres.number("SELECT count(*) FROM case_history WHERE what = 'noted'") == len(notes)
    # One place in the history each, and the links of the chain in its order.
    assert postgres.number("SELECT count(*) - count(DISTINCT seq) FROM receipt") == 0
    assert postgres.number("SELECT head - (SELECT max(seq) FROM receipt) FROM server_state") == 0
    assert postgres.number("SELECT head - (SELECT max(seq) FROM chain) FROM server_state") == 0
    print(f"   {len(messages)} messages and {len(notes)} notes, each applied once")


def rows_of_postgres(postgres, table):
    """As sqlite3 gives them: ids and bytes as bytes, truth as 0 and 1."""
    kinds = dict(postgres.sql(f"SELECT column_name, data_type FROM information_schema.columns WHERE table_name = '{table}'"))

    def value(name, raw):
        if raw is None:
            return None
        if kinds[name] == "uuid":
            return bytes.fromhex(raw.replace("-", ""))
        if kinds[name] == "bytea":
            return bytes.fromhex(raw[2:])
        return int(raw) if kinds[name] == "boolean" else raw

    rows = {}
    for line in postgres.lines(f"SELECT row_to_json(t) FROM {table} t"):
        row = {name: value(name, raw) for name, raw in json.loads(line).items()}
        rows[row["id"]] = row
    return rows


def desks_are_equal(play):
    server = {table: rows_of_postgres(play.postgres, table) for table in compare_rows.TABLES}
    for agent in play.agents:
        store = next(path for path in (f"{agent.folder}/store/{name}" for name in os.listdir(f"{agent.folder}/store"))
                     if is_store(path))
        differences, counts = compare_rows.differences_of(server, store, city.named(f"person.{agent.name}"))
        assert not differences, f"{agent.name}: " + "\n".join(differences[:10])
    print(f"   {len(play.agents)} desks are what they may be, row by row; the last one: {counts}")


def is_store(path):
    if not path.endswith((".sqlite", ".db")):
        return False
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        return bool(connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'case_card'").fetchall())


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("programs")
    parser.add_argument("--proxy", choices=["nginx", "haproxy"], default="nginx")
    parser.add_argument("--agents", type=int, default=6)
    parser.add_argument("--minutes", type=float, default=0.6)
    parser.add_argument("--every", type=float, default=12)
    parser.add_argument("--seed", type=int, default=1)
    wishes = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="peygir-nodes.")
    os.chmod(folder, 0o755)
    play = None
    try:
        play = Play(wishes, folder)
        print(f"== {wishes.agents} agents, two servers behind {wishes.proxy}, {wishes.minutes:g} minutes", flush=True)
        play.opens()
        play.plays()
        play.settles()
        done, failed = sum(a.synchronised for a in play.agents), sum(a.failed for a in play.agents)
        print(f"   killed {play.killed}, paused {play.paused}, of which the other one led {play.elections};"
              f" {done} synchronisations, {failed} found nobody")
        nothing_is_lost_or_doubled(play)
        desks_are_equal(play)
        print("== nothing lost, nothing doubled, all desks equal")
    except BaseException:
        for node in play.nodes if play else []:
            print(f"-- log of {node.name}:\n{node.log()[-3000:]}", file=sys.stderr)
        raise
    finally:
        if play:
            if play.proxy:
                play.proxy.end()
            for node in play.nodes:
                node.end()
            play.postgres.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
