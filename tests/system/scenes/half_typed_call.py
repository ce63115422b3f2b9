#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""half_typed_call.py PROCESS types FILE | is_there FILE | away | in_front | has_caller DIGITS | registers FILE |
is_registered FILE"""
import os
import sys
import time

from keyboard import Keyboard
from screen import Atspi, Screen, fail

TEXT = Atspi.Role.TEXT
NEW = "".join(set("پروین صالحی نشدن زبا بلوار فرد احمد کیانی چند شب است که زباله‌ها جلوی در مانده‌اند"))
PARVIN = "در انتظار: پروین صالحی · جمع‌آوری نشدن زباله"
WORDS = "چند شب است که زباله‌ها جلوی در مانده‌اند"
KEPT = {"تلفن": "۰۹۱۲۳۴۵۶۷۸۴", "نام شهروند": "پروین صالحی", "موضوع": "جمع‌آوری نشدن زباله",
        "نشانی": "بلوار فردوسی", "پلاک": "۱۲", "چند شب است که جمع نشده است؟ *": "۳", "زباله کجاست؟ *": "در مخزن",
        "گفتهٔ شهروند (Ctrl+J)": WORDS}


def types(screen):
    """A caller who is put on hold, then another one, half way."""
    keyboard = Keyboard()
    keyboard.use("us", besides=NEW)
    screen.wait_active()
    keyboard.press("F2")
    screen.wait_focus("تلفن")
    keyboard.type("09123456783")
    keyboard.press("Return")
    screen.wait_focus("نام شهروند")
    keyboard.type("احمد کیانی")
    keyboard.press("F11")
    screen.wait_focus("تلفن")
    keyboard.type("09123456784")
    keyboard.press("Return")
    screen.wait_focus("نام شهروند")
    keyboard.type("پروین صالحی")
    keyboard.press("Return")
    screen.wait_focus("موضوع")
    keyboard.type("نشدن زبا")
    keyboard.press("Return")
    screen.wait_focus("نشانی")
    keyboard.type("بلوار فرد 12")
    keyboard.press("Return")
    screen.wait_focus("چند شب است که جمع نشده است؟ *")
    keyboard.type("3")
    keyboard.press("Return")
    screen.wait_focus("زباله کجاست؟ *")
    keyboard.type("1")
    keyboard.press("Ctrl+J")
    screen.wait_focus("گفتهٔ شهروند (Ctrl+J)")
    keyboard.type(WORDS)
    gives_file(screen, keyboard)
    keyboard.press("Ctrl+J")
    screen.wait_focus("گفتهٔ شهروند (Ctrl+J)")
    # As the desk itself says it, after the pause in which it keeps what was typed.
    time.sleep(1)
    screen.find("روی این رایانه نگه داشته شد", Atspi.Role.LABEL)
    is_typed(screen)


def gives_file(screen, keyboard):
    """By keys alone: to the files, one more, its name."""
    keyboard.press("Ctrl+M")
    screen.wait_focus("پیوست فایل…")
    keyboard.press("Insert")
    # Qt's dialog is in front, and begins in the name of the file.
    screen.wait(lambda: not screen.is_active(), "the dialog in front")
    keyboard.type(sys.argv[3])
    keyboard.press("Return")
    screen.wait_active()
    screen.wait(lambda: files(screen), "the file in its list")


def files(screen):
    """The rows of the list of files that name the one of this scene."""
    name = os.path.basename(sys.argv[3])
    # The rows of a list that is out of sight say that they are showing.
    return [at for at in screen.showing(None, Atspi.Role.LIST_ITEM)
            if name in at.get_name() and screen.has(at.get_parent(), Atspi.StateType.SHOWING)]


def is_typed(screen):
    for name, wanted in KEPT.items():
        field = screen.find(name, TEXT)
        screen.wait(lambda at=field, words=wanted: screen.text(at) == words, f"{wanted!r} in {name!r}")


def is_there(screen):
    keyboard = Keyboard()
    screen.wait_active()
    keyboard.press("F2")
    is_typed(screen)
    print(f"   {len(KEPT)} fields as they were typed")
    screen.wait(lambda: files(screen), "the file of the call")
    print(f"   {files(screen)[0].get_name()!r}")
    screen.find("در انتظار: احمد کیانی", Atspi.Role.PUSH_BUTTON)
    keyboard.press("Ctrl+1")
    screen.wait(lambda: screen.text(screen.find("تلفن", TEXT)) == "۰۹۱۲۳۴۵۶۷۸۳", "his number")
    if files(screen):
        fail("the file is with another caller")
    # And back to the one that was typed.
    screen.find(PARVIN, Atspi.Role.PUSH_BUTTON)
    keyboard.press("Ctrl+1")
    is_typed(screen)
    screen.wait(lambda: files(screen), "the file of the call")


def registers(screen):
    """Back to the one who was typed first, and registered with what lacks."""
    screen.act(PARVIN, Atspi.Role.PUSH_BUTTON)
    is_typed(screen)
    screen.wait(lambda: files(screen), "the file of the call")
    Keyboard().press("Ctrl+Return")
    screen.wait(screen.code, "the tracking code")
    print(f"   registered as {screen.code()}")


def is_registered(screen):
    """No call any more; the others wait as they did."""
    screen.wait_active()
    Keyboard().press("F2")
    # Before that the case itself is on the screen, with its document.
    screen.find("تلفن", TEXT)
    screen.find("در انتظار: احمد کیانی", Atspi.Role.PUSH_BUTTON)
    if screen.showing(PARVIN, Atspi.Role.PUSH_BUTTON) or files(screen):
        fail("what is registered is still a call")


def away(screen):
    screen.wait(lambda: not screen.is_active(), "the window put away")


def in_front(screen):
    """The window that was there, as it was."""
    screen.wait_active()
    is_typed(screen)


def has_caller(screen):
    screen.wait_active()
    Keyboard().press("F2")
    screen.wait(lambda: sys.argv[3] in ascii_digits(screen.text(screen.find("تلفن", TEXT))), "the caller's number")
    # What stood on the form waits.
    screen.find(PARVIN, Atspi.Role.PUSH_BUTTON)


def ascii_digits(text):
    return text.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))


ACTS = {"types": types, "is_there": is_there, "away": away, "in_front": in_front, "has_caller": has_caller,
        "registers": registers, "is_registered": is_registered}
if sys.argv[2] not in ACTS:
    fail(__doc__)
ACTS[sys.argv[2]](Screen(int(sys.argv[1])))
