"""Whatever a plugin does, wherever: the failure is named, others answer, and the journal takes a write."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from tests.plugins.faults.misbehaving import ARMED, FAULTS, HANGS, Faulty
from tests.plugins.faults.points import POINTS, possible
from tests.rooms import furnished

from veikart.api import Text, View, hook
from veikart.errors import PluginFailed
from veikart.plugins import Plugins, Terms
from veikart.plugins.carriers import NOTIFICATIONS
from veikart.plugins.limits import ANSWER
from veikart.plugins.records import KINDS
from veikart.session import Session

pytestmark = pytest.mark.filterwarnings("ignore:coroutine .* was never awaited")

LIMIT = 0.05
"""Seconds for a call that hangs. The others have as many as in the app: a busy machine is no fault."""
OTHER = [Text("another plugin")]


class Other:
    """A plugin beside the faulty one."""

    @staticmethod
    @hook
    def veikart_views() -> list[View]:
        return [View("other.page", "Other", lambda picture, selection: OTHER, screen="Other")]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path = tmp_path_factory.mktemp("faults") / "room.veikart"
    room, clock = furnished(path)
    room.close()
    plugins = Plugins.load(extra=[Faulty, Other], discover=list, terms=Terms(faults=sys.maxsize))
    with Session.open(path, clock=clock, plugins=plugins) as opened:
        assert [status.failures for status in plugins.statuses()] == [(), ()]
        assert opened.commands
        yield opened


@pytest.fixture(autouse=True)
def _disarmed() -> Iterator[None]:
    yield
    ARMED.point = ARMED.fault = ""


def test_there_are_fifteen_faults_and_a_point_for_every_kind_that_is_called() -> None:
    assert len(FAULTS) >= 15
    called = {kind.name for kind in KINDS.values() if kind.calls}
    assert len(POINTS) >= len(called) + len(NOTIFICATIONS)


@pytest.mark.parametrize("point", POINTS)
def test_nothing_fails_where_nothing_misbehaves(point: str, session: Session) -> None:
    before = failed(session, point)
    POINTS[point].use(session)
    assert failed(session, point) == before


@pytest.mark.parametrize(
    ("point", "fault"), [(p, f) for p in POINTS for f in FAULTS if possible(p, f)], ids=str
)
def test_a_fault_is_named_and_everything_else_goes_on(point: str, fault: str, session: Session) -> None:
    before = failed(session, point)
    ARMED.point, ARMED.fault = point, fault
    with suppress(PluginFailed), patience(session, LIMIT if fault in HANGS else ANSWER):
        POINTS[point].use(session)
    ARMED.point = ""
    assert failed(session, point) > before
    assert "Kari" not in str(session.plugins.failures())
    assert session.blocks("other.page") == OTHER
    assert session.do("decision.note", text=f"{point} {fault}") is not None
    assert [each.plugin for each in session.plugins.failures() if each.plugin != "Faulty"] == []


@contextmanager
def patience(session: Session, seconds: float) -> Iterator[None]:
    """How long calls into plugins may take meanwhile."""
    session.plugins.terms.limit = seconds
    try:
        yield
    finally:
        session.plugins.terms.limit = ANSWER


def failed(session: Session, point: str) -> int:
    """How often the point has failed so far."""
    return sum(each.times for each in session.plugins.failures() if each.what == POINTS[point].what)
