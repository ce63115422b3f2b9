# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of docs/proof.md, out of what `run.py` has kept. Each stands between two markers; the prose is nobody's but a
person's. A part of which nothing is kept keeps the table that it has."""
import json
import re

WIDE = 130


def rows_in(text):
    """The cells of a printed table, without its head."""
    lines = [line for line in text.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def table(head, rows):
    def line(cells):
        return "| " + " | ".join(str(cell) for cell in cells) + " |"

    return "\n".join([line(head), "|" + "---|" * len(head)] + [line(row) for row in rows])


def number(value):
    return f"{value:,}"


def between(values, digits=1):
    """The least and the greatest."""
    least, most = min(values), max(values)
    return f"{least:.{digits}f}" if least == most else f"{least:.{digits}f}–{most:.{digits}f}"


def made(kept):
    """When, of what and on what these were made."""
    def all_of(name):
        return sorted({one[name] for one in kept})

    loads = [load for one in kept for load in one["load"]]
    days = all_of("date")
    commits = [commit.replace("+", " and changes") for commit in all_of("commit")]
    return (f"{days[0] if len(days) == 1 else days[0] + ' to ' + days[-1]}, commit {', '.join(commits)}, "
            f"{'/'.join(str(cores) for cores in all_of('cores'))} cores, load {between(loads)}.")


def wrapped(words):
    """A list of words as lines of prose."""
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > WIDE:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return "\n".join(lines)


def listed(findings):
    return "".join(f"\n- {finding}" for finding in findings)


def matrix(kept):
    cells = {}
    for one in kept:
        figures = one["figures"]
        cells.setdefault((figures["fault"], figures["database"]), []).append(figures)
    order = ["none", "disconnect", "pause", "kill", "partition"]
    rows, findings = [], []
    for fault, database in sorted(cells, key=lambda key: (order.index(key[0]), key[1] != "sqlite")):
        runs = cells[fault, database]

        def total(name):
            return number(sum(run[name] for run in runs))

        found = [f"{database}, {fault}, seed {run['seed']}: {finding}" for run in runs for finding in run["findings"]]
        findings += found
        rows.append([fault, "SQLite" if database == "sqlite" else "PostgreSQL", len(runs), total("seconds"),
                     total("faults"), total("applied"), total("looks"),
                     between([run["healedMs"] / 1000 for run in runs]),
                     between([max(run["behindMs"] for run in runs) / 1000]), len(found)])
    desks = sorted({run["desks"] for runs in cells.values() for run in runs})
    rates = sorted({run["rate"] for runs in cells.values() for run in runs})
    head = ["fault", "database", "seeds", "seconds", "faults", "commands", "looks", "all equal after (s)",
            "longest behind (s)", "findings"]
    return (f"{'/'.join(map(str, desks))} desks, {'/'.join(map(str, rates))} commands/s together. {made(kept)}\n\n"
            + table(head, rows) + ("\n" + listed(findings) if findings else ""))


def spans_of(figures):
    """The seeds of these pieces, whole stretches as one: "0..499, 1000..1249"."""
    spans = []
    for one in sorted(figures, key=lambda one: one["first"]):
        if spans and spans[-1][1] + 1 == one["first"]:
            spans[-1][1] = one["last"]
        else:
            spans.append([one["first"], one["last"]])
    return ", ".join(f"{first}..{last}" for first, last in spans)


def by_commit(kept):
    """Which seeds ran on which commit, since a clean seed says something of its own simulator and engines only."""
    pieces = {}
    for one in kept:
        pieces.setdefault(one["commit"].replace("+", " and changes"), []).append(one["figures"])
    return "; ".join(f"commit {commit}: {spans_of(figures)}" for commit, figures in pieces.items())


def seeds(kept):
    figures = sorted((one["figures"] for one in kept), key=lambda one: one["first"])
    failures = [failure for one in figures for failure in one["failures"]]
    faults, commands = {}, {}
    for one in figures:
        for name, count in one["faults"].items():
            faults[name] = faults.get(name, 0) + count
        for kind, fates in one["commands"].items():
            sums = commands.setdefault(kind, {})
            for fate, count in fates.items():
                sums[fate] = sums.get(fate, 0) + count
    entered = sum(fates["entered"] for fates in commands.values())
    said = (f"Seeds {spans_of(figures)}: {number(sum(one['seeds'] for one in figures))} clean, "
            f"{len(failures)} failed; {number(round(sum(one['milliseconds'] for one in figures) / 3_600_000))} hours simulated, "
            f"{number(entered)} commands, {number(sum(one['messages'] for one in figures))} messages, "
            f"{number(sum(one['powerCuts'] for one in figures))} power cuts. "
            f"{number(sum(one['twice'] for one in figures))} were run twice, to the same end. {made(kept)}"
            + (f" Of these, {by_commit(kept)}." if len({one["commit"] for one in kept}) > 1 else ""))
    fates = ["entered", "applied", "refused", "held", "notTaken"]
    return (wrapped(said.split(" ")) + "\n\n"
            + table(["fault", "how often"], [[f"`{name}`", number(count)] for name, count in sorted(faults.items())]) + "\n\n"
            + table(["command", "entered", "applied", "refused", "held", "not taken by the desk"],
                    [[kind] + [number(sums[fate]) for fate in fates] for kind, sums in sorted(commands.items())])
            + ("\n" + listed(f"seed {one['seed']}, step {one['step']}: {one['oracle']}: {one['words']}" for one in failures)
               if failures else ""))


def plants(kept):
    # Who looked further has the last word.
    last = max(kept, key=lambda one: one["figures"]["seeds"])
    found = [row for row in last["figures"]["rows"] if row[1] != "–"]
    return (f"{len(found)} of {len(last['figures']['rows'])} found within {number(last['figures']['seeds'])} seeds. {made([last])}\n\n"
            + table(["planted bug", "seed", "step", "the oracle that found it"], last["figures"]["rows"]))


def kills(kept):
    sums, findings = {}, []
    for one in kept:
        figures = one["figures"]
        sums.setdefault((figures["program"], figures["database"]), []).append(figures)
        findings += [f"{figures['program']}, {figures['database']}: {finding}" for finding in figures["findings"]]
    rows = []
    for program, database in sorted(sums, key=lambda key: (["peygird", "peygir-cli", "peygir"].index(key[0]), key[1] != "sqlite")):
        runs = sums[program, database]
        count, inside = sum(run["kills"] for run in runs), sum(run["inside"] for run in runs)
        rows.append([program, "SQLite" if database == "sqlite" else "PostgreSQL", number(count),
                     f"{number(inside)} ({100 * inside // max(1, count)} %)", number(sum(run["acknowledged"] for run in runs)),
                     sum(len(run["findings"]) for run in runs)])
    return (f"{made(kept)}\n\n" + table(["program", "server's database", "kills", "inside a write transaction", "acknowledged", "findings"], rows)
            + ("\n" + listed(findings) if findings else ""))


PARTS = {"matrix": matrix, "seeds": seeds, "plants": plants, "kills": kills}


def put(document, part, text):
    """The document with this between the markers of the part."""
    begin, end = f"<!-- proof {part} -->", f"<!-- end of proof {part} -->"
    pattern = re.compile(re.escape(begin) + r"\n.*?" + re.escape(end), re.S)
    if len(pattern.findall(document)) != 1:
        raise SystemExit(f"the document has not one place for {part}")
    return pattern.sub(lambda _: f"{begin}\n{text}\n{end}", document)


def write(results, path):
    """Joins everything that is kept and puts it into the document."""
    document = path.read_text()
    for part, make in PARTS.items():
        kept = [json.loads(one.read_text()) for one in sorted((results / part).glob("*.json"))]
        if kept:
            document = put(document, part, make(kept))
    path.write_text(document)
