#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_translations.py ROOT

Every sentence of translations/*.ts is translated, keeps the places where values go in, and the Persian ones are written
as Persian is: Persian digits, Persian ye and kaf.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree

from source_text import files, report

PLACE = re.compile(r"%(?:L?\d{1,2}|n|Ln)")
# Names of keys and of things that are written in Latin letters in Persian text as well.
LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9+\-_.:/]*")
ARABIC_LETTERS = re.compile("[\u064a\u0643\u0660-\u0669]")


def check_sentence(source, translation, persian):
    """What is wrong with one translated sentence, as sentences."""
    problems = []
    if not translation.strip():
        return ["is empty"]
    # %n may be left out where a language says "one" in words.
    places = [sorted(set(PLACE.findall(text)) - {"%n", "%Ln"}) for text in (source, translation)]
    if places[0] != places[1]:
        problems.append(f"takes {places[1]} where the source takes {places[0]}")
    if persian:
        words = LATIN_NAME.sub("", PLACE.sub("", translation))
        if re.search(r"[0-9]", words):
            problems.append("has English digits")
        if ARABIC_LETTERS.search(translation):
            problems.append("has Arabic letters or digits where Persian has its own")
    return problems


def check_file(root, path):
    problems = []
    for context in ElementTree.parse(f"{root}/{path}").getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            state = translation.get("type", "")
            if state in ("vanished", "obsolete"):
                continue
            source = message.findtext("source", "")
            where = f'{path}: {context.findtext("name")}: "{source}"'
            if state == "unfinished":
                problems.append(f"{where} is not translated")
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            for form in forms:
                problems += [f"{where} {problem}" for problem in check_sentence(source, form, path.endswith("_fa.ts"))]
    return problems


def check(root):
    """Sentences, one for each fault in a translation."""
    return [problem for path in files(root, ".ts") if path.startswith("translations/")
            for problem in check_file(root, path)]


if __name__ == "__main__":
    sys.exit(report("translations", check(sys.argv[1])))
