"""Every key of the application, once: bindings, help, the key line and the palette are made from this list.

Only keys that any Nordic keyboard gives with at most shift: letters, digits, function keys, comma, full stop.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from textual.binding import Binding

SCREENS: tuple[tuple[str, str], ...] = (
    ("Overview", "f2"),
    ("Strategy", "f3"),
    ("Map", "f4"),
    ("Gap", "f5"),
    ("Plans", "f6"),
    ("Partners", "f7"),
    ("Culture", "f8"),
    ("Journal", "f9"),
)
"""Screens in their order with their function keys; a digit gives the same, counted from 1."""


@dataclass(frozen=True, slots=True)
class Key:
    """One or more keys that do one thing. Without an action, a widget handles it and the help just tells."""

    keys: str
    """As Textual names them, separated by commas."""
    shown: str
    title: str
    group: str
    action: str = ""
    on: tuple[str, ...] = ()
    """Screens it means something on; empty for all."""
    brief: str = ""
    """The word in the key line; empty leaves it out."""
    palette: bool = False
    priority: bool = False

    @property
    def bindings(self) -> tuple[Binding, ...]:
        if not self.action:
            return ()
        names = self.keys.split(",")
        return tuple(
            Binding(name, self.action, self.title, show=False, priority=self.priority) for name in names
        )


def _screen_keys() -> tuple[Key, ...]:
    return tuple(
        Key(f"{key},{digit}", f"{key.upper()} or {digit}", f"Go to {name}", "Screens", f"screen('{name}')")
        for digit, (name, key) in enumerate(SCREENS, 1)
    )


KEYS: tuple[Key, ...] = (
    Key("", "0–9", "Rate the cell under the cursor, then move on", "Map", on=("Map",), brief="rate"),
    Key("", "x", "Not relevant for this person", "Map", on=("Map",), brief="not relevant"),
    Key("l", "l", "Rate with a level typed out: 12, or 4,5", "Map", "level", ("Map",)),
    Key(
        "m", "m", "After rating: move down, move right or stay", "Map", "after_rating", ("Map",), palette=True
    ),
    Key(
        "a",
        "a",
        "Ratings count as: manager, calibrated, self …",
        "Map",
        "method",
        ("Map",),
        palette=True,
    ),
    Key("f", "f", "Which ratings count first", "Map", "sources", ("Map",), palette=True),
    Key("r", "r", "Rows: people, roles, units", "Map", "rows", ("Map",), "rows", palette=True),
    Key("", "Enter", "Why: formula, inputs, and the events behind it", "Anywhere", brief="why"),
    Key("e", "e", "Explain: why, also where Enter leads on to another screen", "Anywhere", "explain"),
    Key(
        "h",
        "h",
        "What can be done here: why, other views of it, commands",
        "Anywhere",
        "offer",
        brief="options",
    ),
    Key("", "mouse", "The right button asks what can be done; a second click is Enter", "Anywhere"),
    Key("backspace", "backspace", "Back to where you were", "Anywhere", "back", palette=True),
    Key("s", "s", "Sort by a column; again: the other way; again: as it was", "Tables", "sort", brief="sort"),
    Key("greater_than_sign", ">", "Sort by the next column", "Tables", "sort_by(1)"),
    Key("less_than_sign", "<", "Sort by the column before", "Tables", "sort_by(-1)"),
    Key("", "← →", "Fold and unfold what belongs to a row; with shift all rows", "Tables"),
    Key("", "click", "On a column title: sort by it. On ▾ or ▸: fold and unfold", "Tables"),
    Key(
        "u",
        "u",
        "Undo what was done last, also after a restart",
        "Anywhere",
        "undo",
        brief="undo",
        palette=True,
    ),
    Key("U", "shift+u", "Redo what was undone", "Anywhere", "redo", palette=True),
    Key("comma", ",", "A step back in time", "Time", "travel(-1)", brief="earlier"),
    Key("full_stop", ".", "A step on in time", "Time", "travel(1)", brief="later"),
    Key("semicolon", ";", "To the mark before: a workshop", "Time", "mark(-1)", palette=True),
    Key("colon", ":", "To the next mark", "Time", "mark(1)", palette=True),
    Key("plus", "+", "Longer steps: day, week, month, quarter", "Time", "step(1)"),
    Key("minus", "-", "Shorter steps", "Time", "step(-1)"),
    Key("n", "n", "Back to now", "Time", "now", brief="now", palette=True),
    Key(
        "space",
        "space",
        "Play from the first event to now, or pause",
        "Time",
        "play",
        brief="play",
        palette=True,
    ),
    Key(
        "v",
        "v",
        "Veil names with fictional ones; v twice shows people's own",
        "In the room",
        "pseudonyms",
        brief="veil names",
        palette=True,
    ),
    Key("b", "b", "By what was known then, or by what is known now", "Time", "known", palette=True),
    Key("", "mouse", "Click or drag on the time bar", "Time"),
    Key(
        "k",
        "k",
        "Park the skill under the cursor, with a reason",
        "Strategy",
        "run_command('skill.park')",
        ("Strategy",),
        "park",
    ),
    Key(
        "slash",
        "/",
        "Look for words in the rows; on the Map in its columns, too",
        "Narrow",
        "search",
        brief="search",
    ),
    Key("o", "o", "Narrow to a unit of the organisation", "Narrow", "unit", brief="unit", palette=True),
    Key("g", "g", "Narrow to a goal", "Narrow", "goal", brief="goal", palette=True),
    Key("c", "c", "Critical skills only", "Narrow", "critical", brief="critical", palette=True),
    Key("escape", "Esc", "Show all again; close a window", "Narrow", "widen"),
    Key(
        "w", "w", "Start a workshop, or end the one that is going on", "In the room", "workshop", palette=True
    ),
    Key("d", "d", "Note a decision", "In the room", action="run_command('decision.note')", palette=True),
    Key("R", "shift+r", "Write the report of this moment to a file", "Anywhere", "report", palette=True),
    *_screen_keys(),
    Key("tab", "tab", "The next page of a screen", "Screens", "page(1)", priority=True),
    Key("shift+tab", "shift+tab", "The page before", "Screens", "page(-1)", priority=True),
    Key("", "arrows", "Move in the body of a screen; Page up, Page down, Home, End too", "Anywhere"),
    Key(
        "p",
        "p, ctrl+p",
        "Find a command, person, skill, unit or date",
        "Anywhere",
        "app.command_palette",
        brief="find",
    ),
    Key("t", "t", "Dark or light", "Anywhere", "app.toggle_theme", palette=True),
    Key("question_mark", "?", "This help", "Anywhere", "help", brief="help", palette=True),
    Key(
        "q",
        "q, ctrl+q",
        "Quit; everything is saved already",
        "Anywhere",
        "app.quit",
        brief="quit",
        palette=True,
    ),
)

BINDINGS: tuple[Binding, ...] = tuple(binding for key in KEYS for binding in key.bindings)


def leads_somewhere(key: Key, screens: Collection[str]) -> bool:
    """Whether a key means something where only these screens are there."""
    leads_to = [name for name, _ in SCREENS if key.action == f"screen('{name}')"]
    return not leads_to or leads_to[0] in screens


def keys_on(screen: str) -> tuple[Key, ...]:
    """The keys that mean something on a screen and have a word in the key line; its own come first."""
    worded = [key for key in KEYS if key.brief]
    own = [key for key in worded if screen in key.on]
    return (*own, *(key for key in worded if not key.on))
