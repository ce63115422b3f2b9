#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_sentences.py ROOT LUPDATE

Every sentence that the sources say to a user has a Persian translation, every one with a count an English one as well,
and no translation is left of a sentence that nobody says any more.
"""
import glob
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from source_text import report


def sentences(paths, counted_only=False):
    """(context, sentence) of all messages in these .ts files."""
    found = set()
    for path in paths:
        for context in ElementTree.parse(path).getroot().iter("context"):
            for message in context.iter("message"):
                if not counted_only or message.get("numerus") == "yes":
                    found.add((context.findtext("name"), message.findtext("source")))
    return found


def said_by_sources(root, lupdate):
    """A .ts file with all that the sources say; the caller removes it."""
    handle, path = tempfile.mkstemp(suffix="_fa.ts")
    os.close(handle)
    os.remove(path)
    folders = [os.path.join(root, folder) for folder in ("modules", "app") if os.path.isdir(os.path.join(root, folder))]
    subprocess.run([lupdate, "-silent", "-locations", "none", "-source-language", "en", "-target-language", "fa_IR",
                    *folders, "-ts", path], check=True, stderr=subprocess.DEVNULL)
    return path


def check(root, lupdate):
    """Sentences, one for each that lacks a translation or is said no more."""
    path = said_by_sources(root, lupdate)
    try:
        said, counted = sentences([path]), sentences([path], counted_only=True)
    finally:
        os.remove(path)
    persian = sentences(sorted(glob.glob(os.path.join(root, "translations", "*_fa.ts"))))
    english = sentences(sorted(glob.glob(os.path.join(root, "translations", "*_en.ts"))))
    return ([f'{context}: "{sentence}" has no Persian' for context, sentence in sorted(said - persian)]
            + [f'{context}: "{sentence}" counts and has no English forms' for context, sentence in sorted(counted - english)]
            + [f'{context}: "{sentence}" is translated and said nowhere'
               for context, sentence in sorted((persian | english) - said)])


if __name__ == "__main__":
    sys.exit(report("sentences", check(sys.argv[1], sys.argv[2])))
