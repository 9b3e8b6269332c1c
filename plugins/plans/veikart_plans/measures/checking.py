"""Questions to the plans: what has no measure, no owner, no gap, not everybody's yes, or no time left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from veikart.api import Action, Do, Finding, Selection, counted, join_and
from veikart_plans.measures.deciding import PARTY_NAMES
from veikart_plans.measures.missing import CRITICAL, gaps_at
from veikart_plans.measures.standing import Measure, measures_at

if TYPE_CHECKING:
    from veikart.api import Picture


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
    there = set(picture.people["person"])
    required = set(picture.requirements["skill"]) | set(picture.headcounts["skill"])
    found = []
    for measure in measures_at(picture):
        if measure.is_open:
            for text, advice, *ways in _amiss(picture, measure, there, required):
                found.append(Finding(text, advice, subject=f"measure:{measure.id}", actions=tuple(ways)))
    return found


def _amiss(
    picture: Picture, measure: Measure, there: set[str], required: set[str]
) -> Iterator[tuple[str, str, Do]]:
    about = {"measure": measure.id}
    if not any(each.skill in required for each in measure.expected):
        yield (
            f"{measure.title} closes no gap: none of its skills is required of anybody.",
            "Say which level it is to bring, or stop it.",
            Do("plans.promise", about, "Say which level it is to bring"),
        )
    if measure.owner is None:
        yield (
            f"{measure.title} has no owner.",
            "Say who sees to it.",
            Do("plans.revise", about, "Give it an owner"),
        )
    elif measure.owner not in there:
        who = picture.name("person", measure.owner)
        yield (
            f"{who}, who owns {measure.title}, has left.",
            "Give it to somebody who is there.",
            Do("plans.revise", about, "Give it another owner"),
        )
    if measure.people and not set(measure.people) & there:
        yield (
            f"Nobody {measure.title} is for is still there.",
            "Say for whom it is, or stop it.",
            Do("plans.include", about, "Say for whom it is"),
        )
    if measure.unanswered:
        missing = join_and([PARTY_NAMES[party] for party in measure.unanswered])
        yield (
            f"{measure.title} is not agreed by {missing}.",
            "Ask, and note what they say.",
            Do("plans.answer", about, "Note what a party says"),
        )
    if measure.late(picture.moment.true_on):
        yield (
            f"{measure.title} was due on {measure.due} and is {measure.state}.",
            "Finish it, move its date with a reason, or stop it.",
            Do("plans.slip", about, "Move its date"),
        )
