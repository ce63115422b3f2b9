#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_includes.py ROOT GRAPH

The law of arrows (ARCHITECTURE.md), include by include. CMake refuses a forbidden arrow between targets, but the
include path holds every module, so a file could still include what its layer never declared. GRAPH is what CMake wrote:
a line "name: used used ..." per layer and program. A layer may include itself and what stands in its own USES; what comes
in through another layer does not count.
"""
import os
import re
import sys

from source_text import files, line_of, read, report, without_comments

# (file, include): why it has to be. An entry that is no longer needed fails the check too.
EXCEPTIONS = {}

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)


def read_graph(path):
    """{layer or program: set of what it uses}"""
    graph = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            name, colon, used = line.partition(":")
            if colon:
                graph[name.strip()] = set(used.split())
    return graph


def owner(path, graph):
    """The layer or program that a path belongs to: the longest name in the graph that leads to it, or None."""
    folder = os.path.dirname(path)
    while folder:
        if folder in graph:
            return folder
        folder = os.path.dirname(folder)
    return None


def owner_of_file(path, graph):
    return owner(path[len("modules/"):] if path.startswith("modules/") else path, graph)


def problem_with(root, path, bracket, include, graph):
    """Why this include may not be, or None."""
    if bracket == "<" and owner(include, graph) is None:
        return None  # of the system or a library, and CMake knows what the layer links
    layer = owner_of_file(path, graph)
    if layer is None:
        return "belongs to no declared layer or program"
    beside = os.path.join(root, os.path.dirname(path), include)
    if include.endswith(".moc") or ("/" not in include and os.path.exists(beside)):
        return None
    included = owner(include, graph)
    if included is None and path.startswith(("app/", "tests/")):
        # A part of app/ that programs share, named from there.
        part = owner("app/" + include, graph)
        if part is not None and os.path.exists(os.path.join(root, "app", include)):
            name = part[len("app/"):]
            if part == layer or name in graph[layer]:
                return None
            return f'includes "{include}", but {layer} does not declare that it uses {name}'
    if included is None:
        # A program's own folders; a module names itself from the module root.
        inside = os.path.join(root, layer, include)
        if not path.startswith("modules/") and os.path.exists(inside):
            return None
        return f'includes "{include}", which belongs to no declared layer'
    if not os.path.exists(os.path.join(root, "modules", include)):
        return f'includes "{include}", which does not exist'
    if included == layer or included in graph[layer]:
        return None
    return f'includes "{include}", but {layer} does not declare that it uses {included}'


def check(root, graph, exceptions):
    """Sentences, one for each include that may not be and each exception that is not needed."""
    programs = tuple(f"{name}/" for name in graph if name.startswith("tests/"))
    problems, needed = [], set()
    for path in files(root, ".cpp", ".h"):
        if not path.startswith(("modules/", "app/") + programs):
            continue
        text = without_comments(read(root, path) or "")
        for match in _INCLUDE.finditer(text):
            bracket, include = match.groups()
            problem = problem_with(root, path, bracket, include, graph)
            if problem is None:
                continue
            if (path, include) in exceptions:
                needed.add((path, include))
            else:
                problems.append(f"{path}:{line_of(text, match.start(1))}: {problem}")
    for path, include in sorted(set(exceptions) - needed):
        problems.append(f'{path}: the exception for "{include}" is no longer needed')
    return problems


if __name__ == "__main__":
    sys.exit(report("includes", check(sys.argv[1], read_graph(sys.argv[2]), EXCEPTIONS)))
