#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_verbs.py ROOT

Every verb that the sources declare stands once in the table of app/composition/named_verbs.cpp, with a name and a feature, so that
whoever gives and takes rights sees all of them; and the table names none that is not declared.
"""
import re
import sys

from source_text import files, line_of, read, report, without_comments

TABLE = "app/composition/named_verbs.cpp"
DECLARED = re.compile(r'\binline constexpr Verb (\w+)\{"([a-z_]+\.[a-z_]+)"\}')
ANY_VERB = re.compile(r"\bconstexpr Verb (\w+)")
LINE = re.compile(r'\{(\w+)::(\w+),\s+QT_TRANSLATE_NOOP\("Verbs", "[^"]+"\),\s+\w+(?:,\s+VerbReach::\w+)?\}')


def declared(root):
    """{"feature::constant": (id, where)} of all headers of features."""
    found, problems = {}, []
    for path in files(root, ".h"):
        if not path.startswith("modules/"):
            continue
        text = without_comments(read(root, path) or "")
        feature = path.split("/")[1]
        known = {one.group(1): one.group(2) for one in DECLARED.finditer(text)}
        for one in ANY_VERB.finditer(text):
            where = f"{path}:{line_of(text, one.start())}"
            if one.group(1) in known:
                found[f"{feature}::{one.group(1)}"] = (known[one.group(1)], where)
            else:
                problems.append(f'{where}: a verb is declared as inline constexpr Verb name{{"feature.act"}}')
    return found, problems


def check(root):
    found, problems = declared(root)
    table = without_comments(read(root, TABLE) or "")
    lines = [f"{one.group(1)}::{one.group(2)}" for one in LINE.finditer(table)]
    for verb, (name, where) in sorted(found.items()):
        if lines.count(verb) != 1:
            problems.append(f"{where}: the verb {name} stands {lines.count(verb)} times in {TABLE}")
    for verb in lines:
        if verb not in found:
            problems.append(f"{TABLE}: {verb} is no verb that a feature declares")
    ids = [name for name, _ in found.values()]
    for name in sorted({one for one in ids if ids.count(one) > 1}):
        problems.append(f"two verbs are called {name}")
    return problems


if __name__ == "__main__":
    sys.exit(report("verbs", check(sys.argv[1])))
