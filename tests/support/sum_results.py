#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up the result files that ctest writes (--output-junit) and prints one closing line.

Names what failed and what was skipped. A file after --again has those that failed before, run once more by themselves: its outcomes
stand, and whatever passed only then is named as unsteady. Exits with 1 when a test failed, a file is missing, or nothing passed.
"""
import argparse
import sys
import xml.etree.ElementTree as ElementTree


def outcome(case):
    """'failed', 'skipped' or 'passed' for one <testcase>."""
    if case.find("failure") is not None or case.get("status") == "fail":
        return "failed"
    if case.find("skipped") is not None or case.get("status") in ("notrun", "disabled"):
        return "skipped"
    return "passed"


def outcomes(path):
    """Of each test by its name; None where the file cannot be read."""
    try:
        return {case.get("name"): outcome(case) for case in ElementTree.parse(path).getroot().findall("testcase")}
    except (OSError, ElementTree.ParseError) as error:
        print(f"no results: {error}")
        return None


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--again")
    options = parser.parse_args(arguments)
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    sound = True
    later = outcomes(options.again) if options.again else {}
    for path in options.files:
        found = outcomes(path)
        if found is None or later is None:
            sound = False
            continue
        for name, first in found.items():
            last = later.get(name, first) if first == "failed" else first
            counts[last] += 1
            if last != "passed":
                print(f"{last}: {name}")
            elif first != last:
                print(f"unsteady: {name} failed beside others and passed by itself")
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))
    return 0 if sound and counts["failed"] == 0 and counts["passed"] > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
