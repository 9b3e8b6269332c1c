"""Coefficients of agreement, against published figures and those of other libraries."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veikart_gap.agreement.coefficients import Floats, Sums, one_way_icc, r_wg, weighted_kappa

FOUR_JUDGES = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
"""Six targets, four judges: Shrout & Fleiss (1979), table 2."""
THREE = [[44, 5, 1], [7, 20, 3], [9, 5, 6]]
FOUR = [[11, 3, 1, 0], [1, 8, 2, 0], [0, 2, 7, 3], [0, 0, 2, 10]]


def sums_of(*groups: Sequence[Sequence[float]]) -> Sums:
    """By the definitions, cell by cell."""

    def summed(of: object) -> Floats:
        return np.array([sum(of(cell) for cell in group) for group in groups], np.float64)  # type: ignore[operator]

    return Sums(
        summed(lambda cell: 1),
        summed(len),
        summed(lambda cell: len(cell) ** 2),
        summed(sum),
        summed(lambda cell: len(cell) * np.mean(cell) ** 2),
        summed(lambda cell: len(cell) * np.var(cell)),
    )


def test_four_judges_of_six_targets_give_the_published_icc() -> None:
    found = one_way_icc(sums_of(FOUR_JUDGES))
    assert found.raters == pytest.approx(4)
    assert found.single.value == pytest.approx(0.17, abs=0.005)
    assert found.mean.value == pytest.approx(0.44, abs=0.005)
    assert (found.single.low[0], found.single.high[0]) == pytest.approx((-0.133, 0.723), abs=0.001)
    assert (found.mean.low[0], found.mean.high[0]) == pytest.approx((-0.884, 0.912), abs=0.001)


def test_answers_that_never_differ_are_wholly_reliable_and_all_alike_tell_nothing() -> None:
    found = one_way_icc(sums_of([[1, 1], [3, 3], [5, 5]], [[3, 3], [3, 3]], [[1, 4]], []))
    assert (found.single.value[0], found.mean.value[0]) == (1.0, 1.0)
    assert np.isnan(found.single.value[1:]).all()
    assert np.isnan(found.single.low).all()  # nor is there an interval where there is no error


@pytest.mark.parametrize(
    ("table", "power", "kappa", "error"),
    [
        (THREE, 1, 0.4736842105263158, 0.07697890987030612),
        (THREE, 2, 0.4545454545454546, 0.09397969777572601),
        (FOUR, 1, 0.764002517306482, 0.05873988192753173),
        (FOUR, 2, 0.8683803034995354, 0.041135593776221696),
    ],
)  # fmt: skip
def test_weighted_kappa_is_that_of_statsmodels(
    table: list[list[int]], power: int, kappa: float, error: float
) -> None:
    """Values of statsmodels 0.15.0 (and, without the error, scikit-learn 1.9.1)."""
    found = weighted_kappa(np.array([table]), power)
    assert found.value == pytest.approx(kappa)
    assert found.high - found.value == pytest.approx(1.959964 * error)


def test_kappa_knows_no_more_where_both_always_say_the_same_level() -> None:
    found = weighted_kappa(np.array([[[0, 0], [0, 7]], [[0, 0], [0, 0]], [[3, 0], [0, 4]]]), 1)
    assert np.isnan(found.value[:2]).all()
    assert found.value[2] == 1.0


def answered(folder: Path) -> list[list[int]]:
    """Five items on agreeableness (1–6), the first turned round, of 2,800 people; some left items out."""
    with (folder / "likert-bfi" / "bfi.csv").open(newline="") as file:
        rows = [[row[f"A{n}"] for n in range(1, 6)] for row in csv.DictReader(file)]
    return [[7 - int(value) if not n else int(value) for n, value in enumerate(row) if value] for row in rows]


def test_unequal_numbers_of_real_answers_give_the_icc_of_a_plain_analysis_of_variance(
    shared_data: Path,
) -> None:
    cells = [cell for cell in answered(shared_data) if len(cell) >= 2]
    assert {len(cell) for cell in cells} > {4, 5}
    n, count = len(cells), sum(map(len, cells))
    grand = fmean(value for cell in cells for value in cell)
    between = sum(len(cell) * (fmean(cell) - grand) ** 2 for cell in cells) / (n - 1)
    within = sum((value - fmean(cell)) ** 2 for cell in cells for value in cell) / (count - n)
    k = (count - sum(len(cell) ** 2 for cell in cells) / count) / (n - 1)
    found = one_way_icc(sums_of(cells))
    assert found.single.value == pytest.approx((between - within) / (between + (k - 1) * within))
    assert found.mean.value == pytest.approx(1 - within / between)
    assert found.single.low < found.single.value < found.single.high


def test_kappa_of_real_answers_is_that_of_every_pair_that_could_have_been(shared_data: Path) -> None:
    pairs = [(cell[1] - 1, cell[2] - 1) for cell in answered(shared_data) if len(cell) == 5][:400]
    table = np.zeros((1, 6, 6), int)
    for one, other in pairs:
        table[0, one, other] += 1
    for power in (1, 2):
        seen = fmean(abs(one - other) ** power for one, other in pairs)
        chance = fmean(abs(one - other) ** power for one, _ in pairs for _, other in pairs)
        assert weighted_kappa(table, power).value == pytest.approx(1 - seen / chance)


tables = st.lists(
    st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=4, max_size=4),
    min_size=1, max_size=4,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(tables, st.sampled_from((1, 2)))
def test_kappa_is_what_disagreement_is_left_of_chance(found: list[list[list[int]]], power: int) -> None:
    """By Cohen's definition: 1 − observed ÷ expected disagreement, pair by pair of answers."""
    for table, kappa in zip(found, weighted_kappa(np.array(found), power).value, strict=True):
        pairs = [(i, j) for i in range(4) for j in range(4) for _ in range(table[i][j])]
        seen = sum(abs(i - j) ** power for i, j in pairs) * len(pairs)
        chance = sum(abs(i - j) ** power for i, _ in pairs for _, j in pairs)
        if chance:
            assert kappa == pytest.approx(1 - seen / chance)
        else:
            assert np.isnan(kappa)


cells = st.lists(st.lists(st.integers(1, 5), min_size=2, max_size=4), min_size=2, max_size=8)


@settings(max_examples=40, deadline=None)
@given(cells)
def test_an_icc_lies_within_its_interval_and_groups_do_not_touch(group: list[list[float]]) -> None:
    alone, beside = one_way_icc(sums_of(group)).single, one_way_icc(sums_of(FOUR_JUDGES, group)).single
    assert alone.value[0] == pytest.approx(beside.value[1], nan_ok=True)
    if not np.isnan(alone.low[0]):
        assert alone.low[0] - 1e-9 <= alone.value[0] <= alone.high[0] + 1e-9 <= 1 + 2e-9


@pytest.mark.parametrize(
    ("answers", "levels", "agreement"),
    [((4, 4), 5, 1.0), ((3, 4), 5, 0.75), ((2, 4), 5, 0.0), ((1, 5), 5, 0.0), ((3, 4), 7, 0.875)],
)
def test_r_wg_sets_the_spread_against_chance_and_is_never_negative(
    answers: tuple[int, ...], levels: int, agreement: float
) -> None:
    """By hand: of five levels chance has a variance of 2, of seven one of 4."""
    variance = np.array([np.var(answers, ddof=1)])
    assert r_wg(variance, np.array([(levels**2 - 1) / 12])) == pytest.approx(agreement)
