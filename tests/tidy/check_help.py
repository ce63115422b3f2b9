#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_help.py ROOT

The help is whole: both languages have the same texts with the same keys and links, every page and part of a page that the
sources name has one, every link and key leads somewhere, every text is reached from the start, and no key is typed into one.
"""
import os
import re
import sys

from source_text import files, line_of, read, report, without_comments

FOLDER = "resources/help"
LANGUAGES = ("fa", "en")
LINK = re.compile(r"\[\[([\w.]+)\]\]")
ACTION = re.compile(r"\{(?:key|do):([\w.]+)\}")
MARK = re.compile(r"\[\[[\w.]+\]\]|\{(?:key|do):[\w.]+\}")
ANY_MARK = re.compile(r"\[\[|\]\]|[{}]")
TYPED_KEY = re.compile(r"\b(?:Ctrl|Alt|Shift|Esc|Escape|Enter|Return|Tab|Del|Delete|Ins|Insert|Backspace|PgUp|PgDown|F\d{1,2})\b")
# Where sources name a text: a page or list of the window by its place, a part by itself.
PLACE = re.compile(r'\b(?:m_)?(?:addPage|addList|addPair)\(\{?QStringLiteral\("([\w.]+)"\)')
PART = re.compile(r'\b(?:setHelpTopic|showHelpAbove)\([^;]*?QStringLiteral\("([\w.]+)"\)')
VARIABLE = re.compile(r'\b(?:m_)?addPage\((\w+),')
# Ids of actions: given to a catalogue, or in the table of keys that pages have by themselves.
GIVEN = re.compile(r'(?:\badd|\bonCase|\baddForList)\(\s*\{?\s*(?:QStringLiteral\()?"([\w.]+)"')
TABLE = re.compile(r'\{"([\w.]+)", "[^"]+", QT_TRANSLATE_NOOP')


def texts(root, language):
    """{topic: text} of one language."""
    folder = f"{FOLDER}/{language}/"
    return {path[len(folder):-3]: read(root, path) or "" for path in files(root, ".md") if path.startswith(folder)}


def sources(root):
    return {path: without_comments(read(root, path) or "") for path in files(root, ".cpp") if path.startswith(("app/desktop/", "modules/"))}


def topics_named(code):
    """Topics that the sources name, with where."""
    named = {}
    for path, text in code.items():
        for found in list(PLACE.finditer(text)) + list(PART.finditer(text)):
            named.setdefault(found.group(1), f"{path}:{line_of(text, found.start())}")
        for found in VARIABLE.finditer(text):
            value = re.search(rf'const QString {found.group(1)} = QStringLiteral\("([\w.]+)"\)', text)
            if value:
                named.setdefault(value.group(1), f"{path}:{line_of(text, found.start())}")
    return named


def actions_given(code):
    found = set()
    for path, text in code.items():
        found.update(GIVEN.findall(text))
        found.update(TABLE.findall(text))
    places = topics_named({path: text for path, text in code.items() if path.startswith("app/desktop/")})
    return found | {f"go.{place}" for place in places}


def check_text(path, text, topics, actions):
    problems = []
    if not text.startswith("# "):
        problems.append(f"{path}:1: the first line is no title")
    problems += [f"{path}: there is no text {topic}" for topic in LINK.findall(text) if topic not in topics]
    problems += [f"{path}: there is no action {action}" for action in ACTION.findall(text) if action not in actions]
    words = MARK.sub(lambda mark: " " * len(mark.group()), text)
    for found in TYPED_KEY.finditer(words):
        problems.append(f"{path}:{line_of(words, found.start())}: the key {found.group()} is typed: write {{key:ACTION}}")
    for found in ANY_MARK.finditer(words):
        problems.append(f"{path}:{line_of(words, found.start())}: a mark that means nothing")
    return problems


def reached(all_texts):
    """Topics that one comes to from the start by links."""
    seen, waiting = set(), ["start"]
    while waiting:
        topic = waiting.pop()
        if topic not in seen and topic in all_texts:
            seen.add(topic)
            waiting += LINK.findall(all_texts[topic])
    return seen


def check(root):
    """Sentences, one for each thing that is not so."""
    if not os.path.isdir(os.path.join(root, FOLDER)):
        return []
    code = sources(root)
    actions = actions_given(code)
    shelves = {language: texts(root, language) for language in LANGUAGES}
    problems = [f"{where}: there is no text {topic} in {FOLDER}/{language}"
                for topic, where in sorted(topics_named(code).items()) for language in LANGUAGES
                if topic not in shelves[language]]
    listed = set(re.findall(r"[\w.]+", (re.search(r"set\(topics([^)]*)\)", read(root, f"{FOLDER}/CMakeLists.txt") or "") or [None, ""])[1]))
    for language, shelf in shelves.items():
        problems += [f"{FOLDER}/CMakeLists.txt: {topic} of {language} is not embedded" for topic in sorted(set(shelf) - listed)]
        problems += [f"{FOLDER}/{language}/{topic}.md: no link from the start leads there" for topic in sorted(set(shelf) - reached(shelf))]
        for topic, text in sorted(shelf.items()):
            problems += check_text(f"{FOLDER}/{language}/{topic}.md", text, shelf, actions)
    first, second = (shelves[language] for language in LANGUAGES)
    for topic in sorted(set(first) | set(second)):
        missing = [language for language in LANGUAGES if topic not in shelves[language]]
        problems += [f"{FOLDER}/{language}/{topic}.md is missing" for language in missing]
        if not missing:
            for what, pattern in (("actions", ACTION), ("links", LINK)):
                only = set(pattern.findall(first[topic])) ^ set(pattern.findall(second[topic]))
                problems += [f"{FOLDER}: {topic} has other {what} in one language: {', '.join(sorted(only))}"] if only else []
    return problems


if __name__ == "__main__":
    sys.exit(report("help", check(sys.argv[1])))
