"""Statements in codes: what goes in comes out, sorted, however it came in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from veikart.projections import statements
from veikart.projections.coding import coded, coded_anew, coded_schema, no_texts, with_texts_of
from veikart.projections.declaration import Projection
from veikart.projections.decoding import schema_of
from veikart.projections.statements import Coding, Statements, in_order

SEEN = Projection(
    "seen",
    ("who", "what"),
    {"who": "id", "what": "text", "level": "number", "by": "id", "sure": "flag"},
    {},
    many=True,
)
ORDER = ("who", "what", "effective", "position")
NOTHING = Statements(
    ORDER,
    pl.DataFrame(schema=coded_schema(SEEN)),
    pl.DataFrame(schema=coded_schema(SEEN)),
    no_texts(["who", "what", "by"]),
)
FIRST = datetime(2024, 1, 1, tzinfo=UTC)

_rows = st.lists(
    st.tuples(
        st.sampled_from(["", "a", "Å", "b", "c" * 40]),
        st.sampled_from(["x", "y"]),
        st.none() | st.sampled_from([0.0, 1.5]),
        st.none() | st.sampled_from(["", "a", "q"]),
        st.none() | st.booleans(),
        st.dates(date(1969, 12, 1), date(2026, 1, 1)),
    ),
    max_size=40,
)


def framed(rows: list[Any], first: int = 0) -> pl.DataFrame:
    said = [
        (*row[:-1], first + n, row[-1], FIRST + timedelta(seconds=first + n)) for n, row in enumerate(rows)
    ]
    return pl.DataFrame(said, schema=schema_of(SEEN), orient="row")


def told(*frames: pl.DataFrame, since: Statements = NOTHING) -> Statements:
    for frame in frames:
        coding = Coding(since)
        coding.take(frame)
        since = coding.done()
    return since


@settings(max_examples=30)
@given(_rows, _rows, _rows)
def test_what_goes_in_comes_out_sorted_by_its_texts(a: list[Any], b: list[Any], c: list[Any]) -> None:
    frames = [framed(a), framed(b, len(a)), framed(c, len(a) + len(b))]
    expected = pl.concat(frames).sort(*ORDER)
    for found in (told(*frames), told(pl.concat(frames))):
        assert_frame_equal(found.decoded(found.rows), expected)
        assert_frame_equal(found.rows, found.rows.sort(*ORDER))
        for who in ("", "a", "nobody"):
            some = found.decoded(found.saying({"who": who, "what": "y"}))
            assert_frame_equal(some, expected.filter(pl.col("who") == who, pl.col("what") == "y"))


def test_what_comes_later_leaves_the_sorted_rows_alone_until_it_is_too_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(statements, "MOST_NEWS", 3)
    row = ("a", "x", 1.0, None, True, date(2025, 1, 1))
    first = told(framed([row] * 5))
    second = told(framed([row] * 3, 5), since=first)
    assert second.base is first.base
    assert second.news.height == 3
    assert second.height == 8
    third = told(framed([row], 8), since=second)
    assert third.base.height == 9
    assert third.parts == (third.base,)


@pytest.mark.parametrize(("texts", "width"), [(256, pl.UInt8), (257, pl.UInt16), (65_537, pl.UInt32)])
def test_codes_are_as_wide_as_they_have_to_be(texts: int, width: type[pl.DataType]) -> None:
    rows = [(f"{n:07d}", "x", None, None, None, date(2025, 1, 1)) for n in range(texts)]
    first = told(framed(rows[:200]))
    found = told(framed(rows[200:], 200), since=first)
    assert found.rows.schema["who"] == width
    assert found.decoded(found.rows)["who"].to_list() == [row[0] for row in rows]


def test_what_does_not_fit_into_one_number_is_sorted_all_the_same() -> None:
    wide = pl.DataFrame({"a": [2**62, 5, -(2**62)], "b": [1, 2, 3], "c": [3, 2, 1]})
    assert in_order([wide], ("a", "b", "c"))["a"].to_list() == [-(2**62), 5, 2**62]
    flags = pl.DataFrame({"a": [True, None, False], "b": [1, 2, 3]})
    assert_frame_equal(in_order([flags], ("a", "b")), flags.sort("a", "b"))


@pytest.mark.parametrize("said", [[None, None], ["7", None], ["7", "8"], []])
def test_what_is_coded_with_nothing_known_is_coded_as_if_it_had_been_known(said: list[str | None]) -> None:
    rows = pl.DataFrame(
        {"who": said, "position": range(len(said))}, schema={"who": pl.String, "position": pl.Int64}
    )
    found, texts = coded_anew(rows, no_texts(["who"]))
    known = with_texts_of(rows, no_texts(["who"]))
    assert_frame_equal(found, coded(rows, known))
    assert texts["who"].to_list() == known["who"].to_list() == [word for word in said if word]
    assert found.schema["who"] == pl.UInt8


@given(rows=st.lists(st.tuples(st.integers(0, 300), st.integers(-5, 5)), max_size=40), cut=st.integers(0, 40))
def test_very_many_rows_are_sorted_as_few_are(rows: list[tuple[int, int]], cut: int) -> None:
    parts = [
        pl.DataFrame(part, schema={"a": kind, "b": pl.Int64, "position": pl.Int64}, orient="row")
        for numbered in [[(a % 256, b, n) for n, (a, b) in enumerate(rows)]]
        for part, kind in ((numbered[:cut], pl.UInt8), (numbered[cut:], pl.UInt16))
    ]
    few = in_order(parts, ("a", "b", "position"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(statements, "_AT_ONCE", -1)
        many = in_order(parts, ("a", "b", "position"))
    assert_frame_equal(many, few)
    assert many.rows() == sorted(few.rows())
    assert many.height == len(rows)
