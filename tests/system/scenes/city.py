#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""city.py write PROCESS_FILE FOLDER     base.json and accounts.json of a small town, for `peygird load-base`, `add-user`
city.py id NAME                       the id of something in it: unit.roads, person.agent_a, subject.pothole …

One town for all scenes: seven people in six roles, two units that answer, two subjects, one street in each of two
neighbourhoods. Ids are made from names, so that a scene can say whom it means.
"""
import json
import sys
import uuid

PASSWORD = "spade-river-137"
SPACE = uuid.UUID("5f1d4a54-6d0b-4f0e-9a8e-3f5a6f7c9b21")

# unit: (parent, level)
UNITS = {"town": (None, "organisation"), "intake": ("town", "unit"), "follow_up": ("town", "unit"),
         "works": ("town", "deputy"), "roads": ("works", "unit"), "green": ("works", "unit")}
PEOPLE = ["agent_a", "agent_b", "supervisor", "expert", "clerk_roads", "clerk_green", "administrator"]
# post: (unit, holder, role of the post, head of the unit)
POSTS = {"intake_a": ("intake", "agent_a", None, False), "intake_b": ("intake", "agent_b", None, False),
         "intake_supervisor": ("intake", "supervisor", "intake_supervisor", True),
         "follow_up": ("follow_up", "expert", "follow_up_expert", True),
         "roads": ("roads", "clerk_roads", "answering_expert", True),
         "green": ("green", "clerk_green", "answering_expert", True)}
ROLES = {
    "agent": ["cases.register", "cases.read_cards", "cases.read_files", "cases.read_citizens", "cases.complete", "cases.attach"],
    "supervisor": ["cases.register", "cases.read_cards", "cases.read_files", "cases.refer", "cases.take"],
    "expert": ["cases.read_cards", "cases.read_files", "cases.refer", "cases.take", "cases.note", "cases.complete",
               "answering.record"],
    "clerk": ["cases.read_cards", "cases.read_files", "cases.take", "cases.note", "cases.complete"],
    "administrator": ["access.change_rights"],
    "settler": ["access.settle_held"],
}
# Months of what is over, by role and verb; of what is not named here the program knows how many.
KEPT_MONTHS = {"supervisor": {"cases.read_files": 0}}
# (person, role, unit)
RIGHTS = [("agent_a", "agent", "intake"), ("agent_b", "agent", "intake"), ("supervisor", "supervisor", "town"),
          ("expert", "expert", "town"), ("clerk_roads", "clerk", "roads"), ("clerk_green", "clerk", "green"),
          ("administrator", "administrator", None), ("administrator", "settler", None), ("supervisor", "settler", "roads"),
          ("clerk_green", "settler", "green")]
GROUPS = ["streets", "trees"]
# subject: (group, unit)
SUBJECTS = {"pothole": ("streets", "roads"), "fallen_tree": ("trees", "green")}
PLACES = {"north": (None, "neighbourhood"), "south": (None, "neighbourhood"),
          "tulip_street": ("north", "street"), "mill_street": ("south", "street")}


def named(name):
    return str(uuid.uuid5(SPACE, name))


def words(text):
    return {"fa": text.replace("_", " "), "en": text.replace("_", " ")}


def optional(kind, name):
    return named(f"{kind}.{name}") if name else None


def records(process_file):
    with open(process_file, encoding="utf-8") as file:
        definition = file.read()
    process = json.loads(definition)

    def record(kind, called, **fields):
        return {"type": kind, "record": {"id": named(f"{kind}.{called}"), "active": True, **fields}}

    for name, (parent, level) in UNITS.items():
        yield record("unit", name, parent=optional("unit", parent), level=level, name=words(name))
    for name in PEOPLE:
        yield record("person", name, full_name=name.replace("_", " "))
    for name, (unit, holder, role, head) in POSTS.items():
        yield record("post", name, unit=named(f"unit.{unit}"), name=words(name), holder=named(f"person.{holder}"),
                     head=head, role_key=role)
    for name, verbs in ROLES.items():
        yield record("role", name, role_key=name, name=words(name), verbs=verbs, kept_months=KEPT_MONTHS.get(name, {}))
    for name, (parent, level) in PLACES.items():
        yield record("place", name, parent=optional("place", parent), level=level, name=words(name))
    yield {"type": "process", "record": {"id": process["id"], "process_key": process["key"],
                                         "version": process["version"], "definition": definition, "active": True}}
    for name in GROUPS:
        yield record("subject_group", name, name=words(name))
    for name, (group, unit) in SUBJECTS.items():
        yield record("subject", name, subject_group=named(f"subject_group.{group}"), name=words(name),
                     process=process["id"], responsible_by="unit", unit=named(f"unit.{unit}"), deadline_hours=72)


def write(process_file, folder):
    rights = [{"user": named(f"person.{person}"), "role": named(f"role.{role}"), "unit": optional("unit", unit),
               "granted": True} for person, role, unit in RIGHTS]
    accounts = [{"user": named(f"person.{person}"), "name": person, "password": PASSWORD} for person in PEOPLE]
    for name, content in (("base.json", {"records": list(records(process_file)), "rights": rights}),
                          ("accounts.json", accounts)):
        with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
            json.dump(content, file)


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "write":
        write(sys.argv[2], sys.argv[3])
    elif len(sys.argv) == 3 and sys.argv[1] == "id":
        print(named(sys.argv[2]))
    else:
        sys.exit(__doc__)
