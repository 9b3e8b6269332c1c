"""Shares, changes and what is withheld, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Mark, Why, number, percent
from veikart_culture.pulse.figures import Change, Reliability, Share

if TYPE_CHECKING:
    from veikart.api import Picture, Tone
    from veikart_culture.pulse.answered import Answered

EVERYONE = "Everyone"
WITHHELD = "×"
FAVOURABLE = "answers above the middle of the scale (below it for reverse-keyed questions) ÷ all answers"
MIDDLE = (
    "of each person the median of their answers, reverse-keyed ones turned; share = people whose median lies "
    "above the middle of the scale ÷ people who answered"
)


def group_name(picture: Picture, unit: str | None) -> str:
    return EVERYONE if unit is None else picture.name("unit", unit)


def points(change: Change) -> str:
    """ "+8 points"."""
    return f"{_signed(change.value)} points"


def between(change: Change) -> str:
    """ "−5 to +21"."""
    return f"{_signed(change.low)} to {_signed(change.high)}"


def _signed(value: float) -> str:
    whole = round(value * 100)
    return f"{'+' if whole > 0 else '−' if whole < 0 else '±'}{abs(whole)}"


def tone_of(change: Change | None) -> Tone:
    """Good or bad where the interval leaves no room for chance."""
    if change is None or not change.sure:
        return "normal"
    return "good" if change.value > 0 else "bad"


def changed(change: Change | None) -> Mark:
    if change is None:
        return Mark("–", "muted", float("nan"))
    return Mark(points(change), tone_of(change), change.value)


def interval(share: Share) -> str:
    return f"{percent(share.low)} to {percent(share.high)}"


def of_how_many(share: Share) -> str:
    """ "62 % of 111 (53 % to 71 %)"."""
    return f"{percent(share.value)} of {number(share.of)} ({interval(share)})"


def alpha(found: Reliability) -> str:
    return f"{found.alpha:.2f}"


def alpha_between(found: Reliability) -> str:
    return f"{found.low:.2f} to {found.high:.2f}"


def why_withheld(round_: Answered, name: str) -> Why:
    """Why a group is not shown, without a word that tells of its answers."""
    return Why(
        f"{name} is not shown",
        f"a group is shown from {round_.smallest} answers to every question on, not all of them alike; never "
        "where a smaller one, or one that tells of so few between two rounds, could be worked out from it",
        "Complementary suppression over units, the units above them, and rounds; see docs/culture.md",
        (("Round", round_.round.name), ("Smallest group shown", number(round_.smallest))),
        positions=(round_.round.position,),
    )
