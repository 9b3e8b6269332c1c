"""The whole history of a world, in the order in which it was written down."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.contributions.story import Story
from veikart.demo import mending
from veikart.demo.comings import comings_and_goings
from veikart.demo.company import company_of, told_by
from veikart.demo.entry import Entry
from veikart.demo.opening import opening
from veikart.demo.results import results
from veikart.demo.talks import first_talks, talks
from veikart.demo.workshops import workshops
from veikart.demo.world import World


def history(world: World, stories: Sequence[Story] = ()) -> list[Entry]:
    """All entries by the time they were recorded, with what plugins tell. Raises as `told_by`."""
    talked = sorted(talks(world), key=_time)
    entries = [
        *opening(world),
        *comings_and_goings(world),
        *workshops(world),
        *talked,
        *first_talks(world),
        *results(world),
        *mending.corrected_in_march(world),
        *mending.late_corrections(world, talked),
        *mending.slips(world, talked),
        *mending.better_label(world),
        *mending.last_word(world),
        *(entry for story in stories for entry in told_by(story, company_of(world))),
    ]
    return sorted(entries, key=_time)


def _time(entry: Entry) -> float:
    return entry.at.timestamp()
