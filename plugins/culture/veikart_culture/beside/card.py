"""The lines on Overview: whether what keeps learning going is kept up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Action, Blocks, Callout, Selection, counted, join_and, percent
from veikart_culture.conversations.standing import kept_share, talks
from veikart_culture.mentoring.pairs import pairs
from veikart_culture.practices.standing import practices

if TYPE_CHECKING:
    from veikart.api import Picture


def draw(picture: Picture, selection: Selection) -> Blocks:
    """What goes on, in a sentence; and what was missed. Nothing where nothing was begun."""
    units = talks(picture, selection)
    share, going = kept_share(units), [each for each in practices(picture) if each.there]
    meet = pairs(picture)
    told = []
    if share is not None:
        told.append(f"{percent(share)} of the talks about learning that were agreed were held")
    if going:
        told.append(counted(len(going), "practice goes on", "practices go on"))
    if meet:
        told.append(counted(len(meet), "mentor pair meets", "mentor pairs meet"))
    if not told:
        return []
    missed = [each.name for each in units if each.missed]
    there = set(picture.people["person"])
    alone = [each.name for each in going if each.runs not in there]
    steps = [f"Talks were missed in the last whole quarter in {join_and(missed)}."] if missed else []
    steps += [f"Nobody runs {join_and(alone)}."] if alone else []
    return [
        Callout(
            f"{join_and(told)}.",
            tone="warn" if steps else "normal",
            steps=tuple(steps),
            action=Action("culture.conversations"),
        )
    ]
