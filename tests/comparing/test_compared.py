"""Two moments side by side: what changed is told, in words and signs, and nothing is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from tests.comparing.making import BLOCKS

from veikart.arranging.values import value_of
from veikart.beside import BEFORE, LATER, OTHERWISE, REALITY, called
from veikart.blocks import (
    WITHHELD,
    Bar,
    Bars,
    Block,
    Column,
    Distribution,
    Empty,
    Figure,
    Figures,
    Heading,
    Heat,
    HeatMap,
    HeatRow,
    Mark,
    Meter,
    Part,
    Row,
    Scorecard,
    Table,
    Text,
    Timeline,
    Tree,
    Why,
)
from veikart.comparing import compared
from veikart.comparing.tables import text_of
from veikart.moment import Moment
from veikart.typeset.trees import as_table

COLUMNS = (Column("Skill", grow=True), Column("Below", right=True), Column("Met"))


def table(*rows: tuple[Any, ...], columns: tuple[Column, ...] = COLUMNS) -> Table:
    return Table(columns, tuple(Row(str(cells[0]), cells, Why("why")) for cells in rows), "Gaps")


def one(now: Block, before: Block) -> Any:
    [block] = compared([now], [before])
    return block


def cells(block: Table) -> list[tuple[str, ...]]:
    return [tuple(c if isinstance(c, str) else c.text for c in row.cells) for row in block.rows]


@given(BLOCKS)
@settings(max_examples=40, deadline=None)
def test_compared_with_itself_nothing_changes(blocks: list[Block]) -> None:
    assert list(compared(blocks, blocks)) == blocks


@given(BLOCKS, BLOCKS)
@settings(max_examples=80, deadline=None)
def test_nothing_of_now_is_lost_or_moved(now: list[Block], before: list[Block]) -> None:
    """The blocks of now come in their order, with all their rows, and every text is still there."""
    found = [block for block in compared(now, before) if not _said_beside(block)]
    for block, new in zip(found, (b for b in now if not _said_beside(b)), strict=True):
        assert type(block) is type(new)
        told = dict(_texts(block))
        for place, text in _texts(new):
            assert text.strip() in told[place]


def _said_beside(block: Block) -> bool:
    """Sentences on what was before, or is gone, come between the blocks."""
    return isinstance(block, Text)


def _texts(block: Block) -> list[tuple[tuple[object, ...], str]]:  # noqa: PLR0911  # one a block
    match block:
        case Figures(figures):
            return [((i, f.label), f.value) for i, f in enumerate(figures)]
        case Table(_, rows):
            named = [(r.id, c) for r in rows for c in enumerate(r.cells)]
            return [((i, n), c if isinstance(c, str) else c.text) for i, (n, c) in named]
        case Bars(bars):
            return [((b.id,), b.text) for b in bars]
        case HeatMap(_, rows):
            shown = [(r.id, n, h) for r in rows for n, h in enumerate(r.cells)]
            return [((i, n), "" if h.look in ("missing", "not relevant") else h.text) for i, n, h in shown]
        case Tree():
            return _texts(as_table(block))
        case Distribution(_, rows):
            return [((row.id,), row.label) for row in rows]
        case Scorecard(criteria):
            return [((each.id,), each.label) for each in criteria]
        case Timeline(items):
            return [((item.id,), item.label) for item in items]
        case _:
            return []


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        ("64 %", "58 %", "▲ 6 points from 58 %"),
        ("57 %", "58 %", "▼ 1 point from 58 %"),
        ("1 300", "1 250", "▲ 50 from 1 250"),
        ("482 steps", "500 steps", "▼ 18 from 500 steps"),
        ("61.2", "61.25", "▼ 0.05 from 61.25"),
        ("not known", "58 %", "was 58 %"),
        ("64 %", "not known", "was not known"),
        ("1,300", "1,250", "was 1,250"),
        ("<1 %", "3 %", "was 3 %"),
        ("2026-03-01", "2026-02-01", "was 2026-02-01"),
    ],
)
def test_a_figure_says_how_much_more_or_less_it_is(now: str, before: str, told: str) -> None:
    found = one(Figures((Figure("Met", now, "of all"),)), Figures((Figure("Met", before),)))
    assert found.figures == (Figure("Met", now, f"{told} · of all"),)


def test_figures_that_are_new_or_gone_are_named() -> None:
    found = one(Figures((Figure("People", "140"),)), Figures((Figure("Goals", "3"),)))
    assert [(f.label, f.value, f.detail) for f in found.figures] == [
        ("People", "140", "new"),
        ("Goals", "–", "gone · was 3"),
    ]


def test_rows_are_found_by_id_and_their_numbers_compared() -> None:
    now = table(("SQL", "12", Meter(0.64, "64 %")), ("Welding", "3", Mark("one person")))
    before = table(("Welding", "3", Mark("nobody")), ("SQL", "9", Meter(0.58, "58 %")))
    assert cells(one(now, before)) == [
        ("SQL", "12 ▲3", "64 % ▲6"),
        ("Welding", "3", "one person (was nobody)"),
    ]
    assert one(now, before).rows[0].why.inputs == (("Before: Below", "9"), ("Before: Met", "58 %"))


def test_a_share_is_believed_before_its_text() -> None:
    found = one(table(("SQL", "1", Meter(0.004, "<1 %"))), table(("SQL", "1", Meter(0.58, "58 %"))))
    assert cells(found) == [("SQL", "1", "<1 % ▼58")]


def test_a_sign_for_none_is_zero_only_where_the_cell_says_so() -> None:
    none, dot = Mark("·", sort=0), "·"
    found = one(table(("SQL", "3", none), ("Fax", "3", "4")), table(("SQL", none, "2"), ("Fax", dot, none)))
    assert cells(found) == [("SQL", "3 ▲3", "· ▼2"), ("Fax", "3 (was ·)", "4 ▲4")]


def test_a_meter_whose_text_is_no_share_is_compared_by_its_text() -> None:
    found = one(table(("SQL", "1", Meter(1.0, "61.2"))), table(("SQL", "1", Meter(0.9, "58"))))
    assert cells(found) == [("SQL", "1", "61.2 ▲3.2")]


def test_rows_that_are_new_or_gone_are_named_where_they_stand_or_stood() -> None:
    now = table(("SQL", "1", ""), ("Fax", "2", ""), ("Python", "3", ""))
    before = table(("SQL", "1", ""), ("Welding", "7", "x"), ("Python", "3", ""))
    found = one(now, before)
    assert cells(found) == [
        ("SQL", "1", ""),
        ("gone: Welding", "7", "x"),
        ("new: Fax", "2", ""),
        ("Python", "3", ""),
    ]
    assert [row.tone for row in found.rows] == ["normal", "muted", "normal", "normal"]


def test_columns_are_found_by_their_title() -> None:
    before = table(("SQL", "58 %", "9"), columns=(COLUMNS[0], COLUMNS[2], COLUMNS[1]))
    assert cells(one(table(("SQL", "12", "64 %")), before)) == [("SQL", "12 ▲3", "64 % ▲6")]


def test_the_bar_of_before_stands_below_that_of_now() -> None:
    now = Bars((Bar("a", "Supply", (Part(0.64, "met"), Part(0.36, "below")), "64 % met"),), most=1.0)
    before = Bars((Bar("a", "Supply", (Part(0.58, "met"), Part(0.42, "below")), "58 % met"),), most=1.0)
    assert one(now, before).bars == (
        now.bars[0],
        Bar("a/before", "  before", before.bars[0].parts, "met ▲6, below ▼6 points"),
    )


def test_levels_are_told_from_where_to_where() -> None:
    def heat(*looks: tuple[str, Any]) -> HeatMap:
        made = tuple(Heat(text, 0.5 if text else None, look) for text, look in looks)
        return HeatMap(("SQL", "Fax", "Python", "Welding")[: len(made)], (HeatRow("kari", "Kari", made),))

    now = heat(("3", "plain"), ("2", "stale"), ("", "missing"), ("63+3", "plain"))
    before = heat(("2", "plain"), ("2", "plain"), ("4", "plain"), ("58+9", "plain"))
    found = one(now, before).rows[0].cells
    assert [(h.text, h.look) for h in found] == [
        ("2→3", "plain"),
        ("2", "stale"),
        ("4→·", "plain"),
        ("58→63+3", "plain"),
    ]


def test_a_map_counts_what_rose_and_an_assumption_is_no_level_to_rise_from() -> None:
    def heat(*cells: Heat) -> HeatMap:
        return HeatMap(tuple("abcdef"), (HeatRow("kari", "Kari", cells),))

    now = heat(
        Heat("3", 0.75),
        Heat("1", 0.25),
        Heat("2", 0.5),
        Heat("4", 1.0),
        Heat("", None, "missing"),
        Heat("2", 0.5, "assumed"),
    )
    before = heat(
        Heat("2", 0.5),
        Heat("4", 1.0),
        Heat("2", 0.5, "assumed"),
        Heat("", None),
        Heat("3", 0.75),
        Heat("2", 0.5, "assumed"),
    )
    found = one(now, before)
    assert [cell.text for cell in found.rows[0].cells] == ["2→3", "4→1", "2?→2", "→4", "3→·", "2"]
    assert found.legend == ("changed: 1 rose, 1 fell, 2 newly known, 1 not known any more",)


def test_a_new_row_is_put_in_order_by_its_name_and_an_event_is_not_called_new() -> None:
    found = one(table(("SQL", "1", ""), ("Fax", "2", "")), table(("SQL", "1", "")))
    assert [value_of(row.cells[0]) for row in found.rows] == [value_of("SQL"), value_of("Fax")]
    columns = (Column("What", grow=True),)
    events = Table(columns, (Row("event:1", ("Rated",)), Row("event:2", ("Rated",))))
    assert one(events, Table(columns, (Row("event:1", ("Rated",)),))) == events


def test_rows_and_columns_that_are_new_or_gone_from_a_map_are_named() -> None:
    def heat(columns: tuple[str, ...], *rows: str) -> HeatMap:
        return HeatMap(columns, tuple(HeatRow(r, r, tuple(Heat("1", 0.2) for _ in columns)) for r in rows))

    found = one(heat(("SQL", "Fax"), "Kari", "Ola"), heat(("SQL", "Java"), "Kari", "Åse"))
    assert [row.label for row in found.rows] == ["Kari", "new: Ola"]
    assert found.legend == ("new: Fax", "gone: Java, Åse")


def test_one_point_is_no_points() -> None:
    def bars(*parts: float) -> Bars:
        named = zip(parts, ("met", "below"), strict=False)
        return Bars((Bar("a", "Supply", tuple(Part(*part) for part in named), ""),), most=1.0)

    for now, before, told in (
        (bars(0.58, 0.42), bars(0.57, 0.42), "met ▲1 point"),
        (bars(0.68, 0.42), bars(0.57, 0.42), "met ▲11 points"),
        (bars(0.58, 0.42), bars(0.57, 0.43), "met ▲1, below ▼1 points"),
    ):
        assert one(now, before).bars[1].text == told


def test_what_is_not_before_is_called_otherwise() -> None:
    def bars(met: float) -> Bars:
        return Bars((Bar("a", "Supply", (Part(met, "met"), Part(1 - met, "below")), f"{met:.0%}"),), most=1.0)

    why = Why("Below", inputs=())
    rows = [Table(COLUMNS, (Row("a", ("SQL", below, ""), why),)) for below in ("5", "7")]
    found = compared([bars(0.6), rows[0], Text("Six.")], [bars(0.5), rows[1], Text("Five.")], REALITY)
    assert isinstance(found[0], Bars)
    assert found[0].bars[1].label == "  in reality"
    assert isinstance(found[1], Table)
    assert found[1].rows[0].why is not None
    assert found[1].rows[0].why.inputs == (("In reality: Below", "7"),)
    assert found[3] == Text("In reality: Five.", "muted")


def test_what_was_is_called_by_where_it_lies() -> None:
    day, after = date(2026, 3, 1), date(2026, 4, 1)
    assert called(Moment(day), Moment(after)) is BEFORE
    assert called(Moment(after), Moment(day)) is LATER
    assert called(Moment(day, day), Moment(day)) is BEFORE
    assert called(Moment(day), Moment(day, day)) is LATER
    assert called(Moment(day), Moment(day, None, "kari")) is REALITY
    assert called(Moment(day, None, "ola"), Moment(day, None, "kari")) is OTHERWISE


def test_what_is_not_there_yet_is_not_called_gone() -> None:
    now, later = [table(("SQL", "1", ""), ("Fax", "2", ""))], [table(("SQL", "1", ""), ("Python", "3", ""))]
    (found,) = compared(now, later, LATER)
    assert isinstance(found, Table)
    assert [text_of(row.cells[0]) for row in found.rows] == ["SQL", "later: Python", "not later: Fax"]


def test_where_there_was_nothing_that_is_said_once() -> None:
    now, before = [table(("SQL", "1", ""))], [Empty("Nobody was here yet.", ("Move on in time.",))]
    assert compared(now, before) == [
        Text("There is nothing to compare with. Nobody was here yet.", "muted"),
        *now,
    ]
    assert compared(before, before) == before
    assert compared(before, now)[0] == before[0]


def test_what_is_withheld_then_or_now_is_not_compared() -> None:
    now, before = table(("SQL", WITHHELD, "5")), table(("SQL", "9", WITHHELD))
    assert one(now, before) == now
    heat = HeatMap(("SQL",), (HeatRow("u", "Unit", (Heat(WITHHELD, None),)),))
    assert one(heat, HeatMap(("SQL",), (HeatRow("u", "Unit", (Heat("3", 0.5),)),))) == heat


def test_blocks_find_each_other_by_heading_and_title_else_by_their_rows() -> None:
    first, second = table(("SQL", "1", "")), table(("Welding", "2", ""))
    now = [Heading("A"), first, Heading("B"), Table(COLUMNS, second.rows, "Gaps (2)")]
    before = [Heading("B"), Table(COLUMNS, table(("Welding", "5", "")).rows, "Gaps (1)"), Heading("A"), first]
    found = compared(now, before)
    assert cells(found[3]) == [("Welding", "2 ▼3", "")]  # type: ignore[arg-type]
    assert found[:3] == now[:3]


def test_a_sentence_that_changed_is_followed_by_what_it_was() -> None:
    assert compared([Text("64 % is met.")], [Text("58 % is met.")]) == [
        Text("64 % is met."),
        Text("Before: 58 % is met.", "muted"),
    ]


def test_a_table_that_is_gone_is_named() -> None:
    gone = Table(COLUMNS, table(("German", "1", "")).rows, "Parked")
    assert compared([Heading("A")], [Heading("A"), gone]) == [
        Heading("A"),
        Text("No longer here: Parked.", "muted"),
    ]
