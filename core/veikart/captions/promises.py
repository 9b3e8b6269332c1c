"""What has come to be expected, ahead of today: levels that are promised, never levels that are there."""

from __future__ import annotations

from collections.abc import Iterator

from veikart.captions.words import FEW, counted
from veikart.picture import Picture
from veikart.picture.expected import is_ahead


def due(before: Picture, after: Picture) -> Iterator[str]:
    """Who is expected where by the later moment and was not by the earlier; how many, where they are many."""
    if not is_ahead(after):
        return
    then = {row[:2]: row[2] for row in before.expected.select("person", "skill", "level").rows()}
    rows = after.expected.select("person", "skill", "level").rows()
    new = [row for row in rows if row[2] > then.get(row[:2], float("-inf"))]
    if len(new) > FEW:
        yield f"{counted(len(new), 'level')} promised"
        return
    for person, skill, level in new:
        yield f"{after.name('person', person)} promised at {level:g} in {after.name('skill', skill)}"
