"""The ratings to do first: the fewest that can settle which skills are the first five."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from veikart.api import Picture, Selection, people_in
from veikart_gap.ranking.methods import FIRST, METHODS, Method
from veikart_gap.ranking.scores import Ranked, ranked, ranked_by
from veikart_gap.ranking.scoring import importance
from veikart_gap.ranking.standing import Numbers

_NEAR = 1e-9


@dataclass(frozen=True)
class Contender:
    """A skill with people nobody has rated, whose place among the first five hangs on them."""

    place: int
    """In the standing."""
    inside: bool
    """Whether it is among the first five now."""
    low: float
    """The score if everyone unrated turned out to meet what is required."""
    high: float
    """The score if everyone unrated turned out to be at the lowest level."""
    open: int
    """People nobody has rated."""
    people: Sequence[int]
    """Whom to rate: places in `picture.people`, who could change the score most first."""
    effects: Sequence[float]
    """By how much each of them could change it."""


@dataclass(frozen=True)
class Settling:
    """What would settle the ranking. `ranked` is by a method whose scores add up over people: the chosen one,
    or else weighted gap."""

    ranked: Ranked
    contenders: Sequence[Contender]
    """Where it is settled: every skill of which something is not known."""
    settled: bool
    """Whether no rating can change which skills are the first five."""
    confirmable: bool
    """Whether any ratings can confirm the first five as they are."""

    @property
    def least(self) -> int:
        """The fewest ratings that can confirm the first five; fewer cannot."""
        return sum(len(each.people) for each in self.contenders)

    @property
    def most(self) -> int:
        """As many settle it whatever they say."""
        return sum(each.open for each in self.contenders)


@dataclass(frozen=True)
class Open:
    """A skill's score as far as it is known, and by how much each person unrated could raise it."""

    place: int
    low: float
    people: NDArray[np.intp]
    """Places in `picture.people`, the greatest effect first."""
    effects: Numbers

    @property
    def sums(self) -> Numbers:
        """Of the greatest effects: of none, one, two …"""
        return np.concatenate([[0.0], np.cumsum(self.effects)])

    @property
    def high(self) -> float:
        return self.low + float(self.effects.sum())


def settling(picture: Picture, selection: Selection) -> Settling:
    """Bounds of every score, and the fewest ratings that part the first five from the others."""
    found = _adding_up(picture, selection)
    inside = set(found.first[:FIRST])
    every = _open(picture, selection, found)
    if not inside:
        return Settling(found, _unranked(every), settled=False, confirmable=True)
    contenders, settled, confirmable = parted(
        [each for each in every if each.place in inside], [each for each in every if each.place not in inside]
    )
    if settled:
        contenders = [_asking(each, 0, inside=each.place in inside) for each in every if len(each.effects)]
    return Settling(found, contenders, settled, confirmable)


def parted(among: Sequence[Open], others: Sequence[Open]) -> tuple[Sequence[Contender], bool, bool]:
    """The skills of both that are not apart yet, with the fewest ratings that can part them; whether they are
    apart already; and whether any ratings can part them.

    Let every unrated person be at the lowest level, or meet what is required: between these a score can lie.
    Those `among` the first stay when the lowest of theirs reaches the highest of the others', at some score
    t. For each of them the fewest ratings that can lift its lower bound to t are those with the greatest
    effect, and so are for each of the others those that can bring its upper bound down to t. Their sum is
    taken over every t that matters, and is least at one of the scores that the first reach in between. So no
    smaller number can do it; whether these do, depends on what people say.
    """
    floor, ceiling = min(each.low for each in among), max((each.high for each in others), default=-np.inf)
    if floor >= ceiling - _NEAR:
        return (), True, True
    others = [each for each in others if each.high > floor + _NEAR]
    among = [each for each in among if each.low < ceiling - _NEAR]
    wanted, confirmable = _threshold(among, others)
    contenders = [_contender(each, wanted, inside=True) for each in among]
    contenders += [_contender(each, wanted, inside=False) for each in others]
    return [each for each in contenders if each.open], False, confirmable


def _adding_up(picture: Picture, selection: Selection) -> Ranked:
    """The ranking by the method chosen, or by weighted gap where its scores do not add up over people."""
    found = ranked(picture, selection)
    if found.method.id != "urgency":
        return found
    return ranked_by(METHODS["weighted_gap"], found.standing, found.weeks_a_step, found.day)


def _open(picture: Picture, selection: Selection, found: Ranked) -> list[Open]:
    """Every skill that is not parked, in the order of the ranking."""
    matrix, standing = picture.matrix, found.standing
    here = _here(picture, selection)
    columns = {skill: column for column, skill in enumerate(matrix.skills.to_list())}
    unit, base = _per_length(found.method, found)
    lows = {scale.id: scale.low for scale in picture.scales.values()}
    skills: list[Open] = []
    for place in found.order:
        row = standing.rows[place]
        if row["parked"]:
            continue
        column = columns[row["skill"]]
        people = np.flatnonzero(here & matrix.asked[:, column] & ~matrix.rated[:, column])
        worst = matrix.required[people, column] - lows.get(row["scale"], 0.0)
        if found.method.id == "ranked_discrepancy":
            effects = unit[place] * (worst > 0)
        else:
            effects = unit[place] * np.maximum(worst, 0.0) / standing.length[place]
        by_effect = np.argsort(-effects, kind="stable")
        skills.append(Open(place, float(base[place]), people[by_effect], effects[by_effect]))
    return skills


def _per_length(method: Method, found: Ranked) -> tuple[Numbers, Numbers]:
    """What a length of the scale that is missing adds to the score when everyone is rated, and the score if
    everyone unrated met what is required."""
    standing = found.standing
    asked = np.maximum(standing.counts["required"], 1.0)
    weights = {
        "weighted_gap": importance(standing),
        "borich": importance(standing) / asked,
        "ranked_discrepancy": 100.0 / asked,
        "burden": np.ones(len(asked)),
    }[method.id]
    missing = standing.counts["below"] if method.id == "ranked_discrepancy" else standing.gap_lengths
    return weights, weights * missing


def _here(picture: Picture, selection: Selection) -> NDArray[np.bool_]:
    everyone = picture.matrix.people
    if selection.unit is None and selection.person is None:
        return np.ones(everyone.len(), np.bool_)
    return np.asarray(everyone.is_in(people_in(picture, selection)["person"].implode()).to_numpy(), np.bool_)


def _threshold(among: Sequence[Open], others: Sequence[Open]) -> tuple[float, bool]:
    """The score at which the fewest ratings part the two, and whether any can."""
    top = min(each.high for each in among)
    tried = np.unique(np.concatenate([each.low + each.sums for each in among]))
    tried = tried[tried <= top + _NEAR]
    cost = np.zeros(len(tried))
    for each in among:
        cost += np.searchsorted(each.low + each.sums, tried - _NEAR)
    possible = np.ones(len(tried), np.bool_)
    for each in others:
        needed = np.searchsorted(each.sums, each.high - tried - _NEAR)
        possible &= needed < len(each.sums)
        cost += np.minimum(needed, len(each.effects))
    cost[~possible] += 1e9  # a threshold below what another has for sure cannot be kept
    best = int(np.argmin(cost))
    return float(tried[best]), bool(possible[best])


def _contender(each: Open, wanted: float, *, inside: bool) -> Contender:
    if inside:
        needed = int(np.searchsorted(each.low + each.sums, wanted - _NEAR))
    else:
        needed = int(np.searchsorted(each.sums, each.high - wanted - _NEAR))
    return _asking(each, min(needed, len(each.effects)), inside=inside)


def _asking(each: Open, count: int, *, inside: bool) -> Contender:
    people, effects = each.people[:count].tolist(), each.effects[:count].tolist()
    return Contender(each.place, inside, each.low, each.high, len(each.effects), people, effects)


def _unranked(every: Sequence[Open]) -> list[Contender]:
    """Where no gap is known yet: one person for each of the skills that could weigh most."""
    could = sorted((each for each in every if each.high > 0), key=lambda each: -each.high)
    return [_asking(each, 1, inside=False) for each in could[: 2 * FIRST]]
