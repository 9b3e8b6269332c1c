"""Assumed against measured: against a plain calculation, person by person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median_high, median_low
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plugins.gap.engagement import JANUARY, JUNE, MARCH, Engagement, scale, skill
from tests.plugins.gap.readiness.conftest import must_look_as_approved, opened

from veikart.api import Picture, people_in
from veikart.blocks import Action, Bars, Block, Do, Empty, Figures, Heat, HeatMap, Table, Text
from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.plugins.shape import fault_in
from veikart_events.vocabulary.assessment import SkillAssumed
from veikart_events.vocabulary.organisation import PersonJoined, RoleAssigned, RoleDefined, UnitCreated
from veikart_events.vocabulary.strategy import CapabilityIdentified, GoalSet, SkillLinked, SkillParked
from veikart_events.vocabulary.target import LevelRequired
from veikart_gap.readiness.assumed import _medians, assumed
from veikart_gap.readiness.columns import ASSUMED

UNITS = {
    "ase": "shop",
    "bo": "shop",
    "eli": "shop",
    "fia": "shop",
    "cy": "works",
    "gro": "works",
    "di": "office",
}
RATED = (
    ("ase", "weld", 1),
    ("bo", "weld", 5),
    ("eli", "weld", 4),
    ("cy", "weld", 3),
    ("gro", "weld", 1),
    ("di", "weld", 1),
    ("di", "sched", 3),
    ("di", "sql", 3),
)


def tell(engagement: Engagement) -> None:
    """Works is believed to weld well and the Workshop below it badly; the office to schedule and query."""
    engagement.write(
        scale("five", 1, 5),
        scale("ten", 0, 10),
        UnitCreated(unit="works", name="Works"),
        UnitCreated(unit="shop", name="Workshop", parent="works"),
        UnitCreated(unit="office", name="Office"),
        RoleDefined(role="fitter", name="Fitter"),
        *(PersonJoined(person=person, name=person.title(), unit=unit) for person, unit in UNITS.items()),
        *(RoleAssigned(person=person, role="fitter") for person, unit in UNITS.items() if unit != "office"),
        GoalSet(goal="safe", name="Safe work"),
        CapabilityIdentified(capability="join", goal="safe", name="Join steel"),
    )
    engagement.write(
        skill("weld", "Welding"),
        skill("sched", "Scheduling"),
        skill("sql", "SQL", "ten"),
        skill("german", "German"),
        SkillLinked(skill="weld", capability="join", criticality=3),
        SkillParked(skill="german", why="Everyone speaks English"),
        LevelRequired(role="fitter", skill="weld", scale="five", level=4),
        LevelRequired(role="fitter", skill="german", scale="five", level=3),
    )
    for person, name, level in RATED:
        engagement.rate(person, name, level, scale="ten" if name == "sql" else "five")
    engagement.write(
        SkillAssumed(unit="works", skill="weld", scale="five", level=5),
        SkillAssumed(unit="shop", skill="weld", scale="five", level=2),
        SkillAssumed(unit="office", skill="sched", scale="five", level=3),
        SkillAssumed(unit="office", skill="sql", scale="five", level=3),
        SkillAssumed(unit="works", skill="german", scale="five", level=3),
        SkillAssumed(unit="works", skill="sched", scale="five", level=3),
    )


@pytest.fixture(scope="module")
def believed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engagement]:
    """What `tell` tells; nobody may add to it."""
    with opened(tmp_path_factory.mktemp("believed") / "believed.veikart") as engagement:
        tell(engagement)
        yield engagement


@pytest.fixture
def growing(tmp_path: Path) -> Iterator[Engagement]:
    """The same, to go on with."""
    with opened(tmp_path / "growing.veikart") as engagement:
        tell(engagement)
        yield engagement


def rows_of(picture: Picture, **narrowed: Any) -> dict[tuple[str, str], dict[str, Any]]:
    table = assumed(picture, Selection(**narrowed))
    assert table.columns == list(ASSUMED)
    return {(row["unit"], row["skill"]): row for row in table.iter_rows(named=True)}


def expected(picture: Picture, selection: Selection) -> dict[tuple[str, str], tuple[Any, ...]]:
    """(unit, skill) → lower and upper median, how many below, at and above, and not known."""
    said = {
        (unit, skill): level
        for unit, skill, level in picture.assumptions.select("unit", "skill", "level").rows()
    }
    above = dict(picture.units.select("unit", "parent").rows())
    chosen = set(people_in(picture, selection)["person"])

    def about(unit: str | None, skill: str) -> tuple[str, str] | None:
        while unit is not None and (unit, skill) not in said:
            unit = above[unit]
        return None if unit is None else (unit, skill)

    levels: dict[tuple[str, str], list[float]] = {}
    unknown: dict[tuple[str, str], int] = {}
    for cell in picture.cells.filter(~picture.cells["parked"]).iter_rows(named=True):
        key = about(cell["unit"], cell["skill"])
        if key is None or cell["person"] not in chosen:
            continue
        if cell["level"] is not None:
            levels.setdefault(key, []).append(cell["level"])
        unknown[key] = unknown.get(key, 0) + (cell["state"] == "unknown")
    return {
        key: (median_low(found), median_high(found), *_sides(found, said[key]), unknown.get(key, 0))
        for key, found in levels.items()
    }


def _sides(found: Sequence[float], level: float) -> tuple[int, int, int]:
    return sum(x < level for x in found), sum(x == level for x in found), sum(x > level for x in found)


@pytest.mark.parametrize(
    "narrowed", [{}, {"unit": "works"}, {"unit": "shop"}, {"person": "bo"}, {"skill": "weld"}]
)
def test_medians_and_counts_are_those_of_the_people_it_is_about(
    believed: Engagement, narrowed: dict[str, str]
) -> None:
    picture = believed.picture()
    names = ("median_low", "median_high", "below", "at", "above", "unknown")
    told = {
        key: tuple(row[name] for name in names)
        for key, row in rows_of(picture, **narrowed).items()
        if row["measured"]
    }
    wanted = expected(picture, Selection(**narrowed))
    if "skill" in narrowed:
        wanted = {key: found for key, found in wanted.items() if key[1] == narrowed["skill"]}
    assert told == wanted


def test_a_unit_of_which_more_is_known_is_not_counted_for_the_one_above(believed: Engagement) -> None:
    rows = rows_of(believed.picture())
    works, shop = rows["works", "weld"], rows["shop", "weld"]
    assert (works["measured"], works["median_low"], works["median_high"], works["steps"]) == (2, 1.0, 3.0, -2)
    assert (shop["measured"], shop["median_low"], shop["steps"]) == (3, 4.0, 2)
    assert (shop["below"], shop["at"], shop["above"], shop["unknown"]) == (1, 0, 2, 1)


def test_off_is_counted_in_named_levels_to_the_nearer_median_on_the_scale_of_the_skill(
    believed: Engagement,
) -> None:
    rows = rows_of(believed.picture())
    sql = rows["office", "sql"]  # 3 of 1–5 is 5 of 0–10
    assert (sql["assumed"], sql["median_low"], sql["steps"]) == (5.0, 3.0, -2)
    assert rows["office", "sched"]["steps"] == 0


def test_what_nobody_was_measured_in_is_not_known_whatever_was_assumed(believed: Engagement) -> None:
    row = rows_of(believed.picture())["works", "sched"]
    assert (row["measured"], row["median_low"], row["steps"], row["unknown"]) == (0, None, None, 0)


def test_the_widest_surprises_stand_first_and_parked_skills_nowhere(believed: Engagement) -> None:
    order = list(rows_of(believed.picture()))
    assert order[:2] == [("shop", "weld"), ("works", "weld")]
    assert order[-1] == ("works", "sched")
    assert not [skill for _, skill in order if skill == "german"]


def test_what_is_said_later_counts_from_its_day_and_by_both_clocks(growing: Engagement) -> None:
    growing.write(SkillAssumed(unit="shop", skill="weld", scale="five", level=3), on=MARCH)
    growing.rate("cy", "weld", 5, on=MARCH)
    growing.rate("ase", "weld", None, on=MARCH)
    rows = rows_of(growing.picture())
    assert rows["shop", "weld"]["steps"] == 1
    assert rows["shop", "weld"]["measured"] == 2  # it is not relevant for Åse
    assert rows["works", "weld"]["steps"] == 0  # 5 was assumed, and the medians are 1 and 5
    for picture in (growing.picture(date(2025, 2, 1)), growing.picture(JUNE, known_on=date(2025, 2, 1))):
        assert rows_of(picture)["shop", "weld"]["steps"] == 2
    text = next(blocks_of(page(growing), Text)).text
    assert text.endswith(
        "1 assumption was changed since the first; 1 of them came closer to what was measured."
    )


@settings(max_examples=40)
@given(st.lists(st.lists(st.integers(0, 4), max_size=9), min_size=1, max_size=5))
def test_medians_of_counts_are_those_of_the_numbers(given_levels: list[list[int]]) -> None:
    import numpy as np

    counts = np.array([[levels.count(place) for place in range(5)] for levels in given_levels])
    low, high = _medians(counts)
    for row, levels in enumerate(given_levels):
        if levels:
            assert (low[row], high[row]) == (median_low(levels), median_high(levels))


def page(engagement: Engagement, **narrowed: Any) -> Sequence[Block]:
    return engagement.session.blocks("gap.assumed", Moment(JUNE), Selection(**narrowed))


def blocks_of(blocks: Sequence[Block], kind: type[Any]) -> Iterator[Any]:
    return (block for block in blocks if isinstance(block, kind))


def test_the_page_says_how_right_the_assumptions_were(believed: Engagement) -> None:
    text = next(blocks_of(page(believed), Text)).text
    assert text == (
        "Of 4 assumptions that can be compared, 1 met the median of what was measured (25 %), 2 hoped for "
        "more than there is, and 1 for less; 25 % lay within one level."
    )


def test_the_page_shows_both_directions_and_leads_on(believed: Engagement) -> None:
    blocks = page(believed)
    figures = {figure.label: figure.value for figure in next(blocks_of(blocks, Figures)).figures}
    assert figures == {
        "As assumed": "1",
        "Less than assumed": "2",
        "More than assumed": "1",
        "Not measured": "1",
    }
    table, silent = blocks_of(blocks, Table)
    shown = {row.id: [c if isinstance(c, str) else c.text for c in row.cells] for row in table.rows}
    assert shown["assumed:shop/weld"] == [
        "Workshop",
        "Welding",
        "●●●",
        "2?",
        "4",
        "▲ 2 levels",
        "1 · 0 · 2",
        "3 of 4",
    ]
    assert shown["assumed:works/weld"][4:6] == ["1–3", "▼ 2 levels"]
    assert [row.id for row in silent.rows] == ["silent:works/sched"]
    ways = table.rows[0].actions
    assert Do("decision.note", {"about": ("shop", "weld")}, "Note what was decided about it") in ways
    assert table.rows[0].action == Action("map", {"unit": "shop", "skill": "weld"}, "Their levels on the Map")
    assert {bar.id for bar in next(blocks_of(blocks, Bars)).bars} == {
        "unit:works",
        "unit:shop",
        "unit:office",
    }


def test_the_heat_map_tells_not_measured_from_as_assumed(believed: Engagement) -> None:
    heat = next(blocks_of(page(believed), HeatMap))
    cells = {
        (row.label, skill): cell
        for row in heat.rows
        for skill, cell in zip(heat.columns, row.cells, strict=True)
    }
    assert (cells["Workshop", "Welding"].text, cells["Works", "Welding"].text) == ("+2", "−2")
    assert cells["Office", "Scheduling"].text == "0"
    assert cells["Works", "Scheduling"] == Heat("·", None, "missing", people=0)
    assert cells["Office", "Welding"].share is None


def test_why_names_the_assumption_and_opens_to_the_ratings(believed: Engagement) -> None:
    table = next(blocks_of(page(believed), Table))
    row = next(each for each in table.rows if each.id == "assumed:shop/weld")
    events = believed.picture().events
    topics = events.filter(events["position"].is_in(row.why.whole().positions))["topic"]
    assert sorted(topics) == ["skill.assessed"] * 3 + ["skill.assumed"]
    assert dict(row.why.whole().inputs)["Assumed"] == "2, Level 2 (2025-01-01)"


def test_where_nothing_was_assumed_it_says_how(dated: Engagement) -> None:
    [empty] = page(dated)
    assert isinstance(empty, Empty)
    assert "Note what is assumed of a unit" in empty.steps[0]
    dated.session.do("gap.assume", unit="shop", skill="weld", level=3.0, day=JANUARY)
    assert next(blocks_of(page(dated), Figures)).figures[0].detail == "of 1"
    assert isinstance(page(dated, unit="office")[0], Empty)
    dated.session.undo()
    assert isinstance(page(dated)[0], Empty)


def test_it_can_be_drawn_at_every_moment_and_selection(believed: Engagement) -> None:
    for day in (date(2020, 1, 1), JANUARY, JUNE, date(2030, 1, 1)):
        for selection in (
            Selection(),
            Selection(unit="shop"),
            Selection(unit="gone"),
            Selection(goal="safe"),
        ):
            blocks = believed.session.blocks("gap.assumed", Moment(day), selection)
            assert blocks
            assert fault_in(blocks) is None
    assert [status.failures for status in believed.session.plugins.statuses()] == [()]


def test_the_page_looks_as_it_was_approved(believed: Engagement) -> None:
    must_look_as_approved(page(believed), "assumed")
