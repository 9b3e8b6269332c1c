"""Questions to the plans: what has no measure, no owner, no gap, not everybody's yes, or no time left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from veikart.api import Action, Do, Finding, Selection, counted, join_and
from veikart_plans.measures.deciding import PARTY_NAMES
from veikart_plans.measures.leavers import leavers_of
from veikart_plans.measures.missing import CRITICAL, gaps_at
from veikart_plans.measures.standing import Measure, measures_at

if TYPE_CHECKING:
    from veikart.api import Picture

Amiss = tuple[str, str, Do]
"""What is amiss, what to do, and the command that does it."""


def gaps_without_measure(picture: Picture) -> Sequence[Finding]:
    """A finding for each critical gap about which nothing is done, and nobody said that this is meant."""
    return [
        Finding(
            f"{gap.name}: {counted(gap.below, 'person is', 'people are')} below, and no measure is open.",
            "Propose a measure, or say “not now” with a reason.",
            subject=f"skill:{gap.skill}",
            actions=(
                Do("plans.propose", {"skill": gap.skill}, "Propose a measure"),
                Do("plans.not_now", {"skill": gap.skill}, "Not now, with a reason"),
                Action("plans.gaps", {"skill": gap.skill}, "What is done about it"),
            ),
        )
        for gap in gaps_at(picture, Selection())
        if gap.criticality == CRITICAL and gap.is_open
    ]


def measures_amiss(picture: Picture) -> Sequence[Finding]:
    """A finding for each thing that an open measure lacks."""
    still = [each for each in measures_at(picture) if each.is_open]
    if not still:
        return []
    asked = set(picture.requirements["skill"]) | set(picture.headcounts["skill"])
    known = _Known(picture, set(picture.people["person"]), leavers_of(picture), asked, still)
    return [
        Finding(text, advice, subject=f"measure:{measure.id}", actions=(way,))
        for measure in still
        for look in (_without_gap, _without_owner, _without_people, _not_agreed, _late)
        for text, advice, way in look(known, measure)
    ]


@dataclass(frozen=True, slots=True)
class _Known:
    picture: Picture
    there: set[str]
    leavers: Mapping[str, date]
    asked: set[str]
    """Skills that are required of somebody, or wanted of a number of people."""
    still: Sequence[Measure]

    def leaves_before(self, person: str, due: date | None) -> date | None:
        """The day they leave, where that is before the measure is due; or it is due on no day."""
        day = self.leavers.get(person)
        return day if day is not None and (due is None or day <= due) else None


def _without_gap(known: _Known, measure: Measure) -> Iterator[Amiss]:
    if not any(each.skill in known.asked for each in measure.expected):
        yield (
            f"{measure.title} closes no gap: none of its skills is required of anybody.",
            "Say which level it is to bring, or stop it.",
            Do("plans.promise", {"measure": measure.id}, "Say which level it is to bring"),
        )


def _without_owner(known: _Known, measure: Measure) -> Iterator[Amiss]:
    owner = measure.owner
    if owner is None:
        about = {"measures": (measure.id,)}
        yield f"{measure.title} has no owner.", "Say who sees to it.", Do("plans.reassign", about)
        return
    theirs = {"measures": tuple(each.id for each in known.still if each.owner == owner)}
    who = known.picture.name("person", owner)
    way = Do("plans.reassign", theirs, f"Give what {who} owns to somebody else")
    leaves = known.leaves_before(owner, measure.due)
    if owner not in known.there:
        yield f"{who}, who owns {measure.title}, has left.", "Give it to somebody who is there.", way
    elif leaves is not None:
        until = f", and it is due on {measure.due}" if measure.due else ""
        yield (
            f"{who}, who owns {measure.title}, leaves on {leaves}{until}.",
            "Give it to somebody who stays, in time to hand it over.",
            way,
        )


def _without_people(known: _Known, measure: Measure) -> Iterator[Amiss]:
    about, there = {"measure": measure.id}, [each for each in measure.people if each in known.there]
    if measure.people and not there:
        yield (
            f"Nobody {measure.title} is for is still there.",
            "Say for whom it is, or stop it.",
            Do("plans.include", about, "Say for whom it is"),
        )
    for person in there:
        leaves = known.leaves_before(person, measure.due)
        if leaves is not None and measure.due is not None:
            who = known.picture.name("person", person)
            yield (
                f"{who}, whom {measure.title} is for, leaves on {leaves}; it is due on {measure.due}.",
                "Take them out of it, or say for whom else it is.",
                Do("plans.exclude", {**about, "person": person}, "Take them out of it"),
            )


def _not_agreed(known: _Known, measure: Measure) -> Iterator[Amiss]:
    if measure.unanswered:
        missing = join_and([PARTY_NAMES[party] for party in measure.unanswered])
        yield (
            f"{measure.title} is not agreed by {missing}.",
            "Ask, and note what they say.",
            Do("plans.answer", {"measure": measure.id}, "Note what a party says"),
        )


def _late(known: _Known, measure: Measure) -> Iterator[Amiss]:
    if measure.late(known.picture.moment.true_on):
        yield (
            f"{measure.title} was due on {measure.due} and is {measure.state}.",
            "Finish it, move its date with a reason, or stop it.",
            Do("plans.slip", {"measure": measure.id}, "Move its date"),
        )
