#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""screen_reader_call.py PROCESS     a call as somebody takes it who hears the window

Everything is found by role and name; texts are put in by EditableText, buttons are done by Action. What is heard on the
way: labels, the error beside a field, the list of possible duplicates, what the subject asks, the code.
"""
import sys

from keyboard import Keyboard
from screen import Atspi, Screen, expect, fail

TEXT, BUTTON, LABEL, LIST = (Atspi.Role.TEXT, Atspi.Role.PUSH_BUTTON, Atspi.Role.LABEL, Atspi.Role.LIST)


def main(process):
    screen = Screen(process)
    keyboard = Keyboard()
    keyboard.use("us")
    screen.wait_active()

    def choose(name, part, title):
        """Writes a part of a name and takes the first suggestion."""
        screen.write(name, part)
        offered = screen.find("پیشنهادها", LIST)
        first = screen.wait(lambda: offered.get_child_at_index(0), "a suggestion")
        if title not in first.get_name():
            fail(f"{title!r} is not offered first for {part!r}: {first.get_name()!r}")
        keyboard.press("Return")
        screen.wait(lambda: screen.text(screen.find(name, TEXT)) == title, f"{title!r} in {name!r}")

    screen.act("ثبت پیام", Atspi.Role.CHECK_BOX)
    screen.wait_focus("تلفن")
    for name in ("تلفن", "نام شهروند", "موضوع", "نشانی", "پلاک", "ادامهٔ نشانی", "گفتهٔ شهروند (Ctrl+J)"):
        screen.find(name, LABEL)
        expect(f"value of {name}", "", screen.text(screen.find(name, TEXT)))
    expect("channel", "تلفن", screen.text(screen.find("درگاه (Ctrl+T)", TEXT)))
    expect("urgency", "قابل پیگیری", screen.text(screen.find("فوریت (Ctrl+I)", TEXT)))

    print("   -- an error is beside its field and told with it")
    screen.write("تلفن", "0912abc")
    screen.focus("نام شهروند")
    phone = screen.find("تلفن", TEXT)
    sentence = screen.wait(phone.get_description, "the error of the phone")
    screen.find(sentence, LABEL)
    print(f"   error: {sentence}")
    screen.write("تلفن", "09123456782")
    screen.write("نام شهروند", "رضا کریمی")
    screen.wait(lambda: not screen.find("تلفن", TEXT).get_description(), "no error any more")

    print("   -- what is alike is there while one types")
    choose("موضوع", "لکه", "لکه‌گیری آسفالت")
    choose("نشانی", "بلوار فرد", "بلوار فردوسی")
    screen.write("پلاک", "14")
    duplicates = screen.find("شاید تکراری", LIST)
    alike = screen.wait(lambda: duplicates.get_child_at_index(0), "the duplicate")
    for part in ("لکه‌گیری آسفالت", "فردوسی"):
        if part not in alike.get_name():
            fail(f"{part!r} is not told of the duplicate: {alike.get_name()!r}")
    print(f"   duplicate: {alike.get_name()!r}")

    print("   -- what the subject asks, its first answer, and the rest")
    questions = [at.get_name() for at in screen.showing(role=TEXT) if at.get_name().endswith(("؟ *", "؟"))]
    if len(questions) < 3:
        fail(f"only these are asked: {questions}")
    for question in questions[:2]:
        screen.focus(question)
        keyboard.press("1")
        screen.wait(lambda q=question: screen.text(screen.find(q, TEXT)), f"an answer to {question!r}")
    screen.write("گفتهٔ شهروند (Ctrl+J)", "چاله روبه‌روی در است.")
    screen.act("ثبت (Ctrl+Enter)", BUTTON)

    code = screen.wait(screen.code, "the tracking code")
    heard = screen.focused()
    if not heard or not heard.get_name().startswith("کد رهگیری "):
        fail("the code does not have the keyboard, so that nobody hears it")
    expect("digits of the code", 10, len(code))
    with open(sys.argv[2], "w", encoding="ascii") as file:
        file.write(code)


main(int(sys.argv[1]))
