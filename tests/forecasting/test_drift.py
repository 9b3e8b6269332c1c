"""A forecast says no more than it can: an interval, no further than half of what was seen, or nothing."""

from __future__ import annotations

import random
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veikart.forecasting import Forecast, Observed, TooLittle, forecast, quarter_ends

ENDS = quarter_ends(date(2022, 1, 1), date(2026, 12, 31))
AHEAD = quarter_ends(date(2027, 1, 1), date(2040, 12, 31))
counts = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), min_size=1, max_size=20)


def series(*shares: float, known: int = 100) -> list[Observed]:
    """A share of those known at the end of each of the latest quarters."""
    days = ENDS[-len(shares) :]
    mets = [round(share * known) for share in shares]
    return [Observed(day, met, known - met) for day, met in zip(days, mets, strict=True)]


def told(observed: list[Observed], days: tuple[date, ...] = AHEAD) -> Forecast:
    found = forecast(observed, days)
    assert isinstance(found, Forecast)
    return found


def test_quarters_end_on_their_last_day() -> None:
    found = quarter_ends(date(2023, 11, 5), date(2024, 6, 30))
    assert found == (date(2023, 12, 31), date(2024, 3, 31), date(2024, 6, 30))


@settings(max_examples=40, deadline=None)
@given(counts)
def test_the_interval_holds_the_line_and_both_stay_shares(many: list[tuple[int, int]]) -> None:
    days = ENDS[-len(many) :]
    found = forecast([Observed(day, *each) for day, each in zip(days, many, strict=True)], AHEAD)
    for point in () if isinstance(found, TooLittle) else found.points:
        assert 0 <= point.low <= point.share <= point.high <= 1


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.integers(6, 20))
def test_what_never_moved_is_expected_to_stay_and_still_not_for_sure(met: int, below: int, many: int) -> None:
    if met + below < 10:
        return
    found = told([Observed(day, met, below) for day in ENDS[-many:]])
    share = met / (met + below)
    assert not found.drifts
    assert all(point.share == pytest.approx(share) for point in found.points)
    assert all(point.high > point.low for point in found.points)


def test_a_steady_rise_goes_on_and_its_interval_widens() -> None:
    found = told(series(0.30, 0.35, 0.41, 0.45, 0.50, 0.56, 0.60, 0.66))
    assert found.drifts
    shares = [point.share for point in found.points]
    assert shares == sorted(shares)
    assert shares[0] > 0.66
    widths = [point.high - point.low for point in found.points[:2]]
    assert widths[1] > widths[0]


def test_what_goes_to_and_fro_has_no_trend_and_is_expected_to_stay() -> None:
    found = told(series(0.5, 0.6, 0.45, 0.55, 0.5, 0.62, 0.48, 0.53))
    assert not found.drifts
    assert found.p > 0.05
    assert {round(point.share, 6) for point in found.points} == {0.53}


def test_nothing_is_said_of_days_further_off_than_half_of_what_was_seen() -> None:
    observed = series(*[0.5] * 9)
    found = told(observed)
    seen = (observed[-1].day - observed[0].day).days
    assert (found.points[-1].day - observed[-1].day).days <= seen / 2
    assert len(found.points) == 4


def test_five_quarters_are_too_little_and_it_says_how_many_there_are() -> None:
    assert forecast(series(*[0.5] * 5), AHEAD) == TooLittle(5)
    assert forecast([], AHEAD) == TooLittle(0)


def test_quarters_in_which_few_were_known_or_nobody_was_rated_do_not_count() -> None:
    few = series(*[0.5] * 8)
    few[3] = Observed(few[3].day, 4, 5)
    assert forecast(few, AHEAD) == TooLittle(4)
    stale = [Observed(each.day, each.met, each.below, fresh=n % 2 == 0) for n, each in enumerate(few[4:])]
    assert forecast(stale, AHEAD) == TooLittle(2)


def test_the_interval_is_wider_where_fewer_are_known() -> None:
    few, many = (told(series(*[0.5] * 8, known=known)).points[0] for known in (10, 1000))
    assert few.high - few.low > many.high - many.low


@pytest.mark.parametrize("drift", [0.0, 0.8])
def test_the_interval_holds_about_four_in_five_walks(drift: float) -> None:
    """Of walks as the method supposes them, with a fixed seed."""
    draw = random.Random(11)
    held, told_of = 0, 0
    for _ in range(300):
        place, walk = -0.5, []
        for _ in range(14):
            place += drift / 4 + draw.gauss(0, 0.15)
            walk.append(1 / (1 + 2.718281828**-place))
        known = 2000
        observed = [
            Observed(day, round(share * known), known - round(share * known))
            for day, share in zip(ENDS[-14:-2], walk[:12], strict=True)
        ]
        found = forecast(observed, ENDS[-1:])
        assert isinstance(found, Forecast)
        [point] = found.points
        held += point.low <= walk[-1] <= point.high
        told_of += 1
    assert 0.72 < held / told_of < 0.88


def test_the_order_of_days_is_kept() -> None:
    points = told(series(*[0.4, 0.5] * 5)).points
    assert all(one.day < other.day for one, other in pairwise(points))
