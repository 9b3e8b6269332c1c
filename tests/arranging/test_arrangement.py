"""Tables as somebody wants to see them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.arranging.tables import trees
from tests.arranging.test_finding import units

from veikart.arranging import AS_SHOWN, ArrangedTable, ArrangedTree, Arrangement, Order, arranged
from veikart.blocks import Column, Node, Row, Table, Text, Tree
from veikart.typeset import lay_out, to_text


def table_of(how: Arrangement, *blocks: Table) -> ArrangedTable:
    table = arranged(blocks or [units()], how).blocks[0]
    assert isinstance(table, ArrangedTable)
    return table


def ids(how: Arrangement) -> list[str]:
    return [row.id for row in table_of(how).rows]


def test_as_shown_is_as_the_view_gave_it() -> None:
    assert table_of(AS_SHOWN).rows == units().rows
    assert table_of(AS_SHOWN).folds == (False, False, None, None, None)
    assert arranged([Text("x")], AS_SHOWN).blocks == (Text("x"),)


def test_a_folded_row_hides_what_belongs_to_it_and_says_so() -> None:
    how = AS_SHOWN.turned("north")
    assert ids(how) == ["grid", "north", "south", "wind"]
    assert table_of(how).folds == (False, True, None, None)
    assert ids(how.turned("grid")) == ["grid", "wind"]
    assert ids(how.turned("north")) == ids(AS_SHOWN)


def test_a_row_to_which_nothing_belongs_cannot_be_folded() -> None:
    assert table_of(AS_SHOWN.turned("wind")).folds == table_of(AS_SHOWN).folds


def test_a_match_is_shown_in_a_folded_branch_too() -> None:
    how = replace(AS_SHOWN.turned("grid"), words="berg")
    assert ids(how) == ["grid", "north", "åse"]
    assert table_of(how).folds == (False, False, None)


def test_a_flat_table_has_no_signs_of_folding() -> None:
    table = Table((Column("A"),), (Row("a", ("x",)), Row("b", ("y",))))
    assert table_of(AS_SHOWN, table).folds == ()


def test_each_table_has_an_order_of_its_own_and_keeps_it_when_others_come_and_go() -> None:
    first = replace(units(), title="First")
    how = AS_SHOWN.ordered(table_of(AS_SHOWN, first).name, Order(("Unit", 0), True))

    def sorted_by(*blocks: Table) -> list[int]:
        return [block.at for block in arranged(blocks, how).blocks if isinstance(block, ArrangedTable)]

    assert sorted_by(first) == [0]
    assert sorted_by(units(), first) == [-1, 0]
    assert sorted_by(first, units(), first) == [0, -1, -1]


def test_an_order_by_a_column_that_is_gone_waits_until_it_is_back() -> None:
    how = AS_SHOWN.ordered(table_of(AS_SHOWN).name, Order(("People", 0), True))
    narrow = Table(units().columns[:1], units().rows, "Units")
    assert table_of(how, narrow).at == -1
    assert table_of(how, narrow).rows == units().rows
    assert [row.id for row in table_of(how).rows] == ["grid", "south", "north", "åse", "wind"]


def test_a_tree_of_nodes_is_arranged_like_a_table() -> None:
    tree = Tree(
        (Column("Unit"), Column("Below")), (Node("a", "A", ("1",), (Node("b", "B"),)), Node("c", "C"))
    )
    name = ("", "Unit", 0)
    how = AS_SHOWN.ordered(name, Order(("Unit", 0), True)).turned("a")
    shown = arranged([tree], how)
    [drawn] = shown.blocks
    assert isinstance(drawn, ArrangedTree)
    assert (drawn.name, drawn.at, [node.id for node in drawn.nodes]) == (name, 0, ["c", "a"])
    assert shown.folded == {"a"}
    assert arranged([tree], replace(how, words="b")).folded == set()
    page = lay_out(shown.blocks, 40, folded=shown.folded)
    assert [grid.table for grid in page.grids] == [name]
    assert "Unit ▼" in to_text(page)
    assert [(stop.id, stop.folded) for stop in page.stops] == [("c", None), ("a", True)]


@given(trees(), st.integers(0, 2), st.booleans(), st.frozensets(st.sampled_from(["r0", "r1", "r2"])))
def test_what_is_folded_does_not_depend_on_the_order(
    table: Table, column: int, down: bool, folded: frozenset[str]
) -> None:
    plain = table_of(Arrangement(folded=folded), table)
    order = Order((table.columns[column].title, 0), down)
    sorted_ = table_of(Arrangement({plain.name: order}, folded), table)
    assert {row.id for row in sorted_.rows} == {row.id for row in plain.rows}
