"""Rows by the values of a column."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.arranging.tables import COLUMNS, flat, parents_of, trees

from veikart.arranging import Order, moved, turned
from veikart.arranging.ordering import column_names, nodes_by, rows_by
from veikart.arranging.trees import walked
from veikart.blocks import Cell, Column, Mark, Meter, Node, Row, Table, Tree


def ordered(*cells: Cell, down: bool = False) -> list[str]:
    rows = rows_by(flat(*cells), 1, down)
    return [cell if isinstance(cell, str) else cell.text for cell in (row.cells[1] for row in rows)]


def test_numbers_are_put_in_order_as_numbers() -> None:
    assert ordered("9", "10", "1 200", "-1", "4,5") == ["-1", "4,5", "9", "10", "1 200"]
    assert ordered("9 %", "100 %", "<1 %", ">99 %") == ["<1 %", "9 %", ">99 %", "100 %"]


def test_names_stand_as_in_a_norwegian_telephone_book() -> None:
    assert ordered("Åse", "Bjørn", "Ærlig", "Øyvind", "Zoë", "anna") == [
        "anna",
        "Bjørn",
        "Zoë",
        "Ærlig",
        "Øyvind",
        "Åse",
    ]


def test_dates_stand_in_time() -> None:
    assert ordered("1 March 2026", "2025-12-24", "24.12.2024") == ["24.12.2024", "2025-12-24", "1 March 2026"]


def test_meters_stand_by_their_share() -> None:
    assert ordered(Meter(0.5, "half"), Meter(0.25, "one in four"), Meter(0.75, "most")) == [
        "one in four",
        "half",
        "most",
    ]


def test_what_is_not_known_comes_last_either_way_and_a_sentence_before_it() -> None:
    cells = ("", "2", "nothing required yet", "·", "10")
    assert ordered(*cells) == ["2", "10", "nothing required yet", "", "·"]
    assert ordered(*cells, down=True) == ["10", "2", "nothing required yet", "", "·"]


def test_a_value_that_is_said_outright_beats_what_stands_there() -> None:
    assert ordered("3", Mark("·", sort=0), "1", down=True) == ["3", "1", "·"]


def test_equal_rows_stay_as_they_were_either_way() -> None:
    table = flat("1", "1", "2", "1")
    assert [row.id for row in rows_by(table, 1, False)] == ["r0", "r1", "r3", "r2"]
    assert [row.id for row in rows_by(table, 1, True)] == ["r2", "r0", "r1", "r3"]


@given(trees(), st.integers(0, 2), st.booleans())
def test_a_sort_loses_and_makes_no_row_and_every_row_keeps_whom_it_belongs_to(
    table: Table, column: int, down: bool
) -> None:
    after = replace(table, rows=rows_by(table, column, down))
    assert sorted(row.id for row in after.rows) == sorted(row.id for row in table.rows)
    assert parents_of(after) == parents_of(table)


@given(trees(), st.integers(0, 2), st.booleans())
def test_to_sort_twice_is_to_sort_once(table: Table, column: int, down: bool) -> None:
    once = replace(table, rows=rows_by(table, column, down))
    assert rows_by(once, column, down) == once.rows


def test_in_a_tree_siblings_change_places_and_take_what_belongs_to_them_along() -> None:
    rows = (
        Row("a", ("A", "1")),
        Row("a1", ("A1", "1"), depth=1),
        Row("a2", ("A2", "9"), depth=1),
        Row("b", ("B", "5")),
        Row("b1", ("B1", "7"), depth=1),
    )
    table = Table((Column("Name"), Column("Value")), rows)
    assert [row.id for row in rows_by(table, 1, True)] == ["b", "b1", "a", "a2", "a1"]


def test_a_tree_of_nodes_is_sorted_within_siblings_too() -> None:
    few = Node("a", "A", ("1",), (Node("a1", "A1", ("2",)), Node("a2", "A2"), Node("a3", "A3", ("10",))))
    tree = Tree((Column("Unit"), Column("Below")), (few, Node("b", "B", ("5",))))
    assert [node.id for node in walked(nodes_by(tree, 1, True))] == ["b", "a", "a3", "a1", "a2"]
    assert [node.id for node in walked(nodes_by(tree, 0, True))] == ["b", "a", "a3", "a2", "a1"]
    assert turned(tree, None, 1) == Order(("Below", 0), True)
    assert moved(tree, None, (0, 1), 1) == Order(("Unit", 0), False)


def test_a_column_is_turned_from_how_one_wants_it_to_the_other_way_to_as_it_was() -> None:
    table = flat("1", "2")
    name, value = ("Name", 0), ("Value", 0)
    steps = [turned(table, None, 1)]
    for _ in range(3):
        steps.append(turned(table, steps[-1], 1))
    assert steps == [Order(value, True), Order(value, False), Order(value, None), Order(value, True)]
    assert turned(table, Order(value, True), 0) == Order(name, False)
    assert turned(table, Order(name, False), 0) == Order(name, True)


def test_the_column_is_moved_round_by_way_of_the_order_that_was_given() -> None:
    table = flat("1", "2")
    seen = [moved(table, None, (0, 1), 1)]
    for _ in range(3):
        seen.append(moved(table, seen[-1], (0, 1), 1))
    assert seen == [
        Order(("Name", 0), False),
        Order(("Value", 0), True),
        Order(("Name", 0), None),
        Order(("Name", 0), False),
    ]
    assert moved(table, None, (0, 1), -1) == Order(("Value", 0), True)
    assert moved(Table((), ()), None, (), 1) is None
    assert moved(table, None, (1,), 1) == Order(("Value", 0), True)


def test_columns_with_one_title_are_told_apart() -> None:
    assert column_names((*COLUMNS, Column("Name"), Column(""), Column(""))) == (
        ("Name", 0),
        ("Number", 0),
        ("Met", 0),
        ("Name", 1),
        ("", 0),
        ("", 1),
    )
