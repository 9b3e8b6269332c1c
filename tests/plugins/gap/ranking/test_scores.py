"""The ranked gaps against numbers counted by hand and a calculation in plain Python."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.plugins.gap.engagement import JUNE, MARCH, Engagement

from veikart.contributions.view import Selection
from veikart.picture import Picture
from veikart_events.vocabulary.organisation import PersonLeft
from veikart_events.vocabulary.strategy import GoalRevised
from veikart_gap.ranking.columns import RANKING
from veikart_gap.ranking.scores import ranking


def rows_of(picture: Picture, **narrowed: Any) -> dict[str, dict[str, Any]]:
    return {row["skill"]: row for row in ranking(picture, Selection(**narrowed)).iter_rows(named=True)}


def order_of(picture: Picture, **narrowed: Any) -> list[str]:
    return list(rows_of(picture, **narrowed))


def test_the_score_is_criticality_times_goal_weight_times_the_missing_lengths_of_scale(
    rated: Engagement,
) -> None:
    rows = rows_of(rated.picture())
    # Åse misses 3 steps of 4, Di misses 1: 4 / 4 = 1 length; criticality 3; both goals, 3 + 2.
    assert rows["weld"]["score"] == 3 * 5 * 1.0
    # Di misses 5 of the 10 steps of the other scale, and 1 of 4 in scheduling.
    assert rows["sql"]["score"] == 2 * 2 * 0.5
    assert rows["sched"]["score"] == 2 * 2 * 0.25
    assert [rows[skill]["rank"] for skill in ("weld", "sql", "sched")] == [1, 2, 3]
    assert order_of(rated.picture()) == ["weld", "sql", "sched", "knots", "german"]


def test_a_surplus_never_offsets_a_gap(rated: Engagement) -> None:
    before = rows_of(rated.picture())["weld"]
    assert (before["gap"], before["met"], before["below"]) == (4.0, 1, 2)
    rated.rate("cy", "weld", 5, on=MARCH)
    after = rows_of(rated.picture())["weld"]
    assert (after["gap"], after["score"], after["met"]) == (4.0, before["score"], 2)


def test_what_nobody_has_rated_is_counted_apart_and_adds_nothing(rated: Engagement) -> None:
    row = rows_of(rated.picture())["weld"]
    assert (row["required"], row["met"], row["below"], row["unknown"]) == (4, 1, 2, 1)


def test_not_relevant_is_neither_required_nor_missing(rated: Engagement) -> None:
    row = rows_of(rated.picture())["knots"]
    assert (row["required"], row["unknown"], row["not_relevant"], row["below"]) == (2, 1, 1, 1)


def test_a_skill_that_serves_no_goal_scores_nothing_but_keeps_its_gap(rated: Engagement) -> None:
    row = rows_of(rated.picture())["knots"]
    assert (row["criticality"], row["goal_weight"], row["score"], row["gap"]) == (0, 0.0, 0.0, 1.0)


def test_parked_skills_stand_last_without_rank_or_score_and_with_their_reason(rated: Engagement) -> None:
    row = rows_of(rated.picture())["german"]
    assert (row["rank"], row["score"], row["gap"]) == (None, None, 2.0)
    assert row["parked_why"] == "Everyone speaks English"


def test_levels_are_told_as_lower_medians(rated: Engagement) -> None:
    row = rows_of(rated.picture())["weld"]
    assert (row["median_level"], row["median_required"]) == (1.0, 4.0)  # of 1, 1, 5 and of 2, 4, 4, 4


def test_a_later_rating_changes_the_order_from_its_day_on(rated: Engagement) -> None:
    rated.rate("ase", "weld", 4, on=MARCH)
    rated.rate("di", "weld", 2, on=MARCH)
    assert order_of(rated.picture(date(2025, 2, 28)))[:2] == ["weld", "sql"]
    assert order_of(rated.picture(MARCH))[:3] == ["sql", "sched", "knots"]
    assert rows_of(rated.picture(MARCH))["weld"]["rank"] is None


def test_an_earlier_state_of_knowledge_shows_the_earlier_score(rated: Engagement) -> None:
    rated.now.at = rated.now.at.replace(month=3)
    rated.rate("ase", "weld", 3, on=date(2025, 1, 2))
    picture_now, as_known = rated.picture(JUNE), rated.picture(JUNE, known_on=date(2025, 2, 1))
    assert rows_of(picture_now)["weld"]["gap"] == 2.0
    assert rows_of(as_known)["weld"]["gap"] == 4.0


def test_a_goal_weight_counts_from_the_day_it_was_revised(rated: Engagement) -> None:
    rated.write(GoalRevised(goal="fast", weight=20), on=MARCH)
    assert rows_of(rated.picture(date(2025, 2, 1)))["sql"]["score"] == 2.0
    assert rows_of(rated.picture(MARCH))["sql"]["score"] == 20.0


def test_a_goal_narrows_to_its_skills_its_weight_and_its_criticality(rated: Engagement) -> None:
    rows = rows_of(rated.picture(), goal="fast")
    assert set(rows) == {"weld", "sql", "sched", "german"}
    assert (rows["weld"]["criticality"], rows["weld"]["goal_weight"], rows["weld"]["score"]) == (1, 2.0, 2.0)
    assert rows["weld"]["goals"] == "Fast delivery"


def test_equal_scores_share_a_rank(rated: Engagement) -> None:
    rows = rows_of(rated.picture(), goal="fast")
    assert (rows["weld"]["rank"], rows["sql"]["rank"], rows["sched"]["rank"]) == (1, 1, 3)


def test_a_unit_narrows_to_its_people_and_those_below_it(rated: Engagement) -> None:
    assert rows_of(rated.picture(), unit="works")["weld"]["required"] == 3
    assert rows_of(rated.picture(), unit="shop")["weld"]["required"] == 2
    assert rows_of(rated.picture(), unit="office")["weld"]["gap"] == 1.0


def test_only_what_is_critical_is_left_on_demand(rated: Engagement) -> None:
    assert order_of(rated.picture(), critical=True) == ["weld", "german"]


def test_who_has_left_no_longer_counts(rated: Engagement) -> None:
    rated.write(PersonLeft(person="ase"), on=MARCH)
    assert rows_of(rated.picture(date(2025, 2, 1)))["weld"]["gap"] == 4.0
    assert rows_of(rated.picture(MARCH))["weld"]["gap"] == 1.0


def test_positions_lead_to_the_ratings_below_and_the_requirements_behind_them(rated: Engagement) -> None:
    picture = rated.picture()
    positions = rows_of(picture)["sql"]["positions"]
    topics = picture.events.filter(picture.events["position"].is_in(positions))["topic"].to_list()
    assert sorted(topics) == ["level.required", "skill.assessed"]


def test_columns_are_those_documented_with_rows_and_without(small: Engagement, empty: Engagement) -> None:
    assert ranking(small.picture(), Selection()).columns == list(RANKING)
    before = small.picture(date(2024, 1, 1))
    assert ranking(before, Selection()).columns == list(RANKING)
    assert ranking(before, Selection()).height == 0


def plain_scores(picture: Picture) -> dict[str, float]:
    """The formula once more, person by person, from the picture's plain tables."""
    weights = {g["goal"]: g["weight"] for g in picture.goals.iter_rows(named=True)}
    levels = {(r["person"], r["skill"]): r["level"] for r in picture.levels.iter_rows(named=True)}
    scores: dict[str, float] = {}
    for skill in picture.skills.filter(~picture.skills["parked"]).iter_rows(named=True):
        links = [link for link in picture.links.iter_rows(named=True) if link["skill"] == skill["skill"]]
        missing, asked = 0.0, False
        for need in picture.required.filter(picture.required["skill"] == skill["skill"]).iter_rows(
            named=True
        ):
            asked = True
            has = levels.get((need["person"], need["skill"]))
            if has is not None and has < need["level"]:
                missing += need["level"] - has
        if asked:
            scale = picture.scales[skill["scale"]]
            goals = {link["goal"] for link in links}
            weight = sum(weights[goal] for goal in goals)
            critical = max((link["criticality"] for link in links), default=0)
            scores[skill["skill"]] = critical * weight * missing / (scale.high - scale.low)
    return scores


@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2025, 2, 10), date(2025, 4, 1), date(2025, 5, 31)])
def test_a_calculation_person_by_person_gives_the_same_scores(rated: Engagement, day: date) -> None:
    rated.rate("cy", "weld", 2, on=date(2025, 2, 1))
    rated.rate("ase", "weld", 3, on=date(2025, 3, 15))
    rated.rate("di", "sql", 9, on=date(2025, 4, 1), scale="ten")
    rated.rate("di", "sched", 1, on=date(2025, 5, 1))
    picture = rated.picture(day)
    found = {skill: row["score"] for skill, row in rows_of(picture).items() if not row["parked"]}
    assert found == pytest.approx(plain_scores(picture))
