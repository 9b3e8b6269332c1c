"""What goes out of the pulse: counts of groups that may be shown, and of no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from veikart_culture.pulse.shares import favourable, reliable
from veikart_culture.pulse.standing import standings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from veikart.api import Picture, Selection
    from veikart_culture.pulse.standing import Standing

_ANSWERS = {
    "round": pl.String(),
    "round_name": pl.String(),
    "closed": pl.Date(),
    "unit": pl.String(),
    "question": pl.String(),
    "label": pl.String(),
    "theme": pl.String(),
    "reverse": pl.Boolean(),
    "answer": pl.Int64(),
    "answers": pl.Int64(),
    "of": pl.Int64(),
    "favourable": pl.Float64(),
}
_THEMES = {
    "round": pl.String(),
    "round_name": pl.String(),
    "closed": pl.Date(),
    "unit": pl.String(),
    "theme": pl.String(),
    "shown": pl.Boolean(),
    "people": pl.Int64(),
    "favourable": pl.Int64(),
    "share": pl.Float64(),
    "low": pl.Float64(),
    "high": pl.Float64(),
}
_RELIABILITY = {
    "round": pl.String(),
    "round_name": pl.String(),
    "theme": pl.String(),
    "questions": pl.Int64(),
    "people": pl.Int64(),
    "alpha": pl.Float64(),
    "low": pl.Float64(),
    "high": pl.Float64(),
}


def answers(picture: Picture, selection: Selection) -> pl.DataFrame:
    """round × unit × question × answer; see `columns.ANSWERS`."""
    rows = [row for at in standings(picture) for row in _answers(at, selection)]
    return pl.DataFrame(rows, schema=_ANSWERS, orient="row")


def _places(at: Standing, selection: Selection) -> range:
    place = at.round.groups.place(selection.unit)
    return range(0) if place is None else at.round.groups.within(place)


def _answers(at: Standing, selection: Selection) -> Iterator[tuple[object, ...]]:
    round_ = at.round.round
    for place in _places(at, selection):
        if not at.round.shown.groups[place]:
            continue
        unit = at.round.groups.units[place]
        for question in at.questions:
            if question.id not in at.round.questions:
                continue
            counts = at.round.counts[place, at.round.questions.index(question.id)]
            for_it, of = favourable(question, counts)
            told = (question.id, question.label, question.theme, question.reverse)
            for value in range(1, question.most + 1):
                count = int(counts[value - 1]) if value <= len(counts) else 0
                yield (
                    round_.id,
                    round_.name,
                    round_.closed,
                    unit,
                    *told,
                    value,
                    count,
                    of,
                    for_it / of if of else None,
                )


def themes(picture: Picture, selection: Selection) -> pl.DataFrame:
    """round × unit × theme; see `columns.THEMES`."""
    rows = []
    for at in standings(picture):
        round_ = at.round.round
        for place in _places(at, selection):
            unit, shown = at.round.groups.units[place], bool(at.round.shown.groups[place])
            for theme in ("", *at.themes):
                head = (round_.id, round_.name, round_.closed, unit, theme or "all", shown)
                share = at.share(unit, theme) if shown else None
                found = (
                    (share.of, round(share.value * share.of), share.value, share.low, share.high)
                    if share
                    else (None,) * 5
                )
                rows.append((*head, *found))
    return pl.DataFrame(rows, schema=_THEMES, orient="row")


def reliability(picture: Picture, selection: Selection) -> pl.DataFrame:
    """round × theme, of everyone; see `columns.RELIABILITY`."""
    rows = []
    for at in standings(picture):
        for theme in ("", *at.themes):
            asked = [
                each for each in at.questions if theme in ("", each.theme) and each.id in at.round.questions
            ]
            found = reliable(at.round, asked)
            if found is not None:
                head = (at.round.round.id, at.round.round.name, theme or "all")
                rows.append((*head, found.items, found.people, found.alpha, found.low, found.high))
    return pl.DataFrame(rows, schema=_RELIABILITY, orient="row")
