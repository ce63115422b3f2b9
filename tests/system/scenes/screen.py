# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of one process as a screen reader finds it: by roles and names over AT-SPI, never by pixels."""
import os
import subprocess
import time
import unicodedata

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE = 30.0
# A list of a million rows has as many children; nobody needs all of them.
MOST_CHILDREN = 40


class NotSo(AssertionError):
    """What was expected is not there; where it was expected is in the trace."""


def fail(words):
    # Under PEYGIR_PICTURES=FOLDER with a picture.
    if os.environ.get("PEYGIR_PICTURES"):
        subprocess.run(["import", "-window", "root", os.path.join(os.environ["PEYGIR_PICTURES"], "not-so.png")], check=False)
    raise NotSo(words)


def expect(what, wanted, found):
    if wanted != found:
        fail(f"{what}: expected {wanted!r}, found {found!r}")
    print(f"   {what}: {found}")


class Screen:
    def __init__(self, process):
        Atspi.init()
        self._process = process
        self.program = self.wait(self._find_program, "the program on the bus of screen readers")

    def _find_program(self):
        desktop = Atspi.get_desktop(0)
        for n in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(n)
            if program and program.get_process_id() == self._process:
                return program
        return None

    def wait(self, question, what):
        """The first answer that counts; fails when there is none in time."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                answer = question()
            except gi.repository.GLib.Error:
                # What was looked at has gone meanwhile.
                answer = None
            if answer:
                return answer
            if time.monotonic() > until:
                fail(f"not within {PATIENCE:.0f} s: {what() if callable(what) else what}")
            time.sleep(0.05)

    def all(self, root=None):
        """Everything that is there, parents first."""
        waiting = [root or self.program]
        while waiting:
            at = waiting.pop()
            at.clear_cache()
            yield at
            children = [at.get_child_at_index(n) for n in range(min(at.get_child_count(), MOST_CHILDREN))]
            waiting.extend(child for child in reversed(children) if child)

    def all_with_path(self):
        """Everything, each with the names of what it lies in."""
        waiting = [(self.program, [])]
        while waiting:
            at, path = waiting.pop()
            at.clear_cache()
            yield at, path
            inside = path + [at.get_name() or at.get_role_name()]
            for n in range(min(at.get_child_count(), MOST_CHILDREN)):
                child = at.get_child_at_index(n)
                if child:
                    waiting.append((child, inside))

    @staticmethod
    def has(accessible, state):
        return accessible.get_state_set().contains(state)

    def showing(self, name=None, role=None, root=None):
        """What is on the screen with this name and this role."""
        return [at for at in self.all(root)
                if (name is None or at.get_name() == name) and (role is None or at.get_role() == role)
                and self.has(at, Atspi.StateType.SHOWING)]

    def find(self, name=None, role=None, root=None):
        found = self.wait(lambda: self.showing(name, role, root), f"{name!r} ({role})")
        return found[0]

    def focused(self):
        """What has the keyboard."""
        for at in self.all():
            # A list that is out of sight remembers its own, whose row lies where it lay, and the window is in front as well.
            if all(self.has(at, state) for state in (Atspi.StateType.FOCUSED, Atspi.StateType.FOCUSABLE,
                                                     Atspi.StateType.SHOWING)) and self.has(at.get_parent(), Atspi.StateType.SHOWING):
                return at
        return None

    def wait_focus(self, name):
        where = []

        def on_it():
            at = self.focused()
            where[:] = [at.get_name() if at else None]
            return where[0] == name

        self.wait(on_it, lambda: f"the keyboard in {name!r}; it is in {where}")

    def is_active(self):
        """Whether the window has the keyboard."""
        return any(self.has(at, Atspi.StateType.ACTIVE) for at in self.showing("پیگیر", Atspi.Role.FRAME))

    def wait_active(self):
        self.wait(self.is_active, "the window in front")

    def focus(self, name):
        """Gives the keyboard to the field of this name, as a screen reader does."""
        if not Atspi.Component.grab_focus(self.find(name, Atspi.Role.TEXT)):
            fail(f"{name!r} does not take the keyboard")
        self.wait_focus(name)

    def write(self, name, text):
        """Puts this text into the field of this name, in place of what is there."""
        self.focus(name)
        if not Atspi.EditableText.set_text_contents(self.find(name, Atspi.Role.TEXT), text):
            fail(f"{name!r} takes no text")

    def act(self, name, role):
        """Does what the button of this name does."""
        self.do(self.find(name, role))

    @staticmethod
    def do(button):
        actions = [Atspi.Action.get_action_name(button, n) for n in range(Atspi.Action.get_n_actions(button))]
        wanted = next((n for n, action in enumerate(actions) if action in ("Press", "Toggle")), None)
        if wanted is None or not Atspi.Action.do_action(button, wanted):
            fail(f"{button.get_name()!r} does nothing: {actions}")

    def code(self):
        """The tracking code that is shown, in ASCII digits; None while there is none."""
        for at in self.showing():
            if at.get_name().startswith("کد رهگیری "):
                return "".join(str(unicodedata.digit(c)) for c in at.get_name() if c.isdigit())
        return None

    @staticmethod
    def text(accessible):
        accessible.clear_cache()
        return Atspi.Text.get_text(accessible, 0, -1)
