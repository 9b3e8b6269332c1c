"""A place of its own among the screens."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons

from veikart.testing import Engagement


def test_the_screen_is_declared_and_its_views_stand_on_it(room: Engagement) -> None:
    [screen] = room.session.screens
    assert (screen.title, screen.order, screen.summary) == ("Mentoring", 20, "Who learns from whom")
    assert [view.id for view in room.session.views if view.screen == "Mentoring"] == [
        "mentoring.start",
        "mentoring.rules",
    ]


def test_screens_come_in_the_order_they_ask_for(app: Runs, answering: Answers, example: ModuleType) -> None:
    [screen] = example.veikart_screens()
    earlier = replace(screen, id="odd.screen", title="Earlier", order=10)
    session = app(example, answering(screens=[earlier]))
    assert [screen.title for screen in session.screens] == ["Earlier", "Mentoring"]


def test_the_views_stand_where_they_say_also_when_the_screen_cannot_be_declared(
    app: Runs, answering: Answers, example: ModuleType
) -> None:
    session = app(answering(screens=fails, views=example.veikart_views()))
    assert session.screens == ()
    assert "hook veikart_screens: ValueError" in reasons(session)
    assert session.view("mentoring.start").screen == "Mentoring"
