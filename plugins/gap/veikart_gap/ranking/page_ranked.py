"""The ranked list: which gaps matter most, by the method that was chosen, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import nan
from typing import Any

from veikart.api import (
    Block,
    Blocks,
    Column,
    Mark,
    Meter,
    Picture,
    Row,
    Selection,
    Table,
    Text,
    Tone,
    counted,
    number,
)
from veikart_gap.pages.ways import of_parked
from veikart_gap.pages.wording import counts, dots, nothing_yet
from veikart_gap.ranking.promised import COLUMN, Promised, promised
from veikart_gap.ranking.ranked_why import Behind, level, score_text
from veikart_gap.ranking.scores import Ranked, ranked
from veikart_gap.ranking.stability import stability
from veikart_gap.ranking.telling import steadiness, summary
from veikart_gap.ranking.ways import of_ranked

MOST = 200
"""Rows of a table: who reads on asks by unit, goal or skill."""
_STEPS = Column("Steps", right=True, least=4, drop=2)
_COLUMNS = (
    Column("#", right=True, least=2, ordinal=True),
    Column("Skill", grow=True, least=24),
    Column("Critical", least=8, drop=4, kept=True),
    Column("Below", right=True, least=5),
    Column("Level", right=True, least=4, drop=3, ordinal=True),
    _STEPS,
    Column("Not known", right=True, least=3, drop=1),
    Column("Score", least=14),
    Column("Goals", grow=True, least=14, drop=6, kept=True),
    Column("Needed by", least=10, drop=5, kept=True),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Skills by score, those without a known gap below them, parked ones apart with their reason."""
    empty = nothing_yet(picture, selection)
    if empty is not None:
        return [empty]
    found = ranked(picture, selection)
    behind = Behind(picture, selection, found)
    every = found.rows()
    rows = [row for row in every if not row["parked"]]
    parked = [row for row in every if row["parked"]]
    blocks: list[Block] = [Text(f"By {found.method.title.lower()}. {summary(found, selection)}", "muted")]
    if sure := steadiness(stability(found)):
        blocks.append(Text(sure))
    if rows:
        blocks += _ranking(rows, behind, promised(picture, selection))
    if parked:
        blocks.append(_parked(parked, behind))
    return blocks


def _ranking(rows: list[dict[str, Any]], behind: Behind, ahead: Promised) -> list[Block]:
    """The table; ahead of today with what would be missing if all is kept, and a sentence about that."""
    dated = any(row["needed_by"] for row in rows)
    columns, scale = (_COLUMNS if dated else _COLUMNS[:-1]), _extremes(rows)
    shown = tuple(_row(row, scale, behind, dated) for row in rows[:MOST])
    more: list[Block] = []
    if len(rows) > MOST:
        more = [Text(f"and {counted(len(rows) - MOST, 'skill')} more: narrow to a unit or goal.", "muted")]
    if not ahead:
        return [Table(columns, shown), *more]
    place = columns.index(_STEPS) + 1
    wider = tuple(
        replace(row, cells=(*row.cells[:place], ahead.cell(row.id.partition(":")[2]), *row.cells[place:]))
        for row in shown
    )
    table = Table((*columns[:place], COLUMN, *columns[place:]), wider)
    return [Text(ahead.words, "accent"), table, *more]


def _extremes(rows: list[dict[str, Any]]) -> tuple[float, float]:
    """What the meters begin and end with: 0, or the lowest score below it, and the highest."""
    found = [row["score"] for row in rows if row["score"] is not None]
    return min([0.0, *found]), max([0.0, *found])


def _row(row: Mapping[str, Any], scale: tuple[float, float], behind: Behind, dated: bool) -> Row:
    cells = (
        "" if row["rank"] is None else str(row["rank"]),
        row["name"],
        dots(row["criticality"]),
        Mark(f"{row['below']}/{row['required']}", sort=row["below"]),
        _levels(row["median_level"], row["median_required"]),
        Mark("·" if not row["gap"] else number(row["gap"]), sort=row["gap"]),
        counts(row["unknown"]),
        _score(row, scale, behind.ranked),
        row["goals"],
        *([str(row["needed_by"] or "")] if dated else []),
    )
    tone: Tone = "normal" if row["gap"] else "muted"
    ways = of_ranked(row["skill"])
    return Row(
        f"skill:{row['skill']}", cells, behind.why(row), tone=tone, people=row["required"], actions=ways
    )


def _score(row: Mapping[str, Any], scale: tuple[float, float], ranked: Ranked) -> Meter:
    if not row["met"] + row["below"]:
        return Meter(None, "nobody rated", "muted")
    if not row["gap"]:
        return Meter(0.0, "no gap", "warn")
    if row["score"] is None:
        return Meter(None, "no date", "muted")
    low, high = scale
    share = (row["score"] - low) / (high - low) if high > low else 0.0
    return Meter(share, score_text(ranked.method, row["score"]), "bad" if share >= 0.5 else "warn")


def _levels(median: float | None, required: float | None) -> Mark:
    """What people can do and what is asked, in order by the first; not known is no level."""
    return Mark(f"{level(median)}/{level(required)}", sort=nan if median is None else median)


def _parked(parked: list[dict[str, Any]], behind: Behind) -> Table:
    columns = (
        Column("Parked skill", grow=True, least=18),
        Column("Why not now", grow=True, least=24, kept=True),
        Column("Below", right=True, least=5, drop=1),
        Column("Steps", right=True, least=4, drop=2),
    )
    rows = tuple(
        Row(
            f"skill:{row['skill']}",
            (
                row["name"],
                row["parked_why"] or "",
                Mark(f"{row['below']}/{row['required']}", sort=row["below"]),
                number(row["gap"]),
            ),
            behind.why(row, named=False),
            tone="muted",
            actions=of_parked(row["skill"]),
            people=row["required"],
        )
        for row in parked[:MOST]
    )
    return Table(columns, rows, "Parked on purpose, and not ranked")
