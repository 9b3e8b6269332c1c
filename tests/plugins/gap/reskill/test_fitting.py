"""How well people fit what roles require: products agree with the plain sum, and keep their promises."""

from __future__ import annotations

from math import inf, nan

import numpy as np
import pytest
from hypothesis import given, settings
from tests.plugins.gap.reskill.arrays import cases, demands, people, summed

from veikart_gap.reskill.demands import Demands
from veikart_gap.reskill.fitting import fits_of
from veikart_gap.reskill.profiles import Profiles, roles_as_profiles


@given(cases())
@settings(max_examples=60)
def test_products_over_pairs_agree_with_the_sum_skill_by_skill(case: tuple[Demands, Profiles]) -> None:
    asked, profile = case
    fits = fits_of(profile, asked)
    for person in range(len(profile.ids)):
        for role in range(asked.roles.len()):
            at = (person, role)
            count, met, unknown, low, high = summed(asked, profile, person, role)
            assert (fits.asked[at], fits.met[at], fits.unknown[at]) == (count, met, unknown)
            assert fits.low[at] == pytest.approx(low, abs=1e-9, nan_ok=True)
            assert fits.high[at] == pytest.approx(high, abs=1e-9, nan_ok=True)


@given(cases())
@settings(max_examples=40)
def test_the_distance_is_zero_just_where_all_that_weighs_is_met(case: tuple[Demands, Profiles]) -> None:
    asked, profile = case
    asked = demands(asked.level.tolist())  # all of it weighs something
    fits = fits_of(profile, asked)
    some = fits.asked > 0
    assert ((fits.low == 1.0) == (fits.met == fits.asked))[some].all()
    assert (np.isnan(fits.low) == ~some).all()


@given(cases())
@settings(max_examples=40)
def test_nobody_gets_further_away_by_learning_or_by_being_rated(case: tuple[Demands, Profiles]) -> None:
    asked, profile = case
    before = fits_of(profile, asked)
    more = people((profile.level + 1).tolist(), profile.irrelevant.tolist())
    less_known = people(np.where(profile.level == profile.level[0, 0], nan, profile.level).tolist())
    plain = people(profile.level.tolist(), profile.irrelevant.tolist())
    learnt, known, blurred = (fits_of(each, asked) for each in (more, plain, less_known))
    assert (np.nan_to_num(learnt.low) >= np.nan_to_num(known.low) - 1e-12).all()
    assert (learnt.met >= known.met).all()
    assert (np.nan_to_num(blurred.low) <= np.nan_to_num(known.low) + 1e-12).all()
    assert (np.nan_to_num(blurred.high) >= np.nan_to_num(known.high) - 1e-12).all()
    assert (np.nan_to_num(before.low) <= np.nan_to_num(before.high) + 1e-12).all()


def test_a_surplus_in_one_skill_makes_up_for_nothing_in_another() -> None:
    asked = demands([[3.0, 3.0]])
    fits = fits_of(people([[5.0, 1.0], [3.0, 1.0]]), asked)
    assert fits.low[:, 0].tolist() == [0.5, 0.5]
    assert fits.steps[:, 0].tolist() == [2.0, 2.0]


def test_credit_runs_from_the_lowest_level_of_the_scale_to_the_one_required() -> None:
    asked = demands([[4.0]], low=0.0)
    assert fits_of(people([[0.0], [1.0], [4.0], [5.0]]), asked).low[:, 0].tolist() == [0.0, 0.25, 1.0, 1.0]


def test_where_the_lowest_level_is_required_it_is_met_or_not() -> None:
    asked = demands([[1.0]])
    fits = fits_of(people([[1.0], [nan]]), asked)
    assert (fits.low[:, 0].tolist(), fits.high[:, 0].tolist()) == ([1.0, 0.0], [1.0, 1.0])
    nothing = fits_of(people([[-inf]]), asked)
    assert (nothing.low[0, 0], nothing.met[0, 0], nothing.unknown[0, 0]) == (0.0, 0, 0)


def test_not_relevant_asks_nothing_in_the_own_role_and_is_unknown_in_another() -> None:
    asked = demands([[3.0, 3.0], [3.0, 3.0]])
    fits = fits_of(people([[3.0, nan]], [[False, True]], ((0, 0),)), asked)
    assert (fits.asked[0].tolist(), fits.unknown[0].tolist()) == ([1, 2], [0, 1])
    assert (fits.low[0].tolist(), fits.high[0].tolist()) == ([1.0, 0.5], [1.0, 1.0])


def test_the_bench_counts_what_is_met_and_perhaps_what_may_be() -> None:
    asked = demands([[2.0, 2.0, 2.0, 2.0, 2.0]])
    profile = people(
        [[2.0, 2.0, 2.0, 1.0, 1.0], [2.0, 2.0, nan, 1.0, 1.0], [2.0, 2.0, 1.0, 1.0, 1.0], [nan] * 5]
    )
    fits = fits_of(profile, asked)
    assert fits.on_bench(0.6)[:, 0].tolist() == [True, False, False, False]
    assert fits.perhaps_on_bench(0.6)[:, 0].tolist() == [False, True, False, True]


def test_a_role_fits_itself_and_knows_all_of_what_it_lacks_of_another() -> None:
    asked = demands([[3.0, nan], [4.0, 2.0]])
    fits = fits_of(roles_as_profiles(asked), asked)
    assert fits.low.tolist() == fits.high.tolist()
    assert fits.low[0, 0] == fits.low[1, 1] == fits.low[1, 0] == 1.0
    assert fits.low[0, 1] == pytest.approx((2 / 3) / 2)
    assert (fits.unknown.sum(), fits.steps[0, 1]) == (0, 2.0)
