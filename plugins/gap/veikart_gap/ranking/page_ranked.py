"""The ranked list: which gaps matter most for the goals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from math import nan
from typing import Any

import polars as pl

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
    Why,
    cells_in,
    counted,
    join_and,
    number,
)
from veikart_gap.pages.ways import of_parked, of_skill
from veikart_gap.pages.wording import counts, dots, newest, nothing_yet, positions_of
from veikart_gap.ranking.columns import FORMULA, RANKING_SOURCE
from veikart_gap.ranking.promised import COLUMN, Promised, promised
from veikart_gap.ranking.scores import positions, ranked

_MOST_NAMED = 12
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
    table = ranked(picture, selection)
    open_rows = table.filter(~pl.col("parked"))
    most = float(open_rows.select(pl.col("score").max().fill_null(0.0)).item())

    def behind(skill: str, *, named: bool = True) -> Callable[[], Why]:
        return lambda: _behind(picture, selection, skill, named=named)

    dated = open_rows["needed_by"].is_not_null().any()
    rows = tuple(_row(row, most, behind(row["skill"]), dated) for row in open_rows.iter_rows(named=True))
    blocks: list[Block] = [Text(_told(selection, table), "muted")]
    ahead = promised(picture, selection)
    if rows:
        blocks += _ranking(_COLUMNS if dated else _COLUMNS[:-1], rows, ahead)
    parked = table.filter("parked")
    if parked.height:
        blocks.append(_parked(parked, partial(behind, named=False)))
    return blocks


def _ranking(columns: tuple[Column, ...], rows: tuple[Row, ...], ahead: Promised) -> list[Block]:
    """The table; ahead of today with what would be missing if all is kept, and a sentence about that."""
    if not ahead:
        return [Table(columns, rows)]
    place = columns.index(_STEPS) + 1
    wider = tuple(
        replace(row, cells=(*row.cells[:place], ahead.cell(row.id.partition(":")[2]), *row.cells[place:]))
        for row in rows
    )
    return [Text(ahead.words, "accent"), Table((*columns[:place], COLUMN, *columns[place:]), wider)]


def _told(selection: Selection, table: pl.DataFrame) -> str:
    """What the page shows in a line, and what keeps it from saying more."""
    known = table.filter(~pl.col("parked")).with_columns(rated=pl.col("met") + pl.col("below"))
    with_gap = known.filter(pl.col("gap") > 0)
    gap, unknown, rated = (sum(known[name]) for name in ("gap", "unknown", "rated"))
    text = f"{with_gap.height} of {known.height} required skills have a known gap, {number(gap)} level steps "
    text += f"in all; {number(unknown)} requirements were never rated."
    if not rated:
        text += " Nobody has been rated yet: rate on the Map, one digit an answer."
    if selection.goal is None and (lost := with_gap.filter(pl.col("goal_weight") == 0)).height:
        names = join_and([*lost["name"].head(3), *([f"{lost.height - 3} more"] if lost.height > 3 else [])])
        text += f" Without a goal to serve they score 0: {names}."
    return text


def _row(row: Mapping[str, Any], most: float, behind: Callable[[], Why], dated: bool) -> Row:
    score = row["score"] or 0.0
    cells = (
        "" if row["rank"] is None else str(row["rank"]),
        row["name"],
        dots(row["criticality"]),
        Mark(f"{row['below']}/{row['required']}", sort=row["below"]),
        _levels(row["median_level"], row["median_required"]),
        Mark("·" if not row["gap"] else number(row["gap"]), sort=row["gap"]),
        counts(row["unknown"]),
        _score(row, score, most),
        row["goals"],
        *([str(row["needed_by"] or "")] if dated else []),
    )
    tone: Tone = "normal" if row["gap"] else "muted"
    why, ways = _why(row, behind), of_skill(row["skill"])
    return Row(f"skill:{row['skill']}", cells, why, tone=tone, people=row["required"], actions=ways)


def _score(row: Mapping[str, Any], score: float, most: float) -> Meter:
    if not row["met"] + row["below"]:
        return Meter(None, "nobody rated", "muted")
    share = score / most if most > 0 else 0.0
    return Meter(share, number(score) if row["gap"] else "no gap", "bad" if share >= 0.5 else "warn")


def _levels(median: float | None, required: float | None) -> Mark:
    """What people can do and what is asked, in order by the first; not known is no level."""
    return Mark(f"{_level(median)}/{_level(required)}", sort=nan if median is None else median)


def _level(level: float | None) -> str:
    return "·" if level is None else number(level)


def _why(row: Mapping[str, Any], behind: Callable[[], Why]) -> Why:
    length = row["gap"] / row["gap_lengths"] if row["gap_lengths"] else None
    steps = number(row["gap"])
    inputs = [
        ("Score", f"{number(row['score'] or 0.0)}" if not row["parked"] else "none while it is parked"),
        ("Criticality", number(row["criticality"])),
        ("Weight of the goals", f"{number(row['goal_weight'])} ({row['goals'] or 'it serves none'})"),
        ("Steps missing", f"{steps} on a scale of {number(length)}" if length else steps),
        ("Below", f"{number(row['below'])} of {number(row['required'])}"),
        ("Not known", counted(row["unknown"], "person", "people")),
        ("Median level", f"{_level(row['median_level'])}, required {_level(row['median_required'])}"),
        ("Rated more than a year ago", number(row["stale"])),
    ]
    return Why(row["name"], FORMULA, RANKING_SOURCE, tuple(inputs), more=behind)


def _behind(picture: Picture, selection: Selection, skill: str, *, named: bool) -> Why:
    """Who is below, where they are to be `named`, and the events behind the gap: found when it is opened."""
    below = _people_below(picture, selection, skill) if named else []
    inputs = below[:_MOST_NAMED]
    if len(below) > _MOST_NAMED:
        inputs.append(("and", f"{counted(len(below) - _MOST_NAMED, 'person', 'people')} more below"))
    return Why("", "", "", *newest(inputs, positions_of(positions(picture, selection, skill))))


def _people_below(picture: Picture, selection: Selection, skill: str) -> list[tuple[str, str]]:
    """Name and "level of required", the widest gap first."""
    rows = (
        cells_in(picture, selection)
        .filter(pl.col("state") == "below", pl.col("skill") == skill)
        .join(picture.people.select("person", "name"), on="person")
        .sort("gap", "name", descending=[True, False])
    )
    return [
        (name, f"{number(level)}, required {number(required)}")
        for name, level, required in rows.select("name", "level", "required").iter_rows()
    ]


def _parked(parked: pl.DataFrame, behind: Callable[[str], Callable[[], Why]]) -> Table:
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
            _why(row, behind(row["skill"])),
            tone="muted",
            actions=of_parked(row["skill"]),
            people=row["required"],
        )
        for row in parked.iter_rows(named=True)
    )
    return Table(columns, rows, "Parked on purpose, and not ranked")
