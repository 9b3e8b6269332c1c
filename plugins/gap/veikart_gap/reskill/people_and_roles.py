"""People measured against every role, and the bench of each role."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from veikart.api import Picture, Selection
from veikart_gap.reskill.arrays import Flags, Numbers, Places
from veikart_gap.reskill.choices import ReskillSettings
from veikart_gap.reskill.columns import BENCH, FITS
from veikart_gap.reskill.demands import Demands, demands_of
from veikart_gap.reskill.fitting import Fits, fits_of
from veikart_gap.reskill.profiles import Profiles, people_as_profiles

NEAREST = 20
"""Roles beside their own that are told of each person."""


@dataclass(frozen=True)
class Measured:
    """The people of a selection against all roles."""

    demands: Demands
    people: Profiles
    fits: Fits
    bench: Flags
    """People × roles: on the bench of a role they do not hold."""
    perhaps: Flags
    """Who would be if what is unknown were met."""
    holds: Flags
    share: float
    """Of the requirements met, that puts somebody on the bench."""

    def in_order(self, role: int) -> Places:
        """Places of those who do not hold a role: the best known fit first, then the best possible."""
        there = np.flatnonzero(~self.holds[:, role])
        low, high = (np.nan_to_num(each[there, role], nan=-1.0) for each in (self.fits.low, self.fits.high))
        return there[np.lexsort((-high.round(9), -low.round(9)))]

    @cached_property
    def nearest(self) -> Places:
        """For each role the place of the first in that order; -1 where all hold it, or nobody is here."""
        if not len(self.people.ids):
            return np.full(self.demands.roles.len(), -1, np.int64)
        low, high = (np.nan_to_num(each, nan=-1.0).round(9) for each in (self.fits.low, self.fits.high))
        low = np.where(self.holds, -2.0, low)
        most = low.max(axis=0)
        first: Places = np.where(low == most, high, -2.0).argmax(axis=0)
        return np.where(most > -2.0, first, -1)


def measured(picture: Picture, selection: Selection) -> Measured:
    """Everyone in the selection against every role that requires something in it."""
    return measured_against(picture, selection, demands_of(picture, selection))


def measured_against(picture: Picture, selection: Selection, demands: Demands) -> Measured:
    """The same against some roles."""
    people = people_as_profiles(picture, selection, demands)
    fits = fits_of(people, demands)
    holds = np.zeros(fits.asked.shape, np.bool_)
    holds[people.holds] = True
    share = picture.setting(ReskillSettings).bench
    bench, perhaps = fits.on_bench(share) & ~holds, fits.perhaps_on_bench(share) & ~holds
    return Measured(demands, people, fits, bench, perhaps, holds, share)


def fits(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each person with the roles they hold and the nearest others; columns as in `columns.FITS`."""
    found = measured(picture, selection)
    low = np.nan_to_num(found.fits.low, nan=-1.0)
    order = np.argsort(-np.where(found.holds, 2.0, low), axis=1, kind="stable")
    taken = np.minimum(found.holds.sum(axis=1) + NEAREST, low.shape[1])
    kept = np.arange(low.shape[1])[None, :] < taken[:, None]
    who, role = np.repeat(np.arange(len(order)), taken), order[kept]
    people = picture.people.select("person", "name", "unit")
    at = (who, role)
    return pl.DataFrame(
        {
            "person": found.people.ids.gather(who),
            "role": found.demands.roles.gather(role),
            "role_name": pl.Series(found.demands.names, dtype=pl.String()).gather(role),
            "holds": found.holds[at],
            **{name: getattr(found.fits, name)[at] for name in ("asked", "met", "below", "unknown", "steps")},
            "fit_low": found.fits.low[at],
            "fit_high": found.fits.high[at],
        }
    ).join(people, on="person", how="left", maintain_order="left").with_columns(
        pl.col("fit_low", "fit_high").fill_nan(None)
    ).select(*FITS)  # fmt: skip


def bench(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each role, in the order of roles; columns as in `columns.BENCH`."""
    return bench_of(measured(picture, selection))


def bench_of(found: Measured) -> pl.DataFrame:
    """The same of what was measured before."""
    best = found.nearest
    some, at = best >= 0, (best, np.arange(len(best)))
    missing = [_missed_most(found, role) for role in range(len(best))]

    def of_best(values: Numbers) -> pl.Series:
        told = values[at] if len(found.people.ids) else np.full(len(best), np.nan)
        return pl.Series(np.where(some, told, np.nan), dtype=pl.Float64(), nan_to_null=True)

    nearest = [found.people.ids[int(place)] if place >= 0 else None for place in best]
    return pl.DataFrame(
        {
            "role": found.demands.roles,
            "name": pl.Series(found.demands.names, dtype=pl.String()),
            "requirements": found.demands.asked.sum(axis=1).astype(np.int64),
            "holders": found.holds.sum(axis=0).astype(np.int64),
            "bench": found.bench.sum(axis=0).astype(np.int64),
            "perhaps": found.perhaps.sum(axis=0).astype(np.int64),
            "nearest": pl.Series(nearest, dtype=pl.String()),
            "nearest_low": of_best(found.fits.low),
            "nearest_high": of_best(found.fits.high),
            "missing": pl.Series([skill for skill, _ in missing], dtype=pl.String()),
            "missing_people": pl.Series([people for _, people in missing], dtype=pl.Int64()),
        }
    ).select(*BENCH)


def _missed_most(found: Measured, role: int) -> tuple[str | None, int]:
    """The skill that most on the bench of a role do not (or are not known to) reach, and how many."""
    bench = np.flatnonzero(found.bench[:, role])
    asked = np.flatnonzero(found.demands.asked[role])
    if not len(bench):
        return None, 0
    held = found.people.level[np.ix_(bench, asked)]
    missing = (~(held >= found.demands.level[role, asked])).sum(axis=0)
    most = int(missing.argmax())
    return (found.demands.skills[int(asked[most])], int(missing[most])) if missing[most] else (None, 0)
