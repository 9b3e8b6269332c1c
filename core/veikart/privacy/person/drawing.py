"""What is held about one person as blocks, for that person to read: in a terminal, on paper, in a browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import get_args

from veikart.blocks import Block, Blocks, Column, Heading, Row, Table, Text
from veikart.moment import day_in_words
from veikart.privacy.fitting import fitting
from veikart.privacy.person.closing import closing
from veikart.privacy.person.rating_rows import ratings
from veikart.privacy.person.records import Cell, Held, Statement
from veikart.text import join_and
from veikart_events.privacy import Category

_TITLES: dict[Category, str] = {
    "fact": "Facts",
    "self-assessment": "Own ratings",
    "judgement by others": "Ratings by others",
    "talk note": "Notes of talks",
    "survey answer": "Answers to surveys",
}
_STATES = {"unknown": "not rated yet", "not relevant": "not relevant", "extra": "nothing is required"}


def title_of(held: Held) -> str:
    return f"What is held about {held.person.name}"


def about(held: Held) -> list[tuple[str, str]]:
    """Who it is about, of which day, and in which engagement: label and value."""
    who = held.person
    told = [
        ("Name", who.name),
        ("Other names", join_and(who.earlier) if who.earlier else ""),
        ("Reference", join_and(who.references) if who.references else ""),
        ("Unit", who.unit or ""),
        ("Roles", join_and(who.roles) if who.roles else ""),
        ("Joined", day_in_words(who.joined) if who.joined else ""),
        ("Leaves" if who.whereabouts == "here" else "Left", day_in_words(who.left) if who.left else ""),
        ("Whereabouts", "" if who.whereabouts in ("here", "left") else who.whereabouts),
        ("Id", who.id),
        ("Held by", held.client),
        ("As of", day_in_words(held.day)),
    ]
    return [(label, value) for label, value in told if value]


def opening(held: Held) -> Blocks:
    """Title and particulars, for surfaces that have no place of their own for them."""
    return [Heading(title_of(held)), Text("\n".join(f"{label}: {value}" for label, value in about(held)))]


def held_blocks(held: Held, width: int | None = None) -> Blocks:
    """What is held by category with its purposes, what follows from it today, and what one's rights are.

    `width`: cells of the page it is for, so that nothing is cut there; None where lines break within cells.
    """
    page = _Page(held, width)
    rest = [each for each in held.statements if not each.in_part]
    blocks: list[Block] = [Text(_summary(held))]
    for category in get_args(Category):
        blocks += page.category(category, [each for each in rest if each.category == category])
    blocks += page.given([each for each in held.statements if each.in_part])
    blocks += page.unknown([each for each in rest if each.category is None])
    blocks += page.picture(held.picture)
    blocks += _elsewhere(held)
    return [*blocks, *closing(held)]


def _summary(held: Held) -> str:
    number = len(held.statements)
    told = "statement in the journal is" if number == 1 else "statements in the journal are"
    words = f"{number} {told} about this person."
    if undone := sum(each.undone for each in held.statements):
        words += f" {undone} of them {'was' if undone == 1 else 'were'} undone; what was undone stays in the "
        words += "journal, marked, and counts for nothing."
    bys = {each.by for each in held.statements}
    return f"{words} All was recorded by {bys.pop()}." if len(bys) == 1 else words


class _Page:
    """The parts of the page; whether there is one recorder of everything decides on a column."""

    def __init__(self, held: Held, width: int | None) -> None:
        self._width = width
        self._by = len({each.by for each in held.statements}) > 1

    def category(self, category: Category, told: Sequence[Statement]) -> Iterator[Block]:
        if not told:
            return
        yield Heading(f"{_TITLES[category]} ({len(told)})")
        yield Text("What for:\n" + "\n".join(dict.fromkeys(each.purpose for each in told)), "muted")
        yield from ratings([each for each in told if each.rating], self._width, by=self._by)
        others = [each for each in told if not each.rating]
        yield from self._statements(others)
        yield from _texts(others)

    def given(self, told: Sequence[Statement]) -> Iterator[Block]:
        """What the person had a part in, day by day."""
        if not told:
            return
        yield Heading(f"Part in what is held about others ({len(told)})")
        yield Text(
            "What was said there is the other person's, and is not shown. "
            + " ".join(dict.fromkeys(each.purpose for each in told)),
            "muted",
        )
        rows, lines = [], []
        days = sorted(told, key=lambda each: (each.what, each.holds_from, each.recorded.date(), each.by))
        for (what, day, recorded, by), group in groupby(
            days, key=lambda each: (each.what, each.holds_from, each.recorded.date(), each.by)
        ):
            many = list(group)
            times = f"{len(many)} times" if len(many) > 1 else "once"
            cells = (what, times, str(day), str(recorded), *([by] if self._by else []))
            rows.append(Row(f"part:{many[0].position}", cells))
            lines.append(f"{day}: {what}, {times}. Recorded {recorded} by {by}")
        columns = (Column("What", grow=True), Column("Times"), *self._when())
        yield from fitting(Table(columns, tuple(rows)), lines, self._width)

    def unknown(self, told: Sequence[Statement]) -> Iterator[Block]:
        if not told:
            return
        yield Heading(f"Of plugins that are not here, or say nothing of it ({len(told)})")
        yield Text(
            "This person's id stands in these. What they hold, and what for, is told by the plugin they "
            "belong to; without it, here is what stands in them.",
            "muted",
        )
        yield from self._statements(told)
        yield from _texts(told)

    def picture(self, cells: Sequence[Cell]) -> Iterator[Block]:
        """What is derived: nothing of it is kept."""
        if not cells:
            return
        yield Heading(f"What follows from it today ({_count(len(cells), 'skill')})")
        yield Text(
            "Worked out from the statements above whenever somebody looks, and kept nowhere: the level that "
            "counts for each skill, against the highest level that the roles held require.",
            "muted",
        )
        columns = (
            Column("Skill", grow=True),
            Column("Level"),
            Column("Required"),
            Column("Required as"),
            Column("Gap"),
        )
        rows = tuple(Row(f"cell:{n}", _cell(cell)) for n, cell in enumerate(cells))
        lines = [_cell_in_words(cell) for cell in cells]
        yield from fitting(Table(columns, rows), lines, self._width)

    def _statements(self, told: Sequence[Statement]) -> list[Block]:
        rows = tuple(Row(f"event:{each.position}", self._cells(each)) for each in told)
        table = Table((Column("What", grow=True), *self._when()), rows)
        return fitting(table, [in_a_line(each) for each in told], self._width)

    def _when(self) -> tuple[Column, ...]:
        return (Column("Holds from"), Column("Recorded"), *([Column("By")] if self._by else []))

    def _cells(self, each: Statement) -> tuple[str, ...]:
        what = f"{each.what} (undone)" if each.undone else each.what
        recorded = str(each.recorded.date())
        return (what, str(each.holds_from), recorded, *([each.by] if self._by else []))


def in_a_line(each: Statement) -> str:
    """A statement where there is no room for a table."""
    undone = " (undone)" if each.undone else ""
    return f"{each.holds_from}: {each.what}{undone}. Recorded {each.recorded.date()} by {each.by}"


def _texts(told: Sequence[Statement]) -> Iterator[Block]:
    """Free text in full, each with what it belongs to."""
    for each in told:
        if each.texts:
            undone = " (undone)" if each.undone else ""
            parts = "\n".join(f"{name}: {text}" for name, text in each.texts.items())
            yield Text(f"{each.what}, {day_in_words(each.holds_from)}{undone}\n{parts}")


def _cell(cell: Cell) -> tuple[str, ...]:
    gap = f"{cell.gap:g} below" if cell.gap else _STATES.get(cell.state, "none")
    return (cell.skill, cell.level or "", cell.required or "", cell.role or "", gap)


def _cell_in_words(cell: Cell) -> str:
    _, level, required, role, gap = _cell(cell)
    asked = f"; required {required} as {role}" if required else ""
    return f"{cell.skill}: {level or 'no level'}{asked}; gap: {gap}"


def _elsewhere(held: Held) -> Iterator[Block]:
    if not (held.named or held.named_by_others or held.recorder):
        return
    yield Heading("Where else the name stands")
    for each in held.named:
        where = f"In {each.topic} ({each.field}), {day_in_words(each.holds_from)}, recorded by {each.by}"
        yield Text(f"{where}\n{each.text}")
    if held.named_by_others:
        texts = _count(held.named_by_others, "text")
        yield Text(f"And in {texts} about other people: what is said there is theirs, and not shown.")
    if (recorder := held.recorder) is not None:
        yield Text(
            f"This person's own name stands as that of the recorder of {_count(recorder.events, 'event')}, "
            f"from {recorder.first.date()} to {recorder.last.date()}."
        )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
