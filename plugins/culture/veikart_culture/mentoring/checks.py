"""Pairs of whom one is no longer there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veikart.api import Action, Do, Finding

if TYPE_CHECKING:
    from veikart.api import Picture


def parted(picture: Picture) -> Iterator[Finding]:
    """A finding for each pair that can no longer meet."""
    from veikart_culture.mentoring.pairs import pairs

    there = set(picture.people["person"])
    for pair in pairs(picture):
        gone = [person for person in (pair.mentor, pair.learner) if person not in there]
        if gone:
            learner, mentor = (picture.name("person", each) for each in (pair.learner, pair.mentor))
            skill = picture.name("skill", pair.skill)
            yield Finding(
                f"{learner} learns {skill} from {mentor}, but {picture.name('person', gone[0])} is no longer "
                "there.",
                "End the pair; a learner who still wants a mentor is matched anew.",
                subject=f"person:{pair.learner}",
                actions=(
                    Do("culture.end_pair", {"pair": pair.id}, "They meet no longer"),
                    Action("culture.mentors", {}, "Mentors and learners"),
                ),
            )
