"""What holds for every page, whatever the blocks and the width."""

from __future__ import annotations

import unicodedata
from math import isfinite

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.typeset.samples import CASES, hostile
from tests.typeset.strategies import pages, widths

from veikart.blocks import (
    Bars,
    Block,
    Distribution,
    Figures,
    Heading,
    HeatMap,
    Node,
    Scorecard,
    Table,
    Text,
    Timeline,
    Tree,
    Trend,
    Wheel,
)
from veikart.typeset import Page, lay_out, to_text


@settings(max_examples=150, deadline=None)
@given(pages, widths, st.booleans())
@example(list(hostile()), 80, False)
@example(list(hostile()), 7, True)
def test_no_line_is_wider_than_the_page(drawn: list[Block], width: int, ascii: bool) -> None:
    for line in lay_out(drawn, width, ascii=ascii).lines:
        assert sum(cell_len(span.text) for span in line) <= width
        assert cell_len("".join(span.text for span in line)) <= width


@settings(max_examples=150, deadline=None)
@given(pages, widths)
@example(list(hostile()), 80)
def test_nothing_on_a_page_steers_a_terminal(drawn: list[Block], width: int) -> None:
    page = lay_out(drawn, width)
    shown = [span.text for line in page.lines for span in line] + [stop.title for stop in page.stops]
    for text in shown:
        assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")], repr(text)
    assert to_text(page).count("\n") == len(page.lines)


def known_days(trend: Trend) -> set[str]:
    points = [point for series in trend.series for point in series.points]
    return {p.day.isoformat() for p in points if p.value is not None and isfinite(p.value)}


def all_nodes(nodes: tuple[Node, ...]) -> list[Node]:
    return [each for node in nodes for each in (node, *all_nodes(node.children))]


@settings(max_examples=100, deadline=None)
@given(pages, widths)
def test_every_row_bar_figure_and_cell_can_be_stood_upon(drawn: list[Block], width: int) -> None:
    page = lay_out(drawn, width)
    stops = [(stop.id, stop.column) for stop in page.stops]
    for block in drawn:
        match block:
            case Tree():
                wanted = [(node.id, -1) for node in all_nodes(block.nodes)]
            case Table():
                wanted = [(row.id, -1) for row in block.rows]
            case Distribution():
                wanted = [(row.id, -1) for row in block.rows if block.levels]
            case Scorecard():
                wanted = [(criterion.id, -1) for criterion in block.criteria if block.sides]
            case Timeline():
                wanted = [(item.id, -1) for item in block.items]
            case Wheel():
                wanted = [(entry.id, -1) for entry in block.entries]
            case Trend():
                wanted = [(s.id, -1) for s in block.series]
                wanted += [(day, -1) for day in known_days(block)]
            case Bars():
                wanted = [(bar.id, -1) for bar in block.bars]
            case Figures():
                wanted = [(figure.label, -1) for figure in block.figures]
            case HeatMap():
                wanted = [(r.id, i) for r in block.rows if r.cells for i in range(len(block.columns))]
            case _:
                wanted = []
        for place in wanted:
            assert place in stops
            stops.remove(place)
    assert not stops


@settings(max_examples=100, deadline=None)
@given(pages, widths)
def test_stops_lie_on_lines_and_have_keys_of_their_own(drawn: list[Block], width: int) -> None:
    page = lay_out(drawn, width)
    assert len({stop.key for stop in page.stops}) == len(page.stops)
    for stop in page.stops:
        assert stop.y >= 0
        assert stop.y + stop.height <= len(page.lines)
        assert all(0 <= y < len(page.lines) for _, y, _ in stop.echoes)


@given(pages, widths)
@settings(max_examples=30, deadline=None)
def test_the_same_blocks_and_width_give_the_same_page(drawn: list[Block], width: int) -> None:
    assert lay_out(drawn, width) == lay_out(drawn, width)


@pytest.mark.parametrize("case", ["table", "bars", "heat-few", "heat-many", "figures", "empty"])
def test_ascii_draws_nothing_outside_ascii_but_letters(case: str) -> None:
    text = to_text(lay_out(CASES[case], 80, ascii=True))
    assert not {c for c in text if not c.isascii() and not c.isalpha()}


def spans_of(page: Page, role: str) -> list[str]:
    return [span.text.strip() for line in page.lines for span in line if span.look.role == role]


def test_blocks_are_set_apart_by_one_empty_line_and_none_after_a_heading() -> None:
    page = lay_out([Heading("A"), Text("a"), Text("b"), Heading("B")], 20)
    first = ["".join(span.text for span in line)[:1] for line in page.lines]
    assert first == ["A", "a", "", "b", "", "B"]


def test_nothing_to_draw_gives_an_empty_page() -> None:
    assert list(lay_out([], 80).lines) == []
    assert to_text(lay_out([], 80)) == ""
