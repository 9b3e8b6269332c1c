"""Gap closed per cost: level steps closed of what is required, for 100 000 of a currency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from veikart_partners.effect.ratings import after_of, before_of, pairs, ratings_about
from veikart_partners.effect.settings import EffectSettings
from veikart_partners.effect.works import Work, skills_of

if TYPE_CHECKING:
    from veikart.api import Picture

PER = 100_000
DRAWS = 1000
SEED = 2026
FORMULA = (
    "steps closed = Σ over people and skills of gap before − gap after, where gap = required − "
    "level and never below "
    "0, so that nobody's surplus pays for another's gap; per cost = steps closed ÷ cost of "
    "those who were rated before "
    "and after × 100 000. The cost of a piece of work is shared evenly among those who took "
    "part; required is what "
    "their roles asked on the day it was over. Interval: people drawn anew 1000 times "
    "(bootstrap, percentiles)"
)
SOURCE = (
    "Our own index: level steps are places on a ladder, and not all as high. Interval: Efron, "
    "B. (1979), Bootstrap "
    "methods: another look at the jackknife, The Annals of Statistics 7(1), 1–26."
)


@dataclass(frozen=True, slots=True)
class Closed:
    """What pieces of work closed, in one currency."""

    currency: str
    by_person: tuple[float, ...]
    """Steps closed less steps opened, of everybody who was rated before and after and of whom it is
    required."""
    costs: tuple[float, ...]
    """What it cost for each of them."""
    missing: int
    """Took part in work with a cost, and are in no figure: not rated twice, or nothing is required of
    them."""
    whole_cost: float
    works: int
    agreed: int
    """Of these, works of which only the agreed cost is known."""
    positions: tuple[int, ...]

    @property
    def steps(self) -> float:
        return sum(self.by_person)

    @property
    def people(self) -> int:
        return len(self.by_person)

    @property
    def per_cost(self) -> float | None:
        """Steps closed for 100 000; None where nothing is known, or it cost nothing."""
        return self.steps / sum(self.costs) * PER if sum(self.costs) > 0 else None

    def interval(self) -> tuple[float, float] | None:
        """95 %, by drawing people anew; None where all of them are alike."""
        if len({*zip(self.by_person, self.costs, strict=True)}) < 2 or not sum(self.costs):
            return None
        import numpy as np
        from scipy.stats import bootstrap

        found = bootstrap(
            (np.array(self.by_person), np.array(self.costs)),
            lambda steps, costs, axis=-1: steps.sum(axis=axis) / costs.sum(axis=axis) * PER,
            n_resamples=DRAWS,
            paired=True,
            vectorized=True,
            method="percentile",
            rng=np.random.default_rng(SEED),
        ).confidence_interval
        return float(found.low), float(found.high)


@dataclass(frozen=True, slots=True)
class _OfWork:
    closed: Mapping[str, float]
    positions: tuple[int, ...]


def closed_by(picture: Picture, works: Sequence[Work]) -> list[Closed]:
    """What some pieces of work closed together, for each currency; those without a cost are left out."""
    paid = [each for each in works if each.cost is not None and each.currency is not None and each.people]
    ratings = ratings_about(picture, skills_of(paid))
    found = []
    for currency in sorted({each.currency or "" for each in paid}):
        here = [each for each in paid if each.currency == currency]
        each_closed = [(work, _closed(picture, ratings, work)) for work in here]
        by_person = [
            (steps, (work.cost or 0) / len(work.people))
            for work, of_work in each_closed
            for _, steps in sorted(of_work.closed.items())
        ]
        found.append(
            Closed(
                currency,
                tuple(steps for steps, _ in by_person),
                tuple(cost for _, cost in by_person),
                sum(len(work.people) for work in here) - len(by_person),
                sum(work.cost or 0 for work in here),
                len(here),
                sum(not work.spent for work in here),
                tuple(position for _, of_work in each_closed for position in of_work.positions),
            )
        )
    return found


def _closed(picture: Picture, ratings: pl.DataFrame, work: Work) -> _OfWork:
    settings = picture.setting(EffectSettings)
    found = pairs(ratings, work, before_of(work, settings.old), after_of(work, settings.until))
    found = found.filter("takes_part").join(_required(picture, work), on=["person", "skill", "scale"])
    gap_before = (pl.col("required") - pl.col("before")).clip(lower_bound=0)
    gap_after = (pl.col("required") - pl.col("after")).clip(lower_bound=0)
    by_person = found.group_by("person", maintain_order=True).agg(closed=(gap_before - gap_after).sum())
    positions = pl.concat([found["before_position"], found["after_position"]]).to_list()
    return _OfWork(dict(by_person.rows()), tuple(positions))


def _required(picture: Picture, work: Work) -> pl.DataFrame:
    """person, skill, scale, required: of those who took part, on the day it was over; on the skill's
    scale."""
    then = picture.at(replace(picture.moment, true_on=min(work.over, picture.moment.true_on)))
    rows: pl.DataFrame = then.remembered(f"partners.required/{work.id}", partial(_asked, then, work))
    return rows


def _asked(picture: Picture, work: Work) -> pl.DataFrame:
    asked = picture.required.filter(
        pl.col("person").is_in(work.people), pl.col("skill").is_in(work.skills)
    ).select("person", "skill", required="level")
    return asked.join(picture.skills.select("skill", "scale"), on="skill")
