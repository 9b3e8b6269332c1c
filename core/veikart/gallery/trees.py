"""A sample of a tree."""

from __future__ import annotations

from veikart.blocks import Column, Mark, Meter, Node, Tree
from veikart.gallery.sample import Sample


def _node(name: str, label: str, people: int, met: float | None, *below: Node) -> Node:
    told = "not assessed" if met is None else f"{100 * met:.0f} %"
    few = people < 3 and not below
    return Node(name, label, (Mark(str(people), "bad" if few else "normal"), Meter(met, told)), below)


TREE = Sample(
    "tree",
    "A tree follows the thread from goal to capability to skill; branches can be folded away.",
    (
        Tree(
            (Column("Goal, capability, skill", grow=True), Column("People", right=True), Column("Met")),
            (
                _node(
                    "goal:drift",
                    "Trygg drift",
                    34,
                    0.55,
                    _node(
                        "cap:control",
                        "Keep the control room running",
                        13,
                        0.41,
                        _node("skill:scada", "Feilsøking i styringen", 2, 0.15),
                        _node("skill:ot", "Cybersikkerhet i anlegg", 12, 0.42),
                    ),
                    _node(
                        "cap:field",
                        "Work safely at height",
                        21,
                        0.82,
                        _node("skill:rescue", "Redning fra turbin", 21, 0.82),
                    ),
                ),
                _node(
                    "goal:vekst", "Grønn vekst", 13, 0.69, _node("skill:data", "Datamodellering", 13, 0.69)
                ),
                _node("goal:tillit", "Tillit hos kundene", 0, None),
            ),
            "The red thread",
        ),
    ),
)
