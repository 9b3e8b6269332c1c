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
    id: str = ""
    """The name by which the user gives it another key; stays the same for ever."""

    @property
    def bindings(self) -> tuple[Binding, ...]:
        names = [name for name in self.keys.split(",") if name and self.action]
        return tuple(
            Binding(name, self.action, self.title, show=False, priority=self.priority) for name in names
        )


def _screen_keys() -> tuple[Key, ...]:
    return tuple(
        Key(
            f"{key},{digit}",
            f"{key.upper()} or {digit}",
            f"Go to {name}",
            "Screens",
            f"screen('{name}')",
            id=f"screen.{name.lower()}",
        )
        for digit, (name, key) in enumerate(SCREENS, 1)
    )


KEYS: tuple[Key, ...] = (
    Key("", "0–9", "Rate the cell under the cursor, then move on", "Map", on=("Map",), brief="rate"),
    Key("", "x", "Not relevant for this person", "Map", on=("Map",), brief="not relevant"),
    Key("l", "l", "Rate with a level typed out: 12, or 4,5", "Map", "level", ("Map",), id="map.level"),
    Key(
        "m",
        "m",
        "After rating: move down, move right or stay",
        "Map",
        "after_rating",
        ("Map",),
        palette=True,
        id="map.after_rating",
    ),
    Key(
        "a",
        "a",
        "Ratings count as: manager, calibrated, self …",
        "Map",
        "method",
        ("Map",),
        palette=True,
        id="map.method",
    ),
    Key("f", "f", "Which ratings count first", "Map", "sources", ("Map",), palette=True, id="map.sources"),
    Key("r", "r", "Rows: people, roles, units", "Map", "rows", ("Map",), "rows", palette=True, id="map.rows"),
    Key("", "Enter", "Why: formula, inputs, and the events behind it", "Anywhere", brief="why"),
    Key(
        "e",
        "e",
        "Explain: why, also where Enter leads on to another screen",
        "Anywhere",
        "explain",
        id="explain",
    ),
    Key(
        "h",
        "h",
        "What can be done here: why, other views of it, commands",
        "Anywhere",
        "offer",
        brief="options",
        id="options",
    ),
    Key(
        "y",
        "y",
        "What if: suppose something of what is under the cursor",
        "What if",
        "suppose",
        brief="what if",
        palette=True,
        id="suppose",
    ),
    Key(
        "Y",
        "shift+y",
        "The scenarios there are; within one: back to reality",
        "What if",
        "scenarios",
        palette=True,
        id="scenarios",
    ),
    Key("", "mouse", "The right button asks what can be done; a second click is Enter", "Anywhere"),
    Key("backspace", "backspace", "Back to where you were", "Anywhere", "back", palette=True, id="back"),
    Key(
        "s",
        "s",
        "Sort by a column; again: the other way; again: as it was",
        "Tables",
        "sort",
        brief="sort",
        id="table.sort",
    ),
    Key("greater_than_sign", ">", "Sort by the next column", "Tables", "sort_by(1)", id="table.sort_next"),
    Key(
        "less_than_sign", "<", "Sort by the column before", "Tables", "sort_by(-1)", id="table.sort_previous"
    ),
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
        id="undo",
    ),
    Key("U", "shift+u", "Redo what was undone", "Anywhere", "redo", palette=True, id="redo"),
    Key("comma", ",", "A step back in time", "Time", "travel(-1)", brief="earlier", id="time.earlier"),
    Key("full_stop", ".", "A step on in time", "Time", "travel(1)", brief="later", id="time.later"),
    Key(
        "semicolon",
        ";",
        "To the mark before: a workshop",
        "Time",
        "mark(-1)",
        palette=True,
        id="time.previous_mark",
    ),
    Key("colon", ":", "To the next mark", "Time", "mark(1)", palette=True, id="time.next_mark"),
    Key(
        "plus",
        "+",
        "Longer steps: day, week, month, quarter; playing: faster",
        "Time",
        "step(1)",
        id="time.longer_steps",
    ),
    Key("minus", "-", "Shorter steps; playing: slower", "Time", "step(-1)", id="time.shorter_steps"),
    Key("n", "n", "Back to now", "Time", "now", brief="now", palette=True, id="time.now"),
    Key(
        "space",
        "space",
        "Play from the first event to now, or pause",
        "Time",
        "play",
        brief="play",
        palette=True,
        id="time.play",
    ),
    Key(
        "P",
        "shift+p",
        "How it is played: smoothly, by months, quarters or marks",
        "Time",
        "film",
        palette=True,
        id="time.film",
    ),
    Key(
        "C",
        "shift+c",
        "Compare with a mark, a quarter ago, a date …; again: end it",
        "Time",
        "compare",
        brief="compare",
        id="compare",
    ),
    Key(
        "v",
        "v",
        "Veil names with fictional ones; twice shows people's own",
        "In the room",
        "pseudonyms",
        brief="veil names",
        palette=True,
        id="names.veil",
    ),
    Key(
        "b",
        "b",
        "By what was known then, or by what is known now",
        "Time",
        "known",
        palette=True,
        id="time.known",
    ),
    Key(
        "B",
        "shift+b",
        "The keys of time move what was known; again: the day",
        "Time",
        "clock",
        palette=True,
        id="time.clock",
    ),
    Key("", "mouse", "Click or drag on the time bar; right button: what was known", "Time"),
    Key(
        "slash",
        "/",
        "Look for words in the rows; on the Map in its columns, too",
        "Narrow",
        "search",
        brief="search",
        id="search",
    ),
    Key(
        "o",
        "o",
        "Narrow to a unit of the organisation",
        "Narrow",
        "unit",
        brief="unit",
        palette=True,
        id="narrow.unit",
    ),
    Key("g", "g", "Narrow to a goal", "Narrow", "goal", brief="goal", palette=True, id="narrow.goal"),
    Key(
        "c",
        "c",
        "Critical skills only",
        "Narrow",
        "critical",
        brief="critical",
        palette=True,
        id="narrow.critical",
    ),
    Key("escape", "Esc", "Show all again; close a window", "Narrow", "widen", id="narrow.all"),
    Key(
        "w",
        "w",
        "Start a workshop, or end the one that is going on",
        "In the room",
        "workshop",
        id="workshop",
    ),
    Key(
        "R",
        "shift+r",
        "Write the report of this moment to a file",
        "Anywhere",
        "report",
        palette=True,
        id="report",
    ),
    Key(
        "F",
        "shift+f",
        "Write the film of this view to a file",
        "Anywhere",
        "write_film",
        palette=True,
        id="film.write",
    ),
    *_screen_keys(),
    Key("tab", "tab", "The next page of a screen", "Screens", "page(1)", priority=True, id="page.next"),
    Key(
        "shift+tab", "shift+tab", "The page before", "Screens", "page(-1)", priority=True, id="page.previous"
    ),
    Key("", "arrows", "Move in the body of a screen; Page up, Page down, Home, End too", "Anywhere"),
    Key(
        "p",
        "p, ctrl+p",
        "Find a command, person, skill, unit or date",
        "Anywhere",
        "app.command_palette",
        brief="find",
        id="find",
    ),
    Key("t", "t", "Dark or light", "Anywhere", "app.toggle_theme", palette=True, id="theme"),
    Key("question_mark", "?", "This help", "Anywhere", "help", brief="help", palette=True, id="help"),
    Key(
        "q",
        "q, ctrl+q",
        "Quit; everything is saved already",
        "Anywhere",
        "app.quit",
        brief="quit",
        palette=True,
        id="quit",
    ),
)


def leads_somewhere(key: Key, screens: Collection[str]) -> bool:
    """Whether a key means something where only these screens are there."""
    leads_to = [name for name, _ in SCREENS if key.action == f"screen('{name}')"]
    return not leads_to or leads_to[0] in screens
