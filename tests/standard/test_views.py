"""The core views: at every moment, for every selection, with every name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.engagements import MovableClock
from tests.rooms import START, empty_room, furnished

from veikart.blocks import Action, Bars, Do, Empty, Figures, HeatMap, Mark, Meter, Row, Table, Text, Way
from veikart.contributions.view import Selection
from veikart.journal import Proposed
from veikart.moment import Moment, day_in_words
from veikart.session import Session
from veikart.standard import CORE_VIEWS
from veikart.text import clean_line
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined, SkillRetired
from veikart_events.vocabulary.organisation import (
    PersonJoined,
    PersonLeft,
    RoleAssigned,
    RoleDefined,
    UnitCreated,
)
from veikart_events.vocabulary.results import KpiDefined
from veikart_events.vocabulary.strategy import CapabilityIdentified, GoalSet, SkillLinked, SkillParked
from veikart_events.vocabulary.target import LevelRequired
from veikart_events.vocabulary.workshop import DecisionNoted

LONG_AGO, FAR_AHEAD = date(1990, 1, 1), date(2100, 1, 1)
VIEWS = [view.id for view in CORE_VIEWS]
Room = tuple[Session, MovableClock]
HOSTILE = (
    "[/]",
    "[@click=app.quit]x[/]",
    "[red]Kari[/red]",
    'A "quoted" name',
    "C:\\new\\table",
    "\\u0041",
    "{0} %s $x",
    "日本語の名前",
    "<script>alert(1)</script>",
    "=1+1",
    "a,b;c\td",
    "' OR 1=1 --",
    "e\u0301\u0301\u0301",
)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Kari is below in SQL and met in welding; nobody has asked Ola."""
    session, clock = rated(tmp_path / "views.veikart")
    yield session, clock
    session.close()


@pytest.fixture(scope="module")
def looked_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The same, made once: for tests that write nothing."""
    session, _ = rated(tmp_path_factory.mktemp("views") / "views.veikart")
    yield session
    session.close()


def rated(path: Path) -> Room:
    session, clock = furnished(path)
    session.do("skill.assess", person="kari", skill="sql", level=2)
    session.do("skill.assess", person="kari", skill="welding", level=3)
    return session, clock


@pytest.fixture
def session(room: Room) -> Session:
    return room[0]


def texts(thing: Any) -> Iterator[str]:
    """Every text in blocks, wherever it stands."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from texts(getattr(thing, each.name))
    elif isinstance(thing, list | tuple):
        for part in thing:
            yield from texts(part)


def rows(session: Session, view: str, **narrowed: Any) -> dict[str, Row]:
    blocks = session.blocks(view, None, Selection(**narrowed))
    return {row.id: row for block in blocks if isinstance(block, Table) for row in block.rows}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "moment",
    [
        None,
        Moment(LONG_AGO),
        Moment(FAR_AHEAD),
        Moment(START, LONG_AGO),
        Moment(date.min),
        Moment(date.max),
    ],
    ids=["now", "long ago", "far ahead", "nothing known", "the first day", "the last day"],
)
def test_every_view_draws_at_every_moment(looked_at: Session, view: str, moment: Moment | None) -> None:
    assert list(looked_at.blocks(view, moment))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "selection",
    [
        Selection(unit="field"),
        Selection(unit="nowhere"),
        Selection(person="ola"),
        Selection(person="nobody"),
        Selection(goal="supply"),
        Selection(goal="nothing"),
        Selection(skill="sql"),
        Selection(critical=True),
        Selection(rows="roles"),
        Selection(rows="units"),
        Selection(search="kari"),
        Selection(search="zzz"),
        Selection(unit="field", person="ola", goal="supply", critical=True, rows="units"),
    ],
    ids=repr,
)
def test_every_view_draws_for_every_selection(looked_at: Session, view: str, selection: Selection) -> None:
    assert list(looked_at.blocks(view, None, selection))


def test_every_view_draws_from_the_first_event_on(tmp_path: Path) -> None:
    from tests.rooms import organisation

    session, _ = empty_room(tmp_path / "growing.veikart")
    for body in organisation():
        for view in VIEWS:
            for selection in (Selection(), Selection(rows="roles"), Selection(rows="units")):
                assert list(session.blocks(view, None, selection)), view
        session.write([Proposed(body)])
    session.close()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Everything there bears a name that tries to be more than one."""
    session, _ = empty_room(tmp_path_factory.mktemp("hostile") / "hostile.veikart")
    steps = (
        ScaleLevel(value=1, name="\\[", description='one "line"\nand \\n more'),
        ScaleLevel(value=2, name='"'),
    )
    session.write([Proposed(ScaleDefined(scale="two", name='Two "steps"', levels=steps))])
    for n, name in enumerate(HOSTILE):
        bodies = [
            UnitCreated(unit=f"u{n}", name=name),
            PersonJoined(person=f"p{n}", name=name, unit=f"u{n}"),
            RoleDefined(role=f"r{n}", name=name),
            RoleAssigned(person=f"p{n}", role=f"r{n}"),
            SkillDefined(skill=f"s{n}", labels={"en": name}, scale="two", group=name),
            GoalSet(goal=f"g{n}", name=name, why=name),
            CapabilityIdentified(capability=f"c{n}", goal=f"g{n}", name=name),
            SkillLinked(skill=f"s{n}", capability=f"c{n}"),
            LevelRequired(role=f"r{n}", skill=f"s{n}", scale="two", level=2),
            KpiDefined(kpi=f"k{n}", name=name, measured_in=name, goal=f"g{n}"),
            DecisionNoted(decision=f"d{n}", text=name, about=(f"s{n}",)),
            SkillAssessed(person=f"p{n}", skill=f"s{n}", scale="two", level=1, method="manager"),
        ]
        session.write([Proposed(body) for body in bodies])
    session.do("skill.park", skill="s0", why=HOSTILE[3])
    yield session
    session.close()


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_names_pass_through_as_data(hostile: Session, view: str) -> None:
    shown = list(texts(list(hostile.blocks(view))))
    assert [name for name in HOSTILE if not any(clean_line(name) in text for text in shown)] == []
    assert hostile.picture().scales["two"].levels[0].description == 'one "line"\nand \\n more'


def test_the_overview_counts_what_is_known_apart_from_what_is_not(session: Session) -> None:
    figures = next(block for block in session.blocks("overview") if isinstance(block, Figures)).figures
    shown = {figure.label: (figure.value, figure.detail) for figure in figures}
    assert shown["People"] == ("2", "in 2 units")
    assert shown["Target met"] == ("50 %", "1 of 2")
    assert shown["Below"] == ("1", "1 step")
    assert shown["Not known"] == ("50 %", "2 of 4")
    bars = next(block for block in session.blocks("overview") if isinstance(block, Bars)).bars
    assert [part.value for part in bars[0].parts] == [0.25, 0.25, 0.5]


def test_people_are_listed_with_what_is_met_and_missing(session: Session) -> None:
    found = rows(session, "people")
    assert found["person:kari"].cells == (
        "Kari",
        "Operations",
        "Engineer",
        Mark("2", sort=2),
        Mark("1", sort=1),
        Mark("·", sort=0),
        Meter(0.5, "50 %", "warn"),
    )
    assert found["person:ola"].cells[-1] == Meter(None, "not known", "muted")
    assert set(rows(session, "people", unit="field")) == {"person:ola"}
    assert set(rows(session, "people", unit="operations")) == {"person:kari", "person:ola"}


def test_strategy_shows_the_thread_and_sets_apart_what_is_parked(session: Session) -> None:
    assert [*rows(session, "strategy")] == [
        "goal:supply",
        "capability:forecast",
        "skill:forecast/sql",
        "skill:forecast/welding",
    ]
    assert [*rows(session, "strategy", critical=True)][-1] == "skill:forecast/sql"
    session.do("skill.park", skill="welding", why="Not this year")
    found = rows(session, "strategy")
    assert found["skill:parked/welding"].cells == ("Welding", "Not this year")
    assert "skill:forecast/welding" not in found
    lost = [block.text for block in session.blocks("strategy") if isinstance(block, Text)]
    assert lost == ["1 skill serves no goal: Fax."]


def test_the_map_tells_a_level_from_what_is_not_known_and_not_relevant(
    room: Room,
) -> None:
    session, clock = room
    session.do("skill.assess", person="ola", skill="welding", level=None)
    (heat,) = session.blocks("map")
    assert isinstance(heat, HeatMap)
    headings = [row.label for row in heat.rows if not row.cells]
    assert headings == ["Operations", "Operations / Field"]
    kari, ola = (dict(zip(heat.columns, row.cells, strict=True)) for row in heat.rows if row.cells)
    assert (kari["SQL"].text, kari["SQL"].look) == ("2", "plain")
    assert (ola["SQL"].text, ola["SQL"].look, ola["SQL"].share) == ("·", "missing", None)
    assert (ola["Welding"].text, ola["Welding"].look, ola["Welding"].share) == ("–", "not relevant", None)
    assert "Fax" not in heat.columns  # it serves no goal, is required of nobody, and nobody was rated in it
    clock.move(date(2026, 3, 1))
    (heat,) = session.blocks("map")
    assert isinstance(heat, HeatMap)
    assert "stale" in {cell.look for row in heat.rows for cell in row.cells}


def test_the_map_of_units_and_roles_shows_the_median_of_those_rated(session: Session) -> None:
    for by, expected in (("units", {"Operations": "3", "Field": "·"}), ("roles", {"Engineer": "3"})):
        (heat,) = session.blocks("map", None, Selection(rows=by))
        assert isinstance(heat, HeatMap)
        welding = heat.columns.index("Welding")
        assert {row.label: row.cells[welding].text for row in heat.rows} == expected


def test_the_journal_is_the_newest_first_and_says_what_was_undone(session: Session) -> None:
    session.undo()
    found = list(rows(session, "journal").values())
    assert [row.cells[-1] for row in found[:2]] == [
        "Undone: Kari: Welding 3 Skilled (manager)",
        "(undone) Kari: Welding 3 Skilled (manager)",
    ]
    assert found[1].tone == "muted"
    assert len(found) == session.journal.head() + 1
    assert [row.id for row in rows(session, "journal", search="sql skilled").values()] == ["event:12"]


def test_the_journal_compared_lists_what_was_not_known_then(room: Room) -> None:
    session, clock = room
    before = session.today
    clock.move(before + timedelta(days=2))
    session.do("skill.assess", person="kari", skill="sql", level=1)
    for baseline in (Moment(before), Moment(FAR_AHEAD, before)):
        found = rows(session, "journal", compare=baseline)
        assert list(found) == [f"event:{session.journal.head()}"]
    text = session.blocks("journal", None, Selection(compare=Moment(before)))[0]
    assert isinstance(text, Text)
    assert text.text.startswith(f"1 event since {day_in_words(before)}, by ")
    (empty,) = session.blocks("journal", None, Selection(compare=Moment(session.today)))
    assert isinstance(empty, Empty)
    assert empty.text.startswith("Nothing was recorded since")


def test_the_journal_calls_things_by_name_before_they_hold(session: Session) -> None:
    ahead = date(2025, 8, 1)
    bodies = [PersonJoined(person="eva", name="Eva"), RoleAssigned(person="eva", role="engineer")]
    session.write([Proposed(body, ahead) for body in bodies])
    newest = next(iter(rows(session, "journal").values()))
    assert newest.cells[-1] == "Eva took the role Engineer"


def test_who_left_and_what_was_retired_is_gone_from_the_views(session: Session) -> None:
    session.write([Proposed(PersonLeft(person="ola")), Proposed(SkillRetired(skill="welding"))])
    assert set(rows(session, "people")) == {"person:kari"}
    (heat,) = session.blocks("map")
    assert isinstance(heat, HeatMap)
    assert "Welding" not in heat.columns
    assert [row.id for row in heat.rows if row.cells] == ["person:kari"]


def test_an_engagement_without_goals_says_how_to_get_them(tmp_path: Path) -> None:
    session, _ = empty_room(tmp_path / "goals.veikart")
    session.write([Proposed(PersonJoined(person="kari", name="Kari"))])
    (block,) = session.blocks("strategy")
    assert isinstance(block, Empty)
    assert block.steps
    session.close()


def test_a_parked_skill_is_on_no_map(session: Session) -> None:
    session.write([Proposed(SkillParked(skill="sql", why="Not now"))])
    heat, note = session.blocks("map")
    assert isinstance(heat, HeatMap)
    assert "SQL" not in heat.columns
    assert note == Text("1 parked skill is left out.", "muted")


def test_rows_lead_to_views_and_commands_that_there_are(session: Session) -> None:
    session.do("skill.park", skill="fax", why="Later")
    commands = {command.id: command for command in session.commands}
    ways: list[Way] = []
    for view in VIEWS:
        for block in session.blocks(view):
            lines = block.bars if isinstance(block, Bars) else block.rows if isinstance(block, Table) else ()
            for line in lines:
                ways += line.actions if line.action is None else (line.action, *line.actions)
    places = {"map", "overview", "people", "progress", "progress.who", "strategy", "trend"}
    assert {way.view for way in ways if isinstance(way, Action)} == places
    for way in ways:
        if isinstance(way, Do):
            assert set(way.params) <= set(commands[way.command].params.model_fields)
        else:
            session.view(way.view).draw(session.picture(), Selection(**dict(way.narrowed)))  # type: ignore[arg-type]
