"""The four levels of effect of some pieces of work together, and the index that sums them up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from veikart_partners.effect.moved import Moved, added, moved_of
from veikart_partners.effect.ratings import (
    AT_WORK,
    after_of,
    before_of,
    behaviour_of,
    pairs,
    ratings_about,
)
from veikart_partners.effect.reactions import Reactions, content_share, reactions_at
from veikart_partners.effect.results import Result, results_of
from veikart_partners.effect.settings import EffectSettings
from veikart_partners.effect.works import Work, skills_of

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Picture

OFTEN = ("never", "sometimes", "often")
INDEX = (
    "index = weighted mean of the shares of the levels that are known: reaction: content; "
    "learning: risen; behaviour: "
    "risen by those who see the work, or seen at work often, the mean of both where both are "
    "known; results: of the "
    "KPIs known, 1 for each that is surely better than where it was not done, ½ for one that is "
    "better and may be "
    "chance or stands alone. None where neither behaviour nor results is known: whether people liked it is "
    "no effect"
)
SOURCE = (
    "Reaction, learning, behaviour, results: the usual four levels of evaluation. The index "
    "and its weights are ours."
)


@dataclass(frozen=True, slots=True)
class Practice:
    """How many of those who took part do at work what was learnt, as others last saw it."""

    counts: tuple[int, int, int]
    """Never, sometimes, often."""
    missing: int
    positions: tuple[int, ...]

    @property
    def people(self) -> int:
        return sum(self.counts)

    @property
    def often(self) -> float | None:
        return self.counts[2] / self.people if self.people else None


@dataclass(frozen=True, slots=True)
class Four:
    """All that is known of the effect of some pieces of work."""

    works: tuple[Work, ...]
    reactions: tuple[Reactions, ...]
    learning: Moved
    others: Moved
    """Those who took no part in the same skills and months."""
    behaviour: Moved
    practice: Practice
    too_early: date | None
    """Where three months have not passed since any of them was over: from when behaviour can be looked
    for."""
    results: tuple[Result, ...]

    def shares(self, least: int) -> tuple[float | None, ...]:
        """The four shares that count in the index; None for what is not known, or of fewer than `least`."""
        content, _ = content_share(self.reactions)
        learning = self.learning.share if self.learning.people >= least else None
        seen = [
            share
            for share, people in (
                (self.behaviour.share, self.behaviour.people),
                (self.practice.often, self.practice.people),
            )
            if share is not None and people >= least
        ]
        known = [each.credit for each in self.results if each.credit is not None]
        return (
            content,
            learning,
            sum(seen) / len(seen) if seen else None,
            sum(known) / len(known) if known else None,
        )

    def index(self, settings: EffectSettings) -> tuple[float | None, int]:
        """From 0 to 1, and how much of the weights is known (in per cent of them)."""
        weights = (settings.reaction, settings.learning, settings.behaviour, settings.results)
        shares = self.shares(settings.least)
        known = [(share, weight) for share, weight in zip(shares, weights, strict=True) if share is not None]
        weight = sum(each for _, each in known)
        part = round(100 * weight / sum(weights)) if sum(weights) else 0
        if (shares[2] is None and shares[3] is None) or not weight:
            return None, part
        return sum(share * each for share, each in known) / weight, part


@dataclass
class Evidence:
    """What is read once for all groups of a page."""

    picture: Picture
    settings: EffectSettings
    ratings: pl.DataFrame
    reactions: Mapping[str, Sequence[Reactions]]
    seen: Mapping[str, Mapping[str, tuple[str, int]]]
    """Engagement → person → how often, as last seen, and the position."""
    _known: dict[tuple[str, str], Moved] = field(default_factory=dict)
    """What was counted of a piece of work: every one stands in several groups. So for the next two."""
    _paired: dict[str, pl.DataFrame] = field(default_factory=dict)
    _results: dict[str, list[Result]] = field(default_factory=dict)

    def of(self, works: Sequence[Work]) -> Four:
        """The four levels of some pieces of work together."""
        today = self.picture.moment.true_on
        begins = [behaviour_of(each).first for each in works]
        return Four(
            tuple(works),
            tuple(one for each in works for one in self.reactions.get(each.engagement or "", ())),
            added(self._once("learning", each) for each in works),
            added(self._once("others", each) for each in works),
            added(self._once("behaviour", each) for each in works),
            self._practice(works),
            min(begins) if begins and min(begins) > today else None,
            tuple(one for each in works for one in self._resulted(each)),
        )

    def _once(self, what: str, work: Work) -> Moved:
        if (what, work.id) not in self._known:
            count = {"learning": self._learning, "others": self._others, "behaviour": self._behaviour}
            self._known[what, work.id] = count[what](work)
        return self._known[what, work.id]

    def _learning(self, work: Work) -> Moved:
        return moved_of(self._pairs(work), work.people)

    def _others(self, work: Work) -> Moved:
        found = self._pairs(work)
        found = found.filter(~found["takes_part"])
        return moved_of(found, found["person"])

    def _pairs(self, work: Work) -> pl.DataFrame:
        if work.id not in self._paired:
            before, after = before_of(work, self.settings.old), after_of(work, self.settings.until)
            self._paired[work.id] = pairs(self.ratings, work, before, after)
        return self._paired[work.id]

    def _resulted(self, work: Work) -> list[Result]:
        if work.id not in self._results:
            self._results[work.id] = results_of(self.picture, [work], self.settings.window)
        return self._results[work.id]

    def _behaviour(self, work: Work) -> Moved:
        if behaviour_of(work).first > self.picture.moment.true_on:
            return Moved()
        before = before_of(work, self.settings.old)
        return moved_of(pairs(self.ratings, work, before, behaviour_of(work), AT_WORK), work.people)

    def _practice(self, works: Sequence[Work]) -> Practice:
        counts, positions, asked = [0, 0, 0], list[int](), 0
        for work in works:
            seen = self.seen.get(work.engagement or "", {})
            asked += len(work.people) if work.engagement else 0
            for often, position in (seen[person] for person in work.people if person in seen):
                counts[OFTEN.index(often)] += 1
                positions.append(position)
        return Practice((counts[0], counts[1], counts[2]), asked - sum(counts), tuple(positions))


def evidence_of(picture: Picture, works: Sequence[Work]) -> Evidence:
    """All that is needed to tell the effect of some pieces of work."""
    by_engagement: dict[str, list[Reactions]] = {}
    for each in reactions_at(picture):
        by_engagement.setdefault(each.engagement, []).append(each)
    seen: dict[str, dict[str, tuple[str, int]]] = {}
    rows = picture.table("partners.practice").sort("effective", "position")
    for row in rows.select("engagement", "person", "often", "position").rows():
        seen.setdefault(row[0], {})[row[1]] = (row[2], row[3])
    ratings = ratings_about(picture, skills_of(works))
    return Evidence(picture, picture.setting(EffectSettings), ratings, by_engagement, seen)
