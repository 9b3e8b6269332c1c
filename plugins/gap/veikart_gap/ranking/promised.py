"""Ahead of today: what would be missing even if all that is promised were kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from veikart.api import Column, Mark, Picture, Selection, counted, if_kept_in, number

COLUMN = Column("Steps if kept", right=True, least=8, drop=2)


@dataclass(frozen=True, slots=True)
class Promised:
    """By skill, what would be: the columns of `if_kept_in`. Empty where nothing is promised."""

    of_skill: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.of_skill)

    def cell(self, skill: str) -> Mark:
        """The level steps that are missing even so; blank where nothing is promised of the skill."""
        then = self.of_skill.get(skill)
        if then is None or not then["promises"]:
            return Mark("", sort=-1.0)
        missing = then["gap_then"]
        return Mark("enough" if not missing else number(missing), "accent", sort=missing)

    @property
    def words(self) -> str:
        """How far promises go, in a sentence."""
        promises = sum(then["promises"] for then in self.of_skill.values())
        short = [then for then in self.of_skill.values() if then["gap_then"]]
        steps = sum(then["gap_then"] for then in short)
        if not short:
            return f"If {_all(promises)} kept, nothing is missing any more."
        skills = counted(len(short), "skill")
        left = f"{counted(steps, 'level step')} in {skills} {'is' if steps == 1 else 'are'} left"
        return f"Not enough even with the promises: if {_all(promises)} kept, {left}."


def _all(promises: int) -> str:
    return "the one promise is" if promises == 1 else f"all {number(promises)} promises are"


def promised(picture: Picture, selection: Selection) -> Promised:
    """What is promised of the skills in sight by the day looked at."""
    if not picture.expected.height:
        return Promised()
    rows = if_kept_in(picture, selection, ["skill"])
    found = Promised({row["skill"]: row for row in rows.iter_rows(named=True)})
    return found if any(then["promises"] for then in found.of_skill.values()) else Promised()
