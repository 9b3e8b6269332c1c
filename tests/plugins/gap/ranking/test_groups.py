"""Units, roles and goals in the order of what is missing in them."""

from __future__ import annotations

from typing import Any

import pytest
from tests.plugins.gap.engagement import JUNE, Engagement

from veikart.blocks import HeatMap, Table
from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.picture import Picture
from veikart_gap.ranking.columns import BY_GROUP
from veikart_gap.ranking.groups import Kind, by_group
from veikart_gap.ranking.methods import METHODS
from veikart_gap.ranking.rating_first import rate_first
from veikart_gap.ranking.settling import settling


def rows_of(picture: Picture, kind: Kind, **narrowed: Any) -> dict[str | None, dict[str, Any]]:
    return {row["id"]: row for row in by_group(picture, Selection(**narrowed), kind).iter_rows(named=True)}


def test_a_role_scores_what_its_people_miss(rated: Engagement) -> None:
    roles = rows_of(rated.picture(), "role")
    # Fitters: Åse misses 3 of 4 in welding, 3 × 5; knots serve no goal. Planners: 1 of 4 in welding,
    # and 1 of 4 in scheduling and 5 of 10 in SQL, 2 × 2 each.
    assert roles["fitter"]["score"] == pytest.approx(15 * 3 / 4)
    assert roles["planner"]["score"] == pytest.approx(15 / 4 + 4 / 4 + 4 / 2)
    assert (roles["fitter"]["rank"], roles["planner"]["rank"]) == (1, 2)
    assert roles["fitter"]["most"] == "Welding; Knots"


def test_a_unit_counts_what_is_below_it(rated: Engagement) -> None:
    units = rows_of(rated.picture(), "unit")
    assert units["works"]["score"] == units["shop"]["score"] == pytest.approx(15 * 3 / 4)
    assert (units["works"]["rank"], units["shop"]["rank"], units["office"]["rank"]) == (1, 1, 3)
    assert (units["works"]["unknown"], units["shop"]["unknown"]) == (2, 0)


def test_a_goal_counts_its_own_weight_and_criticality_alone(rated: Engagement) -> None:
    goals = rows_of(rated.picture(), "goal")
    assert goals["safe"]["score"] == pytest.approx(3 * 3 * 1.0)
    assert goals["fast"]["score"] == pytest.approx(1 * 2 * 1.0 + 2 * 2 * 0.25 + 2 * 2 * 0.5)
    assert rows_of(rated.picture(), "goal", goal="fast")["fast"]["score"] == goals["fast"]["score"]


def test_groups_are_ranked_by_the_method_that_was_chosen(rated: Engagement) -> None:
    for method in (*METHODS, "ranked_discrepancy"):
        if method != "weighted_gap":
            rated.session.do("gap.rank_by", method=method)
        for kind in ("unit", "role", "goal"):
            table = by_group(rated.picture(), Selection(), kind)
            assert table.columns == list(BY_GROUP)
            assert set(table["method"]) == {method}
            scores = [score for rank, score in table.select("rank", "score").rows() if rank is not None]
            assert scores == sorted(scores, reverse=True)
    assert rows_of(rated.picture(), "role")["fitter"]["score"] == pytest.approx(100 * 2 / 3)


def test_the_page_by_role_shows_where_it_is_missing(rated: Engagement) -> None:
    blocks = rated.session.blocks("gap.roles", Moment(JUNE))
    [table] = [block for block in blocks if isinstance(block, Table)]
    [heat] = [block for block in blocks if isinstance(block, HeatMap)]
    assert [row.id for row in table.rows] == ["role:fitter", "role:planner"] == [row.id for row in heat.rows]
    cells = dict(zip(heat.columns, heat.rows[0].cells, strict=True))
    assert (cells["Welding"].text, cells["SQL"].text, cells["Scheduling"].text) == ("50+1", "", "")
    why = table.rows[0].why
    assert why is not None
    positions = why.whole().positions
    topics = rated.picture().events.filter(rated.picture().events["position"].is_in(positions))["topic"]
    assert topics.to_list() == ["skill.assessed"] * 2


def test_who_was_never_rated_bounds_the_scores_and_is_named_where_it_matters(rated: Engagement) -> None:
    for person, skill in (("ase", "weld"), ("bo", "weld"), ("di", "weld")):
        rated.rate(person, skill, 4)
    found = settling(rated.picture(), Selection())
    assert [found.ranked.standing.rows[place]["skill"] for place in found.ranked.first] == [
        "sql",
        "sched",
        "knots",
    ]
    # Cy was never rated in welding: if at the lowest level it would score 15 × 3 ÷ 4, and stand first.
    table = rate_first(rated.picture(), Selection())
    [weld] = [row for row in table.iter_rows(named=True) if row["skill"] == "weld"]
    assert (weld["person"], weld["required"], weld["effect"], weld["among_first"]) == (
        "cy",
        4.0,
        11.25,
        False,
    )
    rated.rate("cy", "weld", 4)
    assert settling(rated.picture(), Selection()).settled


def test_without_any_rating_it_says_with_whom_to_begin(small: Engagement) -> None:
    found = settling(small.picture(), Selection())
    table = rate_first(small.picture(), Selection())
    assert not found.settled
    assert table["skill"].to_list()[0] == "weld"
    assert table["person"].n_unique() == len({*table["person"]})
    assert settling(small.picture(), Selection(unit="office")).contenders
    assert rate_first(small.picture(), Selection(unit="office"))["person"].unique().to_list() == ["di"]
