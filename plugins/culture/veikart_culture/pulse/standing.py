"""Each closed round with its themes, and where its shares come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from veikart.api import Why, counted, number, percent
from veikart_culture.pulse.answered import Answered, answered
from veikart_culture.pulse.asked import Question, questions_of, themes_of
from veikart_culture.pulse.figures import NEWCOMBE, WILSON, Change, Share
from veikart_culture.pulse.rounds import closed_rounds
from veikart_culture.pulse.shares import OVERALL, Themed, themed
from veikart_culture.pulse.words import MIDDLE, between, group_name, interval, of_how_many, points

if TYPE_CHECKING:
    from veikart.api import Picture


@dataclass(frozen=True)
class Standing:
    """A round with its themes."""

    picture: Picture
    round: Answered
    questions: tuple[Question, ...]

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """Those asked in this round."""
        return themes_of([each for each in self.questions if each.id in self.round.questions])

    @cached_property
    def shares(self) -> Themed:
        return themed(self.round, self.questions, self.themes)

    def share(self, unit: str | None, theme: str = OVERALL) -> Share | None:
        """Of a unit; None where it is not shown, was not there, or the theme was not asked."""
        place = self.round.groups.place(unit)
        if place is None or theme not in self.shares.themes:
            return None
        return self.shares.share(place, theme)


def standings(picture: Picture) -> list[Standing]:
    """All closed rounds, in the order of their days."""
    questions = questions_of(picture)
    return [Standing(picture, answered(picture, each), questions) for each in closed_rounds(picture)]


def why_share(now: Standing, unit: str | None, theme: str) -> Why:
    """Where the share of a group that is shown comes from."""
    share = now.share(unit, theme)
    assert share is not None
    asked = [
        each for each in now.questions if each.id in now.round.questions and theme in (OVERALL, each.theme)
    ]
    inputs = (
        ("Round", now.round.round.name),
        ("Answered", counted(share.of, "person", "people")),
        ("Favourable", number(round(share.value * share.of))),
        ("95 % interval", interval(share)),
        *(("Reverse-keyed" if each.reverse else "Question", each.label) for each in asked),
    )
    title = f"{group_name(now.picture, unit)}: {theme or 'all themes'}, {percent(share.value)}"
    return Why(title, MIDDLE, f"Interval: {WILSON}", inputs, positions=(now.round.round.position,))


def why_change(rounds: Sequence[Standing], unit: str | None, theme: str, change: Change) -> Why:
    """Where the change between the last two of some rounds comes from, with what went before."""
    shares = [(each.round.round, each.share(unit, theme)) for each in rounds]
    inputs = [(round_.name, of_how_many(share)) for round_, share in shares if share is not None]
    inputs.append(("95 % interval of the change", between(change)))
    title = f"{group_name(rounds[-1].picture, unit)}: {theme or 'all themes'}, {points(change)}"
    formula = "later share − earlier share; told apart from chance where the interval leaves out 0"
    positions = tuple(round_.position for round_, _ in shares)
    return Why(title, formula, NEWCOMBE, tuple(inputs), positions=positions)
