# SPDX-License-Identifier: GPL-3.0-or-later
"""How the house rules read the tree: which files there are, and C++ without its comments."""
import os
import re

SKIPPED_FOLDERS = {".git", "build", "node_modules", "__pycache__"}

# Strings first: a comment sign inside a string begins no comment.
_TOKENS = re.compile(
    r'R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])*'"
    r"|(?P<comment>//[^\n]*|/\*.*?\*/)",
    re.DOTALL,
)


def files(root, *endings):
    """Paths relative to root, sorted, of the files whose names end so (all files without endings)."""
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in SKIPPED_FOLDERS)
        for name in names:
            if name != ".git" and (not endings or name.endswith(endings)):
                found.append(os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/"))
    return sorted(found)


def read(root, path):
    """The text of a file, or None when it is not UTF-8 text."""
    try:
        with open(os.path.join(root, path), encoding="utf-8") as file:
            return file.read()
    except UnicodeDecodeError:
        return None


def without_comments(text):
    """C++ with its comments blanked; strings and line numbers stay."""
    def blank(match):
        if match.group("comment") is None:
            return match.group(0)
        return re.sub(r"[^\n]", " ", match.group(0))
    return _TOKENS.sub(blank, text)


def without_sql_comments(text):
    """SQL with its comments blanked; line numbers stay."""
    return re.sub(r"--[^\n]*", "", text)


def line_of(text, position):
    """The number of the line that holds a position."""
    return text.count("\n", 0, position) + 1


def report(title, problems):
    """Prints the problems and gives the exit status: 0 when there are none."""
    for problem in problems:
        print(problem)
    print(f"{title}: {len(problems)} problems" if problems else f"{title}: in order")
    return 1 if problems else 0
