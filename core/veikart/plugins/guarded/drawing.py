"""What plugins draw: views, overview cards, report sections. Where one fails, a card says so in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ParamSpec

from veikart.errors import VeikartError
from veikart.plugins.guard import Failure
from veikart.plugins.guarded.contribution import Contribution
from veikart.plugins.member import Member
from veikart.plugins.shape import taken, why_taken

if TYPE_CHECKING:
    from veikart.blocks import Blocks, Why
    from veikart.contributions.card import Card
    from veikart.contributions.report_section import ReportSection
    from veikart.contributions.view import View

P = ParamSpec("P")


def view(member: Member, given: View) -> View:
    """The view, drawing a card that names the plugin and what went wrong where it would fail."""
    part = Contribution(member, f"view {given.id}", given.title)
    return replace(given, draw=_drawing(part, given.draw))


def card(member: Member, given: Card) -> Card:
    """The overview card, saying what went wrong where it would fail."""
    part = Contribution(member, f"card {given.id}", given.title)
    return replace(given, draw=_drawing(part, given.draw))


def report_section(member: Member, given: ReportSection) -> ReportSection:
    """The section, saying what went wrong where it would fail."""
    part = Contribution(member, f"report section {given.id}", given.title)
    return replace(given, draw=_drawing(part, given.draw))


def failure_card(part: Contribution, failure: Failure) -> Blocks:
    """What stands in the place of something that could not be drawn."""
    from veikart.blocks import Empty

    if isinstance(failure.error, VeikartError):
        return (Empty(str(failure.error)),)
    if part.member.off:
        return (Empty(f"{part.title}: {part.member.off}", ("Everything else works on as usual.",)),)
    return (
        Empty(
            f"{part.title} cannot be shown: the plugin {failure.plugin} failed ({failure.reason}).",
            (
                "Everything else works on as usual, and nothing in the engagement was changed.",
                "The screen Plugins tells more, and so does veikart plugins; pass it on to whoever made it.",
                "veikart --safe starts without the plugins of others.",
            ),
        ),
    )


def _drawing(part: Contribution, draw: Callable[P, Blocks]) -> Callable[P, Blocks]:
    def later(find: Callable[[], Why]) -> Callable[[], Why]:
        return lambda: part.must(lambda: why_taken(find()))

    def drawn(*args: P.args, **kwargs: P.kwargs) -> Blocks:
        blocks = part.ask(lambda: taken(draw(*args, **kwargs), later))
        return failure_card(part, blocks) if isinstance(blocks, Failure) else blocks

    return drawn
