#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare_rows.py SERVER_FILE DESK_FILE USER [DESK_FILE USER...]

Compares the replicated rows of each desk's SQLite file with those rows of the server's that its USER may see. Who may see what
is worked out here from rights, chart and windows alone, without buckets, membership or the change log, which is what is being
tried. Prints the number of rows of each table; exit status 1 with every row that is too many, missing or different.
"""
import json
import sqlite3
import sys
import uuid

REFERENCE = ["unit", "post", "person", "roster", "place", "role", "process", "subject_group", "subject", "snippet",
             "working_calendar", "calendar_day", "calendar_sheet"]
FILE_TABLES = ["case_file", "case_node", "case_referral", "case_history"]
TABLES = REFERENCE + ["user_rights", "assignment", "attention", "held_act", "case_card", "citizen"] + FILE_TABLES


def opened(path):
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    return connection


def rows_of(connection, table):
    rows = connection.execute(f"SELECT t.* FROM {table} t").fetchall()  # every column counts, also a later one
    return {row["id"]: dict(row) for row in rows}


def reach_of(server, user):
    """Verb → list of (units or None for all, subject group or None for all, whether what is over is kept): all that is
    over in a scene was closed in it, so a window of any length has it."""
    parents = {row["id"]: row["parent"] for row in server["unit"].values()}

    def below(top):
        def is_below(unit):
            while unit is not None and unit != top:
                unit = parents.get(unit)
            return unit == top
        return {unit for unit in parents if is_below(unit)}

    reach = {}
    for assignment in server["assignment"].values():
        role = server["role"][assignment["role"]]
        if assignment["aggregate"] != user or not assignment["active"] or not role["active"]:
            continue
        units = below(assignment["unit"]) if assignment["unit"] is not None else None
        for verb in json.loads(role["verbs"])["v"]:
            kept = json.loads(role["kept_months"]).get(verb) != 0
            reach.setdefault(verb, []).append((units, assignment["subject_group"], kept))
    return reach


def may_read(file, reaches):
    units = {uuid.UUID(unit).bytes for unit in json.loads(file["units"])["v"]}
    return any((group is None or group == file["subject_group"]) and (within is None or units & within)
               and (kept or file["closed_period"] is None) for within, group, kept in reaches)


def may_settle(entry, reaches):
    """What the server keeps of somebody, while nobody has said what becomes of it."""
    return entry["reason"] == "held" and not entry["settled"] and any(
        group is None and (within is None or entry["unit"] in within) for within, group, _ in reaches)


def expected_rows(server, user):
    reach = reach_of(server, user)
    files = {key for key, file in server["case_file"].items() if may_read(file, reach.get("cases.read_files", []))}
    all_rights = "access.change_rights" in reach
    visible = {table: lambda row: True for table in REFERENCE}
    visible.update({table: lambda row: row["aggregate"] in files for table in FILE_TABLES})
    visible["user_rights"] = visible["assignment"] = lambda row: all_rights or row["aggregate"] == user
    settles = reach.get("access.settle_held", [])
    entries = {key for key, row in server["attention"].items() if row["user_id"] == user or may_settle(row, settles)}
    visible["attention"] = lambda row: row["id"] in entries
    visible["held_act"] = lambda row: row["aggregate"] in entries
    visible["case_card"] = lambda row: "cases.read_cards" in reach
    visible["citizen"] = lambda row: "cases.read_citizens" in reach
    return {table: {key: row for key, row in server[table].items() if visible[table](row)} for table in TABLES}


def shown(row):
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in row.items()}


def differences_of(server, desk_file, user):
    """What is wrong with this desk, and how many rows of each table it holds."""
    connection = opened(desk_file)
    desk = {table: rows_of(connection, table) for table in TABLES}
    expected = expected_rows(server, uuid.UUID(user).bytes)
    differences = []
    for table in TABLES:
        for key in sorted(expected[table].keys() | desk[table].keys()):
            wanted, found = expected[table].get(key), desk[table].get(key)
            if found is None:
                differences.append(f"{table}: missing {shown(wanted)}")
            elif wanted is None:
                differences.append(f"{table}: may not be here {shown(found)}")
            elif wanted != found:
                differences.append(f"{table}: {shown(found)} instead of {shown(wanted)}")
    return differences, ", ".join(f"{table} {len(desk[table])}" for table in TABLES if desk[table])


def main(server_file, *desks):
    connection = opened(server_file)
    server = {table: rows_of(connection, table) for table in TABLES}
    sound = True
    for desk_file, user in zip(desks[::2], desks[1::2]):
        differences, counts = differences_of(server, desk_file, user)
        print("\n".join(differences) or counts)
        sound = sound and not differences
    return 0 if sound else 1


if __name__ == "__main__":
    if len(sys.argv) < 4 or len(sys.argv) % 2:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
