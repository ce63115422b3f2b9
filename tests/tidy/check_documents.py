#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_documents.py ROOT

What a newcomer reads is true: links lead to files, ARCHITECTURE.md names the modules that there are, no more and no
fewer, no section stands twice, and each program has a manual page with the options of its sources and of
docs/PROGRAMS.md, each explained once.
"""
import os
import re
import sys

from source_text import files, line_of, read, report

LINK = re.compile(r"\[[^\]]*\]\(([^)\s#]+)(?:#[^)]*)?\)")
MODULE_ROW = re.compile(r"^\| ((?:`\w+` ?)+)\|", re.MULTILINE)


def check_links(root, path, text):
    problems = []
    for match in LINK.finditer(text):
        target = match.group(1)
        if re.match(r"[a-z]+:", target):
            continue
        if not os.path.exists(os.path.join(root, os.path.dirname(path), target)):
            problems.append(f"{path}:{line_of(text, match.start())}: {target} does not exist")
    return problems


def check_headings(path, text):
    """A heading of the second level that stands twice is a section that somebody pasted twice."""
    prose = re.sub(r"(?ms)^```.*?^```", "", text)
    headings = re.findall(r"(?m)^## (.+)$", prose)
    return [f"{path}: the heading \"{heading}\" stands twice"
            for heading in sorted({h for h in headings if headings.count(h) > 1})]


def check_modules(root):
    """The table under the heading "The modules" against the folders."""
    text = read(root, "ARCHITECTURE.md")
    _, _, section = text.partition("\n## The modules\n")
    section = section.partition("\n## ")[0]
    named = set(re.findall(r"`(\w+)`", " ".join(MODULE_ROW.findall(section))))
    folders = {path.split("/")[1] for path in files(root, "CMakeLists.txt") if path.count("/") >= 2
               and path.startswith("modules/")}
    problems = [f"ARCHITECTURE.md: the module {name} is not in the table" for name in sorted(folders - named)]
    problems += [f"ARCHITECTURE.md: there is no module {name}" for name in sorted(named - folders)]
    return problems


PROGRAMS = {"peygir": "app/peygir/", "peygir-cli": "app/cli/", "peygird": "app/server/",
            "peygir-city": "tests/support/standard_city/load_city.cpp"}
WORD = re.compile(r"(?<!\\w)--([a-z][a-z-]+)")
PAGE = re.compile(r"docs/man/(?:\w+/)?([\w-]+)\.\d")


def documented_options(root):
    """What docs/PROGRAMS.md says that each program takes."""
    path = "docs/PROGRAMS.md"
    text = read(root, path) if os.path.exists(os.path.join(root, path)) else ""
    sections = re.split(r"(?m)^## ([\w-]+), .*$", text)
    return {program: set(WORD.findall(section)) for program, section in zip(sections[1::2], sections[2::2])}


def said_twice(page):
    """Options that the first lines of a page (its second section) name twice, or that it explains twice."""
    sections = re.split(r"(?m)^\.SH ", page)
    first = WORD.findall(sections[2]) if len(sections) > 2 else []
    explained = re.findall(r"(?m)^\.TP\n\.\w+ \"?--([a-z][a-z-]+)", page)
    return {option for named in (first, explained) for option in named if named.count(option) > 1}


def check_manual(root, path, program, documented):
    page = read(root, path).replace("\\-", "-")
    named = set(WORD.findall(page))
    sources = "".join(read(root, source) for source in files(root, ".cpp") if source.startswith(PROGRAMS[program]))
    problems = [f"{path}: {program} has no --{option}" for option in sorted(named)
                if not re.search(rf'(--|["\s]){option}["\s,\])]', sources)]
    offered = documented | set(WORD.findall(sources)) | set(re.findall(
        r'QCommandLineOption\s+\w+\(\s*QStringLiteral\("([a-z-]+)"', sources))
    problems += [f"{path}: --{option} is missing" for option in sorted(offered - named)]
    return problems + [f"{path}: --{option} stands twice" for option in sorted(said_twice(page))]


def check_manuals(root):
    """Options of docs/man, in any language, against the words with two dashes or in quotes of the program's sources and
    against docs/PROGRAMS.md. Each program has a page."""
    documented = documented_options(root)
    pages = [(path, match.group(1)) for path in files(root) if (match := PAGE.fullmatch(path))]
    problems = [f"docs/man: {program} has no page" for program, sources in sorted(PROGRAMS.items())
                if program not in {name for path, name in pages if path.count("/") == 2}
                and any(source.startswith(sources) for source in files(root, ".cpp"))]
    for path, program in pages:
        problems += check_manual(root, path, program, documented.get(program, set()))
    return problems


def check(root):
    """Sentences, one for each thing that is not so."""
    problems = check_modules(root) + check_manuals(root)
    for path in files(root, ".md"):
        text = read(root, path)
        problems += check_links(root, path, text) + check_headings(path, text)
    return problems


if __name__ == "__main__":
    sys.exit(report("documents", check(sys.argv[1])))
