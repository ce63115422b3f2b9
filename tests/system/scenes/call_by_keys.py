#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""call_by_keys.py PROCESS LAYOUTS     one call of a new caller, from F2 to the code, typed into the window

The same call whatever the layout: digits are typed as the layout has them, names with the Arabic yeh and kaf, which
some keyboards give. Where there are two layouts, the number is typed under the first and the rest under the second.
"""
import sys

from keyboard import Keyboard
from screen import Atspi, Screen, expect

PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
PHONE = "09123456781"
NAME = "مريم كريمي"
SUBJECT = "نشدن زبا"
ADDRESS = "بلوار فرد 12"
WORDS = "چند شب است که زباله‌ها جلوي در مانده‌اند."


def main(process, layouts):
    screen = Screen(process)
    keyboard = Keyboard()
    latin = layouts == "us"
    keyboard.use(layouts, besides="".join(c for c in NAME + SUBJECT + ADDRESS + WORDS if ord(c) > 127) if latin else "")

    def types(text):
        has_ascii_digits = latin or (layouts == "us,ir" and keyboard.group == 0)
        keyboard.type(text if has_ascii_digits else text.translate(PERSIAN_DIGITS))

    def chords_work():
        """Wherever one is in the call: each chord does what it says and leads back."""
        came_from = screen.focused().get_name()
        keyboard.press("Ctrl+K")
        screen.wait_focus("یافتن هر چیزی")
        keyboard.press("Escape")
        screen.wait_focus(came_from)
        urgency = screen.find("فوریت (Ctrl+I)", Atspi.Role.TEXT)
        for wanted in ("آنی", "قابل پیگیری"):
            keyboard.press("Ctrl+I")
            screen.wait(lambda: screen.text(urgency) == wanted, f"urgency {wanted}")
        keyboard.press("Ctrl+J")
        screen.wait_focus("گفتهٔ شهروند (Ctrl+J)")
        keyboard.press("Ctrl+T")
        screen.wait_focus("درگاه (Ctrl+T)")
        keyboard.press("Ctrl+Comma")
        screen.wait(lambda: not screen.showing("تلفن", Atspi.Role.TEXT), "the settings")
        keyboard.press("F2")
        screen.find("تلفن", Atspi.Role.TEXT)
        # Cut and put back: the field is as it was.
        screen.focus("تلفن")
        for chord in ("Ctrl+A", "Ctrl+X", "Ctrl+V"):
            keyboard.press(chord)
        screen.focus(came_from)

    screen.wait_active()
    keyboard.press("F2")
    screen.wait_focus("تلفن")
    types(PHONE)
    chords_work()
    keyboard.press("Return")
    screen.wait_focus("نام شهروند")
    if layouts == "us,ir":
        keyboard.next_layout()
    types(NAME)
    chords_work()
    keyboard.press("Return")
    screen.wait_focus("موضوع")
    types(SUBJECT)
    keyboard.press("Return")
    screen.wait_focus("نشانی")
    types(ADDRESS)
    keyboard.press("Return")
    # Put aside and taken back, with the digit of this layout.
    screen.wait_focus("چند شب است که جمع نشده است؟ *")
    keyboard.press("F11")
    screen.wait_focus("تلفن")
    keyboard.press("Ctrl+1")
    screen.wait_focus("موضوع")
    screen.find("چند شب است که جمع نشده است؟ *", Atspi.Role.TEXT)
    keyboard.press("Ctrl+L")
    screen.wait_focus("چند شب است که جمع نشده است؟ *")
    types("3")
    keyboard.press("Return")
    screen.wait_focus("زباله کجاست؟ *")
    types("1")
    screen.wait_focus("آیا بوی بد یا شیرابه دارد؟")
    types("1")
    screen.wait_focus("گفتهٔ شهروند (Ctrl+J)")
    types(WORDS)
    keyboard.press("Ctrl+Return")
    code = screen.wait(screen.code, "the tracking code")
    expect("digits of the code", 10, len(code))


main(int(sys.argv[1]), sys.argv[2])
