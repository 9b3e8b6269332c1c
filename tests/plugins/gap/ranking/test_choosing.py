"""Choosing by what gaps are ranked, and how long it takes to learn."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.plugins.gap.engagement import JANUARY, JUNE, Engagement, skill

from veikart.blocks import Meter, Table, Text
from veikart.contributions.view import Selection
from veikart.errors import DoesNotFit, RuleBroken
from veikart.moment import Moment
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_gap.ranking.learning import LEAST, learned
from veikart_gap.ranking.scores import ranking
from veikart_gap.ranking.settings import RankingSettings


def shown(engagement: Engagement, on: date = JUNE) -> tuple[str, dict[str, str]]:
    """What the page says first, and the score of each skill in its words."""
    blocks = engagement.session.blocks("gap.ranked", Moment(on), Selection())
    told = next(block.text for block in blocks if isinstance(block, Text))
    table = next(block for block in blocks if isinstance(block, Table))
    scores = {row.id: cell.text for row in table.rows for cell in row.cells if isinstance(cell, Meter)}
    return told, scores


def test_a_method_that_is_chosen_counts_from_its_day_and_says_so(rated: Engagement) -> None:
    rated.now.at = rated.now.at.replace(month=3)
    rated.session.do("gap.rank_by", method="ranked_discrepancy")
    told, scores = shown(rated)
    assert told.startswith("By ranked discrepancy.")
    assert (scores["skill:weld"], scores["skill:sql"]) == ("67 %", "100 %")
    told, scores = shown(rated, date(2025, 2, 1))
    assert told.startswith("By weighted gap.")
    assert scores["skill:weld"] == "15"
    table = ranking(rated.picture(), Selection())
    assert set(table["method"]) == {"ranked_discrepancy"}
    shared = table.filter(table["rank"] == 1)["skill"].to_list()
    assert shared == [
        "sql",
        "knots",
        "sched",
    ]  # one of one is below; then what is missing decides


def test_the_same_method_again_is_refused_and_one_that_is_not_there_does_not_fit(rated: Engagement) -> None:
    with pytest.raises(RuleBroken, match="by weighted gap already"):
        rated.session.do("gap.rank_by", method="weighted_gap")
    with pytest.raises(DoesNotFit):
        rated.session.do("gap.rank_by", method="dice")


def test_a_ranking_by_urgency_says_weeks_and_names_what_has_no_day(rated: Engagement) -> None:
    rated.session.do("skill.prioritise", skill="weld", priority=1, needed_by=date(2025, 6, 22))
    rated.session.do("gap.rank_by", method="urgency")
    told, scores = shown(rated)
    # Åse misses 3 steps and Di 1: 2 in the mean, of 13 weeks each; 3 are left.
    assert scores["skill:weld"] == "23 weeks short"
    assert scores["skill:sql"] == "no date"
    assert "Without a day they are needed by they are not ranked: Knots, Scheduling and SQL" in told


@pytest.fixture
def rising(rated: Engagement) -> Engagement:
    """As many rises as are needed but one: ten weeks a step, and one of them twenty."""
    skills = [f"s{at}" for at in range(LEAST - 1)]
    rated.write(*(skill(name, name) for name in skills))
    rated.write(*(SkillAssessed(person="ase", skill=name, scale="five", level=1) for name in skills))
    slow, *others = skills
    for names, weeks in ((others, 10), ([slow], 20)):
        later = (SkillAssessed(person="ase", skill=name, scale="five", level=2) for name in names)
        rated.write(*later, on=JANUARY + timedelta(weeks=weeks))
    return rated


def test_the_journal_says_how_long_a_step_took_when_there_are_enough_rises(rising: Engagement) -> None:
    assert learned(rising.picture()) == (LEAST - 1, None)
    with pytest.raises(RuleBroken, match=f"Only {LEAST - 1} rises"):
        rising.session.do("gap.learning_time")
    rising.rate("ase", "weld", 2, on=JANUARY + timedelta(weeks=10))
    rises, weeks = learned(rising.picture())
    assert (rises, weeks) == (LEAST, 10.0)
    rising.session.do("gap.learning_time")
    assert rising.picture().setting(RankingSettings).weeks_a_step == 10.0
    with pytest.raises(RuleBroken, match="last 10 weeks already"):
        rising.session.do("gap.learning_time")


def test_a_fall_or_another_person_is_no_rise(rated: Engagement) -> None:
    rated.rate("bo", "weld", 3, on=JUNE)
    assert learned(rated.picture()).rises == 0
