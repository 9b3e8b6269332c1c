"""What a plugin may get wrong in blocks is found before a surface draws them, and told in a sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from veikart import blocks as b
from veikart.plugins.shape import fault_in

NAN = float("nan")
DAY = date(2026, 1, 1)
LEVELS = (b.Level("0"), b.Level("1"))
COLUMNS = (b.Column("A"), b.Column("B"))


def trend(*points: b.Point) -> b.Trend:
    return b.Trend((b.Series("s", "S", points),))


def wheel(**fields: Any) -> b.Wheel:
    return b.Wheel((b.WheelEntry(**{"id": "e", "label": "E", **fields}),))


def item(**fields: Any) -> b.TimelineItem:
    return b.TimelineItem(**{"id": "i", "label": "I", "start": DAY, "end": DAY, **fields})


def deep(steps: int) -> b.Node:
    node = b.Node("leaf", "Leaf")
    for step in range(steps):
        node = b.Node(f"node-{step}", "Node", children=(node,))
    return node


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (b.Callout(3), "an int where text belongs"),  # type: ignore[arg-type]
        (b.Callout("x", tone="green"), "a tone is 'green'; there are accent, bad"),  # type: ignore[arg-type]
        (b.Callout("x", steps=(1,)), "an int where text belongs"),  # type: ignore[arg-type]
        (b.Callout("x", why="because"), "a str where a Why belongs"),  # type: ignore[arg-type]
        (b.Callout("x", action="there"), "a str where an Action belongs"),  # type: ignore[arg-type]
        (b.Text("x", "loud"), "a tone is 'loud'"),  # type: ignore[arg-type]
        (b.Figures((b.Figure("a", "1", people=-1),)), "the number of people of '' is -1"),
        (b.Tree((), ()), "a tree has no column for its labels"),
        (b.Tree(COLUMNS, ("x",)), "a str where a Node belongs"),  # type: ignore[arg-type]
        (b.Tree(COLUMNS, (b.Node("n", 3),)), "an int where text belongs"),  # type: ignore[arg-type]
        (b.Tree(COLUMNS, (b.Node("n", "N", ("x", "y")),)), "row 'n' has 2 cells for 1 columns"),
        (b.Tree(COLUMNS, (b.Node("n", "N", children=(b.Node("n", "M"),)),)), "two nodes have the id 'n'"),
        (b.Tree(COLUMNS, (deep(90),)), "lies more than 60 deep"),
        (b.Distribution((b.Level("10"),), ()), "the sign of a level is '10'; one character belongs there"),
        (b.Distribution((b.Level("1"), b.Level("1")), ()), "two levels have the id '1'"),
        (b.Distribution(LEVELS, (b.Spread("r", "R", (1,)),)), "row 'r' has 1 counts for 2 levels"),
        (b.Distribution(LEVELS, (b.Spread("r", "R", (1, -1)),)), "a count of 'r' is -1"),
        (b.Distribution(LEVELS, (b.Spread("r", "R", (1, 0.5)),)), "is 0.5; a whole number"),  # type: ignore[arg-type]
        (b.Distribution(LEVELS, (b.Spread("r", "R", (1, 1), missing=-1),)), "a count of 'r' is -1"),
        (b.Distribution(LEVELS, 2 * (b.Spread("r", "R", ()),)), "two rows have the id 'r'"),
        (b.Scorecard((b.Criterion("c", "C", (6,)),)), "criterion 'c' has 6 on a scale from 1 to 5"),
        (b.Scorecard((b.Criterion("c", "C", (NAN,)),)), "a score of 'c' is nan"),
        (b.Scorecard((b.Criterion("c", "C", (1, 2)),)), "criterion 'c' has 2 scores for 1 sides"),
        (b.Scorecard((b.Criterion("c", "C", (1,), (1, 2)),)), "has 2 scores of before for 1 sides"),
        (b.Scorecard((), least=5, most=1), "a scale begins with 5 and ends with 1"),
        (b.Scorecard((), sides=()), "a scorecard has no side that scores"),
        (b.Scorecard(2 * (b.Criterion("c", "C", (1,)),)), "two criteria have the id 'c'"),
        (
            b.Timeline((item(end=date(2025, 12, 31)),)),
            "item 'i' ends on 2025-12-31, before it starts on 2026",
        ),
        (b.Timeline((item(state="late"),)), "item 'i' is 'late'; there are proposed, agreed"),
        (b.Timeline((item(start="2026-01-01"),)), "a day of 'i' is a str; a date belongs there"),
        (b.Timeline((item(end=datetime(2026, 2, 1, tzinfo=UTC)),)), "a day of 'i' is a datetime"),
        (b.Timeline((item(promised=3),)), "the promised day of 'i' is an int"),
        (b.Timeline((item(), item())), "two items have the id 'i'"),
        (b.Timeline((), first=DAY, last=date(2025, 1, 1)), "ends on 2025-01-01, before it begins"),
        (b.Timeline((), milestones=("x",)), "a str where a Milestone belongs"),  # type: ignore[arg-type]
        (b.Timeline((), today="today"), "today is a str; a date belongs there"),  # type: ignore[arg-type]
        (trend(b.Point("today", 3)), "a day of 's' is a str; a date belongs there"),  # type: ignore[arg-type]
        (trend(b.Point(DAY, NAN)), "a value of 's' is nan; a number or None belongs there"),
        (trend(b.Point(DAY, "64 %")), "a value of 's' is '64 %'"),  # type: ignore[arg-type]
        (trend(b.Point(DAY, 3, low=2)), "a band of 's' has one end on 2026-01-01"),
        (trend(b.Point(DAY, 3, 4, 2)), "a band of 's' goes from 4 up to 2"),
        (trend(b.Point(DAY, 3), b.Point(DAY, 4)), "series 's' has 2026-01-01 after 2026-01-01; days ascend"),
        (trend(3), "an int where a Point belongs"),  # type: ignore[arg-type]
        (b.Trend(2 * trend().series), "two series have the id 's'"),
        (b.Trend((), least=2, most=1), "a scale begins with 2 and ends with 1"),
        (wheel(month=13), "a month of 'e' is 13; a month from 1 to 12 belongs there"),
        (wheel(month=1, until=0), "a month of 'e' is 0"),
        (wheel(month=2, day=30), "the day of 'e' is 30; month 2 has 29 at the most"),
        (wheel(month=2, day="1"), "the day of 'e' is '1'"),
        (b.Wheel((), begins=0), "the month a wheel begins with is 0"),
        (b.Wheel((), month="May"), "the month that is now is 'May'"),  # type: ignore[arg-type]
        (b.Wheel(2 * wheel(month=1).entries), "two entries have the id 'e'"),
        (b.Bars((), most=NAN), "the most of the bars is nan; a number or None belongs there"),
    ],
)
def test_a_block_that_could_not_be_drawn_is_refused_with_the_reason(block: b.Block, reason: str) -> None:
    assert reason in (fault_in([block]) or "")


def test_a_tree_as_deep_as_may_be_is_drawn() -> None:
    assert fault_in([b.Tree(COLUMNS, (deep(50),))]) is None


def test_a_node_without_cells_of_its_own_is_drawn() -> None:
    assert fault_in([b.Tree(COLUMNS, (b.Node("n", "N"),))]) is None
