"""A few lines on Overview, where there is something to say."""

from __future__ import annotations

from datetime import date

from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons

from veikart.api import Card, Moment
from veikart.testing import Engagement


def test_the_card_stands_on_overview_under_its_title(room: Engagement) -> None:
    printed = room.printed("overview")
    assert "Ratings to renew" in printed
    assert "More than a year old: 1 rating of Field crew." in printed


def test_it_takes_no_room_where_there_is_nothing_to_say(room: Engagement) -> None:
    assert room.card("ageing.card", Moment(date(2025, 12, 1))) == []
    assert "Ratings to renew" not in room.printed("overview", moment=Moment(date(2025, 12, 1)))


def test_one_that_fails_says_so_in_its_place(app: Runs, answering: Answers) -> None:
    session = app(answering(overview_cards=[Card("odd.card", "Odd card", fails)]))
    drawn = session.blocks("overview")
    assert "Odd card cannot be shown: the plugin odd failed" in getattr(drawn[-1], "text", "")
    assert len(drawn) > 3
    assert "card odd.card: ValueError" in reasons(session)
