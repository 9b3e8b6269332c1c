"""The page By goal: where in a goal it hurts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.plugins.gap.engagement import JUNE, Engagement

from veikart.blocks import Bar, Bars, Block
from veikart.contributions.view import Selection
from veikart.moment import Moment


def groups(engagement: Engagement, **narrowed: Any) -> dict[str, tuple[Bar, ...]]:
    blocks: Sequence[Block] = engagement.session.blocks("gap.goals", Moment(JUNE), Selection(**narrowed))
    return {block.title.partition(" (")[0]: block.bars for block in blocks if isinstance(block, Bars)}


def test_a_goal_that_is_selected_shows_the_skills_of_its_capabilities(rated: Engagement) -> None:
    assert set(groups(rated)) == {"Safe work", "Fast delivery"}
    chosen = groups(rated, goal="fast")
    assert set(chosen) == {"Fast delivery", "Plan work"}
    bars = {bar.label: bar for bar in chosen["Plan work"]}
    assert list(bars) == ["SQL ●●", "Scheduling ●●", "Welding ●"]  # German is parked
    assert [part.value for part in bars["Welding ●"].parts] == [0.25, 0.5, 0.25]
    assert bars["SQL ●●"].text == "0 % met"


def test_the_counts_of_a_skill_open_to_its_ratings(rated: Engagement) -> None:
    [weld] = groups(rated, goal="safe")["Join steel"]
    assert weld.why is not None
    positions = weld.why.whole().positions
    events = rated.picture().events
    assert sorted(events.filter(events["position"].is_in(positions))["topic"]) == ["skill.assessed"] * 3


def test_it_is_narrowed_to_a_unit(rated: Engagement) -> None:
    [weld] = groups(rated, goal="safe", unit="office")["Join steel"]
    assert weld.people == 1
    assert weld.text == "0 % met"
