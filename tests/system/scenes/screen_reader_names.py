#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""screen_reader_names.py PROCESS     whatever can take the keyboard has a name, on every screen of this person

Goes through all places of the rail and opens what opens there; fails with a list of what has no name.
"""
import sys
import time

from keyboard import Keyboard
from screen import Atspi, Screen, fail

# Of these the text is the name; a cell or a row may be empty.
WITH_TEXT_OF_ITS_OWN = {Atspi.Role.TABLE_CELL, Atspi.Role.LIST_ITEM, Atspi.Role.TREE_ITEM,
                        Atspi.Role.TABLE_ROW_HEADER, Atspi.Role.TABLE_COLUMN_HEADER}
# What is opened by keys at the places that have it, and left by Escape; nothing is sent.
OPENING = {"همهٔ پرونده‌ها": ("Ctrl+F", "F7", "F8", "F9", "Shift+F7", "Shift+F2", "Ctrl+B", "Ctrl+K"),
           "اطلاعات پایه": ("Ctrl+N",)}


def main(process):
    screen = Screen(process)
    keyboard = Keyboard()
    keyboard.use("us")
    screen.wait_active()
    nameless = {}
    seen = 0

    def look(where):
        nonlocal seen
        for at, path in screen.all_with_path():
            if at.get_role() in WITH_TEXT_OF_ITS_OWN or not screen.has(at, Atspi.StateType.FOCUSABLE):
                continue
            # The list of a closed combo box opens any time.
            if not screen.has(at, Atspi.StateType.SHOWING) and at.get_role() != Atspi.Role.LIST:
                continue
            seen += 1
            if not at.get_name().strip():
                nameless.setdefault(f"{at.get_role_name()} in {' / '.join(path[-4:])}", where)

    places = [at for at in screen.showing(role=Atspi.Role.CHECK_BOX)
              if at.get_parent() and at.get_parent().get_name() == "بخش‌ها"]
    if len(places) < 8:
        fail(f"only these places: {[at.get_name() for at in places]}")
    for place in places:
        # Behind the dash is a count.
        name = place.get_name().split(" – ")[0]
        screen.do(place)
        time.sleep(0.5)
        look(name)
        for chord in OPENING.get(name, ()):
            keyboard.press(chord)
            time.sleep(0.4)
            look(f"{name}, {chord}")
            keyboard.press("Escape")
            keyboard.press("Escape")
            # Where that has led away, back.
            screen.do(place)
            time.sleep(0.2)
    if nameless:
        fail("no name:\n" + "\n".join(f"{what} (seen at {where})" for what, where in nameless.items()))
    print(f"   {len(places)} places, {seen} looks at what takes the keyboard, each has a name")


main(int(sys.argv[1]))
