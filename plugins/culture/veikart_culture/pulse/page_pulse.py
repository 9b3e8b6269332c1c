"""Pulse: how each unit answered by theme, in the last round that was closed."""

from __future__ import annotations

from veikart.api import (
    Action,
    Blocks,
    Figure,
    Figures,
    Heat,
    HeatMap,
    HeatRow,
    Picture,
    Selection,
    Text,
    Why,
    day_in_words,
    number,
    percent,
)
from veikart_culture.pulse.figures import Share, change_of
from veikart_culture.pulse.standing import Standing, standings, why_change, why_share
from veikart_culture.pulse.starting import before_results
from veikart_culture.pulse.words import (
    WITHHELD,
    between,
    group_name,
    interval,
    points,
    tone_of,
    why_withheld,
)

_WITHHELD = f"{WITHHELD} too few to show"


def draw(picture: Picture, selection: Selection) -> Blocks:
    """The figures of the selection, and its units by theme."""
    rounds = standings(picture)
    if not rounds:
        return before_results(picture)
    now = rounds[-1]
    before = rounds[-2] if len(rounds) > 1 else None
    blocks: Blocks = [
        Text(_told(now), "muted"),
        Figures(figures(now, before, selection.unit)),
        _map(now, selection.unit),
    ]
    return blocks


def _told(now: Standing) -> str:
    day = day_in_words(now.round.round.closed)
    return f"{now.round.round.name}, closed {day}. Answered without a name; {_favourable()}."


def _favourable() -> str:
    return "shares are of people whose answers, on the whole, speak for a culture of learning"


def figures(now: Standing, before: Standing | None, unit: str | None) -> tuple[Figure, ...]:
    """Of a unit, or everyone: how many speak for it, the change since the last round, who answered, and the
    lowest theme."""
    share = now.share(unit)
    if share is None:
        name = group_name(now.picture, unit)
        return (Figure("favourable", WITHHELD, f"{name}: not shown", why=why_withheld(now.round, name)),)
    place = now.round.groups.place(unit) or 0
    earlier = before.share(unit) if before is not None else None
    lowest = min(now.themes, key=lambda theme: _value(now.share(unit, theme)))
    low = now.share(unit, lowest)
    people, staff = int(now.round.people[place]), now.round.staff[place]
    of_staff = f"of {number(staff)}, {percent(people / staff)}" if staff >= people else ""
    found = [
        Figure(
            "favourable", percent(share.value), interval(share), why=why_share(now, unit, ""), people=share.of
        ),
        Figure("answered", number(people), of_staff, people=people),
    ]
    if earlier is not None and before is not None:
        change = change_of(earlier, share)
        why = why_change((before, now), unit, "", change)
        since = f"{between(change)}, since {before.round.round.name}"
        found.insert(1, Figure("change", points(change), since, tone_of(change), why, share.of))
    if low is not None:
        found.append(
            Figure(
                "lowest theme", percent(low.value), lowest, why=why_share(now, unit, lowest), people=low.of
            )
        )
    return tuple(found)


def _value(share: Share | None) -> float:
    return share.value if share is not None else 2.0


def _map(now: Standing, unit: str | None) -> HeatMap:
    place = now.round.groups.place(unit) or 0
    top = now.round.groups.depths[place]
    rows = tuple(
        _row(now, each, now.round.groups.depths[each] - top)
        for each in now.round.groups.within(place)
        if _answers(now, each)
    )
    legend = ("favourable in percent", _WITHHELD)
    return HeatMap(("Answered", *now.themes), rows, "By unit and theme", legend)


def _answers(now: Standing, place: int) -> bool:
    return place == 0 or now.round.people[place] > 0 or now.round.staff[place] > 0


def _row(now: Standing, place: int, depth: int) -> HeatRow:
    unit = now.round.groups.units[place]
    name = group_name(now.picture, unit)
    narrowed = {} if unit is None else {"unit": unit}
    ways = (
        Action("culture.questions", narrowed, "Its answers, question by question"),
        Action("culture.rounds", narrowed, "Its rounds, and what has changed"),
    )
    identity = f"unit:{unit}" if unit is not None else "all"
    if not now.round.shown.groups[place]:
        hidden = Heat(WITHHELD, None, why=why_withheld(now.round, name))
        return HeatRow(identity, name, (hidden,) * (len(now.themes) + 1), depth, ways)
    people = int(now.round.people[place])
    cells = (Heat(number(people), None, people=people), *(_cell(now, unit, theme) for theme in now.themes))
    return HeatRow(identity, name, cells, depth, ways)


def _cell(now: Standing, unit: str | None, theme: str) -> Heat:
    share = now.share(unit, theme)
    if share is None:
        return Heat("·", None, "missing", Why(theme, "nobody was asked, or answered"))
    text = str(round(share.value * 100))
    return Heat(text, share.value, why=why_share(now, unit, theme), people=share.of)
