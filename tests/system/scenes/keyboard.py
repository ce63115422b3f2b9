# SPDX-License-Identifier: GPL-3.0-or-later
"""A keyboard on the X server of DISPLAY: keys are pressed where they are, whatever the layout makes of them.

keyboard.py CHORD...     presses these ("Alt+F4")
"""
import ctypes
import ctypes.util
import subprocess
import sys
import time

# Where letters and digits of the Latin layout lie (X key codes of a PC keyboard).
ROWS = ((10, "1234567890-="), (24, "qwertyuiop[]"), (38, "asdfghjkl;'"), (52, "zxcvbnm,./"))
NAMED = {"Escape": 9, "BackSpace": 22, "Tab": 23, "Return": 36, "Ctrl": 37, "Shift": 50, "Alt": 64, "Space": 65,
         "F1": 67, "F2": 68, "F3": 69, "F4": 70, "F5": 71, "F6": 72, "F7": 73, "F8": 74, "F9": 75, "F10": 76,
         "F11": 95, "F12": 96, "Home": 110, "Up": 111, "Left": 113, "Right": 114, "End": 115, "Down": 116,
         "Insert": 118, "Delete": 119}
BETWEEN_KEYS = 0.008
CORE_KEYBOARD = 0x100


class _State(ctypes.Structure):
    _fields_ = [("group", ctypes.c_ubyte), ("locked_group", ctypes.c_ubyte), ("rest", ctypes.c_ubyte * 30)]


def _library(name):
    found = ctypes.util.find_library(name)
    if not found:
        raise SystemExit(f"{name} is not installed")
    return ctypes.CDLL(found)


def code_of(key):
    """The key code of a named key, or of the key that carries this sign on a Latin keyboard."""
    if key in NAMED:
        return NAMED[key]
    if key == "Comma":
        key = ","
    for first, signs in ROWS:
        if key.lower() in signs:
            return first + signs.index(key.lower())
    raise ValueError(key)


class Keyboard:
    def __init__(self):
        self._x = _library("X11")
        self._test = _library("Xtst")
        self._xkb = _library("xkbcommon")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XkbKeycodeToKeysym.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(None))
        if not self._display:
            raise SystemExit("no display")
        self._spare = {}

    @property
    def group(self):
        """Which layout of several is in force, from 0."""
        state = _State()
        self._x.XkbGetState(self._display, CORE_KEYBOARD, ctypes.byref(state))
        return state.group

    def use(self, layouts, besides=""):
        """The layouts of the keyboard ("us,ir": Alt+Shift goes to the next one), and signs that they do not have: as
        an input method does it, each gets a key that the keyboard does not have."""
        options = ["-option", "grp:alt_shift_toggle"] if "," in layouts else []
        subprocess.run(["setxkbmap", "-option", "", "-layout", layouts, *options], check=True)
        self._spare = {}
        codes = (code for code in range(8, 256) if not self._x.XkbKeycodeToKeysym(self._display, code, 0, 0))
        for sign, code in zip(sorted(set(besides)), codes):
            keysym = self._xkb.xkb_utf32_to_keysym(ord(sign))
            pair = (ctypes.c_ulong * 2)(keysym, keysym)
            self._x.XChangeKeyboardMapping(self._display, code, 2, pair, 1)
            self._spare[sign] = code
        self._x.XSync(self._display, 0)
        # Programs read the new layout before the next key.
        time.sleep(0.5)

    def next_layout(self):
        before = self.group
        self.press("Alt+Shift")
        if self.group == before:
            raise SystemExit("Alt+Shift does not change the layout")

    def press(self, chord):
        """"Ctrl+K": the key that carries K on a Latin keyboard, with Ctrl."""
        codes = [code_of(key) for key in chord.split("+")]
        for code in codes:
            self._send(code, True)
        for code in reversed(codes):
            self._send(code, False)

    def type(self, text):
        for sign in text:
            place = self._place_of(sign)
            if place is None:
                raise SystemExit(f"no key for {sign!r} on this keyboard")
            code, shifted = place
            if shifted:
                self._send(NAMED["Shift"], True)
            self._send(code, True)
            self._send(code, False)
            if shifted:
                self._send(NAMED["Shift"], False)

    def _place_of(self, sign):
        group = self.group
        for level in (0, 1):
            for first, signs in (*ROWS, (NAMED["Space"], " ")):
                for code in range(first, first + len(signs)):
                    keysym = self._x.XkbKeycodeToKeysym(self._display, code, group, level)
                    if keysym and self._xkb.xkb_keysym_to_utf32(keysym) == ord(sign):
                        return code, level == 1
        return (self._spare[sign], False) if sign in self._spare else None

    def _send(self, code, pressed):
        self._test.XTestFakeKeyEvent(self._display, code, int(pressed), 0)
        self._x.XSync(self._display, 0)
        time.sleep(BETWEEN_KEYS)


if __name__ == "__main__":
    for pressed in sys.argv[1:]:
        Keyboard().press(pressed)
