"""The check of anchoring: judged with evidence, over time, with statements of one's own."""

from __future__ import annotations

from datetime import date

import pytest

import veikart_culture
from veikart.api import DoesNotFit, Empty, Figures, Moment, Scorecard, Trend
from veikart.testing import Engagement, Opens

VIEW = "culture.anchoring"
AUTUMN = date(2025, 9, 1)


@pytest.fixture
def judged(engagement: Opens) -> Engagement:
    opened = engagement([veikart_culture])
    for statement, score, day in (("top-time", 2, AUTUMN), ("top-time", 4, None), ("top-own", 1, None)):
        seen = f"Seen {score}"
        opened.do("culture.judge_anchoring", statement=statement, score=score, on=day, evidence=seen)
    return opened


def scores(opened: Engagement, **narrowed: str) -> dict[str, tuple[float | None, tuple[float | None, ...]]]:
    cards = [block for block in opened.blocks(VIEW, **narrowed) if isinstance(block, Scorecard)]
    return {each.id: (each.scores[0], each.before) for card in cards for each in card.criteria}


def test_a_statement_shows_where_it_stands_and_where_it_stood(judged: Engagement) -> None:
    found = scores(judged)
    assert found["statement:top-time"] == (4.0, (2.0,))
    assert found["statement:top-own"] == (1.0, (None,))
    assert found["statement:hr-tools"] == (None, (None,))
    assert "Seen 4" in judged.printed(VIEW)


def test_a_level_is_the_median_of_what_was_judged_and_nothing_is_no_zero(judged: Engagement) -> None:
    figures = next(block for block in judged.blocks(VIEW) if isinstance(block, Figures)).figures
    assert [(each.label, each.value) for each in figures] == [
        ("Top management", "2.5 of 5"),
        ("HR", "–"),
        ("The line", "–"),
    ]
    assert figures[0].why is not None
    assert len(figures[0].why.positions) == 2


def test_time_is_drawn_from_two_days_on_and_the_past_knows_nothing_later(judged: Engagement) -> None:
    assert any(isinstance(block, Trend) for block in judged.blocks(VIEW))
    then = judged.blocks(VIEW, Moment(AUTUMN))
    assert not any(isinstance(block, Trend) for block in then)


def test_a_unit_is_shown_its_own_and_else_what_was_said_of_all(judged: Engagement) -> None:
    judged.do("culture.judge_anchoring", statement="top-time", score=5, unit="field")
    assert scores(judged, unit="field")["statement:top-time"][0] == 5.0
    assert scores(judged, unit="field")["statement:top-own"][0] == 1.0
    assert "1 statement judged for everybody" in judged.printed(VIEW, 200, unit="field")
    assert scores(judged)["statement:top-time"][0] == 4.0


def test_what_is_judged_again_on_a_day_corrects_it(judged: Engagement) -> None:
    judged.do("culture.judge_anchoring", statement="top-time", score=3)
    assert scores(judged)["statement:top-time"] == (3.0, (2.0,))
    assert not judged.do("culture.judge_anchoring", statement="top-time", score=3).events


def test_statements_of_ones_own_are_added_dropped_and_taken_up_again(judged: Engagement) -> None:
    judged.do("culture.add_statement", level="line", text="Shift leaders name what they lack")
    with pytest.raises(DoesNotFit):
        judged.do("culture.add_statement", level="line", text="shift leaders name what they lack")
    (own,) = judged.picture().table("culture.statements")["statement"]
    judged.do("culture.judge_anchoring", statement=own, score=4)
    assert scores(judged)[f"statement:{own}"][0] == 4.0
    for statement in (own, "hr-tools"):
        judged.do("culture.drop_statement", statement=statement)
        assert f"statement:{statement}" not in scores(judged)
        judged.do("culture.take_up_statement", statement=statement)
        assert f"statement:{statement}" in scores(judged)
    assert any("Shift leaders name what they lack, 4 of 5" in line for line in judged.told())


def test_nothing_judged_says_what_to_do(engagement: Opens) -> None:
    opened = engagement([veikart_culture])
    assert isinstance(opened.blocks(VIEW)[0], Empty)


@pytest.mark.parametrize(("field", "given"), [("statement", "nothing"), ("on", date(2030, 1, 1))])
def test_what_cannot_be_is_refused_at_its_field(judged: Engagement, field: str, given: object) -> None:
    params = {"statement": "top-own", "score": 3, field: given}
    with pytest.raises(DoesNotFit) as refused:
        judged.do("culture.judge_anchoring", **params)
    assert field in refused.value.faults
