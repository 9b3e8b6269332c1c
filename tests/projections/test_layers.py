"""What counts for each pair is the strongest of its statements that holds, whoever looks for it how."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from veikart.journal.reverts import Revert
from veikart.projections.layers import Counting, Layers, _in_order, settle, strength_of
from veikart.projections.runs import Looked, Runs, Spans

_HALF = 32


@dataclass(frozen=True)
class Statement:
    person: int
    skill: int
    method: int
    day: int
    recorded: int
    code: int
    position: int

    @property
    def order(self) -> tuple[int, ...]:
        return self.person, self.skill, self.method, self.day, self.position


small = st.integers(0, 3)
statements = st.lists(
    st.tuples(small, small, small, st.integers(0, 9), st.integers(0, 9), st.integers(0, 5)), max_size=40
).map(lambda rows: [Statement(*row, position) for position, row in enumerate(rows)])
moments = st.tuples(st.integers(-1, 11), st.integers(-1, 11), st.sets(st.integers(0, 39), max_size=4))
ranks = st.lists(small, min_size=4, max_size=4)


def counting(said: list[Statement], rank: list[int], at: Looked, fresh_from: int | None = None) -> Counting:
    rows = sorted(said, key=lambda each: each.order)
    table = pl.DataFrame(
        {"key": [(r.person << _HALF) + r.skill for r in rows], "code": [r.code for r in rows]},
        schema={"key": pl.Int64(), "code": pl.Int64()},
    )
    run = np.array([n for n, _ in enumerate(rows)], np.int32)  # of no consequence here
    runs = Runs(
        run,
        np.array([r.day for r in rows], np.int32),
        np.array([r.recorded for r in rows], np.int32),
        np.array([r.position for r in rows], np.int64),
        np.arange(len(rows)) if at.reverted else np.empty(0, np.int64),
    )
    of_row = np.array([rank[r.method] for r in rows], np.int64)
    every = np.arange(len(rows))
    layers = Layers.of(table["key"].to_numpy(), of_row, table["code"].to_numpy(), runs, every)
    return Counting(table, runs, layers, layers.said(runs, at, fresh_from), lambda places: of_row[places])


def looked(moment: tuple[int, int, set[int]]) -> Looked:
    day, known, taken_back = moment
    return Looked(day, known, Spans(Revert(100, place, place) for place in taken_back))


def strongest(said: list[Statement], rank: list[int], moment: tuple[int, int, set[int]]) -> set[Statement]:
    """The same by looking at one statement after the other."""
    day, known, taken_back = moment
    found: dict[tuple[int, int], Statement] = {}
    for each in sorted(said, key=lambda s: (rank[s.method], s.day, s.position)):
        if each.day <= day and each.recorded <= known and each.position not in taken_back:
            found[each.person, each.skill] = each
    return set(found.values())


def found_in(part: Counting, said: list[Statement]) -> set[Statement]:
    rows = sorted(said, key=lambda each: each.order)
    return {rows[place] for place in part.rows(part.pairs).tolist()}


@given(statements, ranks, moments)
def test_the_strongest_statement_that_holds_counts(
    said: list[Statement], rank: list[int], moment: tuple[int, int, set[int]]
) -> None:
    part = counting(said, rank, looked(moment))
    assert found_in(part, said) == strongest(said, rank, moment)


@given(statements, ranks, moments, st.integers(0, 40))
def test_two_parts_of_a_table_say_what_one_would(
    said: list[Statement], rank: list[int], moment: tuple[int, int, set[int]], cut: int
) -> None:
    base, news = said[:cut], said[cut:]
    parts = [counting(some, rank, looked(moment)) for some in (base, news)]
    settle(*parts)
    found = [found_in(part, some) for part, some in zip(parts, (base, news), strict=True)]
    assert found[0] | found[1] == strongest(said, rank, moment)
    assert len(found[0]) + len(found[1]) == len(found[0] | found[1])


@given(statements, ranks, moments, st.integers(-1, 11))
def test_a_table_shows_what_is_said_and_whether_it_is_fresh(
    said: list[Statement], rank: list[int], moment: tuple[int, int, set[int]], fresh_from: int
) -> None:
    part = counting(said, rank, looked(moment), fresh_from)
    table = part.layers.table(part.said, 5, 4)
    expected = {(s.person, s.skill): s for s in strongest(said, rank, moment)}
    for person, skill in np.ndindex(5, 4):
        cell = table[person, skill]
        assert (cell > 0) == ((person, skill) in expected)
        if cell:
            statement = expected[person, skill]
            assert part.layers.code(cell) == statement.code
            assert (cell & 1) == (statement.day >= fresh_from)


def test_strength_is_rank_then_day_then_position() -> None:
    one = np.array([1, 0, 0, 0]), np.array([-9, 5, 4, 4]), np.array([0, 1, 3, 2])
    assert strength_of(*one).argsort().tolist() == [3, 2, 1, 0]


@given(st.lists(st.tuples(*[st.integers(-3, 3)] * 3), max_size=30), st.sampled_from([1, 2**40]))
def test_rows_are_sorted_the_same_whether_64_bits_hold_them_or_not(
    rows: list[tuple[int, ...]], wide: int
) -> None:
    columns = [np.array([row[n] * wide for row in rows], np.int64) for n in range(3)]
    order = _in_order(*columns)
    assert order.tolist() == sorted(range(len(rows)), key=lambda place: (*rows[place], place))
