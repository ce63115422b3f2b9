#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What syncsim prints after a failure is smaller and fails again: planted bugs, found, shrunk, and run again.

shrink_test.py SYNCSIM
"""
import re
import shlex
import subprocess
import sys

# Found during a run, and found only when everything has healed.
PLANTS = ["skip-receipt", "leave-at-ack", "outcome-by-batch"]
STEPS = 200
DESKS = 6


def fail(words):
    sys.exit(f"shrink_test: {words}")


def run(syncsim, arguments):
    done = subprocess.run([syncsim, *arguments], capture_output=True, text=True, check=False)
    found = re.search(r"seed \d+ failed at step (\d+): (.*)", done.stdout)
    shrunk = re.search(r"shrunk to: syncsim (.*) --trace", done.stdout)
    return done.returncode, found, shrunk


def value(arguments, option):
    return int(arguments[arguments.index(option) + 1])


def main():
    syncsim = sys.argv[1]
    for plant in PLANTS:
        status, found, shrunk = run(syncsim, ["--seeds", "1..5", "--plant", plant])
        if status != 1 or not found or not shrunk:
            fail(f"{plant} is not found")
        arguments = shlex.split(shrunk.group(1))
        status, again, _ = run(syncsim, arguments)
        if status != 1 or not again:
            fail(f"{plant}: the shrunk line does not fail: {' '.join(arguments)}")
        if again.group(2) != found.group(2):
            fail(f"{plant}: another oracle fails: {again.group(2)}")
        if value(arguments, "--steps") >= STEPS or value(arguments, "--desks") >= DESKS or "--without" not in arguments:
            fail(f"{plant}: steps, desks or faults are left as they were: {' '.join(arguments)}")
        print(f"{plant}: {' '.join(arguments)}")


main()
