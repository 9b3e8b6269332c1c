"""What has changed in a heat map: levels are places on a ladder, so from where to where, never a sum."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from veikart.beside import BEFORE, Called, noted
from veikart.blocks import WITHHELD, Heat, HeatMap, HeatRow

_NUMBER = re.compile(r"[<>]?\d+(?:[.,]\d+)?")
_SIGNS = {"missing": "·", "not relevant": "–"}
_WORDS = ("rose", "fell", "newly known", "not known any more")
_MOST_NAMED = 6


def compare_heat_maps(now: HeatMap, before: HeatMap, called: Called = BEFORE) -> HeatMap:
    """Cells that changed as "2→3"; how many rose and fell, and what is new or gone among rows and columns, is
    told in the legend."""
    columns = _places(now.columns, before.columns)
    then = {row.id: row for row in before.rows}
    signs = Counter[str]()
    rows = [
        _row(row, then[row.id], columns, signs)
        if row.id in then
        else replace(row, label=noted(row.label, called.new))
        for row in now.rows
    ]
    here = {row.id for row in now.rows}
    gone_rows = [row.label for row in before.rows if row.id not in here and row.cells]
    new = [title for title, place in zip(now.columns, columns, strict=True) if place is None]
    kept = {place for place in columns if place is not None}
    gone = [title for i, title in enumerate(before.columns) if i not in kept]
    told = ", ".join(f"{counted} {word}" for word in _WORDS if (counted := signs[word]))
    legend = (*now.legend, *_named(called.new, new), *_named(called.gone, [*gone, *gone_rows]))
    return replace(now, rows=tuple(rows), legend=(*legend, f"changed: {told}") if told else legend)


def _places(now: Sequence[str], before: Sequence[str]) -> list[int | None]:
    free = list(range(len(before)))
    found: list[int | None] = []
    for title in now:
        place = next((i for i in free if before[i] == title), None)
        found.append(place)
        if place is not None:
            free.remove(place)
    return found


def _row(row: HeatRow, before: HeatRow, columns: Sequence[int | None], signs: Counter[str]) -> HeatRow:
    cells = list(row.cells)
    for i, place in enumerate(columns[: len(cells)]):
        if place is not None and place < len(before.cells):
            cells[i], way = _cell(cells[i], before.cells[place])
            signs[way] += 1
    label = row.label
    if before.label != label and before.label.strip():
        label = f"{label} (was {before.label})"
    return replace(row, cells=tuple(cells), label=label)


def _cell(now: Heat, before: Heat) -> tuple[Heat, str]:
    """The cell of now, led by what it was: "2→3", "·→2", "58→63+3", "→2" where nothing was; and which way it
    went, or nothing."""
    old, new = _level(before), _level(now)
    if old == new or WITHHELD in (old, new):
        return now, ""
    way = _way(now, before)
    if now.look in _SIGNS:  # a sign is drawn in the place of its text
        return replace(now, text=f"{old}→{new}", share=None, look="plain"), way
    return replace(now, text=f"{old}→{now.text.strip()}"), way


def _way(now: Heat, before: Heat) -> str:
    new, old = _known(now), _known(before)
    if new is None or old is None:
        return "" if new is old else ("not known any more" if new is None else "newly known")
    return "rose" if new > old else "fell" if new < old else ""


def _known(heat: Heat) -> float | None:
    """The place on the ramp; None for what is assumed, which is no level to rise from."""
    return None if heat.look == "assumed" else heat.share


def _level(heat: Heat) -> str:
    """What of a cell is the level: the number it begins with, else its sign or text; "2?" of one assumed."""
    if heat.look in _SIGNS:
        return _SIGNS[heat.look]
    found = _NUMBER.match(heat.text.strip())
    told = found[0] if found else heat.text.strip()
    return f"{told}?" if heat.look == "assumed" else told


def _named(note: str, names: Sequence[str]) -> list[str]:
    if not names:
        return []
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return [f"{note}: {', '.join(names[:_MOST_NAMED])}{more}"]
