"""Rounds: each theme over time with its uncertainty, what has changed, and the rounds themselves."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from veikart.api import (
    Action,
    Blocks,
    Callout,
    Column,
    Do,
    Mark,
    Picture,
    Point,
    Row,
    Selection,
    Series,
    Table,
    Text,
    Trend,
    Way,
    Why,
    join_and,
    number,
    percent,
)
from veikart_culture.pulse.figures import Share, change_of
from veikart_culture.pulse.rounds import open_rounds
from veikart_culture.pulse.shares import OVERALL
from veikart_culture.pulse.standing import Standing, standings, why_change, why_share
from veikart_culture.pulse.starting import OPEN, before_results, ways_of_open
from veikart_culture.pulse.words import WITHHELD, between, changed, group_name, interval, why_withheld

_ALL = "All questions"


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Of a unit or everyone."""
    rounds = standings(picture)
    if not rounds:
        return [*before_results(picture), *_rounds(picture, rounds, selection.unit)]
    unit = selection.unit
    told = [each for each in rounds if each.share(unit) is not None]
    table = _rounds(picture, rounds, unit)
    if not told:
        name = group_name(picture, unit)
        words = f"No round shows the answers of {name}."
        steps = ("Choose a larger unit, or everyone.",)
        return [Callout(words, steps=steps, why=why_withheld(rounds[-1].round, name)), *table]
    hidden = [each.round.round.name for each in rounds if each not in told]
    lead = f"{group_name(picture, unit)}: people whose answers speak for it, in percent."
    if hidden:
        lead += f" Not shown, as too few answered: {join_and(hidden)}."
    return [Text(lead, "muted"), _themes(told, unit), *_trends(told, unit), *table]


def _trends(rounds: Sequence[Standing], unit: str | None) -> list[Trend]:
    """Of all questions, and of the theme that is lowest now."""
    shares = {theme: rounds[-1].share(unit, theme) for theme in rounds[-1].themes}
    lowest = min(shares, key=lambda theme: share.value if (share := shares[theme]) else 2.0, default=OVERALL)
    return [_trend(rounds, unit, theme) for theme in dict.fromkeys((OVERALL, lowest))]


def _trend(rounds: Sequence[Standing], unit: str | None, theme: str) -> Trend:
    """A point a day: of two rounds that were closed on one day, the later."""
    of_day = {each.round.round.closed: each for each in rounds}
    points = tuple(_point(each, unit, theme) for each in of_day.values())
    title = f"Lowest now: {theme}" if theme else _ALL
    return Trend((Series(f"theme:{theme}", theme or _ALL, points),), title, "%", least=0, most=100)


def _point(at: Standing, unit: str | None, theme: str) -> Point:
    share, day = at.share(unit, theme), at.round.round.closed
    if share is None:
        return Point(day, None)
    value, low, high = (round(each * 100, 1) for each in (share.value, share.low, share.high))
    return Point(day, value, low, high, why_share(at, unit, theme), share.of)


def _themes(rounds: Sequence[Standing], unit: str | None) -> Table:
    """A row a theme: its share in each of the last rounds, and the change since the one before."""
    last = rounds[-4:]
    columns = (
        Column("Theme", grow=True, least=16),
        *(
            Column(each.round.round.name, right=True, drop=len(last) - place)
            for place, each in enumerate(last)
        ),
        Column("Since", right=True),
        Column("95 % interval", right=True),
    )
    themes = dict.fromkeys(theme for each in reversed(last) for theme in each.themes)
    return Table(columns, tuple(_theme(last, unit, theme) for theme in (*themes, OVERALL)), "By theme")


def _theme(rounds: Sequence[Standing], unit: str | None, theme: str) -> Row:
    shares = [each.share(unit, theme) for each in rounds]
    cells = tuple(_percent(share) for share in shares)
    now, before = rounds[-1], rounds[-2] if len(rounds) > 1 else None
    title = theme or _ALL
    people = shares[-1].of if shares[-1] else None
    if before is None or shares[-1] is None or shares[-2] is None:
        why = why_share(now, unit, theme) if shares[-1] else None
        since: tuple[Mark, ...] = (changed(None), Mark(interval(shares[-1]) if shares[-1] else "–", "muted"))
        return Row(f"theme:{theme}", (title, *cells, *since), why, people=people)
    change = change_of(shares[-2], shares[-1])
    why = why_change(rounds, unit, theme, change)
    return Row(f"theme:{theme}", (title, *cells, changed(change), between(change)), why, people=people)


def _percent(share: Share | None) -> Mark:
    return Mark(percent(share.value), sort=share.value) if share else Mark("–", "muted", float("nan"))


def _rounds(picture: Picture, closed: Sequence[Standing], unit: str | None) -> Blocks:
    """All rounds, the latest first, with what can be done."""
    rows = [*(_open_row(*row) for row in reversed(open_rounds(picture).rows()))]
    rows += [_closed_row(picture, each, unit) for each in reversed(closed)]
    rows += _withdrawn(picture)
    if not rows:
        return []
    columns = (
        Column("Round", grow=True, least=16),
        Column("Opened", drop=2),
        Column("Closed"),
        Column("Answered", right=True),
        Column("", least=8),
    )
    return [Table(columns, tuple(rows), "Rounds")]


def _open_row(round_: str, name: str, opened: object) -> Row:
    return Row(
        f"round:{round_}", (name, str(opened), "–", "–", Mark("open", "accent")), actions=ways_of_open(round_)
    )


def _closed_row(picture: Picture, at: Standing, unit: str | None) -> Row:
    round_, place = at.round.round, at.round.groups.place(unit)
    shown = place is not None and bool(at.round.shown.groups[place])
    people = int(at.round.people[place]) if shown and place is not None else None
    name = group_name(picture, unit)
    why = (
        Why(round_.name, inputs=(("Answered", number(people)),), positions=(round_.position,))
        if people is not None
        else why_withheld(at.round, name)
    )
    cells = (
        round_.name,
        str(round_.opened),
        str(round_.closed),
        WITHHELD if people is None else number(people),
        "",
    )
    ways: tuple[Way, ...] = (
        Action("culture.pulse", title="The pulse by unit"),
        OPEN,
        Do("culture.withdraw_round", {"round": round_.id}, "Withdraw it: its answers do not count"),
    )
    return Row(f"round:{round_.id}", cells, why, people=people, actions=ways)


def _withdrawn(picture: Picture) -> list[Row]:
    rows = picture.table("culture.rounds").filter(pl.col("withdrawn")).sort("opened", descending=True)
    return [
        Row(
            f"round:{each['round']}",
            (each["name"] or "", str(each["opened"]), "–", "–", Mark("withdrawn", "muted")),
            Why(
                f"{each['name']} was withdrawn",
                inputs=(("Why", each["why"] or ""),),
                positions=(each["position"],),
            ),
        )
        for each in rows.iter_rows(named=True)
    ]
