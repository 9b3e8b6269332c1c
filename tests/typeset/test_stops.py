"""Whatever can be stood upon leads to its why, to where it belongs, and to what can be done with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from veikart.blocks import (
    Action,
    Block,
    Callout,
    Column,
    Criterion,
    Distribution,
    Do,
    Level,
    Node,
    Point,
    Scorecard,
    Series,
    Spread,
    Timeline,
    TimelineItem,
    Tree,
    Trend,
    Wheel,
    WheelEntry,
    Why,
)
from veikart.typeset import lay_out

DAY = date(2026, 3, 1)
WHY, ACTION, DO = Why("Why"), Action("gap.ranked", {"skill": "python"}), Do("gap.park")
LINKED: dict[str, Any] = {"why": WHY, "action": ACTION, "actions": (DO,)}


@pytest.mark.parametrize(
    "block",
    [
        Tree((Column("What", grow=True),), (Node("it", "Its name", **LINKED),)),
        Distribution((Level("1"),), (Spread("it", "Its name", (3,), **LINKED),)),
        Scorecard((Criterion("it", "Its name", (3,), **LINKED),)),
        Timeline((TimelineItem("it", "Its name", DAY, DAY, **LINKED),)),
        Wheel((WheelEntry("it", "Its name", 3, **LINKED),)),
        Trend((Series("it", "Its name", (Point(DAY, 3),), **LINKED),)),
    ],
    ids=lambda block: type(block).__name__,
)
@pytest.mark.parametrize("width", [24, 80, 200])
def test_a_stop_knows_what_it_leads_to_and_what_it_is_called(block: Block, width: int) -> None:
    [stop] = [stop for stop in lay_out([block], width).stops if stop.id == "it"]
    assert (stop.why, stop.action, stop.actions, stop.name) == (WHY, ACTION, (DO,), "Its name")


def test_a_cursor_stops_at_a_callout_only_where_it_leads_somewhere() -> None:
    assert lay_out([Callout("Look out.")], 80).stops == ()
    [stop] = lay_out([Callout("Look out.", "Risk", action=ACTION, id="risk")], 80).stops
    assert (stop.id, stop.action, stop.name, stop.y, stop.height) == ("risk", ACTION, "Risk", 0, 3)
