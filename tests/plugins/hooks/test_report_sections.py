"""A chapter that says by itself what has changed."""

from __future__ import annotations

from datetime import date

from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons

from veikart.api import Empty, Moment, ReportSection, Text
from veikart.testing import Engagement

LAST_YEAR = Moment(date(2025, 6, 1))


def test_without_a_day_to_compare_with_it_says_what_there_is(room: Engagement) -> None:
    assert room.section("comings.chapter") == [Text("5 people in 2 units.")]


def test_compared_it_names_who_has_come_and_left(room: Engagement) -> None:
    from veikart.api import PersonJoined, PersonLeft

    room.write(PersonJoined(person="per", name="Per Vik", unit="field"), PersonLeft(person="ola"))
    assert room.section("comings.chapter", compared=LAST_YEAR) == [
        Text("New: Per Vik."),
        Text("No longer here: Ola Hansen."),
    ]


def test_compared_with_a_day_like_today_it_says_so(room: Engagement) -> None:
    words = "Nobody has come or left since 1 June 2025."
    assert room.section("comings.chapter", compared=LAST_YEAR) == [Text(words)]


def test_one_that_fails_is_a_card_in_the_place_of_its_chapter(app: Runs, answering: Answers) -> None:
    session = app(answering(report_sections=[ReportSection("odd.chapter", "Odd chapter", fails)]))
    [section] = session.plugins.report_sections()
    [card] = section.draw(session.picture(), None)
    assert isinstance(card, Empty)
    assert "Odd chapter cannot be shown" in card.text
    assert "report section odd.chapter: ValueError" in reasons(session)
