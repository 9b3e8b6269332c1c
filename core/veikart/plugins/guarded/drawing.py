"""What plugins draw: views, overview cards, report sections. Where one fails, a card says so in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ParamSpec

from veikart.plugins.guard import Failure, Note
from veikart.plugins.guarded.contribution import Contribution
from veikart.plugins.shape import fault_in

if TYPE_CHECKING:
    from veikart.blocks import Blocks
    from veikart.contributions.card import Card
    from veikart.contributions.report_section import ReportSection
    from veikart.contributions.view import View

P = ParamSpec("P")


def view(plugin: str, given: View, note: Note) -> View:
    """The view, drawing a card that names the plugin and what went wrong where it would fail."""
    part = Contribution(plugin, f"view {given.id}", given.title, note)
    return replace(given, draw=_drawing(part, given.draw))


def card(plugin: str, given: Card, note: Note) -> Card:
    """The overview card, saying what went wrong where it would fail."""
    part = Contribution(plugin, f"card {given.id}", given.title, note)
    return replace(given, draw=_drawing(part, given.draw))


def report_section(plugin: str, given: ReportSection, note: Note) -> ReportSection:
    """The section, saying what went wrong where it would fail."""
    part = Contribution(plugin, f"report section {given.id}", given.title, note)
    return replace(given, draw=_drawing(part, given.draw))


def failure_card(title: str, failure: Failure) -> Blocks:
    """What stands in the place of something that could not be drawn."""
    from veikart.blocks import Empty

    return (
        Empty(
            f"{title} cannot be shown: the plugin {failure.plugin} failed ({failure.reason}).",
            (
                "Everything else works on as usual, and nothing in the engagement was changed.",
                "veikart plugins tells more; pass it on to whoever made the plugin.",
                "veikart --safe starts without the plugins of others.",
            ),
        ),
    )


def _drawing(part: Contribution, draw: Callable[P, Blocks]) -> Callable[P, Blocks]:
    def drawn(*args: P.args, **kwargs: P.kwargs) -> Blocks:
        blocks = part.ask(draw, *args, **kwargs)
        fault = blocks if isinstance(blocks, Failure) else part.ask(fault_in, blocks)
        if fault is None:
            assert not isinstance(blocks, Failure)
            return blocks
        return failure_card(part.title, part.failure(fault))

    return drawn
