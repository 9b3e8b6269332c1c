"""What cells are put in order by."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veikart.arranging.values import Value, read, value_of
from veikart.blocks import Cell, Mark, Meter


def number(text: str) -> float:
    value = read(text)
    assert value is not None
    assert value.kind == "number", text
    return float(value.key[0])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("12", 12),
        ("-3", -3),
        ("−3", -3),
        ("+2", 2),
        ("1 234", 1234),
        ("12\u202f345,6", 12345.6),
        ("1,234", 1234),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1.234.567", 1234567),
        ("4.5", 4.5),
        ("4,5", 4.5),
        ("0.125", 0.125),
        ("63 %", 63),
        ("63%", 63),
        ("4,5 %", 4.5),
        ("3 of 5", 0.6),
        ("3 av 5", 0.6),
        ("3/5", 0.6),
        ("0 of 0", 0),
        ("2–3", 2),
    ],
)
def test_numbers_are_read_as_they_are_written_here(text: str, says: float) -> None:
    assert number(text) == pytest.approx(says)


@pytest.mark.parametrize("text", ["", " ", "·", "–", "-", "?", "not known", "Not known", "unknown"])
def test_what_is_empty_or_not_known_has_no_value(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01",
        "1.3.2026",
        "01.03.2026",
        "1 March 2026",
        "1. March 2026",
        "March 2026",
        "2026-03-01 00:00",
    ],
)
def test_dates_are_read(text: str) -> None:
    assert read(text) == Value("date", (date(2026, 3, 1).toordinal(), 0))


@pytest.mark.parametrize("text", ["2026-02-31", "31.2.2026", "3 people", "1.2.3", "R2D2", "12-ish", "9" * 60])
def test_what_only_looks_like_a_number_or_a_date_is_a_text(text: str) -> None:
    value = read(text)
    assert value is not None
    assert value.kind == "text"


def test_more_and_less_than_stand_beside_the_number() -> None:
    texts = ["<1 %", "1 %", "99 %", ">99 %", "100 %"]
    values = [read(text) for text in texts]
    assert sorted(values) == values  # type: ignore[type-var]  # none of them is None


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (Mark("·", sort=0), Value("number", (0.0, 0.0))),
        (Mark("12/40", sort=12), Value("number", (12.0, 0.0))),
        (Mark("soon", sort=date(2026, 3, 1)), Value("date", (date(2026, 3, 1).toordinal(), 0))),
        (Mark("7"), Value("number", (7.0, 0.0))),
        (Mark("7", sort=float("nan")), None),
        (Meter(0.25, "a quarter"), Value("number", (0.25, 0.0))),
        (Meter(None, "nobody rated"), None),
        (Meter(None, "2 of 3", sort=2), Value("number", (2.0, 0.0))),
    ],
)
def test_what_a_cell_says_outright_comes_before_what_it_shows(cell: Cell, value: Value | None) -> None:
    assert value_of(cell) == value


@given(st.text(max_size=60))
def test_every_text_can_be_read(text: str) -> None:
    value = read(text)
    assert value is None or value.kind in ("number", "date", "text")


@given(st.integers(-(10**9), 10**9))
def test_a_count_is_read_back_however_its_thousands_are_set_apart(count: int) -> None:
    assert number(str(count)) == count
    assert number(f"{count:,}") == count
    assert number(f"{count:,}".replace(",", " ")) == count
