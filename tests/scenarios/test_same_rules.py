"""A scenario is judged and shown as a copy would be in which it all had really been written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rooms import START, furnished, opened
from tests.scenarios.asking import LATER, begun, seen

from veikart.errors import VeikartError
from veikart.moment import Moment
from veikart.session import Session
from veikart.testing.clock import MovableClock

_DAYS = st.integers(0, 40).map(lambda days: START + timedelta(days=days))
_PEOPLE = st.sampled_from(["kari", "ola", "nobody"])
_ROLES = st.sampled_from(["engineer", "none"])
_UNITS = st.sampled_from(["operations", "field"])
_SKILLS = st.sampled_from(["sql", "welding"])


def _asked(command: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    return st.tuples(st.just(command), st.fixed_dictionaries(fields))


_COMMANDS = st.one_of(
    _asked("person.leave", person=_PEOPLE, day=_DAYS),
    _asked("person.move", person=_PEOPLE, unit=_UNITS, day=_DAYS),
    _asked("person.join", name=st.sampled_from(["Kari", "Nils", "Eva"]), unit=_UNITS, day=_DAYS),
    _asked("role.assign", person=_PEOPLE, role=_ROLES, day=_DAYS),
    _asked("level.require", role=_ROLES, skill=_SKILLS, level=st.integers(0, 5), day=_DAYS),
    _asked("skill.assess", person=_PEOPLE, skill=_SKILLS, level=st.integers(0, 5)),
    _asked("goal.set", name=st.sampled_from(["Growth", "Safe supply"])),
    _asked("skill.park", skill=_SKILLS, why=st.just("later")),
)


@contextmanager
def _two() -> Iterator[tuple[Session, Session, str]]:
    """An engagement with an empty scenario, and a copy of it, on the same day."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "one.veikart"
        session, clock = furnished(path)
        scenario = begun(session)
        session.close()
        copyfile(path, other := Path(folder) / "other.veikart")
        one, two = opened(path, clock), opened(other, MovableClock(clock()))
        try:
            yield one, two, scenario
        finally:
            one.close()
            two.close()


def _done(session: Session, command: str, params: dict[str, Any], scenario: str | None) -> str:
    """Empty text, or what it was refused with."""
    try:
        session.run(command, params, scenario=scenario)
    except VeikartError as error:
        return str(error)
    return ""


def _same(asked: list[tuple[str, dict[str, Any]]]) -> None:
    with _two() as (one, copy, scenario):
        for command, params in asked:
            assert _done(one, command, params, scenario) == _done(copy, command, params, None)
        shown = _shown(one, scenario)
        assert shown == _shown(copy, None)
        if any(each.events for each in one.scenarios()):
            one.do("scenario.adopt", scenario=scenario)
            assert _shown(one, None) == shown


def _shown(session: Session, scenario: str | None) -> list[Any]:
    days = (START, START + timedelta(days=20), LATER)
    return [seen(session.picture(Moment(day, None, scenario))) for day in days]


_ASKED = st.lists(_COMMANDS, min_size=1, max_size=6)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_ASKED)
def test_what_a_scenario_accepts_and_shows_is_what_a_copy_would(
    asked: list[tuple[str, dict[str, Any]]],
) -> None:
    _same(asked)


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_ASKED)
def test_so_it_is_in_many_histories(asked: list[tuple[str, dict[str, Any]]]) -> None:
    _same(asked)
