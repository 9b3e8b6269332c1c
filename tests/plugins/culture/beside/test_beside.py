"""Pulse beside gap closed, only of units whose pulse may be shown; and the card that sums the rooms up."""

from __future__ import annotations

from datetime import date

import pytest

import veikart_culture
from veikart.api import Callout, Empty, Figures, Moment, Table
from veikart.testing import Engagement, Opens
from veikart_culture.beside.columns import BESIDE
from veikart_culture.pulse.events import PulseAnswered, QuestionSet, RoundClosed, RoundOpened
from veikart_events.base import EventBody
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.organisation import PersonJoined, RoleAssigned, UnitCreated

VIEW = "culture.beside"
ASKED, NOW = date(2025, 2, 3), date(2026, 1, 12)
UNITS = {f"team{place}": place for place in range(7)}
"""Team → how many of eight answer in favour but one, and how many of six close their gap. Of team0 only four
answer, so another one is withheld as well."""


def rated(person: str, level: float) -> EventBody:
    return SkillAssessed(person=person, skill="sql", scale="steps", level=level, method="manager")


def answers(unit: str, favourable: int) -> list[EventBody]:
    people = 4 if unit == "team0" else 8
    return [
        PulseAnswered(
            answers=f"{unit}-{place}",
            round="r1",
            unit=unit,
            values={"q1": 5 if place < favourable + 1 else 2},
        )
        for place in range(people)
    ]


@pytest.fixture
def asked(engagement: Opens) -> Engagement:
    """Seven teams of six engineers, all at SQL 1 of 3 in February 2025; of team n as many reach 3 in 2026."""
    opened = engagement([veikart_culture])
    people = [(unit, f"{unit}p{place}") for unit in UNITS for place in range(6)]
    opened.clock.move(ASKED)
    opened.write(*(UnitCreated(unit=unit, name=unit.title()) for unit in UNITS), on=ASKED)
    opened.write(*(PersonJoined(person=who, name=who, unit=unit) for unit, who in people), on=ASKED)
    opened.write(*(RoleAssigned(person=who, role="engineer") for _, who in people), on=ASKED)
    opened.write(*(rated(who, 1) for _, who in people), on=ASKED)
    opened.write(
        QuestionSet(question="q1", theme="Room", labels={"en": "I may try"}),
        RoundOpened(round="r1", name="February"),
        *(answer for unit, favourable in UNITS.items() for answer in answers(unit, favourable)),
        RoundClosed(round="r1"),
        on=ASKED,
    )
    opened.clock.move(date(2026, 3, 2))
    later = [(who, 3 if int(who[-1]) < UNITS[unit] else 2) for unit, who in people]
    opened.write(*(rated(who, level) for who, level in later), on=NOW)
    return opened


def test_each_unit_has_its_pulse_and_what_was_closed_since(asked: Engagement) -> None:
    table = asked.analysis("culture.beside_progress")
    assert table.columns == list(BESIDE)
    rows = {row["unit"]: row for row in table.to_dicts()}
    assert (rows["team3"]["favourable"], rows["team3"]["answered"]) == (0.5, 8)
    assert (rows["team3"]["below"], rows["team3"]["closed"]) == (6, 3)
    assert "operations" not in rows  # the field crew lies below it


def test_a_unit_whose_pulse_is_not_shown_is_in_no_correlation(asked: Engagement) -> None:
    rows = {row["unit"]: row for row in asked.analysis("culture.beside_progress").to_dicts()}
    assert (rows["team0"]["favourable"], rows["team0"]["answered"]) == (None, None)
    assert "×" in asked.printed(VIEW, 120)
    shown = [each for each in UNITS if rows[each]["favourable"] is not None]
    assert len(shown) == len(UNITS) - 2


def test_the_figure_says_of_how_many_and_never_as_cause(asked: Engagement) -> None:
    (figures,) = (block for block in asked.blocks(VIEW) if isinstance(block, Figures))
    assert figures.figures[0].value == "ρ 1.00"
    assert "rough, of 5 units" in figures.figures[0].detail
    assert "never as cause" in figures.figures[1].detail


def test_of_too_few_units_it_says_so(asked: Engagement) -> None:
    before = asked.blocks(VIEW, Moment(date(2025, 12, 1)))  # nobody was rated again yet
    (callout,) = (block for block in before if isinstance(block, Callout))
    assert "too few to say" in callout.text
    assert any(isinstance(block, Table) for block in before)


def test_a_round_of_yesterday_has_moved_nothing_yet(asked: Engagement) -> None:
    (block,) = asked.blocks(VIEW, Moment(date(2025, 3, 3)))
    assert isinstance(block, Empty)


def test_the_card_says_what_goes_on_and_what_was_missed(engagement: Opens) -> None:
    opened = engagement([veikart_culture])
    assert not opened.card("culture.learning_card")
    opened.do("culture.begin_practice", name="SQL clinic", kind="clinic", since=date(2026, 2, 2))
    opened.do("culture.agree_cadence", a_year=4, since=date(2025, 10, 1))
    (card,) = opened.card("culture.learning_card")
    assert isinstance(card, Callout)
    assert "0 % of the talks" in card.text
    assert "1 practice goes on" in card.text
    assert card.steps[-1] == "Nobody runs SQL clinic."
