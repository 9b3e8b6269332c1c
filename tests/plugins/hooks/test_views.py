"""A page that is drawn for whatever moment and selection there is, and a card where it fails."""

from __future__ import annotations

from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons

from veikart.api import Do, Empty, Row, Table, View
from veikart.testing import Engagement


def rows(room: Engagement, **narrowed: str) -> tuple[Row, ...]:
    [table] = room.blocks("peers.pairs", **narrowed)
    assert isinstance(table, Table)
    return table.rows


def test_who_is_below_stands_beside_who_is_not_the_best_first(room: Engagement) -> None:
    assert [row.cells for row in rows(room)] == [
        ("SQL", "Ola Hansen", "Mai Ängström and Kari Nordmann"),
        ("High-voltage switching", "Åse Berg", "Lars Ødegård"),
    ]


def test_the_unit_narrows_who_learns_and_not_who_guides(room: Engagement) -> None:
    assert [row.cells[1] for row in rows(room, unit="field")] == ["Åse Berg"]


def test_a_row_leads_to_rating_what_it_is_about(room: Engagement) -> None:
    [way] = rows(room)[0].actions
    assert way == Do("skill.assess", {"person": "ola", "skill": "sql"})


def test_an_empty_page_says_what_to_do(room: Engagement) -> None:
    [empty] = room.blocks("peers.pairs", person="kari")
    assert isinstance(empty, Empty)
    assert empty.steps


def test_one_that_fails_shows_a_card_and_the_others_draw(app: Runs, answering: Answers) -> None:
    session = app(answering(views=[View("odd.page", "Odd page", fails, screen="Odd")]))
    [card] = session.blocks("odd.page")
    assert isinstance(card, Empty)
    assert "Odd page cannot be shown: the plugin odd failed (ValueError" in card.text
    assert "nothing was thought of" not in card.text
    assert session.blocks("overview")
    assert "view odd.page: ValueError" in reasons(session)
