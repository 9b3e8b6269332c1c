"""Build or buy: reasons for developing people who are here, and for finding them outside. Never a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.api import Picture, Scale, Selection, counted
from veikart_gap.ranking.settings import RankingSettings
from veikart_gap.risk.columns import SOURCING
from veikart_gap.risk.held import Flags, Held, Levels, held_in
from veikart_gap.risk.market.outlook import Outlook, outlooks
from veikart_gap.risk.settings import RiskSettings

LEARNERS = 3
"""So many can learn from one who holds it, beside the work. Our own, and a rule of thumb."""
_SCHEMA = {
    "skill": pl.String(),
    "name": pl.String(),
    "criticality": pl.Int64(),
    "below": pl.Int64(),
    "unknown": pl.Int64(),
    "near": pl.Int64(),
    "steps": pl.Float64(),
    "holders_who_stay": pl.Int64(),
    "weeks_to_learn": pl.Float64(),
    "weeks_left": pl.Float64(),
    "market": pl.String(),
    "for_building": pl.List(pl.String()),
    "for_buying": pl.List(pl.String()),
    "open": pl.List(pl.String()),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """In a word for a table (empty where another column says it), and in a sentence."""

    word: str
    told: str


@dataclass(frozen=True, slots=True)
class Sourcing:
    """A skill that somebody misses, or that too few hold, with what speaks for either way."""

    skill: str
    name: str
    criticality: int
    below: int
    unknown: int
    near: int
    steps: float | None
    holders_who_stay: int
    weeks_to_learn: float | None
    needed: date | None
    """The day it is needed by, or one of the goals it serves is to be reached by: whichever comes first."""
    weeks_left: float | None
    outlooks: tuple[Outlook, ...]
    """Of the outside market, what counts first at the front."""

    @property
    def outlook(self) -> Outlook | None:
        return self.outlooks[0] if self.outlooks else None

    @property
    def building(self) -> tuple[Reason, ...]:
        return tuple(_for_building(self))

    @property
    def buying(self) -> tuple[Reason, ...]:
        return tuple(_for_buying(self))

    @property
    def open(self) -> tuple[Reason, ...]:
        """What is not known, or speaks for neither."""
        return tuple(_open(self))


def build_or_buy(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each skill that somebody misses or that too few hold; the most critical first, then those
    that most miss. Columns as in `columns.SOURCING`."""
    plain = ("skill", "name", "criticality", "below", "unknown", "near", "steps", "holders_who_stay")
    rows = [
        {name: getattr(each, name) for name in (*plain, "weeks_to_learn", "weeks_left")}
        | {"market": each.outlook.told if each.outlook else None}
        | {"for_building": [reason.told for reason in each.building]}
        | {"for_buying": [reason.told for reason in each.buying]}
        | {"open": [reason.told for reason in each.open]}
        for each in sourcings(picture, selection, held_in(picture, selection))
    ]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row").select(*SOURCING)


def sourcings(picture: Picture, selection: Selection, held: Held) -> list[Sourcing]:
    """The same, a value for each row."""
    width = _steps_of(held)
    missing = held.required - held.level
    below = missing > 0
    near = np.count_nonzero(below & (missing <= width[:, None] + 1e-9) & ~held.leaving, axis=1)
    unknown = np.count_nonzero(~np.isnan(held.required) & np.isnan(held.level), axis=1)
    stay = np.count_nonzero(held.holds & ~held.leaving, axis=1)
    counts = np.count_nonzero(below, axis=1)
    weeks = picture.setting(RankingSettings).weeks_a_step
    market = outlooks(picture, picture.setting(RiskSettings).region)
    rows = held.skills.select("skill", "name", "criticality").rows()
    needed = _needed(picture, selection, held)
    found: list[Sourcing] = []
    for at in np.flatnonzero(held.needs & ((counts > 0) | (stay < held.cover))).tolist():
        skill, name, criticality = rows[at]
        steps = _middle(missing[at], below[at], width[at])
        found.append(
            Sourcing(
                skill,
                name,
                criticality,
                int(counts[at]),
                int(unknown[at]),
                int(near[at]),
                steps,
                int(stay[at]),
                None if steps is None else steps * weeks,
                needed.get(skill),
                _weeks(picture.moment.true_on, needed.get(skill)),
                tuple(market.get(skill, ())),
            )
        )
    return sorted(found, key=lambda each: (-each.criticality, -each.below))


def _steps_of(held: Held) -> NDArray[np.float64]:
    """By skill, how far apart the levels of its scale are on average: a step."""
    scales = {scale: _step(found) for scale, found in held.scales.items()}
    return np.array([scales.get(scale, 1.0) for scale in held.skills["scale"].to_list()], np.float64)


def _step(scale: Scale) -> float:
    return (scale.high - scale.low) / (len(scale.levels) - 1) if len(scale.levels) > 1 else 1.0


def _middle(missing: Levels, below: Flags, width: float) -> float | None:
    """The lower median of the steps that those below miss."""
    gaps = missing[below]
    if not len(gaps):
        return None
    middle = (len(gaps) - 1) // 2
    return float(np.partition(gaps, middle)[middle] / width)


def _needed(picture: Picture, selection: Selection, held: Held) -> dict[str, date]:
    """Skill → the first of the day it is needed by and the horizons of the goals it serves."""
    goals = picture.goals.select("goal", "horizon")
    if selection.goal is not None:
        goals = goals.filter(pl.col("goal") == selection.goal)
    served = picture.links.select("skill", "goal").join(goals, on="goal").select("skill", day="horizon")
    agreed = held.skills.select("skill", day="needed_by")
    days = pl.concat([served, agreed]).drop_nulls().group_by("skill").agg(pl.col("day").min())
    found: dict[str, date] = dict(days.rows())
    return found


def _weeks(day: date, needed_by: date | None) -> float | None:
    return None if needed_by is None else (needed_by - day).days / 7


def _for_building(of: Sourcing) -> Iterator[Reason]:
    if of.below and of.near * 2 >= of.below:
        yield Reason("near", f"{of.near} of {counted(of.below, 'person', 'people')} below are one step away")
    if _in_time(of):
        left = f"{counted(round(of.weeks_left or 0), 'week')} are left until {of.needed}"
        yield Reason("in time", f"learning takes about {_weeks_of(of)}, and {left}")
    if of.holders_who_stay and of.holders_who_stay * LEARNERS >= of.below:
        teachers = counted(of.holders_who_stay, "person who stays holds", "people who stay hold")
        yield Reason("taught", f"{teachers} it and could teach the {of.below} below")
    if of.criticality == 3:
        yield Reason("", "it is critical for the goals: what we live by is safer grown than bought")
    if of.outlook is not None and of.outlook.hard:
        yield Reason("scarce", of.outlook.told)


def _for_buying(of: Sourcing) -> Iterator[Reason]:
    if of.below and not of.near:
        yield Reason("nobody near", "nobody below is one step away")
    if of.weeks_left is not None and of.weeks_to_learn is not None and not _in_time(of):
        left = f"only {counted(round(of.weeks_left), 'week')} are left until {of.needed}"
        if of.weeks_left < 0:
            left = f"it was needed by {of.needed}"
        yield Reason("too late", f"learning takes about {_weeks_of(of)}, and {left}")
    if of.holders_who_stay * LEARNERS < of.below:
        teachers = counted(of.holders_who_stay, "person who stays holds", "people who stay hold")
        words = "few can teach" if of.holders_who_stay else "nobody teaches"
        yield Reason(words, f"{teachers} it, for {of.below} to learn it from")
    if of.criticality == 1:
        yield Reason("", "it is useful and not critical: it need not be our own")
    if of.outlook is not None and of.outlook.easy:
        yield Reason("easy", of.outlook.told)


def _open(of: Sourcing) -> Iterator[Reason]:
    if of.weeks_left is None:
        yield Reason("by when", "no day is agreed by which it is needed: prioritise it")
    if of.outlook is None:
        yield Reason("market", "nothing is known of the outside market: bring in a table, or note it")
    elif not of.outlook.hard and not of.outlook.easy:
        yield Reason("", of.outlook.told)
    if of.unknown:
        people = counted(of.unknown, "person was", "people were")
        yield Reason(f"{of.unknown} unrated", f"{people} never rated: some may hold it")
    if of.criticality == 0:
        yield Reason("no goal", "it serves no goal: ask whether it is needed at all")


def _in_time(of: Sourcing) -> bool:
    if of.weeks_left is None or of.weeks_to_learn is None:
        return False
    return of.weeks_to_learn <= of.weeks_left


def _weeks_of(of: Sourcing) -> str:
    return counted(round(of.weeks_to_learn or 0), "week")
