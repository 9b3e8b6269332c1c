"""Heat maps: what must never be mistaken for something else, and titles that can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.typeset.samples import SKILLS, heat_map

from veikart.blocks import Heat, HeatMap, HeatRow
from veikart.typeset import lay_out, to_text
from veikart.typeset.heatmaps import heat_look, heat_text, shade


def test_every_kind_of_cell_looks_different_without_colour() -> None:
    looks = ("plain", "stale", "assumed", "missing", "not relevant")
    assert [heat_text(Heat("3", 0.6, look)) for look in looks] == ["3", "3~", "3?", "·", "–"]


def test_every_kind_of_cell_has_a_look_of_its_own() -> None:
    looks = ("plain", "stale", "assumed", "missing", "not relevant")
    roles = [heat_look(Heat("3", 0.6, look)).role for look in looks]
    assert roles == ["heat", "stale", "assumed", "missing", "not relevant"]
    assert heat_look(Heat("×", None)).role == "off"


def test_a_mark_that_the_view_wrote_itself_is_not_doubled() -> None:
    assert heat_text(Heat("3~", 0.6, "stale")) == "3~"


@pytest.mark.parametrize(
    ("share", "step"), [(0, 0), (0.19, 0), (0.2, 1), (0.5, 2), (0.79, 3), (0.8, 4), (1, 4)]
)
def test_shades_part_the_ramp_evenly(share: float, step: int) -> None:
    assert shade(share) == step


@given(st.floats(allow_nan=True))
def test_a_shade_is_always_on_the_ramp(share: float) -> None:
    assert 0 <= shade(share) <= 4


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("columns", [1, 4, 7, 18])
def test_every_title_can_be_read_in_full(columns: int, width: int) -> None:
    page = lay_out([heat_map(columns)], width)
    if any(len(line) > 1 and line[1].look.role == "head" for line in page.lines):
        words = to_text(page)
        assert all(word in words for skill in SKILLS[:columns] for word in skill.split())


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_bands_lose_no_cell(width: int) -> None:
    page = lay_out([heat_map(18, people=6)], width)
    places = {(stop.id, stop.column) for stop in page.stops}
    assert places == {(f"person-{p}", s) for p in range(6) for s in range(18)}
    assert all(stop.x + stop.width <= width for stop in page.stops)


def test_the_cell_under_a_stop_is_the_one_it_names() -> None:
    page = lay_out([heat_map(18)], 80)
    for stop in page.stops:
        line = "".join(span.text for span in page.lines[stop.y] if span.look.role != "label")
        label = page.lines[stop.y][0]
        start = stop.x - sum(2 if ord(c) > 0x2E80 else 1 for c in label.text)
        text = line[start : start + stop.width].strip()
        assert stop.title.startswith(f"{SKILLS[stop.column]}: ")
        told = {"·": "missing", "–": "not relevant"}.get(text, text.rstrip("~?"))
        assert f": {told}" in stop.title


def test_a_short_row_is_filled_with_missing_cells() -> None:
    page = lay_out([HeatMap(("A", "B"), (HeatRow("r", "Row", (Heat("1", 0.2),)),))], 40)
    assert [span.look.role for span in page.lines[1]] == ["label", "heat", "missing"]


def test_the_legend_names_the_marks_that_appear_and_no_others() -> None:
    cells = (Heat("1", 0.2, "stale"), Heat("", None, "missing"))
    text = to_text(lay_out([HeatMap(("A", "B"), (HeatRow("r", "Row", cells),), legend=("· missing",))], 60))
    assert "3~ stale" in text
    assert text.count("missing") == 1
    assert "assumed" not in text
