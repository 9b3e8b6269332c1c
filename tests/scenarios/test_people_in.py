"""Who is named in a scenario can be forgotten there, too; copies and backups keep the rest."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import ClassVar

import pytest
from tests.rooms import START, clock_on, furnished, opened
from tests.scenarios.asking import begun, inside, names, supposed

from veikart.api import EventBody, EventType, hook
from veikart.errors import RuleBroken
from veikart.journal import Proposed
from veikart.plugins import Plugins
from veikart.session import Session
from veikart_events.vocabulary.organisation import PersonLeft


def lies_in_plain(path: Path, words: str) -> bool:
    return words.encode() in path.read_bytes()


def test_names_and_reasons_that_are_supposed_are_sealed(session: Session, path: Path) -> None:
    scenario = begun(session, "If Guri Berg comes")
    supposed(session, "person.join", scenario, name="Guri Berg", unit="field", ref="4711")
    supposed(session, "person.leave", scenario, person="kari", day=START, why="Tired of it")
    assert names(inside(session, scenario)) == ["Guri Berg", "Ola"]
    session.journal.close()
    for words in ("Guri", "4711", "Tired"):
        assert not lies_in_plain(path, words)


def test_forgetting_somebody_reaches_what_was_supposed_of_them(session: Session) -> None:
    scenario = begun(session)
    supposed(session, "person.leave", scenario, person="kari", day=START, why="Tired of it")
    session.forget("kari")
    assert all("Tired" not in str(each.body) for each in session.supposed())
    [misfit] = session.scenarios()[0].misfits
    assert "was forgotten" in misfit
    with pytest.raises(RuleBroken):
        supposed(session, "suppose.moves", scenario, person="kari", unit="field")


def test_who_was_only_ever_supposed_can_be_asked_about_and_forgotten(session: Session, path: Path) -> None:
    from veikart.privacy.erasure.forgetting import forget
    from veikart.privacy.erasure.planning import plan_for
    from veikart.privacy.person import held_about, person_called
    from veikart.privacy.sources import sources_of

    scenario = begun(session)
    supposed(session, "person.join", scenario, name="Guri Berg", unit="field")
    session.do("scenario.discard", scenario=scenario)
    sources = sources_of(session)
    guri = person_called(sources.picture, "guri berg")
    held = held_about(sources, guri)
    assert (held.person.name, held.person.whereabouts) == ("Guri Berg", "only supposed")
    forget(session, plan_for(sources, guri))
    assert all("Guri" not in str(each.body) for each in session.supposed())
    assert session.picture().people["name"].to_list() == ["Kari", "Ola"]


def test_nobody_is_forgotten_in_a_scenario_only(session: Session) -> None:
    from veikart_events.vocabulary.organisation import PersonForgotten

    branch = session.branch(begun(session))
    with pytest.raises(RuleBroken, match=r"person\.forgotten cannot be supposed"):
        branch.attempt([Proposed(PersonForgotten(person="kari"), START)])


def test_the_title_goes_as_a_text_of_its_own_when_who_is_in_it_is_forgotten(session: Session) -> None:
    scenario = supposed(session, "suppose.leaves", person="kari")
    session.forget("kari", [scenario])
    assert session.scenario_name(scenario) == f"Scenario {scenario[-4:]}"


def test_plans_to_forget_somebody_name_the_title_of_a_scenario_about_them(session: Session) -> None:
    from veikart.privacy.erasure.planning import plan_for
    from veikart.privacy.sources import sources_of

    scenario = supposed(session, "suppose.leaves", person="kari")
    plan = plan_for(sources_of(session), "kari")
    assert [(each.subject, each.goes) for each in plan.texts] == [(scenario, True)]


def test_what_is_held_about_somebody_tells_what_was_only_supposed(session: Session) -> None:
    from veikart.privacy.person.gathering import statements_about
    from veikart.privacy.sources import sources_of

    scenario = begun(session, "If Kari is tired of it")
    supposed(session, "person.leave", scenario, person="kari", day=START, why="Tired of it")
    told = {each.topic: each for each in statements_about(sources_of(session), "kari")}
    assert told["scenario.supposed"].what == "Only supposed, in a scenario: Left"
    assert told["scenario.worded"].texts == {"texts": "Tired of it"}


def test_veiled_names_are_veiled_in_scenarios(session: Session) -> None:
    scenario = supposed(session, "suppose.hires", role="engineer", unit="field", levels="not known")
    session.use_pseudonyms(True)
    assert "Engineer" not in " ".join(names(inside(session, scenario)))
    assert session.scenario_name(scenario) == f"Scenario {scenario[-4:]}"
    veiled = supposed(session, "suppose.leaves", person="ola")
    session.use_pseudonyms(False)
    assert session.scenario_name(scenario) == "If we hire 1 for Engineer"
    assert session.scenario_name(veiled) == f"Scenario {veiled[-4:]}"  # no fictional name is kept


class LampBought(EventBody):
    """A lamp for a unit."""

    topic: ClassVar[str] = "lamp.bought"
    holds = ()

    unit: str


def lamps() -> Plugins:
    from veikart.api import Command, Params

    class Buy(Params):
        unit: str

    module = ModuleType("lamps")
    buy = Command("lamp.buy", "Buy a lamp", Buy, lambda p, s: [Proposed(LampBought(unit=p.unit))])
    module.veikart_events = hook(lambda: [EventType(LampBought)])  # type: ignore[attr-defined]
    module.veikart_commands = hook(lambda: [buy])  # type: ignore[attr-defined]
    return Plugins.load(extra=[module], discover=list)


def test_commands_of_plugins_work_in_scenarios_and_outlive_their_plugin(path: Path) -> None:
    session, clock = furnished(path)
    session.close()
    with Session.open(path, clock=clock, plugins=lamps()) as session:
        scenario = begun(session)
        supposed(session, "lamp.buy", scenario, unit="field")
        supposed(session, "suppose.leaves", scenario, person="kari")
        assert [each.topic for each in session.branch(scenario).fitting] == ["lamp.bought", "person.left"]
    with opened(path, clock) as session:
        [listed] = session.scenarios()
        assert list(listed.misfits) == [
            "It belongs to a plugin that is not here, or to a newer veikart. It is kept."
        ]
        assert names(inside(session, scenario)) == ["Ola"]
    with Session.open(path, clock=clock, plugins=lamps()) as session:
        session.do("scenario.adopt", scenario=scenario)
        assert "lamp.bought" in session.facts.journal["topic"].to_list()


def test_a_backup_keeps_scenarios(session: Session, tmp_path: Path) -> None:
    from veikart.journal.keeping.backup import back_up

    scenario = supposed(session, "suppose.hires", role="engineer", unit="field")
    there = names(inside(session, scenario))
    copy, _ = back_up(session.journal.engine, tmp_path / "copy.veikart", datetime(2025, 1, 6, tzinfo=UTC))
    with opened(copy, clock_on(START)) as restored:
        assert names(inside(restored, scenario)) == there


def test_the_same_body_leads_to_the_same_line(session: Session) -> None:
    """What is supposed is kept by the model's own version, so that it can be brought up to date."""
    scenario = begun(session)
    supposed(session, "person.leave", scenario, person="kari", day=date(2025, 3, 1))
    [each] = session.supposed()
    assert (each.topic, each.version, each.effective) == ("person.left", 1, date(2025, 3, 1))
    assert PersonLeft.model_validate(each.body) == PersonLeft(person="kari")
