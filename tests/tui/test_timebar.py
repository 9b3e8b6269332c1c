"""Days on a line of cells, and where steps lead."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from veikart.tui.timebar import Density, Ruler, Step, TimeBar, TimeData, step_day
from veikart.tui.timebar.model import TimeMark

DATA = TimeData(
    date(2024, 1, 1),
    date(2026, 3, 2),
    date(2026, 3, 2),
    ((date(2024, 1, 1), 500), (date(2025, 2, 1), 3)),
    (TimeMark(date(2024, 6, 1), "Kick-off"), TimeMark(date(2025, 6, 1), "Review")),
)


@pytest.mark.parametrize(
    ("day", "step", "direction", "expected"),
    [
        (date(2026, 3, 31), "month", -1, date(2026, 2, 28)),
        (date(2024, 1, 31), "month", 1, date(2024, 2, 29)),
        (date(2026, 1, 15), "quarter", -1, date(2025, 10, 15)),
        (date(2026, 12, 31), "month", 1, date(2027, 1, 31)),
        (date(2026, 3, 1), "day", -1, date(2026, 2, 28)),
        (date(2026, 3, 1), "week", 1, date(2026, 3, 8)),
    ],
)
def test_a_step_keeps_the_day_of_the_month_where_it_can(
    day: date, step: Step, direction: int, expected: date
) -> None:
    assert step_day(day, step, direction) == expected


@pytest.mark.parametrize("cells", [1, 2, 78, 118, 1200])
def test_every_cell_stands_for_a_day_that_stands_in_it(cells: int) -> None:
    ruler = Ruler(date(2024, 1, 1), date(2026, 3, 2), cells)
    if cells <= ruler.days:
        assert all(ruler.cell(ruler.day(cell)) == cell for cell in range(cells) if cells > 1)
    assert all(0 <= ruler.cell(ruler.first + timedelta(days=n)) < cells for n in range(-5, ruler.days + 5))


@pytest.mark.parametrize("cells", [20, 78, 118, 198])
def test_ticks_never_write_over_each_other(cells: int) -> None:
    ticks = Ruler(date(2024, 1, 1), date(2026, 3, 2), cells).ticks()
    ends = [cell + 1 + len(label) for cell, label in ticks]
    assert [label for _, label in ticks if label.isdigit()] == ["2024", "2025", "2026"]
    assert all(end <= following for end, (following, _) in zip(ends, ticks[1:], strict=False))


def test_density_is_logarithmic_and_never_loses_a_single_event() -> None:
    ruler = Ruler(date(2024, 1, 1), date(2024, 4, 9), 100)
    heights = Density.of([(ruler.day(0), 1000), (ruler.day(50), 1), (ruler.day(99), 30)], ruler).heights
    assert heights[0] == 8
    assert heights[50] == 1
    assert 3 < heights[99] < 8
    assert sum(heights) == heights[0] + heights[50] + heights[99]


def test_a_young_engagement_gets_a_line_to_step_on() -> None:
    today = date(2026, 3, 2)
    first, last = TimeData(today, today, today).span
    assert last == today
    assert (last - first).days >= 30


def test_a_step_never_leaps_over_today_and_stops_at_the_ends() -> None:
    bar = TimeBar()
    bar.data, bar.day = DATA, date(2026, 2, 20)
    assert bar.stepped(1) == DATA.today
    bar.day = DATA.today
    assert bar.stepped(1) is None
    bar.day = DATA.first
    assert bar.stepped(-1) is None


def test_marks_lead_on_to_today() -> None:
    bar = TimeBar()
    bar.data, bar.day = DATA, DATA.today
    assert bar.to_mark(1) is None
    assert bar.to_mark(-1) == date(2025, 6, 1)
    bar.day = date(2025, 6, 1)
    assert bar.to_mark(-1) == date(2024, 6, 1)
    assert bar.to_mark(1) == DATA.today
    bar.day = date(2024, 6, 1)
    assert bar.to_mark(-1) is None


def test_the_step_changes_within_its_range() -> None:
    bar = TimeBar()
    assert [bar.change_step(1), bar.change_step(1)] == ["quarter", "quarter"]
    assert [bar.change_step(-1) for _ in range(4)] == ["month", "week", "day", "day"]
