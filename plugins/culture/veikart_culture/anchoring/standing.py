"""How well the strategy is carried at each level, and how that has moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import TYPE_CHECKING

from veikart_culture.anchoring.statements import LEVELS, OF_KEY, STATEMENTS, Level, Statement

if TYPE_CHECKING:
    from veikart.api import Picture

OLD = 365
"""Days after which a judgement is no longer taken for today's."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was said of a statement on a day; in a unit, or everywhere (None)."""

    score: int
    day: date
    evidence: str
    unit: str | None
    position: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement, and what was said of it, the latest last."""

    statement: Statement
    told: tuple[Judged, ...]

    @property
    def now(self) -> Judged | None:
        return self.told[-1] if self.told else None

    @property
    def before(self) -> Judged | None:
        return self.told[-2] if len(self.told) > 1 else None

    def on(self, day: date) -> Judged | None:
        """What was last said of it by then."""
        return next((each for each in reversed(self.told) if each.day <= day), None)


def every(picture: Picture) -> tuple[Statement, ...]:
    """All statements there ever were: those that come with veikart, then our own."""
    own = []
    for key, level, text in picture.table("culture.statements").select("statement", "level", "text").rows():
        if key not in OF_KEY and level is not None:
            own.append(Statement(key, level, text, ""))
    return (*STATEMENTS, *own)


def asked(picture: Picture) -> tuple[Statement, ...]:
    """Those the check asks for, by level."""
    rows = picture.table("culture.statements")
    dropped = set(rows.filter(~rows["asked"])["statement"])
    kept = [each for each in every(picture) if each.key not in dropped]
    return tuple(sorted(kept, key=lambda each: LEVELS.index(each.level)))


def standings(picture: Picture, unit: str | None) -> tuple[Standing, ...]:
    """A standing for each statement that is asked for. Of a unit what was said of it there counts; of a
    statement of which nothing was said there, what was said of all."""
    rows = picture.statements("culture.anchoring").sort("effective", "position")
    said: dict[tuple[str, str | None], list[Judged]] = {}
    columns = ("statement", "unit", "score", "effective", "evidence", "position")
    for key, where, score, day, evidence, position in rows.select(*columns).rows():
        judged = Judged(score, day, evidence or "", where or None, position)
        said.setdefault((key, judged.unit), []).append(judged)

    def told(key: str) -> tuple[Judged, ...]:
        own = said.get((key, unit), ()) if unit is not None else ()
        return _by_day(own or said.get((key, None), ()))

    return tuple(Standing(each, told(each.key)) for each in asked(picture))


def _by_day(told: Sequence[Judged]) -> tuple[Judged, ...]:
    """The last of each day: what is judged again on a day corrects it."""
    return tuple({each.day: each for each in told}.values())


def middle(standings: Sequence[Standing], level: Level, day: date) -> float | None:
    """The median of what was last said by a day of the statements of a level; None before anything was."""
    found = [each.on(day) for each in standings if each.statement.level == level]
    scores = [each.score for each in found if each is not None]
    return float(median(scores)) if scores else None


def days(standings: Sequence[Standing]) -> list[date]:
    """Days on which something was judged."""
    return sorted({judged.day for each in standings for judged in each.told})
