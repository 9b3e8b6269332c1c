"""Talks about learning: held against agreed, by unit and quarter."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import veikart_culture
from veikart.api import Do, DoesNotFit, Empty, Moment, Table
from veikart.testing import Engagement, Opens
from veikart_culture.conversations.cadence import Cadences, Said
from veikart_culture.conversations.columns import HELD
from veikart_culture.conversations.quarters import Quarter, up_to

VIEW = "culture.conversations"


@pytest.fixture
def begun(engagement: Opens) -> Engagement:
    """Four talks a year for everybody since July, six in the field since October; today is 2 March 2026."""
    opened = engagement([veikart_culture])
    opened.do("culture.agree_cadence", a_year=4, since=date(2025, 7, 1))
    opened.do("culture.agree_cadence", unit="field", a_year=6, since=date(2025, 10, 1))
    for day in (date(2025, 8, 5), date(2025, 8, 6), date(2025, 11, 4)):
        opened.do("culture.hold_conversation", unit="operations", leader="kari", on=day)
    opened.do("culture.hold_conversation", unit="field", on=date(2025, 12, 9), about="What failed")
    return opened


def held(opened: Engagement, moment: Moment | None = None) -> dict[tuple[str, str], tuple[float | None, int]]:
    rows = opened.analysis("culture.conversations_held", moment)
    return {
        (unit, quarter): (agreed, count)
        for unit, quarter, agreed, count in rows.select("unit", "quarter", "agreed", "held").rows()
    }


def test_each_unit_has_what_was_agreed_and_held_in_each_quarter(begun: Engagement) -> None:
    table = held(begun)
    assert table["operations", "2025 Q2"] == (None, 0)
    assert table["operations", "2025 Q3"] == (1.0, 2)
    assert table["operations", "2025 Q4"] == (1.0, 1)
    assert table["field", "2025 Q3"] == (1.0, 0)
    assert table["field", "2025 Q4"] == (1.5, 1)
    assert table["field", "2026 Q1"] == (1.5, 0)
    assert begun.analysis("culture.conversations_held").columns == list(HELD)


def test_a_talk_more_in_one_quarter_makes_up_for_none_in_another(begun: Engagement) -> None:
    row = {row.id: row for row in table_of(begun).rows}["unit:operations"]
    assert row.why is not None
    assert ("2025 Q3", "2 held, 1 agreed") in row.why.inputs
    assert "67 %" in begun.printed(VIEW)  # 3 of the 4.5 that were agreed; 4 were held


def test_the_page_follows_both_clocks(begun: Engagement) -> None:
    assert held(begun, Moment(date(2025, 8, 5)))["operations", "2025 Q3"] == (1.0, 1)
    assert held(begun, Moment(date(2026, 3, 2), date(2025, 12, 1)))["operations", "2025 Q3"] == (None, 0)


def test_a_unit_that_missed_a_talk_is_found_until_less_is_agreed(begun: Engagement) -> None:
    assert not begun.findings("culture.talks_missed")
    begun.do("culture.agree_cadence", unit="field", a_year=12, since=date(2025, 10, 1))
    (finding,) = begun.findings("culture.talks_missed")
    assert (finding.subject, "1 held, 3 agreed in 2025 Q4" in finding.text) == ("unit:field", True)
    begun.undo()
    assert not begun.findings("culture.talks_missed")


def test_before_anything_is_agreed_the_page_says_what_to_do(engagement: Opens) -> None:
    opened = engagement([veikart_culture])
    blocks = opened.blocks(VIEW)
    assert isinstance(blocks[0], Empty)
    rows = table_of(opened).rows
    assert all(any(isinstance(way, Do) for way in row.actions) for row in rows)
    assert isinstance(opened.blocks(VIEW, Moment(date(2024, 1, 1)))[0], Empty)


def test_the_same_agreement_again_writes_nothing(begun: Engagement) -> None:
    assert not begun.do("culture.agree_cadence", unit="field", a_year=6).events


def test_a_talk_of_a_day_to_come_is_refused_at_its_field(begun: Engagement) -> None:
    with pytest.raises(DoesNotFit) as refused:
        begun.do("culture.hold_conversation", unit="field", on=date(2026, 3, 3))
    assert "on" in refused.value.faults


def test_what_a_talk_was_about_is_told_and_can_be_forgotten(begun: Engagement) -> None:
    assert any("talked about learning in Field crew: What failed" in line for line in begun.told())


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 9))
def test_quarters_follow_each_other_without_a_day_between(day: date, count: int) -> None:
    quarters = up_to(day, count)
    assert len(quarters) == count
    assert quarters[-1].first <= day <= quarters[-1].last
    for one, following in pairwise(quarters):
        assert (following.first - one.last).days == 1


@settings(max_examples=50)
@given(st.lists(st.tuples(st.dates(date(2025, 1, 1), date(2025, 12, 31)), st.integers(0, 52)), max_size=6))
def test_what_is_agreed_in_a_quarter_is_the_mean_of_its_days(said: list[tuple[date, int]]) -> None:
    told = [Said(day, a_year, place) for place, (day, a_year) in enumerate(sorted(said))]
    agreed = Cadences({"": told}, {})
    for number in range(1, 5):
        quarter = Quarter(2025, number)
        days = [date.fromordinal(quarter.first.toordinal() + place) for place in range(quarter.days)]
        known = [found.a_year for day in days if (found := agreed.on("unit", day))]
        expected = sum(known) / 4 / quarter.days if known else None
        assert agreed.agreed("unit", quarter) == pytest.approx(expected)


def table_of(opened: Engagement) -> Table:
    return next(block for block in opened.blocks(VIEW) if isinstance(block, Table))
