#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_sources.py ROOT

House rules (docs/STYLE.md) that a program can read off the sources: the licence line, no Persian letters in code, no
words of unfinished work, names, no path of one machine, and who may write which table. Prints a report of long files,
which fails nothing.
"""
import re
import sys

from source_text import files, line_of, read, report, without_comments, without_sql_comments

CODE = (".cpp", ".h")
SCRIPTS = (".py", ".sh", ".cmake", ".mjs", ".js")
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
PERSIAN = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|\b(?i:stubs?|not implemented|for now|dummy)\b")
BANNED_NAME = re.compile(
    r"\b(?:class|struct)\s+(?!Q[A-Z])(\w+(?:Manager|Helper|Utils?|Data|Info|Base))\b(?=[^;(){}>]*\{)")
# Written in two parts, so that this file does not name a machine itself.
MACHINE = re.compile("(?<![\\w.$}])/(?:wo" "rk|ro" "ot|ho" "me|Us" "ers)/\\w|\"resolved\": *\"ht" "tp")
SELECT_ALL = re.compile(r"\bSELECT\s+(?:DISTINCT\s+)?(?:(\w+)\.)?\*", re.IGNORECASE)
_VERBS = r"INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?|COPY"
WRITE = re.compile(rf"\b(?:{_VERBS})\s+(?:ONLY\s+)?(?:main\.|public\.)?[\"`\[]?(\w+)", re.IGNORECASE)
# A write whose table is put in at run time: nobody could say which table it is.
NAMELESS_WRITE = re.compile(r"\b(?:INSERT INTO|REPLACE INTO|DELETE FROM|(?<!FOR )(?<!DO )UPDATE)\s*(?:\"|%\d|\)\w*\")")
# The write of many rows that every connection has.
PUT_MANY = re.compile(r"\bputMany\s*\(\s*(?:(?:\w+::)*QByteArray(?:Literal)?\s*[({]\s*)?(?:\"(\w+)\"|(?=[^\"\s]))")
# The door is open to the engines of `sync` alone: they have a rule's changes, or what a server has sent.
DOOR_NAME = re.compile(r"\bDoor\s*&?\s+(\w+)\s*[({;=,)]")
DOOR_WRITE = (r"\b(?:\w*[dD]oor\w*{names})\s*(?:[({{][^(){{}}]*[)}}])?\s*(?:\.|->)\s*"
              r"(?:put|remove|removeAggregate|removeAll)\s*\(")

MIGRATION = re.compile(r"^modules/.+/migrations/([^/]+)\.sql$")
FAMILY = re.compile(r"^-- family: (replicated|server|desk)$", re.MULTILINE)
CREATE_TABLE = re.compile(r"\bCREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?\"?(\w+)", re.IGNORECASE)
NOT_REPLICATED = re.compile(r"\b(UNIQUE|FOREIGN\s+KEY|REFERENCES|CASCADE|CREATE\s+TRIGGER)\b", re.IGNORECASE)


def lines_with(pattern, path, text, sentence):
    return [f"{path}:{line_of(text, match.start())}: {sentence}: {match.group(0).strip()}"
            for match in pattern.finditer(text)]


def check_text(path, text):
    """What holds for every text that we write."""
    problems = []
    ours = path.endswith(CODE + SCRIPTS) or path in ("dev", ".ci/run")
    if ours and LICENCE not in "\n".join(text.splitlines()[:2]):
        problems.append(f"{path}:1: the licence line is missing ({LICENCE})")
    if (ours or path.endswith((".sql", "CMakeLists.txt"))) and path != "tests/tidy/check_sources.py":
        problems += lines_with(UNFINISHED, path, text, "a word of unfinished work")
        if not path.startswith("tests/"):
            problems += lines_with(PERSIAN, path, text, "Persian letters belong in translations/ and data")
    problems += lines_with(MACHINE, path, text, "a path or host of one machine")
    return problems


def replicated_tables(root):
    """Names of the tables that only the door in modules/storage writes, read from the migrations."""
    tables = set()
    for path in files(root, ".sql"):
        if MIGRATION.match(path):
            text = read(root, path)
            family = FAMILY.search(text)
            if family and family.group(1) == "replicated":
                tables.update(name.lower() for name in CREATE_TABLE.findall(without_sql_comments(text)))
    return tables


def check_migrations(root):
    """One number space over the tree; each names its family; replicated tables have no rule but their primary key."""
    problems, seen = [], {}
    for path in files(root, ".sql"):
        match = MIGRATION.match(path)
        if not match:
            continue
        text = read(root, path)
        number = re.match(r"(\d{4})-[a-z0-9-]+$", match.group(1))
        if not number:
            problems.append(f"{path}: the name of a migration is NNNN-what-it-does.sql")
        elif number.group(1) in seen:
            problems.append(f"{path}: number {number.group(1)} is that of {seen[number.group(1)]} already")
        else:
            seen[number.group(1)] = path
        family = FAMILY.search(text)
        if not family:
            problems.append(f"{path}: the line '-- family: replicated|server|desk' is missing")
        elif family.group(1) == "replicated":
            problems += lines_with(NOT_REPLICATED, path, without_sql_comments(text),
                                   "a desk holds only part of a replicated table, so it cannot have this")
    return problems


def check_statements(path, text, replicated):
    """SQL in the code of modules and programs."""
    bare = without_comments(text) if path.endswith(CODE) else without_sql_comments(text)
    # What stands in brackets as a select of its own names its columns there.
    problems = [f"{path}:{line_of(bare, match.start())}: name the columns: {match.group(0)}"
                for match in SELECT_ALL.finditer(bare)
                if not (match.group(1) and re.search(rf"\)\s*AS\s+{match.group(1)}\b", bare))]
    if path.startswith("modules/storage/"):
        return problems
    # Literals that stand side by side are one string to the compiler.
    joined = re.sub(r'"(\s*)"', r"\1", bare)
    for match in WRITE.finditer(joined):
        if match.group(1).lower() in replicated:
            problems.append(f"{path}:{line_of(joined, match.start())}: only modules/storage writes the replicated "
                            f"table {match.group(1)}")
    if path.endswith(CODE):
        problems += lines_with(NAMELESS_WRITE, path, joined, "a write that does not name its table")
        for match in PUT_MANY.finditer(bare):
            table = match.group(1)
            if not table or table.lower() in replicated:
                sentence = (f"only modules/storage writes the replicated table {table}" if table
                            else "a write that does not name its table: putMany")
                problems.append(f"{path}:{line_of(bare, match.start())}: {sentence}")
        if not path.startswith("modules/sync/"):
            names = "".join("|" + name for name in DOOR_NAME.findall(bare))
            problems += lines_with(re.compile(DOOR_WRITE.format(names=names)), path, bare,
                                   "only a rule's changes go through the door, in modules/sync")
    return problems


def check(root):
    """Sentences, one for each broken rule."""
    problems = check_migrations(root)
    replicated = replicated_tables(root)
    for path in files(root):
        text = read(root, path)
        if text is None:
            continue
        problems += check_text(path, text)
        if path.endswith(CODE):
            problems += lines_with(BANNED_NAME, path, without_comments(text), "a name that says nothing")
        if path.startswith(("modules/", "app/")) and path.endswith(CODE + (".sql",)):
            problems += check_statements(path, text, replicated)
    return problems


def long_files(root):
    """(lines, path) of files twice as long as we aim at, longest first."""
    found = []
    for path in files(root, *CODE):
        lines = (read(root, path) or "").count("\n")
        if lines > (240 if path.endswith(".h") else 600):
            found.append((lines, path))
    return sorted(found, reverse=True)


if __name__ == "__main__":
    for lines, path in long_files(sys.argv[1]):
        print(f"long: {path} has {lines} lines; perhaps it has two subjects")
    sys.exit(report("sources", check(sys.argv[1])))
