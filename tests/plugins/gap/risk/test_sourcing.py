"""Build or buy: reasons for each side, from numbers that can be counted by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.plugins.gap.engagement import JUNE, MARCH, Engagement

from veikart.blocks import Block, Do, Figures, Row, Table, Text
from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.picture import Picture
from veikart_events.vocabulary.organisation import PersonLeft
from veikart_events.vocabulary.strategy import SkillPrioritised
from veikart_gap.risk.columns import SOURCING
from veikart_gap.risk.sourcing import build_or_buy


def rows_of(picture: Picture, **narrowed: Any) -> dict[str, dict[str, Any]]:
    table = build_or_buy(picture, Selection(**narrowed))
    assert table.columns == list(SOURCING)
    return {row["skill"]: row for row in table.iter_rows(named=True)}


def test_who_is_one_step_away_and_how_long_it_takes_are_counted(rated: Engagement) -> None:
    rated.write(
        SkillPrioritised(skill="sched", priority=1, needed_by=date(2025, 9, 1)),
        SkillPrioritised(skill="weld", priority=2, needed_by=date(2025, 6, 29)),
    )
    found = rows_of(rated.picture(JUNE))
    weld, sched = found["weld"], found["sched"]
    assert (weld["below"], weld["near"], weld["steps"], weld["unknown"]) == (2, 1, 1.0, 1)
    assert (weld["weeks_to_learn"], weld["weeks_left"]) == (13.0, 4.0)
    assert weld["for_buying"] == ["learning takes about 13 weeks, and only 4 weeks are left until 2025-06-29"]
    assert weld["for_building"] == [
        "1 of 2 people below are one step away",
        "1 person who stays holds it and could teach the 2 below",
        "it is critical for the goals: what we live by is safer grown than bought",
    ]
    assert "learning takes about 13 weeks, and 13 weeks are left until 2025-09-01" in sched["for_building"]
    assert sched["for_buying"] == ["0 people who stay hold it, for 1 to learn it from"]
    assert list(found) == ["weld", "sched", "sql", "knots"]


def test_the_step_is_that_of_the_scale(rated: Engagement) -> None:
    sql = rows_of(rated.picture())["sql"]  # 3 of 8 on a scale of 0 to 10
    assert (sql["steps"], sql["near"]) == (5.0, 0)
    assert "nobody below is one step away" in sql["for_buying"]


def test_the_market_speaks_for_one_side_or_for_neither(rated: Engagement) -> None:
    def told(shortage: int) -> tuple[bool, bool, bool]:
        rated.session.do("gap.observe_market", skill="weld", shortage=shortage, source="Foremen")
        row = rows_of(rated.session.picture())["weld"]
        sides = ("for_building", "for_buying", "open")
        building, buying, even = (any("Foremen" in reason for reason in row[side]) for side in sides)
        return building, buying, even

    assert told(5) == (True, False, False)
    assert told(2) == (False, True, False)
    assert told(3) == (False, False, True)


def test_what_is_not_known_is_told_and_not_guessed(rated: Engagement) -> None:
    row = rows_of(rated.picture())["knots"]
    assert (row["market"], row["weeks_left"], row["criticality"]) == (None, None, 0)
    assert row["open"] == [
        "no day is agreed by which it is needed: prioritise it",
        "nothing is known of the outside market: bring in a table, or note it",
        "1 person was never rated: some may hold it",
        "it serves no goal: ask whether it is needed at all",
    ]


def test_those_who_leave_are_neither_near_nor_teachers(rated: Engagement) -> None:
    rated.write(PersonLeft(person="bo"), PersonLeft(person="di"), on=JUNE)
    row = rows_of(rated.picture(MARCH))["weld"]
    assert (row["near"], row["holders_who_stay"]) == (0, 0)


def page(engagement: Engagement, on: date = JUNE, **narrowed: Any) -> Sequence[Block]:
    return engagement.session.blocks("gap.supply", Moment(on), Selection(**narrowed))


def rows(blocks: Sequence[Block]) -> dict[str, Row]:
    return {row.id: row for block in blocks if isinstance(block, Table) for row in block.rows}


def words(blocks: Sequence[Block]) -> str:
    return " ".join(block.text for block in blocks if isinstance(block, Text))


def test_the_page_shows_both_with_every_number_open(rated: Engagement) -> None:
    rated.write(PersonLeft(person="bo"), on=MARCH)
    blocks = page(rated)
    [figures] = [block for block in blocks if isinstance(block, Figures)]
    assert [figure.value for figure in figures.figures] == ["1", "1", "0"]
    shown = rows(blocks)
    why = shown["unit:works"].why
    assert why is not None
    assert len(why.whole().positions) == 1
    assert "Garwood" in why.source
    assert (
        Do("gap.observe_market", {"skill": "weld"}, "Note how hard it is to find outside")
        in shown["skill:weld"].actions
    )
    assert "--as gap.market" in words(blocks)
    assert "The journal has seen people for 22 weeks only" in words(blocks)
    assert "So few left" in words(blocks)


def test_ahead_of_today_only_known_leavers_count_and_the_page_says_so(rated: Engagement) -> None:
    assert "lies ahead in part" in words(page(rated, date(2027, 1, 1)))


def test_without_requirements_the_page_still_tells_who_left(empty: Engagement) -> None:
    assert page(empty)
    assert "Nobody was here yet" in page(empty)[0].text  # type: ignore[union-attr]
