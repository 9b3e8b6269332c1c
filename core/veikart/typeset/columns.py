"""How the width of a page is shared among the columns of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 2
_READABLE = 108
"""A table grows no wider than this unless its contents need it: the eye loses the row."""


@dataclass(frozen=True, slots=True)
class Need:
    """Cells a column needs to be of use, cells that show all of it, and how it gives way. A `stiff` column
    (numbers) gets all it wants before the others get more than their floor."""

    floor: int
    want: int
    stiff: bool = False
    grow: bool = False
    drop: int = 0


def share(needs: Sequence[Need], cells: int) -> list[int]:
    """Cells of each column, 0 for one that is left out. Columns with the highest `drop` go first; then long
    texts give way before numbers do; at the very end every column shrinks. `grow` columns share the
    rest."""
    kept = _kept(needs, cells)
    if not kept:
        return [0] * len(needs)
    room = cells - GAP * (len(kept) - 1)
    widths = {i: needs[i].floor for i in kept}
    if sum(widths.values()) > room:
        _shrink(widths, max(room, len(kept)))
    else:
        wants = {i: needs[i].want for i in kept}
        _fill(widths, wants, [i for i in kept if needs[i].stiff], room)
        _fill(widths, wants, kept, room)
        growing = [i for i in kept if needs[i].grow]
        target = min(room, max(_READABLE, sum(widths.values())))
        _fill(widths, dict.fromkeys(growing, target), growing, target)
    return [widths.get(i, 0) for i in range(len(needs))]


def _kept(needs: Sequence[Need], cells: int) -> list[int]:
    kept = list(range(len(needs)))
    while sum(needs[i].floor for i in kept) + GAP * (len(kept) - 1) > cells:
        going = max((i for i in kept if needs[i].drop), key=lambda i: (needs[i].drop, i), default=None)
        if going is None:
            break
        kept.remove(going)
    return kept


def _fill(widths: dict[int, int], wants: dict[int, int], columns: Sequence[int], room: int) -> None:
    """Widens `columns` towards what they want, the narrowest first, while there is room."""
    spare = room - sum(widths.values())
    hungry = [i for i in columns if widths[i] < wants[i]]
    while spare > 0 and hungry:
        lowest = min(widths[i] for i in hungry)
        level = [i for i in hungry if widths[i] == lowest]
        above = [widths[i] for i in hungry if widths[i] > lowest]
        goal = min([*(wants[i] for i in level), *above])
        step = min(goal - lowest, spare // len(level))
        if step == 0:
            for i in level[:spare]:
                widths[i] += 1
            return
        for i in level:
            widths[i] += step
        spare -= step * len(level)
        hungry = [i for i in hungry if widths[i] < wants[i]]


def _shrink(widths: dict[int, int], room: int) -> None:
    while sum(widths.values()) > room:
        widest = max(widths, key=lambda i: (widths[i], i))
        if widths[widest] <= 1:
            return
        widths[widest] -= 1
