"""What the core views share: shares, empty states, and the *why* of a share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from veikart.blocks import Column, Empty, Mark, Meter, Tone, Why
from veikart.moment import day_in_words
from veikart.picture import Picture
from veikart.wording import count, percent

MET = "met ÷ (met + below), of what is known; what nobody rated is counted apart, and never as zero"
SOURCE = "Coverage of the target picture, docs/method.md"

MET_COLUMN = Column("Met of known", grow=True, least=12)


def share(counts: Mapping[str, Any]) -> float | None:
    """Met ÷ (met + below); None where nothing is known."""
    known = counts["met"] + counts["below"]
    return counts["met"] / known if known else None


def tone_of(met: float | None) -> Tone:
    if met is None:
        return "muted"
    return "good" if met >= 0.75 else "warn" if met >= 0.5 else "bad"


def meter(counts: Mapping[str, Any]) -> Meter:
    """The share met as a meter with its per cent."""
    met = share(counts)
    return Meter(met, "not known" if met is None else percent(met), tone_of(met))


def counted(number: float) -> Mark:
    """A count as a cell; "·" is none, and is sorted as such."""
    return Mark(count(number), sort=number)


def dots(criticality: int) -> Mark:
    """How critical a skill is, as a cell: ●●● is critical."""
    return Mark("●" * criticality, sort=criticality)


def why_met(title: str, counts: Mapping[str, Any], positions: Sequence[int] = ()) -> Why:
    """Formula and inputs of a share met."""
    inputs = (
        ("Required", count(counts["required"])),
        ("Met", count(counts["met"])),
        ("Below", count(counts["below"])),
        ("Not known", count(counts["unknown"])),
        ("Not relevant", count(counts["not_relevant"])),
        ("Rated more than a year ago", count(counts["stale"])),
        ("Level steps missing", f"{counts['gap']:g}"),
    )
    return Why(title, MET, SOURCE, inputs, tuple(positions))


_LEVELS = '--levels "Aware,Working,Skilled,Expert"'
_STEPS = {
    "people": "People:        veikart import FILE people.csv --as people",
    "skills": f"Skills:        veikart import FILE skills.csv --as skills {_LEVELS}",
    "requirements": "Requirements:  veikart import FILE requirements.csv --as requirements",
    "goals": "Goals:         veikart import FILE goals.csv --as strategy",
    "ratings": "Past ratings:  veikart import FILE ratings.csv --as assessments",
}


def nothing_yet(picture: Picture) -> Empty | None:
    """What to do first where there were neither people nor skills at the moment; None when there were."""
    if picture.weights.height or picture.people.height:
        return None
    moment = picture.moment
    if picture.facts.head > 0 and (moment.true_on < picture.today or moment.known_on is not None):
        told = _first_known(picture) if moment.known_on is not None else ()
        return Empty(f"Nothing was there yet on {moment.in_words()}.", (*told, "n leads to now."))
    return Empty("Nothing is here yet. Bring in, in this order:", tuple(_STEPS.values()))


def _first_known(picture: Picture) -> tuple[str, ...]:
    """From when on something had been recorded."""
    first = picture.facts.journal["recorded"].min()
    if not isinstance(first, datetime):
        return ()
    return (f"The first was recorded on {day_in_words(first.date())}: look at what was known from then on.",)


def missing_for_map(picture: Picture) -> Empty | None:
    """What the map lacks to have rows and columns; None when it has both."""
    if not picture.people.height:
        return Empty("There is nobody on the map yet.", (_STEPS["people"],))
    if not picture.skills.height:
        return Empty("There are no skills on the map yet.", (_STEPS["skills"], _STEPS["requirements"]))
    return None
