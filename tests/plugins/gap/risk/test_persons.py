"""Key persons, and what leaves with one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from tests.plugins.gap.engagement import JUNE, MARCH, Engagement

from veikart.blocks import Action, Block, Do, Empty, Figures, Mark, Row, Table, Text
from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart_events.vocabulary.organisation import PersonLeft
from veikart_gap.risk.columns import KEY_PERSONS
from veikart_gap.risk.persons import key_persons


def page(engagement: Engagement, **narrowed: Any) -> Sequence[Block]:
    return engagement.session.blocks("gap.person", Moment(MARCH), Selection(**narrowed))


def rows(blocks: Sequence[Block]) -> dict[str, Row]:
    return {row.id: row for block in blocks if isinstance(block, Table) for row in block.rows}


def said(row: Row) -> list[str]:
    return [cell if isinstance(cell, str) else cell.text for cell in row.cells]


def figures(blocks: Sequence[Block]) -> dict[str, str]:
    [found] = [block for block in blocks if isinstance(block, Figures)]
    return {figure.label: figure.value for figure in found.figures}


def test_those_with_whom_most_leaves_come_first(rated: Engagement) -> None:
    rated.rate("di", "sched", 4)
    table = key_persons(rated.picture(), Selection())
    assert table.columns == list(KEY_PERSONS)
    found = {row["person"]: row for row in table.iter_rows(named=True)}
    assert list(found) == ["bo", "di"]
    assert (found["bo"]["uncovers"], found["bo"]["critical"], found["bo"]["skills"]) == (1, 1, ["weld"])
    assert (found["di"]["uncovers"], found["di"]["critical"]) == (1, 0)
    assert (found["bo"]["hanging"], found["bo"]["share"]) == (1.0, 1.0)


def test_one_of_two_holders_is_counted_apart(rated: Engagement) -> None:
    rated.rate("cy", "weld", 2)
    table = key_persons(rated.picture(), Selection())
    assert table.select("person", "uncovers", "one_more").rows() == [("cy", 0, 1), ("bo", 0, 1)]
    assert key_persons(rated.picture(), Selection(person="cy"))["share"].to_list() == [0.5]


def test_those_who_are_known_to_leave_do_not_count_for_the_others(rated: Engagement) -> None:
    rated.rate("cy", "weld", 2)
    rated.write(PersonLeft(person="bo"), on=JUNE)
    table = key_persons(rated.picture(MARCH), Selection())
    assert table.select("person", "uncovers", "one_more").rows() == [("cy", 1, 0), ("bo", 0, 1)]
    for person, uncovered in (("cy", "1"), ("bo", "0")):
        assert figures(page(rated, person=person))["Left uncovered"] == uncovered


def test_somebody_one_step_below_who_stays_is_near(rated: Engagement) -> None:
    def without_successor() -> list[int]:
        return key_persons(rated.picture(MARCH), Selection())["without_successor"].to_list()

    assert without_successor() == [0]  # Åse and Di are at 1 of 2
    rated.write(PersonLeft(person="ase"), PersonLeft(person="di"), on=JUNE)
    assert without_successor() == [1]


def test_the_page_of_a_person_says_what_leaves_and_who_is_nearest(rated: Engagement) -> None:
    rated.write(PersonLeft(person="bo"), on=JUNE)
    blocks = page(rated, person="bo")
    first = next(block for block in blocks if isinstance(block, Text))
    assert first.text == "Bo, Workshop. Fitter. Known to leave: gone from 2025-06-01."
    assert figures(blocks)["Left uncovered"] == "1"
    assert figures(blocks)["Head counts missed"] == "1"
    welding = rows(blocks)["skill:weld"]
    assert said(welding)[:5] == ["Welding", "●●●", "5/2", "nobody", "–"]
    assert said(welding)[5] == "Åse: 1; Di (Office): 1"
    assert said(welding)[6] == "Safe work; Fast delivery"
    assert rows(blocks)["skill:target works/weld"].cells[3] == Mark("0 of 2 wanted", "bad", -2)
    ways = welding.actions
    assert Do("suppose.leaves", {"person": "bo"}, "What if Bo leaves?") in ways
    assert any(isinstance(way, Action) and way.narrowed == {"person": "bo"} for way in ways)
    why = welding.why
    assert why is not None
    assert len(why.whole().positions) == 3


def test_who_alone_holds_a_role_is_told(rated: Engagement) -> None:
    first = next(block for block in page(rated, person="di") if isinstance(block, Text))
    assert "Planner (nobody else)" in first.text


def test_with_whom_nothing_leaves_is_told_that(rated: Engagement) -> None:
    blocks = page(rated, person="ase")
    assert figures(blocks)["Left uncovered"] == "0"
    assert any(isinstance(block, Text) and "two people or more are left" in block.text for block in blocks)
    assert rows(blocks)["person:ase"].actions


@pytest.mark.parametrize(("person", "words"), [("bo", "Bo is not here"), ("gone", "is not here")])
def test_somebody_who_is_not_here_is_an_empty_page_that_says_so(
    rated: Engagement, person: str, words: str
) -> None:
    rated.write(PersonLeft(person="bo"), on=MARCH)
    [empty] = page(rated, person=person)
    assert isinstance(empty, Empty)
    assert words in empty.text


def test_the_list_leads_to_the_page_of_a_person(rated: Engagement) -> None:
    row = rows(page(rated))["person:bo"]
    assert row.action == Action("gap.person", {"person": "bo"}, "What leaves with Bo")
    assert said(row)[2:6] == ["1", "1", "·", "·"]


def test_where_nobody_is_key_the_page_says_so(small: Engagement) -> None:
    [text] = page(small)
    assert isinstance(text, Text)
    assert "enough people are left" in text.text
