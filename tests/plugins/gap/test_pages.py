"""The pages of the Gap screen, through the same door as everybody else's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import isnan
from typing import Any

import pytest
from tests.plugins.gap.engagement import JUNE, MARCH, Engagement, scale, skill

from veikart.arranging.ordering import rows_by
from veikart.blocks import (
    Action,
    Bars,
    Block,
    Empty,
    Figures,
    HeatMap,
    Mark,
    Meter,
    Row,
    Table,
    Text,
    Way,
    Why,
)
from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.plugins.shape import fault_in
from veikart_events.vocabulary.organisation import (
    PersonJoined,
    PersonLeft,
    RoleAssigned,
    RoleDefined,
    UnitCreated,
)
from veikart_events.vocabulary.strategy import GoalDropped
from veikart_events.vocabulary.target import LevelRequired

VIEWS = (
    "gap.ranked",
    "gap.units",
    "gap.roles",
    "gap.goals",
    "gap.stability",
    "gap.rate_first",
    "gap.risk",
    "gap.person",
    "gap.supply",
)
SELECTIONS = (
    Selection(),
    Selection(unit="works"),
    Selection(unit="gone"),
    Selection(goal="safe"),
    Selection(goal="gone"),
    Selection(critical=True),
    Selection(person="ase"),
    Selection(skill="weld"),
    Selection(unit="office", goal="fast", critical=True),
)


def page(engagement: Engagement, view: str, on: date = JUNE, **narrowed: Any) -> Sequence[Block]:
    return engagement.session.blocks(view, Moment(on), Selection(**narrowed))


def only(blocks: Sequence[Block], kind: type[Any]) -> Any:
    [found] = [block for block in blocks if isinstance(block, kind)]
    return found


def rows(blocks: Sequence[Block]) -> dict[str, Row]:
    return {row.id: row for block in blocks if isinstance(block, Table) for row in block.rows}


def said(row: Row) -> list[str]:
    return [cell if isinstance(cell, str) else cell.text for cell in row.cells]


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_can_be_drawn_at_every_moment_and_selection(rated: Engagement, view: str) -> None:
    for day in (date(2024, 1, 1), date(2025, 1, 1), JUNE, date(2030, 1, 1)):
        for selection in SELECTIONS:
            blocks = rated.session.blocks(view, Moment(day), selection)
            assert blocks
            assert fault_in(blocks) is None, (day, selection)
    assert [status.failures for status in rated.session.plugins.statuses()] == [()]


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_engagement_says_what_to_do_first(empty: Engagement, view: str) -> None:
    first = only(page(empty, view), Empty)
    assert "Nobody was here yet" in first.text
    assert "people.csv --as people" in first.steps[0]
    empty.write(UnitCreated(unit="one", name="One"), PersonJoined(person="eva", name="Eva", unit="one"))
    assert "skills.csv --as skills" in only(page(empty, view), Empty).steps[0]
    empty.write(scale("five", 1, 5), skill("weld", "Welding"), RoleDefined(role="r", name="R"))
    assert "requirements.csv --as requirements" in only(page(empty, view), Empty).steps[0]
    empty.write(LevelRequired(role="r", skill="weld", scale="five", level=3))
    assert "nobody here holds one of those roles" in only(page(empty, view), Empty).text


def test_one_unit_of_one_person_works(empty: Engagement) -> None:
    empty.write(
        scale("five", 1, 5),
        skill("weld", "Welding"),
        UnitCreated(unit="one", name="One"),
        RoleDefined(role="r", name="R"),
        PersonJoined(person="eva", name="Eva", unit="one"),
        RoleAssigned(person="eva", role="r"),
        LevelRequired(role="r", skill="weld", scale="five", level=3),
    )
    assert "Nobody has been rated yet" in only(page(empty, "gap.ranked"), Text).text
    assert rows(page(empty, "gap.ranked"))["skill:weld"].cells[-2] == Meter(None, "nobody rated", "muted")
    assert "goal" in only(page(empty, "gap.units"), Empty).text
    assert "No goal had been set" in only(page(empty, "gap.goals"), Empty).text
    assert rows(page(empty, "gap.risk"))["skill:weld"].cells[3] == Mark("nobody known to", "bad", 6)
    empty.rate("eva", "weld", 3)
    assert rows(page(empty, "gap.risk"))["skill:weld"].cells[3] == Mark("one person", "warn", 3)


def test_the_ranked_page_shows_the_numbers_and_follows_the_moment(rated: Engagement) -> None:
    rated.rate("ase", "weld", 4, on=MARCH)
    early, late = (rows(page(rated, "gap.ranked", on)) for on in (date(2025, 2, 1), MARCH))
    assert said(early["skill:weld"])[:7] == ["1", "Welding", "●●●", "2/4", "1/4", "4", "1"]
    assert early["skill:weld"].cells[7] == Meter(1.0, "15", "bad")
    assert said(late["skill:weld"])[3:7] == ["1/4", "4/4", "1", "1"]
    assert late["skill:weld"].cells[7] == Meter(1.0, "3.75", "bad")
    assert (
        list(early) == list(late) == ["skill:weld", "skill:sql", "skill:sched", "skill:knots", "skill:german"]
    )


def test_why_a_skill_ranks_where_it_does_is_told_with_names_numbers_and_events(rated: Engagement) -> None:
    why = rows(page(rated, "gap.ranked"))["skill:weld"].why
    assert isinstance(why, Why)
    assert why.positions == ()  # found when it is opened
    why = why.whole()
    inputs = dict(why.inputs)
    assert (inputs["Score"], inputs["Criticality"]) == ("15", "3")
    assert inputs["Weight of the goals"] == "5 (Safe work; Fast delivery)"
    assert inputs["Steps missing"] == "4 on a scale of 4"
    assert (inputs["Åse"], inputs["Di"]) == ("1, required 4", "1, required 2")
    assert "Borich" in why.source
    assert why.formula.startswith("score = criticality × weight of the goals")
    topics = rated.picture().events.filter(rated.picture().events["position"].is_in(why.positions))["topic"]
    assert sorted(topics) == ["level.required", "level.required", "skill.assessed", "skill.assessed"]


def test_parked_skills_stand_in_a_table_of_their_own_with_the_reason(rated: Engagement) -> None:
    tables = [block for block in page(rated, "gap.ranked") if isinstance(block, Table)]
    assert [row.id for row in tables[-1].rows] == ["skill:german"]
    assert tables[-1].rows[0].cells[1] == "Everyone speaks English"
    assert "skill:german" not in [row.id for row in tables[0].rows]


def test_the_unit_map_tells_missing_from_zero_and_from_not_required(small: Engagement) -> None:
    small.rate("di", "weld", 1)
    heat = only(page(small, "gap.units"), HeatMap)
    cells = {row.id: dict(zip(heat.columns, row.cells, strict=True)) for row in heat.rows}
    assert (cells["unit:office"]["Welding"].text, cells["unit:office"]["Welding"].share) == ("0", 0.0)
    missing = cells["unit:works"]["Welding"]
    assert (missing.text, missing.share, missing.look) == ("·", None, "missing")
    assert cells["unit:works"]["SQL"].text == ""
    assert heat.columns[0] == "Welding"


def test_the_unit_map_says_how_many_in_a_cell_were_never_rated(rated: Engagement) -> None:
    heat = only(page(rated, "gap.units"), HeatMap)
    works = next(row for row in heat.rows if row.id == "unit:works")
    assert works.cells[0].text == "50+1"
    assert [(row.id, row.depth) for row in heat.rows] == [
        ("unit:office", 0),
        ("unit:works", 0),
        ("unit:shop", 1),
    ]


def test_a_cell_whose_ratings_are_mostly_old_looks_stale(rated: Engagement) -> None:
    heat = only(page(rated, "gap.units", date(2026, 6, 1)), HeatMap)
    assert {cell.look for row in heat.rows for cell in row.cells if cell.text} == {"stale"}


def test_a_cell_where_the_skill_is_not_relevant_for_anyone_says_so(rated: Engagement) -> None:
    rated.rate("di", "sql", None, on=MARCH, scale="ten")
    heat = only(page(rated, "gap.units"), HeatMap)
    office = next(row for row in heat.rows if row.id == "unit:office")
    cell = dict(zip(heat.columns, office.cells, strict=True))["SQL"]
    assert (cell.text, cell.look, cell.share) == ("–", "not relevant", None)


def goal_bars(blocks: Sequence[Block]) -> Iterator[tuple[str, str, tuple[float, ...]]]:
    for block in blocks:
        if isinstance(block, Bars):
            yield from ((bar.id, bar.text, tuple(part.value for part in bar.parts)) for bar in block.bars)


def test_goals_show_what_is_met_below_and_not_known(rated: Engagement) -> None:
    bars = {identity: (text, parts) for identity, text, parts in goal_bars(page(rated, "gap.goals"))}
    assert bars["goal:safe"] == ("33 % met, 1 not known", (0.25, 0.5, 0.25))
    assert set(bars) == {"goal:safe", "goal:fast", "capability:join", "capability:plan"}


@pytest.mark.parametrize(
    ("title", "first"), [("Below", 2), ("Level", 1.0), ("Steps", 4.0), ("Not known", 1), ("Critical", 3)]
)
def test_the_ranked_page_can_be_sorted_by_what_its_numbers_mean(
    rated: Engagement, title: str, first: float
) -> None:
    table = next(block for block in page(rated, "gap.ranked", date(2025, 2, 1)) if isinstance(block, Table))
    column = [each.title for each in table.columns].index(title)
    found = [row.cells[column] for row in rows_by(table, column, down=True)]
    values = [cell.sort for cell in found if isinstance(cell, Mark)]
    known = [value for value in values if isinstance(value, int | float) and not isnan(value)]
    assert len(values) == len(table.rows)
    assert known == sorted(known, reverse=True)
    assert values[: len(known)] == known
    assert known[0] >= first


@pytest.mark.parametrize("view", VIEWS)
def test_every_row_leads_to_views_and_commands_that_there_are(rated: Engagement, view: str) -> None:
    views, commands = rated.places()
    ways = [way for block in page(rated, view) for way in ways_of(block)]
    assert ways
    for way in ways:
        if isinstance(way, Action):
            assert way.view in views
            assert set(way.narrowed) <= set(Selection.__dataclass_fields__)
        else:
            assert set(way.params) <= set(commands[way.command].params.model_fields)


def ways_of(block: Block) -> list[Way]:
    lines = block.bars if isinstance(block, Bars) else getattr(block, "rows", ())
    return [way for line in lines for way in line.actions]


def test_a_dropped_goal_is_gone_from_that_day_on(rated: Engagement) -> None:
    rated.write(GoalDropped(goal="fast"), on=MARCH)
    early, late = (page(rated, "gap.goals", on) for on in (date(2025, 2, 1), MARCH))
    assert "goal:fast" in [identity for identity, _, _ in goal_bars(early)]
    assert "goal:fast" not in [identity for identity, _, _ in goal_bars(late)]


def test_the_risk_page_names_who_holds_it_and_when_they_leave(rated: Engagement) -> None:
    rated.write(PersonLeft(person="bo"), on=JUNE)
    shown = rows(page(rated, "gap.risk", MARCH))
    assert said(shown["skill:weld"])[3:6] == ["all leave", "Bo (Workshop), leaves 2025-06-01", "4 by role"]
    assert shown["skill:target works/weld"].cells[3] == Mark("0 of 2", "bad", 4)
    figures = only(page(rated, "gap.risk", MARCH), Figures).figures
    assert [figure.value for figure in figures[:3]] == ["4", "0", "1"]


def test_a_single_holder_whose_rating_is_old_is_told(rated: Engagement) -> None:
    shown = rows(page(rated, "gap.risk", date(2026, 6, 1)))
    assert said(shown["skill:weld"])[4] == "Bo (Workshop); rated more than a year ago"


def test_no_risk_is_said_in_words(rated: Engagement) -> None:
    rated.rate("cy", "weld", 4)
    blocks = page(rated, "gap.risk", critical=True)
    assert "Two people or more hold each" in only(blocks, Text).text
