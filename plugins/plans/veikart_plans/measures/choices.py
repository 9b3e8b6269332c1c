"""What the forms about measures offer to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from veikart.api import Choice, Pick
from veikart_plans.measures.kinds import KINDS
from veikart_plans.measures.standing import Measure, measures_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from veikart.api import Picture

_WAYS = {"mobilise": "1 mobilise", "learn": "2 learn", "acquire": "3 acquire"}


def every(picture: Picture) -> list[Choice]:
    """All measures there are."""
    return _choices(measures_at(picture))


def still_open(picture: Picture) -> list[Choice]:
    """Measures of which something is still to come."""
    return _choices(each for each in measures_at(picture) if each.is_open)


def kinds(picture: Picture) -> list[Choice]:
    """Kinds of measures in the order mobilise, learn, acquire."""
    told = {"mobilise": "", "learn": ": ", "acquire": ""}
    return [Choice(each.kind, each.name, f"{_WAYS[each.way]}{told[each.way]}{each.among}") for each in KINDS]


AnyMeasure = Annotated[str, Pick(choices=every)]
OpenMeasure = Annotated[str, Pick(choices=still_open)]


def _choices(measures: Iterable[Measure]) -> list[Choice]:
    return [
        Choice(each.id, each.title, each.state + (f", due {each.due}" if each.due else ""))
        for each in measures
    ]
