#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""open_files.py PROGRAMS

Goal: a server that is started with few open files takes what it may have, and says where that is not enough for its desks.
"""
import resource
import sys

from besieged import besieged, register_case

SOFT = 64
# Its 5,000 lines, and what is open beside them.
ENOUGH = 5_512
TOO_FEW = 400


def limits(server):
    with open(f"/proc/{server.process.pid}/limits", encoding="ascii") as file:
        line = next(line for line in file if line.startswith("Max open files"))
    return tuple(int(word) for word in line.split()[3:5])


def check(server, _folder):
    soft, hard = limits(server)
    assert soft == min(hard, 65_536) > SOFT, (soft, hard)
    assert (" open-files " in server.log()) == (soft < ENOUGH), (soft, server.log())

    # More peers than it was started with files, and an honest desk among them. This side needs as many.
    resource.setrlimit(resource.RLIMIT_NOFILE, (highest, highest))
    desk = server.desk("agent_a")
    lines = [server.line() for _ in range(2 * SOFT)]
    assert register_case(desk)[0] == 200
    for line in lines:
        line.close()

    server.stop()
    resource.setrlimit(resource.RLIMIT_NOFILE, (SOFT, TOO_FEW))
    server.start()
    assert limits(server) == (TOO_FEW, TOO_FEW), limits(server)
    said = [line for line in server.log().splitlines() if " open-files " in line][-1]
    assert f"allowed={TOO_FEW}" in said and f"wanted={ENOUGH}" in said, said


_, highest = resource.getrlimit(resource.RLIMIT_NOFILE)
if highest <= 4 * SOFT:
    print(f"not checked: this machine allows a process {highest} files", file=sys.stderr)
    sys.exit(77)
resource.setrlimit(resource.RLIMIT_NOFILE, (SOFT, highest))
besieged(check)
