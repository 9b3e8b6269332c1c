"""Trees: guides, and branches that are folded away."""

from __future__ import annotations

from veikart.blocks import Column, Node, Tree, Why
from veikart.typeset import Page, lay_out, to_text

TREE = Tree(
    (Column("What", grow=True), Column("n", right=True)),
    (
        Node("a", "Trygg drift", ("3",), (Node("a1", "Feilsøking", ("1",)), Node("a2", "Vakt", ("2",)))),
        Node("b", "Grønn vekst", ("4",), (Node("b1", "Data", children=(Node("b2", "Python"),)),)),
    ),
)


def drawn(*folded: str, width: int = 30) -> Page:
    return lay_out([TREE], width, folded=frozenset(folded))


def test_children_hang_on_guides_below_their_node() -> None:
    assert to_text(drawn()).splitlines()[2:] == [
        "▾ Trygg drift                3",
        "├── Feilsøking               1",
        "└── Vakt                     2",
        "▾ Grønn vekst                4",
        "└─▾ Data",
        "  └── Python",
    ]


def test_a_folded_node_says_how_much_is_below_it() -> None:
    lines = to_text(drawn("b")).splitlines()
    assert lines[-1] == "▸ Grønn vekst (+2)           4"
    assert [stop.id for stop in drawn("b").stops] == ["a", "a1", "a2", "b"]


def test_a_stop_knows_whether_it_can_be_folded() -> None:
    folds = {stop.id: stop.folded for stop in drawn("b").stops}
    assert folds == {"a": False, "a1": None, "a2": None, "b": True}


def test_folding_what_is_not_there_or_has_no_children_changes_nothing() -> None:
    assert drawn("a1", "gone") == drawn()


def test_a_deep_node_keeps_a_cell_of_its_label_where_the_page_is_narrow() -> None:
    node = Node("leaf", "Leaf")
    for step in range(30):
        node = Node(str(step), "Node", children=(node,), why=Why("x"))
    page = lay_out([Tree((Column("What", grow=True),), (node,))], 40)
    assert len(page.stops) == 31
    assert page.stops[-1].title == "Leaf"
