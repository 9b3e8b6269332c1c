"""How tables give way, and that numbers are never cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.arranging.tables import trees
from tests.typeset.samples import table

from veikart.arranging import ArrangedTable, Arrangement, Order, arranged
from veikart.blocks import (
    Action,
    Bar,
    Bars,
    Column,
    Do,
    Heat,
    HeatMap,
    HeatRow,
    Mark,
    Meter,
    Part,
    Row,
    Table,
)
from veikart.typeset import Page, lay_out, to_text
from veikart.typeset.columns import GAP, Need, share
from veikart.typeset.meters import meter
from veikart.typeset.words import width

needs = st.lists(
    st.builds(
        lambda floor, more, stiff, grow, drop: Need(floor, floor + more, stiff, grow, drop),
        st.integers(1, 30),
        st.integers(0, 40),
        st.booleans(),
        st.booleans(),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=9,
)


@given(needs, st.integers(1, 200))
def test_columns_share_no_more_than_there_is(given_needs: list[Need], cells: int) -> None:
    widths = share(given_needs, cells)
    kept = [w for w in widths if w]
    assert sum(kept) + GAP * (len(kept) - 1) <= cells or all(w == 1 for w in kept)
    for need, got in zip(given_needs, widths, strict=True):
        assert got > 0 or need.drop > 0


@given(needs)
def test_with_room_for_all_nothing_is_dropped_or_cut(given_needs: list[Need]) -> None:
    cells = sum(need.want for need in given_needs) + GAP * (len(given_needs) - 1)
    widths = share(given_needs, cells)
    assert all(got >= need.want for need, got in zip(given_needs, widths, strict=True))


def titles(page: Page) -> str:
    return " ".join(span.text for line in page.lines for span in line if span.look.role == "head")


def test_columns_with_the_highest_drop_go_first() -> None:
    wide, narrow, slim = (titles(lay_out([table()], cells)) for cells in (120, 80, 60))
    assert "Unit" in wide
    assert "Unit" not in narrow
    assert "Goal" in narrow
    assert "Goal" not in slim
    assert "Skill" in slim


@pytest.mark.parametrize("width", [30, 40, 60, 80])
def test_numbers_are_never_cut(width: int) -> None:
    rows = tuple(Row(str(i), ("A long name of a thing", str(10**6 + i))) for i in range(3))
    text = to_text(lay_out([Table((Column("Name"), Column("Sum of everything", right=True)), rows)], width))
    assert all(str(10**6 + i) in text for i in range(3))


def test_what_is_cut_or_dropped_is_told_in_full_by_the_stop() -> None:
    stop = next(stop for stop in lay_out([table()], 80).stops if stop.id == "skill-4")
    assert "Unit: Drift og plattform" in stop.title
    assert stop.why is not None
    assert stop.action is not None


def test_what_is_told_begins_with_the_name_even_where_a_rank_stands_first() -> None:
    columns = (Column("", right=True), Column("Skill", grow=True), Column("Unit", least=4, drop=1))
    row = Row("a", ("1", "Åre", "A unit with a very long name"))
    assert lay_out([Table(columns, (row,))], 24).stops[0].title == "Åre · Unit: A unit with a very long name"


def test_a_row_that_fits_has_nothing_more_to_tell() -> None:
    page = lay_out([Table((Column("Name"),), (Row("a", ("Åse",)),))], 40)
    assert page.stops[0].title == ""


def test_depth_indents_the_first_cell_only() -> None:
    rows = (Row("a", ("A", "x")), Row("b", ("B", "y"), depth=2))
    lines = to_text(lay_out([Table((Column(""), Column("")), rows)], 40)).splitlines()
    assert lines == ["A      x", "    B  y"]


def test_a_row_with_too_few_cells_is_filled_up() -> None:
    page = lay_out([Table((Column("A"), Column("B"), Column("C", right=True)), (Row("a", ("x",)),))], 40)
    assert to_text(page).splitlines()[-1] == "x"


def test_a_mark_keeps_its_tone_and_a_plain_cell_takes_that_of_its_row() -> None:
    row = Row("a", ("name", Mark("3", "bad")), tone="muted")
    spans = lay_out([Table((Column(""), Column("")), (row,))], 40).lines[0]
    assert [span.look.tone for span in spans] == ["muted", "bad"]


def test_a_meter_without_a_share_draws_no_bar() -> None:
    rows = (Row("a", ("x", Meter(None, "unknown"))), Row("b", ("y", Meter(0.5, "50 %"))))
    page = lay_out([Table((Column(""), Column("", least=20)), rows)], 60)
    roles = [{span.look.role for span in line} for line in page.lines]
    assert "meter" not in roles[0]
    assert {"meter", "track"} <= roles[1]


@given(st.floats(allow_nan=True), st.integers(1, 60))
def test_a_meter_fills_its_cells_and_tells_some_from_none_and_all(share_: float, cells: int) -> None:
    filled, rest = meter(share_, cells)
    assert len(filled) + len(rest) == cells
    assert bool(filled) == (share_ > 0)
    assert (filled == "█" * cells) == (share_ >= 1)


def arranged_page(table_: Table, how: Arrangement, cells: int, *, ascii: bool = False) -> Page:
    return lay_out(arranged([table_], how).blocks, cells, ascii=ascii)


def by(title: str, down: bool) -> Arrangement:
    [shown] = arranged([table()], Arrangement()).blocks
    assert isinstance(shown, ArrangedTable)
    return Arrangement({shown.name: Order((title, 0), down)})


@pytest.mark.parametrize("cells", [60, 80, 120])
@pytest.mark.parametrize("title", ["Skill", "People below", "Met"])
def test_an_arrow_shows_the_column_a_table_is_sorted_by_and_moves_nothing(title: str, cells: int) -> None:
    plain = to_text(arranged_page(table(), Arrangement(), cells)).splitlines()
    for down, arrow, plainer in ((True, "▼", "v"), (False, "▲", "^")):
        lines = to_text(arranged_page(table(), by(title, down), cells)).splitlines()
        assert len(lines) == len(plain)
        assert sum(line.count(arrow) for line in lines) == 1
        rule = next(place for place, line in enumerate(lines) if line.startswith("──"))
        assert lines[rule] == plain[rule]
        assert title.rsplit(maxsplit=1)[-1] in lines[rule - 1].partition(arrow)[0]
        assert (
            plainer
            in to_text(arranged_page(table(), by(title, down), cells, ascii=True)).splitlines()[rule - 1]
        )


def test_an_arrow_is_seen_where_the_last_title_takes_all_there_is() -> None:
    narrow = Table((Column("A"), Column("Wanted", right=True)), (Row("a", ("x", "1")),))
    [shown] = arranged([narrow], Arrangement()).blocks
    assert isinstance(shown, ArrangedTable)
    for cells in range(9, 14):
        page = arranged_page(narrow, Arrangement({shown.name: Order(("Wanted", 0), True)}), cells)
        assert "▼" in to_text(page)
        assert all(sum(len(span.text) for span in line) <= cells for line in page.lines)


def test_a_page_tells_where_titles_stand_so_that_they_can_be_clicked() -> None:
    page = arranged_page(table(), Arrangement(), 80)
    [grid] = page.grids
    assert (grid.first, grid.last) == (0, len(page.lines) - 1)
    for title in grid.titles:
        line = "".join(span.text for span in page.lines[title.last])
        assert line[title.x : title.x + title.cells].strip() in table().columns[title.column].title
        assert line[title.x : title.x + title.cells].strip()
    assert lay_out([table()], 80).grids == ()


def test_rows_of_a_tree_show_whether_they_are_folded() -> None:
    rows = (Row("a", ("A", "1")), Row("b", ("B", "2"), depth=1), Row("c", ("C", "3")))
    tree = Table((Column(""), Column("")), rows)
    how = Arrangement()
    assert to_text(arranged_page(tree, how, 40)).splitlines() == ["▾ A    1", "    B  2", "  C    3"]
    folded = arranged_page(tree, how.turned("a"), 40)
    assert to_text(folded).splitlines() == ["▸ A  1", "  C  3"]
    assert [(stop.id, stop.folded) for stop in folded.stops] == [("a", True), ("c", None)]
    assert to_text(arranged_page(tree, how.turned("a"), 40, ascii=True)).startswith("> A")


def test_a_stop_bears_the_name_of_its_row_and_what_can_be_done_there() -> None:
    ways = (Do("skill.park", {"skill": "sql"}), Action("map", {"skill": "sql"}))
    columns = (Column("", right=True), Column("Skill", grow=True))
    page = lay_out([Table(columns, (Row("skill:sql", ("1", "SQL \x1b[2J"), actions=ways),))], 40)
    assert page.stops[0].actions == ways
    assert page.stops[0].name == "SQL [2J"


def test_bars_and_heat_maps_hand_on_what_can_be_done_with_their_rows() -> None:
    ways = (Action("map", {"unit": "grid"}),)
    bars = Bars((Bar("a", "Safe supply", (Part(1, "met"),), action=ways[0], actions=ways),))
    heat = HeatMap(("SQL",), (HeatRow("grid", "Grid", (Heat("3", 0.5),), actions=ways),))
    bar, cell = lay_out([bars, heat], 60).stops
    assert (bar.name, bar.action, bar.actions) == ("Safe supply", ways[0], ways)
    assert (cell.name, cell.action, cell.actions) == ("Grid: SQL", None, ways)


@given(
    trees(),
    st.integers(1, 120),
    st.integers(0, 2),
    st.booleans(),
    st.frozensets(st.sampled_from(["r0", "r1", "r2"])),
)
def test_an_arranged_tree_fits_at_any_width_and_its_signs_stand_where_the_page_says(
    tree: Table, cells: int, column: int, down: bool, folded: frozenset[str]
) -> None:
    [plain] = arranged([tree], Arrangement()).blocks
    assert isinstance(plain, ArrangedTable)
    how = Arrangement({plain.name: Order((tree.columns[column].title, 0), down)}, folded)
    page = arranged_page(tree, how, cells)
    assert all(sum(width(span.text) for span in line) <= cells for line in page.lines)
    for stop in page.stops:
        line = "".join(span.text for span in page.lines[stop.y])
        if stop.folded is not None and stop.sign >= 0:
            assert line[stop.sign] == ("▸" if stop.folded else "▾")
    for title in page.grids[0].titles:
        assert title.x + title.cells <= cells or cells < 6


def test_lines_are_set_when_they_are_looked_at_and_then_kept() -> None:
    rows = [Row(f"r{n}", (f"Row {n}", str(n))) for n in range(200)]
    table = Table((Column("Name", grow=True), Column("Number", right=True)), tuple(rows))
    page, again = lay_out([table], 40), lay_out([table], 40)
    assert page.lines[150] is page.lines[150]
    assert page.lines[-1] == again.lines[len(again.lines) - 1]
    assert page.lines[3:6] == [again.lines[y] for y in range(3, 6)]
    assert page.lines == again.lines
    assert page.lines != lay_out([table], 41).lines
