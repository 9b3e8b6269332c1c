"""Practices that nobody runs, and days of practices for the time bar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veikart.api import Action, Do, Finding, TimeMark

if TYPE_CHECKING:
    from veikart.api import Picture


def nobody_runs(picture: Picture) -> Iterator[Finding]:
    """A finding for each practice that goes on and that nobody who is there runs."""
    from veikart_culture.practices.standing import practices

    there = set(picture.people["person"])
    for each in practices(picture):
        if each.there and each.runs not in there:
            left = f" ({picture.name('person', each.runs)} has left)" if each.runs else ""
            about = {"practice": each.id}
            yield Finding(
                f"Nobody runs {each.name}{left}.",
                "Say who does, or end it.",
                subject=f"practice:{each.id}",
                actions=(
                    Do("culture.hand_over_practice", about, "Say who runs it"),
                    Do("culture.end_practice", about, "It has ended"),
                    Action("culture.practices", {}, "The practices"),
                ),
            )


def begun(picture: Picture) -> Iterator[TimeMark]:
    """The days on which practices began."""
    from veikart_culture.practices.standing import practices

    for each in practices(picture):
        yield TimeMark(each.since, f"{each.name} begins", "practice")
