"""What the forms about measures offer to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from veikart.api import Choice, Pick, number
from veikart_plans.measures.kinds import KINDS
from veikart_plans.measures.money import currencies
from veikart_plans.measures.standing import Measure, measures_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from veikart.api import Picture

_WAYS = {"mobilise": "1 mobilise", "learn": "2 learn", "acquire": "3 acquire"}
_USUAL = ("NOK", "SEK", "DKK", "EUR")


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


def levels(picture: Picture) -> list[Choice]:
    """Every skill at each level above its lowest, as one can be promised: "Welding, 3 alone"."""
    found = []
    for skill, name, scale, group in picture.skills.select("skill", "name", "scale", "group").rows():
        ladder = picture.scales.get(scale)
        for level in ladder.levels[1:] if ladder else ():
            identity = f"{skill}/{level.value:g}"
            found.append(Choice(identity, f"{name}, {number(level.value)} {level.name}", group or ""))
    return found


def money(picture: Picture) -> list[Choice]:
    """Currencies, the Nordic ones first."""
    return [Choice(code, code) for code in (*_USUAL, *sorted(currencies() - set(_USUAL)))]


def parted(promised: str) -> tuple[str, float] | None:
    """Skill and level of a promise; None for what is none."""
    skill, _, level = promised.rpartition("/")
    try:
        return (skill, float(level)) if skill else None
    except ValueError:
        return None


AnyMeasure = Annotated[str, Pick(choices=every)]
OpenMeasure = Annotated[str, Pick(choices=still_open)]
Promised = Annotated[str, Pick(choices=levels)]


def _choices(measures: Iterable[Measure]) -> list[Choice]:
    return [
        Choice(each.id, each.title, each.state + (f", due {each.due}" if each.due else ""))
        for each in measures
    ]
