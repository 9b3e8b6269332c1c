"""What has changed in a heat map: levels are places on a ladder, so from where to where, never a sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from veikart.blocks import WITHHELD, Heat, HeatMap, HeatRow
from veikart.comparing.tables import GONE, NEW

_NUMBER = re.compile(r"[<>]?\d+(?:[.,]\d+)?")
_SIGNS = {"missing": "·", "not relevant": "–"}
_MOST_NAMED = 6


def compare_heat_maps(now: HeatMap, before: HeatMap) -> HeatMap:
    """Cells that changed as "2→3"; what is new or gone among rows and columns is named in the legend."""
    columns = _places(now.columns, before.columns)
    then = {row.id: row for row in before.rows}
    rows = [
        _row(row, then[row.id], columns) if row.id in then else replace(row, label=f"{row.label} {NEW}")
        for row in now.rows
    ]
    here = {row.id for row in now.rows}
    gone_rows = [row.label for row in before.rows if row.id not in here]
    new = [title for title, place in zip(now.columns, columns, strict=True) if place is None]
    kept = {place for place in columns if place is not None}
    gone = [title for i, title in enumerate(before.columns) if i not in kept]
    legend = (*now.legend, *_named(NEW, new), *_named(GONE, [*gone, *gone_rows]))
    return replace(now, rows=tuple(rows), legend=legend)


def _places(now: Sequence[str], before: Sequence[str]) -> list[int | None]:
    free = list(range(len(before)))
    found: list[int | None] = []
    for title in now:
        place = next((i for i in free if before[i] == title), None)
        found.append(place)
        if place is not None:
            free.remove(place)
    return found


def _row(row: HeatRow, before: HeatRow, columns: Sequence[int | None]) -> HeatRow:
    cells = list(row.cells)
    for i, place in enumerate(columns[: len(cells)]):
        if place is not None and place < len(before.cells):
            cells[i] = _cell(cells[i], before.cells[place])
    label = row.label
    if before.label != label and before.label.strip():
        label = f"{label} (was {before.label})"
    return replace(row, cells=tuple(cells), label=label)


def _cell(now: Heat, before: Heat) -> Heat:
    """The cell of now, led by what it was: "2→3", "·→2", "58→63+3"."""
    old, new = _level(before), _level(now)
    if old == new or WITHHELD in (old, new) or not old or not new:
        return now
    if now.look in _SIGNS:  # a sign is drawn in the place of its text
        return replace(now, text=f"{old}→{new}", share=None, look="plain")
    return replace(now, text=f"{old}→{now.text.strip()}")


def _level(heat: Heat) -> str:
    """What of a cell is the level: the number it begins with, else its sign or text."""
    if heat.look in _SIGNS:
        return _SIGNS[heat.look]
    found = _NUMBER.match(heat.text.strip())
    return found[0] if found else heat.text.strip()


def _named(note: str, names: Sequence[str]) -> list[str]:
    if not names:
        return []
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return [f"{note.strip('()')}: {', '.join(names[:_MOST_NAMED])}{more}"]
