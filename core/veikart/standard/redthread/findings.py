"""What the checks find at a moment, in a selection, and what of it is new or mended since another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from veikart.contributions.check import Check, Finding
from veikart.contributions.view import Selection
from veikart.picture import Picture


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the thread breaks, or broke."""

    check: Check
    finding: Finding
    new: bool = False
    """Whether it was not found at the moment compared with."""

    @property
    def id(self) -> str:
        """The same from moment to moment: "skill:thread.critical/<id>"."""
        kind, _, identity = (self.finding.subject or f"finding:{self.finding.text}").partition(":")
        return f"{kind}:{self.check.id}/{identity}"


@dataclass(frozen=True, slots=True)
class Breaks:
    here: tuple[Break, ...]
    mended: tuple[Break, ...] = ()
    """Found at the moment compared with, and no longer."""

    @property
    def new(self) -> int:
        return sum(each.new for each in self.here)


def breaks(picture: Picture, before: Picture | None, checks: Sequence[Check], selection: Selection) -> Breaks:
    """What the checks find, in their order."""
    here = tuple(_found(picture, checks, selection))
    if before is None:
        return Breaks(here)
    then = tuple(_found(before, checks, selection))
    known, still = {each.id for each in then}, {each.id for each in here}
    return Breaks(
        tuple(Break(each.check, each.finding, each.id not in known) for each in here),
        tuple(each for each in then if each.id not in still),
    )


def _found(picture: Picture, checks: Sequence[Check], selection: Selection) -> Iterator[Break]:
    within = _subjects(picture, selection)
    for check in checks:
        for finding in check.run(picture):
            if within is None or finding.subject in within:
                yield Break(check, finding)


def _subjects(picture: Picture, selection: Selection) -> frozenset[str] | None:
    """The subjects that are looked at; None for all, also for those that have none."""
    if selection.goal is None and selection.skill is None and not selection.critical:
        return None
    from veikart.narrowing import skills_in

    found = {f"skill:{skill}" for skill in skills_in(picture, selection)["skill"]}
    if selection.goal is not None and selection.skill is None and not selection.critical:
        capabilities = picture.capabilities.filter(pl.col("goal") == selection.goal)["capability"]
        found |= {f"goal:{selection.goal}", *(f"capability:{each}" for each in capabilities)}
    return frozenset(found)
