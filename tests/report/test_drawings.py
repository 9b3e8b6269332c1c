"""What a report draws stands where it should, and is told in words as well."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.parsing import Element, parsed
from tests.typeset.strategies import pages

from veikart.blocks import (
    Block,
    Callout,
    Criterion,
    Distribution,
    Level,
    Point,
    Scorecard,
    Series,
    Spread,
    Timeline,
    TimelineItem,
    Trend,
    Wheel,
    WheelEntry,
)
from veikart.report import page

PLACES = ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "d", "points", "width", "style", "transform")
DAY = date(2026, 1, 1)


def drawn(block: Block, language: str = "en") -> Element:
    [main] = parsed(page("Title", [block], language=language)).all("main")
    return main


def series(*values: float | None, expected_from: date | None = None) -> Series:
    points = tuple(Point(DAY + timedelta(days=30 * n), value) for n, value in enumerate(values))
    return Series("s", "Drift", points, expected_from)


def places(line: Element) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in (p.split(",") for p in line.attributes["points"].split())]


def test_a_line_goes_through_its_values_and_breaks_where_one_is_missing() -> None:
    main = drawn(Trend((series(0, 100, None, 50, 50),), least=0, most=100))
    one, other = (places(line) for line in main.all("polyline"))
    assert one == [(46, 228), (one[1][0], 18)]
    assert {y for _, y in other} == {123}
    assert other[0][0] > one[1][0]


def test_expectations_are_dashed_hollow_and_told() -> None:
    main = drawn(Trend((series(10, 20, 30, expected_from=DAY + timedelta(days=45)),), unit="%"), "nb")
    fact, expected = main.all("polyline")
    assert not fact.has("expected")
    assert expected.has("expected")
    assert places(fact)[-1] == places(expected)[0]
    assert len([path for path in main.all("path") if path.has("expected")]) == 1
    [told] = main.all("desc")
    assert told.text.strip() == (
        "Drift: 20 % den 2026-01-31 (+10 siden 2026-01-01), forventet 30 % den 2026-03-02."
    )


def test_end_labels_never_lie_on_each_other() -> None:
    lines = tuple(Series(str(n), f"Line {n}", series(10, 20).points) for n in range(5))
    ends = [float(text.attributes["y"]) for text in drawn(Trend(lines)).all("text") if text.has("end")]
    assert len(ends) == 5
    assert all(after - before >= 12 for before, after in itertools.pairwise(ends))


def test_a_trend_of_which_nothing_is_known_says_so() -> None:
    assert "Nothing here" in drawn(Trend((series(None, None),))).text


def test_a_bar_of_a_timeline_takes_its_share_of_the_grid_and_delay_is_apart() -> None:
    item = TimelineItem(
        "i", "Kurs", date(2026, 4, 1), date(2026, 12, 31), "started", promised=date(2026, 9, 30)
    )
    main = drawn(Timeline((item,), today=DAY, first=DAY, last=date(2026, 12, 31)))
    bars = [i for i in main.all("i") if "style" in i.attributes]
    assert [(i.attributes["class"], i.attributes["style"]) for i in bars] == [
        ("started", "left:25%;width:50%"),
        ("slipped", "left:75%;width:25%"),
    ]
    [row] = (tr for tr in main.all("tr") if "Kurs" in tr.text)
    assert "◐ started" in row.text
    assert "promised by 2026-09-30" in row.text


def test_levels_share_the_bar_and_the_missing_have_a_column_of_their_own() -> None:
    levels = (Level("1", "knows"), Level("2", "can"))
    main = drawn(Distribution(levels, (Spread("r", "Drift", (1, 3), missing=4), Spread("w", "Ledere", ()))))
    parts = [i for i in main.all("i") if "style" in i.attributes]
    assert [(i.attributes["style"], i.has("median")) for i in parts] == [
        ("width:25%", False),
        ("width:75%", True),
    ]
    assert "Missing" in main.all("thead")[0].text
    assert "1 at 1, 3 at 2" in main.text
    assert "not known" in main.text


def test_a_withheld_row_shows_no_counts() -> None:
    block = Distribution((Level("1"),), (Spread("r", "Ledere", (77,), withheld=True),))
    main = drawn(block)
    assert "withheld" in main.text
    assert "77" not in main.text


def test_a_score_stands_on_its_track_and_says_what_it_is() -> None:
    main = drawn(Scorecard((Criterion("c", "Fit", (3,), (5,)),)), "sv")
    [now] = (c for c in main.all("circle") if c.has("now") and c.attributes["cy"] == "8")
    [before] = (c for c in main.all("circle") if c.has("before") and c.attributes["cy"] == "8")
    assert (now.attributes["cx"], before.attributes["cx"]) == ("120.0", "232.0")
    assert "3 på en skala från 1 till 5, före: 5" in main.text
    assert "▼ 2" in main.text


@pytest.mark.parametrize(
    ("month", "day", "x", "y"), [(1, 1, 0, -1), (4, 1, 1, 0), (7, 1, 0, 1), (10, 1, -1, 0)]
)
def test_the_year_goes_round_the_circle_from_the_top(month: int, day: int, x: int, y: int) -> None:
    [dot] = (c for c in drawn(Wheel((WheelEntry("e", "Review", month, day),))).all("circle") if c.has("dot"))
    across, down = float(dot.attributes["cx"]) - 260, float(dot.attributes["cy"]) - 260
    radius = hypot(across, down)
    assert across / radius == pytest.approx(x, abs=0.02)
    assert down / radius == pytest.approx(y, abs=0.02)


def test_numbers_on_a_ring_lie_apart_and_each_is_in_the_list() -> None:
    entries = tuple(WheelEntry(str(n), f"Entry {n}", 5) for n in range(4))
    main = drawn(Wheel(entries), "nb")
    dots = [
        (float(c.attributes["cx"]), float(c.attributes["cy"])) for c in main.all("circle") if c.has("dot")
    ]
    assert all(hypot(a[0] - b[0], a[1] - b[1]) > 18 for a, b in itertools.pairwise(dots))
    assert [td.text for td in main.all("td") if td.has("number")] == ["1", "2", "3", "4"]
    assert main.all("tbody")[0].text.count("mai") == 4


def test_a_callout_says_its_tone_without_colour() -> None:
    assert drawn(Callout("Nobody is left.", "Risk", "bad")).text.split()[:2] == ["×", "Risk"]


@given(pages, st.sampled_from(["en", "nb", "sv"]))
@settings(max_examples=80, deadline=None)
def test_whatever_a_plugin_returns_becomes_a_sound_page(blocks: list[Block], language: str) -> None:
    html = page("Title", blocks, language=language)
    [main] = parsed(html).all("main")
    numbers = [
        value for element in main.all() for name, value in element.attributes.items() if name in PLACES
    ]
    told = " ".join(numbers)
    assert "nan" not in told
    assert "inf" not in told
