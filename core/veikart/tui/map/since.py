"""What has changed in the cell under the cursor since the moment that the map is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from veikart.beside import BEFORE, LATER
from veikart.moment import Moment, day_in_words
from veikart.standard.map.changes import ComparedMap
from veikart.standard.map.model import MapColumn, MapModel
from veikart.tui.lines import Piece


def since(model: MapModel, row: int, column: int) -> list[str]:
    """ "was 2 With help on 1 March 2026", "required was 2", "came from Wind"; nothing where the map is not
    compared, or all is as it was."""
    return list(_since(model, row, column)) if isinstance(model, ComparedMap) else []


def changes_told(model: MapModel | None) -> Iterator[Piece]:
    """A line that counts what has changed on a map that is compared, and so says what the signs mean."""
    if not isinstance(model, ComparedMap):
        return
    told = list(model.changes.told())
    if told and model.kind != "people":
        yield Piece("Medians: ", "$text-muted")
    for sign, words in told:
        yield Piece(f"{sign} ", "bold $primary")
        yield Piece(f"{words}   ")
    if not told:
        yield Piece("No level has changed.   ")
    yield Piece(model.changes.rows_told(model.kind, model.called), "$text-muted")


def _since(model: ComparedMap, row: int, column: int) -> Iterator[str]:
    entry, when = model.rows[row], _when(model)
    was = "was " if model.called is BEFORE else ""
    if entry.change == "gone":
        yield f"{model.called.absent[0].lower()}{model.called.absent[1:]}, this is {_from(model)}"
        return
    if entry.change == "new":
        yield f"not here {when}"
        return
    now, then = model.facts(row, column) or {}, model.was(row, column) or {}
    if now.get("level") != then.get("level"):
        yield f"{was}{_level(model, model.columns[column], then)} {when}"
    if now.get("required") != then.get("required") and model.kind == "people":
        needed = _needed(model, model.columns[column], then.get("required"))
        yield f"was {needed}" if was else f"{needed} {when}"
    if entry.change == "moved":
        yield f"came from {model.came_from(row)}" if was else f"{model.came_from(row)} {when}"


def _when(model: ComparedMap) -> str:
    """ "on 1 March 2026"; of another scenario "in reality"."""
    return f"on {then_in_words(model.since)}" if model.called in (BEFORE, LATER) else model.called.then


def _from(model: ComparedMap) -> str:
    return f"from {then_in_words(model.since)}" if model.called in (BEFORE, LATER) else model.called.then


def then_in_words(moment: Moment) -> str:
    """The day; and by when it was known, where that is another one."""
    return day_in_words(moment.true_on) if moment.known_on == moment.true_on else moment.in_words()


def _needed(model: ComparedMap, skill: MapColumn, level: float | None) -> str:
    return "not required" if level is None else f"required {_label(model, skill, level)}"


def _level(model: ComparedMap, skill: MapColumn, then: Mapping[str, Any]) -> str:
    if then.get("not_relevant"):
        return "not relevant"
    level = then.get("level")
    return "not rated" if level is None else _label(model, skill, level)


def _label(model: ComparedMap, skill: MapColumn, level: float) -> str:
    """A level of before, on the scale that the skill had then."""
    place = model.before.column_at(skill.id)
    scale = model.before.scales[model.before.columns[place].scale if place is not None else skill.scale]
    return f"{scale.label(level)} {scale.name_of(level)}".rstrip()
