"""What has changed in a table, in its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from veikart.beside import BEFORE, Called, noted
from veikart.blocks import WITHHELD, Cell, Column, Mark, Meter, Row, Table, Why
from veikart.comparing.amounts import Amount, amount_in, of_share, step, was
from veikart.typeset.tables import naming


def compare_tables(now: Table, before: Table, called: Called = BEFORE) -> Table:
    """The rows of now with what changed in their cells; rows that are gone stand, muted, where they stood."""
    places = _places(now.columns, before.columns)
    then = {row.id: row for row in before.rows}
    names = naming(now.columns)
    rows = [
        _changed(row, then[row.id], now.columns, places, called)
        if row.id in then
        else _new(row, names, called.new)
        for row in now.rows
    ]
    for row, after in _gone(now.rows, before.rows):
        at = next((i for i, each in enumerate(rows) if each.id == after), -1) + 1
        rows.insert(at, _former(row, places, names, called.gone))
    return replace(now, rows=tuple(rows))


def _places(now: Sequence[Column], before: Sequence[Column]) -> tuple[int | None, ...]:
    """For each column of now the one of before with its title, the second of a title for the second."""
    free = list(range(len(before)))
    found: list[int | None] = []
    for column in now:
        place = next((i for i in free if before[i].title == column.title), None)
        found.append(place)
        if place is not None:
            free.remove(place)
    return tuple(found)


def _changed(
    row: Row, before: Row, columns: Sequence[Column], places: Sequence[int | None], called: Called
) -> Row:
    cells, told = list(row.cells), list[tuple[str, str]]()
    for i, place in enumerate(places[: len(cells)]):
        if place is None or place >= len(before.cells):
            continue
        old = before.cells[place]
        new = compare_cells(cells[i], old, ordinal=columns[i].ordinal)
        if new is not cells[i]:
            told.append((f"{called.sentence}: {columns[i].title}", text_of(old)))
            cells[i] = new
    if not told:
        return row
    return replace(row, cells=tuple(cells), why=_told(row.why, told))


def compare_cells(now: Cell, before: Cell, *, ordinal: bool = False) -> Cell:
    """ "57 ▲6", "64 % ▲6", "one person (was nobody)", of places "2→3"; the very cell where what is shown is
    the same. The new one stands where the old one stood when rows are put in order."""
    text, old = text_of(now), text_of(before)
    if text == old or WITHHELD in (text, old):
        return now
    if ordinal and text.strip() and old.strip():
        told = f"{old.strip()}→{text.strip()}"
    else:
        told = f"{text} {('' if ordinal else _step(now, before)) or was(old)}".strip()
    return retold(now, told)


def _step(now: Cell, before: Cell) -> str:
    mine, theirs = _amount(now), _amount(before)
    if isinstance(now, Meter) and isinstance(before, Meter) and None not in (now.share, before.share):
        written = [each for each in (mine, theirs) if each is not None]
        if all(each.in_percent for each in written):  # the text may be "<1 %", or none
            assert now.share is not None
            assert before.share is not None
            return step(of_share(now.share), of_share(before.share))
    return step(mine, theirs) if mine is not None and theirs is not None else ""


def _amount(cell: Cell) -> Amount | None:
    """The number in a cell; of a sign for none what the cell is put in order by says."""
    amount = amount_in(text_of(cell))
    if amount is None and isinstance(cell, Mark) and cell.sort == 0 and len(cell.text.strip()) == 1:
        return Amount(0.0, "")
    return amount


def _new(row: Row, names: int, note: str) -> Row:
    """An event is always new at some time: when, it says itself."""
    return row if row.id.startswith("event:") else _noted(row, names, note)


def _noted(row: Row, names: int, note: str) -> Row:
    """The row with a note before its name, and put in order by the name as before."""
    cells = list(row.cells)
    if names < len(cells):
        cell, text = cells[names], text_of(cells[names])
        mark = Mark(text) if isinstance(cell, str) else cell
        if isinstance(mark, Mark) and mark.sort is None:
            mark = replace(mark, sort=text)
        cells[names] = retold(mark, noted(text, note))
    return replace(row, cells=tuple(cells))


def _former(row: Row, places: Sequence[int | None], names: int, note: str) -> Row:
    """A row of before in the columns of now; it leads nowhere, for there is nothing any more."""
    cells = tuple(
        text_of(row.cells[place]) if place is not None and place < len(row.cells) else "" for place in places
    )
    plain = Row(row.id, cells, row.why, depth=row.depth, tone="muted", people=row.people)
    return _noted(plain, names, note)


def _gone(now: Sequence[Row], before: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Rows that are gone, each with the id of the row that stood before it. An event does not go: what
    happened only leaves a list."""
    here, last = {row.id for row in now}, ""
    for row in before:
        if row.id not in here and not row.id.startswith("event:"):
            yield row, last
        last = row.id


def _told(why: Why | None, told: Sequence[tuple[str, str]]) -> Why | None:
    return replace(why, inputs=(*why.inputs, *told)) if why is not None else None


def text_of(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def retold(cell: Cell, text: str) -> Cell:
    """The cell with another text, to be put in order by what it was."""
    if isinstance(cell, Meter):
        return replace(cell, text=text)
    mark = Mark(cell) if isinstance(cell, str) else cell
    amount = amount_in(mark.text) if mark.sort is None else None
    if amount is not None:
        return replace(mark, text=text, sort=amount.value)
    return text if isinstance(cell, str) else replace(mark, text=text)
