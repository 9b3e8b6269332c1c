"""What has changed in trees, distributions, scorecards and timelines."""

from __future__ import annotations

from datetime import date
from typing import Any

from veikart.blocks import (
    Block,
    Callout,
    Column,
    Criterion,
    Distribution,
    Level,
    Node,
    Scorecard,
    Spread,
    Text,
    Timeline,
    TimelineItem,
    Tree,
    Wheel,
    WheelEntry,
)
from veikart.comparing import compared

LEVELS = tuple(Level(sign) for sign in "0123")


def one(now: Block, before: Block) -> Any:
    [block] = compared([now], [before])
    return block


def tree(*nodes: Node) -> Tree:
    return Tree((Column("Unit", grow=True), Column("Below", right=True)), nodes, "Units")


def outline(nodes: tuple[Node, ...], depth: int = 0) -> list[str]:
    found = []
    for node in nodes:
        texts = (node.label, *(cell if isinstance(cell, str) else cell.text for cell in node.cells))
        found += ["  " * depth + " | ".join(texts), *outline(node.children, depth + 1)]
    return found


def test_nodes_are_found_wherever_they_stood_and_gone_ones_stand_below_their_parent() -> None:
    now = tree(Node("a", "Drift", ("12",), (Node("b", "Felt", ("3",)),)), Node("c", "IT", ("5",)))
    before = tree(
        Node("a", "Drift", ("9",), (Node("d", "Vakt", ("1",), (Node("e", "Natt", ("1",)),)),)),
        Node("b", "Felt", ("4",)),
        Node("c", "IT", ("5",)),
    )
    assert outline(one(now, before).nodes) == [
        "Drift | 12 ▲3",
        "  Felt | 3 ▼1",
        "  gone: Vakt | 1",
        "IT | 5",
        "gone: Natt | 1",
    ]


def test_the_counts_of_before_stand_below_those_of_now() -> None:
    now = Distribution(LEVELS, (Spread("a", "Drift", (0, 1, 2, 3)), Spread("b", "IT", (1, 0, 0, 0))))
    before = Distribution(LEVELS, (Spread("a", "Drift", (1, 1, 2, 1), 1), Spread("b", "IT", (1, 0, 0, 0))))
    assert [(row.id, row.label, row.counts, row.missing) for row in one(now, before).rows] == [
        ("a", "Drift", (0, 1, 2, 3), 0),
        ("a/before", "  before", (1, 1, 2, 1), 1),
        ("b", "IT", (1, 0, 0, 0), 0),
    ]


def test_who_stood_on_a_level_that_is_no_more_is_not_known() -> None:
    now = Distribution(LEVELS[1:], (Spread("a", "Drift", (1, 2, 3)),))
    before = Distribution(LEVELS, (Spread("a", "Drift", (4, 1, 1, 1), 2),))
    [_, old] = one(now, before).rows
    assert (old.counts, old.missing) == ((1, 1, 1), 6)


def test_what_was_withheld_then_or_now_shows_no_counts_of_before() -> None:
    open_row, shut = Spread("a", "Drift", (1, 2, 3, 4)), Spread("a", "Drift", (), withheld=True)
    for now, before in ((open_row, shut), (shut, open_row)):
        assert one(Distribution(LEVELS, (now,)), Distribution(LEVELS, (before,))).rows == (now,)


def test_scores_of_before_are_those_of_the_same_side() -> None:
    now = Scorecard(
        (Criterion("q", "Quality", (4.0, 3.0)), Criterion("n", "New", (1.0, 1.0))), ("We", "They")
    )
    before = Scorecard(
        (Criterion("q", "Quality", (2.0, 5.0)), Criterion("g", "Gone", (3.0, 3.0))), ("They", "We")
    )
    assert [(c.label, c.scores, c.before) for c in one(now, before).criteria] == [
        ("Quality", (4.0, 3.0), (5.0, 2.0)),
        ("new: New", (1.0, 1.0), ()),
        ("gone: Gone", (None, None), (3.0, 3.0)),
    ]


def test_a_criterion_that_tells_what_it_scored_before_is_left_alone() -> None:
    now = Scorecard((Criterion("q", "Quality", (4.0,), (1.0,)),))
    assert one(now, Scorecard((Criterion("q", "Quality", (2.0,)),))) == now


def test_a_measure_that_ends_later_is_late_and_one_in_another_state_says_so() -> None:
    def item(name: str, end: int, state: Any = "agreed") -> TimelineItem:
        return TimelineItem(name, name, date(2026, 1, 1), date(2026, end, 1), state)

    now = Timeline((item("course", 9), item("mentor", 6, "done"), item("hire", 3)))
    before = Timeline((item("course", 6), item("mentor", 6, "started"), item("trip", 2)))
    found, gone = compared([now], [before])
    assert isinstance(found, Timeline)
    assert [(i.label, i.promised) for i in found.items] == [
        ("course", date(2026, 6, 1)),
        ("mentor (was started)", None),
        ("new: hire", None),
    ]
    assert gone == Text("No longer here: trip.", "muted")


def test_what_comes_back_at_another_time_of_year_or_not_at_all_says_so() -> None:
    now = Wheel((WheelEntry("t", "Talks", 3), WheelEntry("p", "Pulse", 9, 15), WheelEntry("n", "New", 1)))
    before = Wheel(
        (WheelEntry("t", "Talks", 2, until=4), WheelEntry("p", "Pulse", 9, 15), WheelEntry("o", "Old", 6))
    )
    found, gone = compared([now], [before])
    assert isinstance(found, Wheel)
    assert [e.label for e in found.entries] == ["Talks (was 02 – 04)", "Pulse", "new: New"]
    assert gone == Text("No longer here: Old.", "muted")


def test_a_callout_that_says_something_else_is_followed_by_what_it_said() -> None:
    assert compared([Callout("Two are late.")], [Callout("Three are late.")]) == [
        Callout("Two are late."),
        Text("Before: Three are late.", "muted"),
    ]
