"""What has changed in the cell under the cursor since the moment that the map is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

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
    yield Piece(model.changes.rows_told(model.kind), "$text-muted")


def _since(model: ComparedMap, row: int, column: int) -> Iterator[str]:
    entry, day = model.rows[row], then_in_words(model.since)
    if entry.change == "gone":
        yield f"no longer here, this is from {day}"
        return
    if entry.change == "new":
        yield f"not here on {day}"
        return
    now, then = model.facts(row, column) or {}, model.was(row, column) or {}
    if now.get("level") != then.get("level"):
        yield f"was {_level(model, model.columns[column], then)} on {day}"
    if now.get("required") != then.get("required") and model.kind == "people":
        was = then.get("required")
        yield (
            "was not required" if was is None else f"required was {_label(model, model.columns[column], was)}"
        )
    if entry.change == "moved":
        yield f"came from {model.came_from(row)}"


def then_in_words(moment: Moment) -> str:
    """The day; and by when it was known, where that is another one."""
    return day_in_words(moment.true_on) if moment.known_on == moment.true_on else moment.in_words()


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
