"""The page Trend: of everything, of a goal or of a skill."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl

from veikart.blocks import (
    Action,
    Block,
    Blocks,
    Cell,
    Column,
    Empty,
    Mark,
    Milestone,
    Point,
    Row,
    Series,
    Table,
    Text,
    Tone,
    Trend,
)
from veikart.contributions.view import Selection
from veikart.forecasting import Forecast, TooLittle, forecast, quarter_ends
from veikart.moment import Moment, day_in_words
from veikart.narrowing import if_kept_in, skills_in
from veikart.picture import Picture
from veikart.picture.kept import as_of
from veikart.standard.counting import dots, nothing_yet, why_met
from veikart.standard.promising import share_then
from veikart.standard.trends.levels import levels_of
from veikart.standard.trends.looking_back import looked_back
from veikart.standard.trends.quarters import ALL, Of, Quarter, quarters
from veikart.standard.trends.words import notes, sentence, way, why
from veikart.wording import percent

_MANY = 20
_AHEAD = timedelta(days=366)
_NOTHING = "Rate some people first: on the Map, or with veikart import FILE ratings.csv --as assessments"


def draw(picture: Picture, selection: Selection) -> Blocks:
    """The share met by quarter with what may be expected of it, and what was foreseen on the day that is
    compared with; of a skill how its levels are spread, of more than one a row for each goal and skill, which
    leads to its own."""
    empty = nothing_yet(picture)
    if empty is not None:
        return [empty]
    seen = quarters(picture, selection)
    if not seen:
        return [Empty(f"Nobody had been rated by {day_in_words(as_of(picture))}.", (_NOTHING,))]
    what, name = _subject(picture, selection)
    ahead = quarter_ends(seen[-1].day + timedelta(days=1), seen[-1].day + _AHEAD)
    found = _foreseen(seen, what, ahead)
    blocks: list[Block] = [Text(f"{name}: {sentence(found, seen, what)}", "strong")]
    back = looked_back(picture, selection, what, seen)
    if back is not None:
        blocks.append(Text(back.words, "accent"))
    if any(quarter.share(what) is not None for quarter in seen):
        series = [_met(what, name, seen, found), *_kept(picture, selection, ahead)]
        series += back.series if back is not None else ()
        due = tuple(Milestone(day, "needed by") for day in _due(picture, what))
        title = "Met of what is known, by quarter"
        blocks.append(Trend(tuple(series), title, "%", 0.0, 100.0, due))
        blocks.append(Text(notes(seen, what), "muted"))
    if what[0] == "skill":
        return [*blocks, *_levels(picture, what[1], name, seen)]
    return [*blocks, *_tables(picture, selection, seen, ahead)]


def _subject(picture: Picture, selection: Selection) -> tuple[Of, str]:
    if selection.skill is not None:
        return ("skill", selection.skill), picture.name("skill", selection.skill)
    if selection.goal is not None:
        return ("goal", selection.goal), picture.name("goal", selection.goal)
    return ALL, "Target picture"


def _foreseen(seen: Sequence[Quarter], what: Of, ahead: Sequence[date]) -> Forecast | TooLittle:
    return forecast([quarter.observed(what) for quarter in seen], ahead)


def _met(what: Of, name: str, seen: Sequence[Quarter], found: Forecast | TooLittle) -> Series:
    """What was met, and what is expected to be."""
    facts = tuple(_point(quarter, what, name) for quarter in seen)
    points = () if isinstance(found, TooLittle) else found.points
    expected = tuple(Point(e.day, 100 * e.share, 100 * e.low, 100 * e.high) for e in points)
    since = seen[-1].day + timedelta(days=1)
    return Series("trend:met", "Met", (*facts, *expected), since, why=why(name, found, seen, what))


def _point(quarter: Quarter, what: Of, name: str) -> Point:
    share, counts = quarter.share(what), quarter.counts.get(what)
    if share is None or counts is None:
        return Point(quarter.day, None)
    told = why_met(f"{name}, {day_in_words(quarter.day)}", counts)
    return Point(quarter.day, 100 * share, why=told, people=counts["people"])


def _kept(picture: Picture, selection: Selection, ahead: Sequence[date]) -> list[Series]:
    """What would be met on the days ahead if all that is promised by then were kept; none without any."""
    here = picture.at(Moment(as_of(picture), picture.moment.known_on, picture.moment.scenario))
    if not here.promises.filter(pl.col("by") > as_of(picture)).height:
        return []
    points = []
    for day in ahead:
        then = picture.at(Moment(day, picture.moment.known_on, picture.moment.scenario))
        if not then.expected.height:
            continue
        kept = if_kept_in(then, selection).row(0, named=True)
        if kept["promises"] and (share := share_then(kept)) is not None:
            points.append(Point(day, 100 * share))
    since = as_of(picture) + timedelta(days=1)
    label = "If promises are kept"
    return [Series("trend:kept", label, tuple(points), since, "accent")] if points else []


def _due(picture: Picture, what: Of) -> list[date]:
    if what[0] == "goal":
        return picture.goals.filter(pl.col("goal") == what[1])["horizon"].drop_nulls().to_list()
    return picture.skills.filter(pl.col("skill") == what[1])["needed_by"].drop_nulls().to_list()


def _levels(picture: Picture, skill: str, name: str, seen: Sequence[Quarter]) -> list[Block]:
    scale = picture.skills.filter(pl.col("skill") == skill)["scale"]
    return levels_of(skill, name, picture.scales[scale[0]], seen) if scale.len() else []


def _tables(
    picture: Picture, selection: Selection, seen: Sequence[Quarter], ahead: Sequence[date]
) -> list[Block]:
    here = seen[-1].counts
    blocks: list[Block] = []
    if selection.goal is None and picture.goals.height:
        goals = [(("goal", goal), name, 0) for goal, name in picture.goals.select("goal", "name").rows()]
        goals = [each for each in goals if each[0] in here]
        if goals:
            blocks.append(_table("Goal", goals, seen, ahead))
    skills = skills_in(picture, selection).filter(~pl.col("parked"))
    ranked = skills.sort("criticality", "name", descending=[True, False])
    rows = [(("skill", s), name, c) for s, name, c in ranked.select("skill", "name", "criticality").rows()]
    rows = [each for each in rows if each[0] in here]
    if rows:
        blocks.append(_table("Skill", rows, seen, ahead))
    if len(rows) >= _MANY:
        blocks.append(Text("Of so many, about one in twenty looks like a trend by chance.", "muted"))
    return blocks


def _table(
    title: str, things: Sequence[tuple[Of, str, int]], seen: Sequence[Quarter], ahead: Sequence[date]
) -> Table:
    columns = (
        Column(title, grow=True, least=18),
        *([Column("Critical", drop=3, kept=True)] if title == "Skill" else []),
        Column("First", right=True, drop=2),
        Column("Now", right=True),
        Column("Trend", least=15),
        Column("Expected", least=16, drop=1),
        Column("By", least=10, drop=2),
    )
    rows = tuple(_row(what, name, criticality, seen, ahead) for what, name, criticality in things)
    return Table(columns, rows)


def _row(what: Of, name: str, criticality: int, seen: Sequence[Quarter], ahead: Sequence[date]) -> Row:
    kind, identity = what
    found = _foreseen(seen, what, ahead)
    shares = [share for quarter in seen if (share := quarter.share(what)) is not None]
    told, by = "", ""
    if isinstance(found, Forecast) and found.points:
        last = found.points[-1]
        told, by = f"{percent(last.share)} ({percent(last.low)} to {percent(last.high)})", str(last.day)
    going = way(found, shares[-1], shares[0]) if shares else "not known"
    tone: Tone = "good" if going.startswith("▲") else "bad" if going.startswith("▼") else "muted"
    cells: tuple[Cell, ...] = (
        name,
        *([dots(criticality)] if kind == "skill" else []),
        percent(shares[0]) if shares else "",
        percent(shares[-1]) if shares else "",
        Mark(going, tone),
        told,
        by,
    )
    to = Action("trend", {kind: identity}, "Its trend, quarter by quarter")
    people = seen[-1].counts[what]["people"]
    return Row(f"{kind}:{identity}", cells, why(name, found, seen, what), to, people=people)
