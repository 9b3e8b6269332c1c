"""More than anybody can use: cut where a part of it is of use, refused where it is not, always told."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import polars as pl
import pytest

from veikart.api import PROMISE_COLUMNS, Action, Exporter, Finder, Hit, Promises, TimeMark, TimeMarks
from veikart.plugins import Found, Terms, limits
from veikart.plugins.guarded import answering, deciding
from veikart.plugins.member import Member

NO_PICTURE: Any = None


def member(terms: Terms | None = None) -> Member:
    return Member(Found("odd", "test_too_much", lambda: None, "here"), "loaded", terms or Terms())


def test_of_a_hundred_thousand_hits_the_first_are_taken() -> None:
    odd = member()
    hits = [Hit(str(n), Action("overview")) for n in range(100_000)]
    found = answering.finder(odd, Finder("odd.hits", "Hits", lambda *_: hits)).find(NO_PICTURE, "x")
    assert list(found) == hits[: limits.HITS]
    assert "it found more than 200; the first of them are taken" in odd.failures["finder odd.hits"].reason
    assert (odd.state, odd.faults) == ("loaded", 0)


def test_of_marks_without_an_end_the_first_are_taken() -> None:
    def find(picture: object) -> Any:
        return (TimeMark(date(2025, 1, 6), f"Day {n}") for n in count())

    assert len(answering.time_marks(member(), TimeMarks("odd.marks", "Marks", find)).find(NO_PICTURE)) == (
        limits.MARKS
    )


def test_ten_times_as_many_promises_as_there_may_be_are_refused() -> None:
    one = pl.DataFrame({name: [None] for name in PROMISE_COLUMNS})
    many = pl.concat([one] * 10).sample(10 * limits.PROMISED, with_replacement=True)
    odd = member()
    table = answering.promises(odd, Promises("odd.promises", "Promises", lambda _: many)).find(NO_PICTURE)
    assert (table.height, table.columns) == (0, list(PROMISE_COLUMNS))
    [failure] = odd.failures.values()
    assert failure.reason == "its table has 10,000,000 rows; the most is 1,000,000"


def test_promises_without_a_level_are_left_out_and_a_confidence_that_is_none_is_not_known() -> None:
    nan, inf = float("nan"), float("inf")
    level, sure = [3.0, nan, inf, None, 2.0], [nan, 0.5, 0.5, 0.5, 7.0]
    rows = [("p", "s", each, date(2025, 1, 6), "x", how) for each, how in zip(level, sure, strict=True)]
    table = pl.DataFrame(rows, schema=list(PROMISE_COLUMNS), orient="row")
    odd = member()
    found = answering.promises(odd, Promises("odd.promises", "Promises", lambda _: table)).find(NO_PICTURE)
    assert found.select("level", "confidence").rows() == [(3.0, None), (2.0, None)]
    assert odd.failures["promises odd.promises"].reason.startswith("3 of its rows lack")


def test_what_takes_long_is_told_and_taken_back_when_it_is_over(tmp_path: Any) -> None:
    told = list[float]()
    odd = member(Terms(tell_waiting=lambda what, seconds: told.append(seconds)))

    def write(picture: object, path: object) -> None:
        while not told:
            pass

    deciding.exporter(odd, Exporter("odd.txt", "Odd", ".txt", write)).write(NO_PICTURE, tmp_path / "x.txt")
    assert told[0] > 0
    assert told[-1] == 0
    assert odd.failures == {}


@pytest.mark.parametrize("limit", [0.01, 5.0])
def test_no_limit_holds_for_what_a_user_asked_for_by_name(limit: float, tmp_path: Any) -> None:
    odd = member(Terms(limit=limit))
    written = tmp_path / "x.txt"

    def write(picture: object, path: Any) -> None:
        for number in range(200_000):
            path.write_text(str(number)) if not number % 50_000 else None

    deciding.exporter(odd, Exporter("odd.txt", "Odd", ".txt", write)).write(NO_PICTURE, written)
    assert written.read_text() == "150000"
