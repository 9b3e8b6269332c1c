"""Rows that hold words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.arranging.tables import parents_of, trees

from veikart.arranging import found
from veikart.blocks import (
    Bar,
    Bars,
    Column,
    Distribution,
    Empty,
    Heading,
    Heat,
    HeatMap,
    HeatRow,
    Level,
    Mark,
    Node,
    Row,
    Spread,
    Table,
    Text,
    Timeline,
    TimelineItem,
    Tree,
)
from veikart.gallery import SAMPLES, Sample

WORDS = st.sampled_from(["3", "ase", "o", "zoo", "not known", "åse ærlig", "[/]"]) | st.text(max_size=3)


def units() -> Table:
    rows = (
        Row("grid", ("Grid", "12")),
        Row("north", ("North", "5"), depth=1),
        Row("åse", ("Åse Berg", "3"), depth=2),
        Row("south", ("South", "7"), depth=1),
        Row("wind", ("Wind", Mark("Nobody"))),
    )
    return Table((Column("Unit"), Column("People")), rows, "Units")


def ids(words: str) -> list[str]:
    blocks = found([units()], words).blocks
    return [row.id for block in blocks if isinstance(block, Table) for row in block.rows]


def test_words_are_found_folded_in_any_cell_and_in_any_order() -> None:
    assert ids("WIND") == ["wind"]
    assert ids("nobody wind") == ["wind"]
    assert ids("berg ase") == ["grid", "north", "åse"]


def test_a_word_does_not_reach_from_one_cell_into_the_next() -> None:
    assert ids("wi no") == ["wind"]
    assert ids("dn") == []


def test_the_branch_that_leads_to_a_match_stays_but_is_not_counted() -> None:
    assert ids("south") == ["grid", "south"]
    result = found([units()], "south")
    assert (result.matching, result.rows) == (1, 5)


def test_without_words_nothing_is_taken_away() -> None:
    blocks = (Heading("Units"), units())
    result = found(blocks, "  ")
    assert result.blocks == blocks
    assert (result.matching, result.rows) == (5, 5)


def test_a_table_without_a_match_goes_and_prose_stays() -> None:
    result = found([Heading("Units"), units(), Text("More.")], "tromsø")
    assert result.blocks[:2] == (Heading("Units"), Text("More."))
    assert isinstance(result.blocks[2], Empty)
    assert "“tromsø”" in result.blocks[2].text
    assert (result.matching, result.rows) == (0, 5)


def test_bars_and_heat_maps_have_rows_as_well() -> None:
    bars = Bars((Bar("a", "Safe supply", ()), Bar("b", "Growth", (), "63 % met")))
    heat = HeatMap(
        ("SQL",),
        (HeatRow("g", "Grid", ()), HeatRow("k", "Kari", (Heat("3", 0.5),), 1), HeatRow("w", "Wind", ())),
    )
    assert found([bars], "growth met").blocks == (Bars(bars.bars[1:]),)
    assert found([heat], "kari").blocks == (HeatMap(("SQL",), heat.rows[:2]),)
    assert found([bars, heat], "wind").matching == 1


def test_of_a_tree_the_branches_that_lead_to_a_match_stay() -> None:
    north = Node("n", "North", ("5",), (Node("k", "Kari", ("1",)), Node("o", "Ola", ("2",))))
    tree = Tree((Column("Unit"), Column("Below")), (Node("g", "Grid", ("12",), (north,)), Node("w", "Wind")))
    result = found([tree], "ola")
    assert result.blocks == (
        replace(
            tree,
            nodes=(replace(tree.nodes[0], children=(replace(north, children=north.children[1:]),)),),
        ),
    )
    assert (result.matching, result.rows) == (1, 5)
    assert found([tree], "12").blocks == (replace(tree, nodes=(replace(tree.nodes[0], children=()),)),)
    assert found([tree], "nobody").matching == 0


@given(trees(), WORDS)
def test_to_look_again_finds_the_same(table: Table, words: str) -> None:
    once = found([table], words)
    assert found(once.blocks, words).blocks == once.blocks


@given(trees(), WORDS)
def test_what_is_found_stands_in_its_order_below_whom_it_belongs_to(table: Table, words: str) -> None:
    for block in found([table], words).blocks:
        if isinstance(block, Empty):
            continue
        assert isinstance(block, Table)
        left = [row.id for row in block.rows]
        assert left == [row.id for row in table.rows if row.id in left]
        assert parents_of(block) == {row: above for row, above in parents_of(table).items() if row in left}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_of_every_block_the_rows_that_hold_the_words_are_left(sample: Sample) -> None:
    blocks = sample.blocks
    everything = found(blocks, "")
    assert everything.blocks == tuple(blocks)
    for word in ("e", "a", "utvikling"):
        result = found(blocks, word)
        assert 0 <= result.matching <= result.rows == everything.rows
        assert result.matching == found(result.blocks, word).matching
    assert found(blocks, "nothing is called like this").matching == 0


def test_the_items_of_a_roadmap_and_the_rows_of_a_distribution_are_rows_too() -> None:
    day = date(2026, 3, 1)
    road = Timeline((TimelineItem("a", "Course", day, day, lane="Grid"), TimelineItem("b", "Hire", day, day)))
    spread = Distribution((Level("1"),), (Spread("s", "SQL", (3,)), Spread("w", "Welding", (1,))))
    assert found([road, spread], "grid").blocks == (Timeline(road.items[:1]),)
    assert found([road, spread], "welding").blocks == (Distribution(spread.levels, spread.rows[1:]),)
