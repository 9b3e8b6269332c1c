"""Trends: gaps stay gaps, expectations never look like facts, and every day can be read off."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veikart.blocks import Milestone, Point, Series, Trend, Why
from veikart.typeset import Page, lay_out, to_text
from veikart.typeset.braille import Canvas
from veikart.typeset.calendar import dated_ticks
from veikart.typeset.scales import scale_for

START = date(2026, 1, 1)


def series(*values: float | None, name: str = "Drift", expected_from: date | None = None) -> Series:
    points = tuple(Point(START + timedelta(days=30 * n), value) for n, value in enumerate(values))
    return Series(name, name, points, expected_from)


def chart(page: Page, role: str) -> dict[tuple[int, int], str]:
    """The cells of a role with their characters, above the axis."""
    found: dict[tuple[int, int], str] = {}
    for y, line in enumerate(page.lines):
        if any("└" in span.text for span in line):
            break
        x = 0
        for span in line:
            for char in span.text:
                if span.look.role == role:
                    found[x, y] = char
                x += 1
    return found


def dots_in(cells: dict[tuple[int, int], str]) -> int:
    return sum((ord(char) - 0x2800).bit_count() for char in cells.values() if "\u2800" <= char <= "\u28ff")


def test_a_missing_value_makes_a_gap_and_no_zero() -> None:
    whole = chart(lay_out([Trend((series(50, 60, 55, 60),), least=0)], 80), "line")
    broken = chart(lay_out([Trend((series(50, None, 55, 60),), least=0)], 80), "line")
    columns = sorted({x for x, _ in broken})
    gaps = [after - before for before, after in pairwise(columns)]
    assert max(gaps) > 20
    assert max(y for _, y in broken) == max(y for _, y in whole)


def test_a_value_with_nothing_beside_it_is_still_seen() -> None:
    cells = chart(lay_out([Trend((series(None, 50, None),))], 80), "line")
    assert list(cells.values()) == ["●"]


def test_expectations_are_dotted_hollow_and_named() -> None:
    block = Trend((series(50, 55, 60, 65, expected_from=START + timedelta(days=45)),))
    page = lay_out([block], 80)
    facts, expected = chart(page, "line"), chart(page, "expected")
    assert "○" in expected.values()
    assert "○" not in facts.values()
    assert max(x for x, _ in facts) <= min(x for x, _ in expected)
    assert dots_in(facts) > dots_in(expected)  # in half as many cells
    text = to_text(page)
    assert "expected ▸" in text
    assert "expected 65 on 2026-04-01" in text


def test_a_band_goes_from_low_to_high_and_leaves_the_line_alone() -> None:
    points = tuple(Point(START + timedelta(days=30 * n), 50, 20, 80) for n in range(4))
    page = lay_out([Trend((Series("s", "Drift", points),), least=0, most=100)], 80)
    band, line = chart(page, "band"), chart(page, "line")
    assert set(band.values()) == {"░"}
    assert min(y for _, y in band) < min(y for _, y in line)
    assert max(y for _, y in band) > max(y for _, y in line)


def test_a_cursor_goes_along_the_days_and_reads_off_every_series() -> None:
    why = Why("Readiness", "met ÷ all")
    one = Series("a", "Drift", (Point(START, 50, 45, 55, why=why),))
    other = Series("b", "Vekst", (Point(START, 40), Point(START + timedelta(days=30), 45)))
    page = lay_out([Trend((one, other), unit="%", milestones=(Milestone(START, "review"),))], 80)
    first, second, *lines = page.stops
    assert first.title == "2026-01-01 · Drift 50 % (45–55) · Vekst 40 % · review"
    assert first.why is why
    assert second.title == "2026-01-31 · Vekst 45 %"
    assert second.x > first.x
    assert first.height == second.height > 4
    assert [stop.id for stop in lines] == ["a", "b"]


def test_a_day_on_which_several_have_a_why_tells_what_each_says() -> None:
    whys = Why("A", "met ÷ all", positions=(3, 1)), Why("B", "met ÷ all", positions=(2,))
    both = tuple(Series(why.title, why.title, (Point(START, 5, why=why),)) for why in whys)
    why = lay_out([Trend(both)], 80).stops[0].why
    assert why is not None
    assert (why.formula, why.positions) == ("met ÷ all", (1, 2, 3))
    assert why.inputs == (("A", "5"), ("B", "5"))


def test_lines_are_told_apart_by_their_signs() -> None:
    block = Trend((series(1, 2, 3, name="A"), series(3, 2, 1, name="B")))
    signs = {char for char in chart(lay_out([block], 80), "line").values() if not "⠀" <= char <= "⣿"}
    assert signs == {"●", "◆"}


@given(st.lists(st.floats(-1e6, 1e6), min_size=1), st.integers(1, 8))
def test_a_scale_holds_all_values_and_few_round_ticks(values: list[float], ticks: int) -> None:
    scale = scale_for(values, None, None, ticks)
    assert scale.low <= min(values)
    assert max(values) <= scale.high
    assert len(scale.ticks) <= ticks + 3
    assert all(0 <= scale.share(value) <= 1 for value in values)


def test_a_scale_ends_where_it_is_told_to() -> None:
    scale = scale_for([41.0, 64.0], 0, 100, 5)
    assert (scale.low, scale.high, scale.ticks) == (0, 100, (0, 20, 40, 60, 80, 100))


@pytest.mark.parametrize(
    ("last", "texts"),
    [
        (date(2026, 1, 20), ["2026-01-05", "2026-01-20"]),
        (date(2026, 6, 20), ["2026-02", "2026-03", "2026-04", "2026-05", "2026-06"]),
        (date(2029, 6, 20), ["2027", "2028", "2029"]),
    ],
)
def test_days_are_marked_by_months_or_years(last: date, texts: list[str]) -> None:
    assert [text for _, text in dated_ticks(date(2026, 1, 5), last, 5)] == texts


def test_a_line_of_dots_is_unbroken() -> None:
    canvas = Canvas(4, 2)
    canvas.line((0, 0), (7, 7))
    assert dict(canvas) == {(0, 0): "⠑", (1, 0): "⢄", (2, 1): "⠑", (3, 1): "⢄"}
