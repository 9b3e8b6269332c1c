"""Names of keys: as people write them ("shift+k", "ø", ","), and as Textual does ("K", "ø", "comma")."""

from __future__ import annotations

from veikart.errors import BadInput

_SIGNS = {
    ",": "comma",
    ".": "full_stop",
    "-": "minus",
    "+": "plus",
    ";": "semicolon",
    ":": "colon",
    "/": "slash",
    "?": "question_mark",
    "!": "exclamation_mark",
    "<": "less_than_sign",
    ">": "greater_than_sign",
    "*": "asterisk",
    "_": "underscore",
    "=": "equals_sign",
    "(": "left_parenthesis",
    ")": "right_parenthesis",
    "&": "ampersand",
    "%": "percent_sign",
    "#": "number_sign",
    "'": "apostrophe",
    '"': "quotation_mark",
}
_ALTGR = frozenset("[]{}@\\|$£€~^`´¨")
_CALLED = {
    "esc": "escape",
    "space": "space",
    "backspace": "backspace",
    "delete": "delete",
    "insert": "insert",
}
_CALLED |= {name: name for name in ("tab", "shift+tab", "escape", *(f"f{n}" for n in range(1, 13)))}
_WORDS = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+j": "enter", "ctrl+m": "enter"}
_FIXED = frozenset(
    (
        "enter",
        "up",
        "down",
        "left",
        "right",
        "pageup",
        "pagedown",
        "home",
        "end",
        "ctrl+q",
        "ctrl+p",
        "ctrl+c",
    )
)
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøåäö"
_SHOWN = {name: sign for sign, name in _SIGNS.items()} | {"escape": "Esc"}
_EXAMPLES = 'Write one such as "k", "shift+k", "ø", "f12", "," or "ctrl+e"'


def key_named(written: str) -> str:
    """The name that Textual has for a key. Raises `BadInput` with why it cannot be used.

    Only keys that every Nordic keyboard gives, and that a terminal tells apart from others.
    """
    text = written.strip() or written
    if text in _SIGNS:
        return _SIGNS[text]
    if text in _ALTGR:
        raise BadInput(f"{text} needs AltGr or a second key on a Nordic keyboard. {_EXAMPLES}.")
    if len(text) == 1 and text.isupper() and text.lower() in _LETTERS:
        return text
    name = text.lower()
    if name in _CALLED:
        return _CALLED[name]
    if name in _FIXED:
        raise BadInput(f"{name} means the same everywhere and stays as it is. {_EXAMPLES}.")
    if name in _WORDS:
        raise BadInput(f"For a terminal {name} is the same as {_WORDS[name]}. {_EXAMPLES}.")
    with_key, _, letter = name.rpartition("+")
    if len(letter) == 1 and letter in _LETTERS:
        if with_key == "shift":
            return letter.upper()
        if not with_key or (with_key == "ctrl" and letter.isascii()):
            return name
    if len(name) == 1 and name.isdigit() and name.isascii():
        return name
    raise BadInput(f"{written!r} is no key that veikart knows. {_EXAMPLES}.")


def key_shown(name: str) -> str:
    """A key as it is written on it: "shift+k" of "K", "," of "comma", "F4" of "f4"."""
    if name in _SHOWN:
        return _SHOWN[name]
    if len(name) == 1 and name.isupper():
        return f"shift+{name.lower()}"
    return name.upper() if name in _CALLED and name.startswith("f") else name
