"""What the forms of the pulse let one pick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Choice, RuleBroken
from veikart_culture.pulse.asked import Question, questions_of
from veikart_culture.pulse.rounds import open_rounds

if TYPE_CHECKING:
    from datetime import date

    from veikart.api import Picture


def questions(picture: Picture) -> list[Choice]:
    """Those that are asked, in their order."""
    asked = [each for each in questions_of(picture) if each.asked]
    return [Choice(each.id, each.label, each.theme, each.id) for each in asked]


def rounds_open(picture: Picture) -> list[Choice]:
    return [Choice(round_, name, f"since {opened}") for round_, name, opened in open_rounds(picture).rows()]


def rounds(picture: Picture) -> list[Choice]:
    """All that count, the latest first."""
    there = picture.table("culture.rounds").filter(withdrawn=False).sort("opened", "round", descending=True)
    rows = there.select("round", "name", "opened").rows()
    return [Choice(round_, name, f"since {opened}") for round_, name, opened in rows]


def question(picture: Picture, identity: str) -> Question:
    """The one with this id. Raises `RuleBroken`."""
    found = next((each for each in questions_of(picture) if each.id == identity), None)
    if found is None:
        raise RuleBroken(f"There is no question {identity!r}. The page Questions lists what is asked.")
    return found


def opened_on(picture: Picture, identity: str) -> date:
    """The day an open round began. Raises `RuleBroken` where it takes no answers."""
    found: dict[str, date] = dict(open_rounds(picture).select("round", "opened").rows())
    if identity not in found:
        raise RuleBroken(
            "This round takes no answers: it is closed, or was withdrawn. What it shows must not change any "
            "more; open another round."
        )
    return found[identity]
