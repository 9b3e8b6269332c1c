"""Counts of every day, so that the whole can be looked at on any of them without counting again.

Every day is counted by the picture of that day; days between which nothing began to hold, and no rating
became old, share what was counted. It is of what is known now: with a second clock there would be too many.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import polars as pl

from veikart.moment import Moment
from veikart.picture.believed import believed_at, table_of
from veikart.picture.levels import STALE_AFTER, source_groups
from veikart.picture.picture import Picture
from veikart.projections.facts import Facts
from veikart.projections.statements import Statements, in_order

Group = tuple[str, ...]
GROUPS: tuple[Group, ...] = ((), ("goal",), ("skill",), ("unit",))
STAFF: Group = ("staff",)
"""Not a coverage: how many people there are (`Picture.staff`)."""
WEIGHTS: Group = ("weights",)
"""Nor this: how critical skills are, and by when they are needed (`Picture.weights`)."""
EVERY = (*GROUPS, STAFF, WEIGHTS)
_RESTS_ON = (
    *("units", "people", "assignments", "skills", "goals", "capabilities", "links", "priorities"),
    *("requirements", "levels", "sources"),
)
_AT_ALL_TIMES = "scales"
_TURNS_OLD = STALE_AFTER + timedelta(days=1)


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """What was counted of some days: the frames of all of them below each other, and where each ends."""

    days: Sequence[date]
    frames: Mapping[Group, pl.DataFrame]
    ends: Mapping[Group, Sequence[int]]

    def of(self, place: int, by: Group) -> pl.DataFrame:
        """What was counted of the day at a place."""
        ends = self.ends[by]
        start = ends[place - 1] if place else 0
        return self.frames[by].slice(start, ends[place] - start).cast({pl.UInt32: pl.Int64})


@dataclass(frozen=True)
class Daily:
    """The counts of `facts` by day, as far as they are made."""

    facts: Facts
    begins: Sequence[date]
    """The days on which something changes, in order."""
    made: dict[date, tuple[Stretch, int]] = field(default_factory=dict)
    """Day on which something changed → where its counts stand."""

    @classmethod
    def of(cls, facts: Facts) -> Daily:
        """With nothing counted yet."""
        return cls(facts, days_of_change(facts))

    def counts(self, facts: Facts, moment: Moment, by: Group) -> pl.DataFrame | None:
        """The counts `by` at a moment of these facts; None where they are not there."""
        if facts is not self.facts or moment.known_on is not None:
            return None
        place = bisect_right(self.begins, moment.true_on)
        found = self.made.get(self.begins[place - 1]) if place else None
        return found[0].of(found[1], by) if found is not None and by in found[0].frames else None

    def add(self, stretch: Stretch) -> None:
        """Takes in what was counted of these facts."""
        for place, day in enumerate(stretch.days):
            self.made[day] = (stretch, place)

    def going_on(self, facts: Facts, since: int | None = None) -> Daily:
        """What of it still holds for `facts`, which have events after position `since` more."""
        upto = unchanged_before(facts, self.facts.head if since is None else since)
        kept = {day: found for day, found in self.made.items() if upto is None or day < upto}
        return replace(Daily.of(facts), made=kept)

    def missing(self, upto: date, most: int) -> Sequence[date]:
        """The latest days up to one, no more than so many, that are not counted.

        Days to come are left out: whatever is written changes all of them, on each of which some rating
        becomes old.
        """
        past = self.begins[: bisect_right(self.begins, upto)]
        return [day for day in past if day not in self.made][-most:]


def days_of_change(facts: Facts) -> list[date]:
    """The days on which something begins to hold, or a rating becomes old."""
    days = [_effective(facts, table) for table in _RESTS_ON]
    days.append(_effective(facts, "levels") + _TURNS_OLD)
    return pl.concat(days).unique().sort().to_list()


def _parts(facts: Facts, table: str) -> tuple[pl.DataFrame, ...]:
    many = facts.many.get(table)
    return (facts.few[table],) if many is None else many.parts


def _effective(facts: Facts, table: str) -> pl.Series:
    return pl.concat([rows["effective"].unique() for rows in _parts(facts, table)])


def unchanged_before(facts: Facts, since: int) -> date | None:
    """The first day on which anything is otherwise than before the events after position `since`; None where
    no day is."""
    if any((rows["position"] > since).any() for rows in _parts(facts, _AT_ALL_TIMES)):
        return date.min
    touched = pl.col("position") > since
    for first, last in _taken_back(facts, since):
        touched |= pl.col("position").is_between(first, last)
    days = [
        rows.lazy().filter(touched).select(pl.col("effective").min()).collect().item()
        for table in _RESTS_ON
        for rows in _parts(facts, table)
    ]
    return min((day for day in days if day is not None), default=None)


def _taken_back(facts: Facts, since: int) -> list[tuple[int, int]]:
    """The spans that reverts after `since` take back or, being reverts of reverts, bring back."""
    spans = [(r.first, r.last) for r, _ in facts.reverts if r.position > since]
    seen = set(spans)
    for first, last in spans:  # grows while it is walked
        for revert, _ in facts.reverts:
            span = (revert.first, revert.last)
            if first <= revert.position <= last and span not in seen:
                seen.add(span)
                spans.append(span)
    return spans


def counted(
    facts: Facts, days: Sequence[date], today: date, between: Callable[[], None] = lambda: None
) -> Stretch:
    """The counts of some days that follow each other. `between` is called before each of them."""
    some = narrowed(facts, days[0], days[-1])
    found: dict[Group, list[pl.DataFrame]] = {by: [] for by in EVERY}
    for day in days:
        between()
        picture = Picture(some, Moment(day), today)
        for by in GROUPS:
            found[by].append(picture.coverage(by))
        found[STAFF].append(picture.staff)
        found[WEIGHTS].append(picture.weights)
    ends = {by: _ends(frames) for by, frames in found.items()}
    frames = {by: pl.concat(frames).cast({pl.Int64: pl.UInt32}) for by, frames in found.items()}
    return Stretch(tuple(days), frames, ends)


def _ends(frames: Sequence[pl.DataFrame]) -> list[int]:
    heights = pl.Series([frame.height for frame in frames], dtype=pl.Int64())
    return heights.cum_sum().to_list()


def narrowed(facts: Facts, first: date, last: date) -> Facts:
    """The facts with those statements only that count on a day from `first` to `last`, by what is known now:
    pictures of these days are the same, and quicker to make where there are millions of statements."""
    return facts.narrowed({name: _narrowed(facts, name, first, last) for name in facts.many})


def _counting_on(facts: Facts, name: str, first: date, last: date) -> pl.DataFrame:
    """The statements made before that count on the first day, in codes."""
    moment = Moment(first)
    reranked = pl.col("effective").is_between(first, last, closed="right")
    if name != "levels" or any(part.filter(reranked).height for part in _parts(facts, "sources")):
        return facts.last(name, moment)
    # While the order of belief stays, a method that is believed less cannot come to count again.
    return table_of(believed_at(facts, moment, source_groups(facts, moment)))


def _narrowed(facts: Facts, name: str, first: date, last: date) -> Statements:
    statements = facts.many[name]
    if facts.projections[name].carries:
        return statements
    before = _counting_on(facts, name, first, last)
    within = (pl.col("effective") > first) & (pl.col("effective") <= last)
    rows = in_order([before, *(part.filter(within) for part in statements.parts)], statements.order)
    return Statements(statements.order, rows, statements.news.clear(), statements.texts)
