#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lost_disk.py PROGRAMS

Goal: what docs/backup.md tells an administrator of PostgreSQL to set up is a journal: the disk of the database is lost while
desks send, and what comes back from the base backup, the archive and the log that another machine has received has every
acknowledged command at its place in the same history (SYNC 9).
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from cluster import Node, Postgres, ROOT, until
from duties import PASSWORD, a_message, caught_up, city
from light_desk import LightDesk

DESKS = 4
SECONDS = 5


def documented(heading):
    """The settings that stand in docs/backup.md in the block that begins so."""
    with open(f"{ROOT}/docs/backup.md", encoding="utf-8") as file:
        blocks = re.findall(r"```\n(.*?)```", file.read(), re.DOTALL)
    found = [block for block in blocks if block.startswith(heading)]
    assert len(found) == 1, heading
    return found[0]


def here(settings, folder):
    return settings.replace("/archive/", f"{folder}/archive/").replace("/received/", f"{folder}/received/")


class Receiver:
    """What the second machine runs: it has a commit on its disk before anybody hears of it."""

    def __init__(self, postgres, folder):
        self.postgres = postgres
        words = [f"{postgres.programs}/pg_receivewal", "-D", f"{folder}/received", "--slot", "receiver", "-d",
                 f"{postgres.conninfo} application_name=receiver"]
        postgres.run_any(*words, "--create-slot")
        with open(f"{folder}/receiver.log", "ab") as log:
            self.process = subprocess.Popen(postgres.as_its_user([*words, "--synchronous"]), stdout=log, stderr=log)
        until("the receiver is connected",
              lambda: postgres.number("SELECT count(*) FROM pg_stat_replication WHERE application_name = 'receiver'") == 1)
        postgres.lines("ALTER SYSTEM SET synchronous_standby_names = 'receiver'")
        postgres.lines("SELECT pg_reload_conf()")
        until("the receiver is waited for",
              lambda: postgres.sql("SELECT sync_state FROM pg_stat_replication WHERE application_name = 'receiver'")
              == [["sync"]])

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()


class Sender(threading.Thread):
    """A desk that pushes one message after another until nobody answers."""

    def __init__(self, node, number):
        super().__init__()
        self.node, self.number = node, number
        self.desk = LightDesk(node, node.authority)
        until("a desk is let in", lambda: self.desk.sign_in("agent_a", PASSWORD)[0] == 200)
        until("a desk is known", lambda: self.desk.hello()[0] == 200)
        self.receipts = []

    def run(self):
        try:
            while True:
                commands = [a_message(self.desk, f"message {len(self.receipts)} of {self.number}") for _ in range(5)]
                status, _, body = self.desk.push(*commands)
                if status != 200:
                    return
                self.receipts += json.loads(body)["receipts"]
        except OSError:
            return


def town(programs, folder, postgres):
    city.write(f"{ROOT}/resources/processes/cycle_137.json", folder)
    node = Node(programs, folder, "node", postgres.conninfo)
    for words in (["migrate"], ["load-base", f"{folder}/base.json"], ["add-user", "--from", f"{folder}/accounts.json"]):
        status, said = node.command(*words)
        assert status == 0, said
    node.start()
    until("it leads", node.is_leading)
    return node


def rows(postgres, last):
    """Everything that is in the history up to this place, and whose last change is."""
    tables = [row[0] for row in postgres.sql("SELECT table_name FROM information_schema.columns WHERE column_name = 'seq'"
                                             " AND table_schema = 'public' ORDER BY table_name")]
    return {table: postgres.lines(f"SELECT t::text FROM {table} t WHERE seq <= {last} ORDER BY 1") for table in tables}


def check(lost, back, node, senders):
    head = back.number("SELECT head FROM server_state")
    acknowledged = [receipt for sender in senders for receipt in sender.receipts]
    assert len(acknowledged) > 50, "too few to say anything"
    known = {row[0]: (row[1], int(row[2])) for row in back.sql("SELECT command_id, outcome, seq FROM receipt")}
    for receipt in acknowledged:
        told = (receipt["outcome"], int(receipt["seq"]))
        assert known.get(receipt["command"]) == told, f"{receipt['command']} was told {told}, is {known.get(receipt['command'])}"
    # The lost disk may have more by what was never acknowledged.
    lost_head = lost.number("SELECT head FROM server_state")
    assert lost_head >= head, (lost_head, head)
    theirs, ours = rows(lost, head), rows(back, head)
    compared = sum(len(lines) for lines in ours.values())
    for table, lines in ours.items():
        behind = lost_head > head and table not in ("receipt", "chain")
        assert behind or theirs[table] == lines, table
    status, said = node.command("verify")
    assert status == 0, said
    print(f"   {len(acknowledged)} acknowledged commands, {compared} rows of {len(ours)} tables, {lost_head - head} commands"
          " more on the lost disk", flush=True)


def main(programs):
    folder = tempfile.mkdtemp(prefix="peygir-lost-disk.")
    os.chmod(folder, 0o755)
    ends = []
    try:
        for name in ("archive", "received"):
            os.makedirs(f"{folder}/{name}", 0o777)
            os.chmod(f"{folder}/{name}", 0o777)
        postgres = Postgres(f"{folder}/pg", settings=here(documented("wal_level"), folder))
        node = town(os.path.realpath(programs), folder, postgres)
        ends.append(node.end)
        print("== a base backup, and a receiver on the other machine", flush=True)
        postgres.run("pg_basebackup", "-D", f"{folder}/pg/base", "-X", "stream", "-h", postgres.folder, "-p", str(postgres.port),
                     "-U", "postgres", "-c", "fast")
        receiver = Receiver(postgres, folder)
        ends.append(receiver.end)
        senders = [Sender(node, number) for number in range(DESKS)]
        cursor, version = caught_up(senders[0].desk)
        for sender in senders:
            sender.start()
        time.sleep(SECONDS / 2)
        # Some of it lies in the archive, the rest with the receiver only.
        postgres.lines("SELECT pg_switch_wal()")
        time.sleep(SECONDS / 2)
        print("== the disk is lost while they send", flush=True)
        postgres.end()
        for sender in senders:
            sender.join()
        node.kill()
        receiver.end()
        os.rename(f"{folder}/pg/data", f"{folder}/pg/lost")

        back = Postgres(f"{folder}/back", base=f"{folder}/pg/base", settings=here(documented("restore_command"), folder))
        ends.append(back.stop)
        until("it has read the log", lambda: back.sql("SELECT pg_is_in_recovery()") == [["f"]])
        os.rename(f"{folder}/pg/lost", f"{folder}/pg/data")
        postgres.start()
        ends.append(postgres.stop)
        node.conninfo = back.conninfo
        check(postgres, back, node, senders)

        print("== the desks go on where they were", flush=True)
        node.start()
        until("it leads", node.is_leading)
        desk = senders[0].desk
        desk.at(node)
        status, _, body = desk.pull(cursor, version)
        assert status == 200, body
        status, _, body = desk.push(a_message(desk))
        assert status == 200 and json.loads(body)["receipts"][0]["outcome"] == "applied", body
    finally:
        for end in reversed(ends):
            try:
                end()
            except AssertionError as error:
                print(error, file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
