"""The pages Reskill, Candidates, Cover and Hidden, through the same door as everybody else's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from tests.plugins.gap.engagement import JUNE, MARCH, Engagement, scale, skill

from veikart.api import Action, Block, Empty, Figures, HeatMap, Meter, Row, Selection, Table, Text, Why
from veikart.moment import Moment
from veikart.plugins.shape import fault_in
from veikart_events.vocabulary.organisation import (
    PersonJoined,
    PersonLeft,
    RoleAssigned,
    RoleDefined,
    UnitCreated,
)
from veikart_events.vocabulary.target import LevelRequired

VIEWS = ("gap.reskill", "gap.candidates", "gap.cover", "gap.hidden")
SELECTIONS = (
    Selection(),
    Selection(unit="works"),
    Selection(unit="gone"),
    Selection(goal="safe"),
    Selection(goal="gone"),
    Selection(critical=True),
    Selection(person="ase"),
    Selection(person="gone"),
    Selection(skill="weld"),
    Selection(skill="german"),
)


def page(engagement: Engagement, view: str, on: date = JUNE, **narrowed: Any) -> Sequence[Block]:
    return engagement.session.blocks(view, Moment(on), Selection(**narrowed))


def table(blocks: Sequence[Block], place: int = 0) -> dict[str, Row]:
    tables = [block for block in blocks if isinstance(block, Table)]
    return {row.id: row for row in tables[place].rows}


def said(row: Row) -> list[str]:
    return [cell if isinstance(cell, str) else cell.text for cell in row.cells]


def words(blocks: Sequence[Block]) -> str:
    return " ".join(block.text for block in blocks if isinstance(block, Text | Empty))


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_can_be_drawn_at_every_moment_and_selection(rated: Engagement, view: str) -> None:
    rated.rate("ase", "sched", 4)
    for day in (date(2024, 1, 1), JUNE, date.max):
        for selection in SELECTIONS:
            blocks = rated.session.blocks(view, Moment(day), selection)
            assert blocks
            assert fault_in(blocks) is None, (day, selection)
    assert [status.failures for status in rated.session.plugins.statuses()] == [()]


@pytest.mark.parametrize("view", VIEWS)
def test_every_row_leads_to_views_and_commands_that_there_are(rated: Engagement, view: str) -> None:
    rated.rate("ase", "sched", 4)
    views = {each.id for each in rated.session.views}
    commands = {command.id: command for command in rated.session.commands}
    blocks = page(rated, view)
    ways = [way for each in blocks for row in getattr(each, "rows", ()) for way in row.actions]
    assert ways
    for way in ways:
        if isinstance(way, Action):
            assert way.view in views
            assert set(way.narrowed) <= set(Selection.__dataclass_fields__)
        else:
            assert set(way.params) <= set(commands[way.command].params.model_fields)


def test_an_empty_engagement_says_what_to_do_first(empty: Engagement) -> None:
    for view in ("gap.reskill", "gap.candidates", "gap.hidden"):
        [first] = page(empty, view)
        assert isinstance(first, Empty)
        assert "requirements.csv --as requirements" in first.steps[0]
    [cover] = page(empty, "gap.cover")
    assert isinstance(cover, Empty)
    assert "Look for somebody who can cover skills now" in cover.steps[0]


def test_roles_can_be_compared_before_anybody_is_there(empty: Engagement) -> None:
    empty.write(
        scale("five", 1, 5),
        skill("weld", "Welding"),
        *(RoleDefined(role=role, name=role.title()) for role in ("smith", "fitter")),
        LevelRequired(role="smith", skill="weld", scale="five", level=3),
        LevelRequired(role="fitter", skill="weld", scale="five", level=5),
    )
    blocks = page(empty, "gap.reskill")
    assert "Nobody is here" in words(blocks)
    assert list(table(blocks)) == ["role:fitter>smith", "role:smith>fitter"]
    assert "Nobody else is known" in words(page(empty, "gap.candidates"))


def test_one_unit_of_one_person_works(empty: Engagement) -> None:
    empty.write(
        scale("five", 1, 5),
        skill("weld", "Welding"),
        UnitCreated(unit="one", name="One"),
        RoleDefined(role="r", name="Smith"),
        PersonJoined(person="eva", name="Eva", unit="one"),
        RoleAssigned(person="eva", role="r"),
        LevelRequired(role="r", skill="weld", scale="five", level=3),
    )
    assert said(table(page(empty, "gap.reskill"))["role:r"])[:5] == ["Smith", "1", "0", "·", "–"]
    assert "Nobody else is known" in words(page(empty, "gap.candidates"))
    assert "Nothing has to be covered" in words(page(empty, "gap.cover"))
    assert "Nobody in this selection" in words(page(empty, "gap.hidden"))
    own = table(page(empty, "gap.reskill", person="eva"))["role:r"]
    assert said(own) == ["Smith (theirs)", "0–100 %", "0/1", "1", "Welding ?→3"]
    empty.rate("eva", "weld", 3)
    assert said(table(page(empty, "gap.cover"))["person:eva"])[3:] == [
        "1/1",
        "·",
        "1 skill to nobody",
        "as far as known",
    ]


def test_the_bench_says_how_many_who_is_nearest_and_what_they_lack(rated: Engagement) -> None:
    rated.rate("bo", "sched", 4, on=MARCH)
    before, after = (
        table(page(rated, "gap.reskill", day))["role:planner"] for day in (date(2025, 2, 1), MARCH)
    )
    assert said(before) == ["Planner", "1", "0", "3", "Bo", "43–100 %", "–"]
    assert said(after) == ["Planner", "1", "1", "2", "Bo", "71–100 %", "SQL (1)"]
    why = after.why
    assert why is not None
    assert dict(why.whole().inputs)["Bo"] == "2 of 3 met"


def test_the_heat_map_of_roles_reads_from_the_left_to_the_top(rated: Engagement) -> None:
    [heat] = [block for block in page(rated, "gap.reskill") if isinstance(block, HeatMap)]
    cells = {row.id: dict(zip(heat.columns, row.cells, strict=True)) for row in heat.rows}
    assert (cells["role:fitter"]["Planner"].text, cells["role:planner"]["Fitter"].text) == ("43", "25")
    assert cells["role:fitter"]["Fitter"].text == ""
    why = cells["role:planner"]["Fitter"].why
    assert why is not None
    inputs = dict(why.whole().inputs)
    assert (inputs["Welding"], inputs["Knots"]) == ("2 → 4", "not required → 2")
    assert inputs["Weights"].startswith("criticality")
    assert "Gower" in why.source


def test_a_person_sees_their_own_role_first_and_what_is_missing_for_others(rated: Engagement) -> None:
    rated.rate("bo", "sched", 3)
    rows = table(page(rated, "gap.reskill", person="bo"))
    assert list(rows) == ["role:fitter", "role:planner"]
    assert said(rows["role:fitter"]) == ["Fitter (theirs)", "100 %", "1/1", "·", "–"]
    assert said(rows["role:planner"]) == ["Planner", "62–90 %", "1/3", "1", "Scheduling 3→4, SQL ?→8"]
    why = rows["role:planner"].why
    assert isinstance(why, Why)
    topics = rated.picture().events.filter(rated.picture().events["position"].is_in(why.whole().positions))
    assert sorted(topics["topic"]) == ["level.required"] * 3 + ["skill.assessed"] * 2
    rated.write(PersonLeft(person="bo"), on=JUNE)
    assert "is not here" in words(page(rated, "gap.reskill", person="bo"))


def test_candidates_are_of_the_role_that_was_looked_for_at_every_moment(rated: Engagement) -> None:
    rated.rate("bo", "sched", 4, on=MARCH)
    assert "No role was looked for yet" in words(page(rated, "gap.candidates"))
    rated.session.do("gap.look_for_role", role="planner")
    for day, met in ((date(2025, 2, 1), "1/3"), (JUNE, "2/3")):
        blocks = page(rated, "gap.candidates", day)
        assert "No role was looked for" not in words(blocks)
        assert said(table(blocks)["person:bo"])[4] == met
    assert list(table(page(rated, "gap.candidates"))) == ["person:bo", "person:cy", "person:ase"]
    assert list(table(page(rated, "gap.candidates"), 1)) == ["role:fitter>planner"]
    figures = [block for block in page(rated, "gap.candidates") if isinstance(block, Figures)]
    assert [figure.value for figure in figures[0].figures] == ["1", "0", "1", "2"]


def test_a_candidate_who_leaves_is_told_and_holders_are_none(rated: Engagement) -> None:
    rated.session.do("gap.look_for_role", role="planner")
    rated.write(PersonLeft(person="bo"), on=date(2025, 8, 1))
    rows = table(page(rated, "gap.candidates"))
    assert (said(rows["person:bo"])[0], rows["person:bo"].tone) == ("Bo, leaves 2025-08-01", "muted")
    assert "person:di" not in rows
    meter = rows["person:bo"].cells[3]
    assert isinstance(meter, Meter)
    assert (meter.share, meter.text) == (pytest.approx(3 / 7), "43–100 %")


def test_cover_says_what_is_needed_who_can_and_what_they_leave_behind(rated: Engagement) -> None:
    rated.rate("cy", "weld", 4)
    rated.session.do("gap.look_for_cover", needs=["weld/4"], days=5)
    blocks = page(rated, "gap.cover")
    assert "Needed for 5 days: Welding 4 (what was chosen)" in words(blocks)
    assert "2 people meet all of it; 0 of them can be taken" in words(blocks)
    assert said(table(blocks)["person:bo"]) == [
        "Bo",
        "Workshop",
        "Fitter",
        "1/1",
        "·",
        "1 skill to nobody",
        "as far as known",
    ]
    why = table(blocks)["person:bo"].why
    assert why is not None
    assert ("Welding", "5, needed 4") in why.whole().inputs
    assert ("Welding", "left with nobody") in why.whole().inputs
    rated.session.do("gap.note_absence", person="bo", since=JUNE, back=None)
    assert said(table(page(rated, "gap.cover"))["person:bo"])[-1] == "away 2025-06-01"


def test_hidden_names_the_skill_who_holds_it_and_where_it_is_missing(rated: Engagement) -> None:
    rated.rate("ase", "sched", 4)
    row = table(page(rated, "gap.hidden"))["skill:sched"]
    assert said(row) == ["Scheduling", "●●", "4", "1", "1", "Office (1)", "Åse"]
    why = row.why
    assert why is not None
    assert dict(why.whole().inputs)["Åse"] == "4, Workshop"
    assert len(why.whole().positions) == 1
