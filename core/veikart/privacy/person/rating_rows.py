"""Ratings of one person, by skill, the newest first: also those of many years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from veikart.blocks import Block, Column, Row, Table, Text, Tone
from veikart.moment import day_in_words
from veikart.privacy.fitting import fitting
from veikart.privacy.person.records import Rating, Statement
from veikart.text import collation_key


def ratings(told: Sequence[Statement], width: int | None, *, by: bool) -> Iterator[Block]:
    """The ratings as a table with a line for each skill, and the notes to them below. `by`: who recorded
    them differs, and is said of each."""
    if not told:
        return
    rated = [(each, each.rating) for each in told if each.rating is not None]
    given = any(rating.assessor for _, rating in rated)
    told_how = any(_how(rating) for _, rating in rated)
    sure = any(rating.confidence for _, rating in rated)
    columns = (
        Column("Skill, and from when", grow=True),
        Column("Level"),
        *([Column("How, how sure" if sure else "How")] if told_how else []),
        *([Column("Given by")] if given else []),
        Column("Recorded"),
        *([Column("By")] if by else []),
    )
    rows: list[Row] = []
    lines: list[str] = []
    for skill, members in _by_skill(rated):
        rows.append(Row(f"skill:{members[0][0].position}", (skill,), tone="strong"))
        lines += ["", skill] if lines else [skill]
        for each, rating in members:
            cells = (
                str(each.holds_from),
                f"{rating.level} (undone)" if each.undone else rating.level,
                *([_how(rating)] if told_how else []),
                *([rating.assessor or ""] if given else []),
                str(each.recorded.date()),
                *([each.by] if by else []),
            )
            tone: Tone = "muted" if each.undone else "normal"
            rows.append(Row(f"event:{each.position}", cells, depth=1, tone=tone))
            lines.append(f"– {_in_a_line(each, rating)}")
    yield from fitting(Table(columns, tuple(rows)), lines, width)
    yield from _notes(rated)


def _by_skill(rated: Sequence[tuple[Statement, Rating]]) -> list[tuple[str, list[tuple[Statement, Rating]]]]:
    found: dict[str, list[tuple[Statement, Rating]]] = defaultdict(list)
    for each, rating in sorted(rated, key=lambda pair: (pair[0].holds_from, pair[0].position), reverse=True):
        found[rating.skill].append((each, rating))
    return sorted(found.items(), key=lambda group: collation_key(group[0]))


def _in_a_line(each: Statement, rating: Rating) -> str:
    how = f" ({_how(rating)})" if _how(rating) else ""
    given = f", given by {rating.assessor}" if rating.assessor else ""
    undone = ", undone" if each.undone else ""
    day = "the same day" if each.recorded.date() == each.holds_from else f"on {each.recorded.date()}"
    return f"{each.holds_from}: {rating.level}{how}{given}{undone}; recorded {day} by {each.by}"


def _how(rating: Rating) -> str:
    """The method, and how sure its giver was. That someone rated themselves is said by the category."""
    method = "" if rating.method == "self" else rating.method
    return ", ".join(part for part in (method, rating.confidence) if part)


def _notes(rated: Sequence[tuple[Statement, Rating]]) -> Iterator[Block]:
    noted = [(each, rating) for each, rating in rated if each.texts]
    if noted:
        yield Text("Notes to these ratings", "strong")
    for each, rating in noted:
        undone = " (undone)" if each.undone else ""
        said = "\n".join(each.texts.values())
        yield Text(f"{rating.skill}, {day_in_words(each.holds_from)}{undone}: {said}")
