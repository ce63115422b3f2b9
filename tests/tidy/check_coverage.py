#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_coverage.py ROOT [RESULTS...]

docs/COVERAGE.md says of every requirement how far it is, and proves what it calls done: each row stands there once, with a state;
a row that is done names tests that exist, one of which drives its screen by keys while the others are of that kind or of the
system or its store; where it has no screen, all are of the latter. Given the results that ctest wrote (--output-junit), those tests also passed in it.
"""
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

from source_text import line_of, read, report, without_comments

DOCUMENT = "docs/COVERAGE.md"
FIRST, LAST = 1, 254
STATES = ("done", "prepared", "open")
# What a row says in the column of screens when it has none.
NO_SCREEN = "server"
ROW = re.compile(r"^\| *(R\d{3}) *\|(.*)\|\s*$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w./]+?)(?:::(\w+))?`")
KEYS = re.compile(r"\b(?:press|type|pressUnderLayout|paste)\(")
WITHOUT_SCREEN = re.compile(r"tests/(?:system|simulation)/|tests/\w+/contract/")


def bodies(source):
    """{name: body} of the functions of a C++ file, by their braces; of two with one name both."""
    found = {}
    for start in re.finditer(r"\b(\w+)\([^;{}]*\)\s*(?:const\s*)?(?:override\s*)?\{", source):
        if start.group(1) in ("if", "for", "while", "switch", "catch"):
            continue
        depth, at = 1, start.end()
        while at < len(source) and depth:
            depth += {"{": 1, "}": -1}.get(source[at], 0)
            at += 1
        found[start.group(1)] = found.get(start.group(1), "") + source[start.end():at]
    return found


def drives_by_keys(functions, name):
    """Whether a function presses keys, itself or by others of its file."""
    seen, waiting = set(), [name]
    while waiting:
        one = waiting.pop()
        if one in seen or one not in functions:
            continue
        seen.add(one)
        if KEYS.search(functions[one]):
            return True
        waiting += re.findall(r"\b(\w+)\(", functions[one])
    return False


def kind_of(root, row, path, function):
    """("keys", "system" or None, what is wrong) of one test that a row names."""
    if not os.path.isfile(os.path.join(root, path)):
        return None, f"{row}: there is no {path}"
    source = read(root, path) or ""
    beside = "system" if WITHOUT_SCREEN.match(path) else None
    if path.endswith(".sh"):
        # A scene is a story of one file; those with window.sh press real keys in the real window.
        if function:
            return None, f"{row}: {path} has no functions"
        return ("keys" if re.search(r"\bwindow\.sh", source) else beside), None
    if not function:
        return None, f"{row}: say which test of {path} it is"
    code = without_comments(source)
    functions = bodies(code)
    if function not in functions or not re.search(rf"\bvoid {function}\(\)", code.partition("private Q_SLOTS:")[2]):
        return None, f"{row}: {path} has no test {function}"
    return ("keys" if drives_by_keys(functions, function) else beside), None


def check_tests(root, row, named, has_screen):
    """What is wrong with the tests of a row that is done."""
    problems, kinds = [], []
    for path, function in named:
        kind, problem = kind_of(root, row, path, function)
        kinds.append(kind)
        if problem:
            problems.append(problem)
        elif not kind:
            problems.append(f"{row}: {path}::{function} presses no key, and is no test of the system or of a store")
    if named and not problems and has_screen and "keys" not in kinds:
        problems.append(f"{row}: none of its tests drives the screen by keys")
    return problems


def passed(results):
    """Names of the tests that passed, as ctest calls them."""
    names = set()
    for case in ElementTree.parse(results).getroot().iter("testcase"):
        failed = case.find("failure") is not None or case.find("skipped") is not None
        if not failed and case.get("status", "run") not in ("fail", "notrun", "disabled"):
            names.add(case.get("name"))
    return names


def check(root, *results):
    """Sentences, one for each thing that is not so."""
    if not os.path.exists(os.path.join(root, DOCUMENT)):
        return [f"{DOCUMENT} is missing"]
    text = read(root, DOCUMENT)
    problems, seen = [], {}
    good = set().union(*map(passed, results)) if results else None
    for match in ROW.finditer(text):
        row, cells = match.group(1), [cell.strip() for cell in match.group(2).split("|")]
        where = f"{DOCUMENT}:{line_of(text, match.start())}"
        if row in seen:
            problems.append(f"{where}: {row} stands twice")
        seen[row] = True
        if len(cells) != 4 or not cells[0] or cells[1] not in STATES:
            problems.append(f"{where}: {row} wants words, a state ({', '.join(STATES)}), a screen and tests")
            continue
        _, state, screen, tests = cells
        named = NAMED.findall(tests)
        if state != "done":
            problems += [f"{row}: there is no {path}" for path, _ in named if not os.path.isfile(os.path.join(root, path))]
            continue
        if not screen:
            problems.append(f"{where}: {row} is done and has no screen: name it, or say {NO_SCREEN}")
        if not named:
            problems.append(f"{where}: {row} is done and names no test")
        problems += check_tests(root, row, named, screen != NO_SCREEN)
        for path, _ in named:
            name = os.path.splitext(path)[0][len("tests/"):]
            if good is not None and name not in good:
                problems.append(f"{row}: {name} has not passed")
    wanted = {f"R{number:03}" for number in range(FIRST, LAST + 1)}
    problems += [f"{DOCUMENT}: {row} is missing" for row in sorted(wanted - set(seen))]
    problems += [f"{DOCUMENT}: there is no requirement {row}" for row in sorted(set(seen) - wanted)]
    return problems


if __name__ == "__main__":
    sys.exit(report("coverage", check(*sys.argv[1:])))
