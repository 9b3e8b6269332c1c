"""A plugin that hangs keeps nobody from writing, and reads and decides on a thread that holds no lock."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.engagements import MovableClock
from tests.rooms import furnished, opened

from veikart.api import Command, Happened, Params, Proposed, Setting, Subcommand, Text, View, Workspace, hook
from veikart.errors import PluginFailed
from veikart.plugins import Plugins, Terms
from veikart.session import Session
from veikart.session.workspace import ToWorkOn
from veikart_events.vocabulary.organisation import UnitCreated

LIMIT = 0.1
PATIENCE = 20.0


def plugin(**answers: Callable[..., Any]) -> object:
    """A plugin with these hooks."""
    hooks = {name: staticmethod(hook(answer)) for name, answer in answers.items()}
    return type("Slow", (), hooks)


def commands(propose: Callable[[Any, Setting], Sequence[Proposed]]) -> object:
    def veikart_commands() -> list[Command]:
        return [Command("slow.do", "Do it slowly", Params, propose)]

    return plugin(veikart_commands=veikart_commands)


@pytest.fixture
def room(tmp_path: Path) -> tuple[Path, MovableClock]:
    session, clock = furnished(tmp_path / "room.veikart")
    session.close()
    return tmp_path / "room.veikart", clock


def with_plugin(room: tuple[Path, MovableClock], carrier: object, limit: float = PATIENCE) -> Session:
    path, clock = room
    plugins = Plugins.load(extra=[carrier], discover=list, terms=Terms(limit=limit))
    return Session.open(path, clock=clock, plugins=plugins)


def test_a_command_that_hangs_lets_go_of_the_journal_for_everybody(room: tuple[Path, MovableClock]) -> None:
    def propose(params: Params, setting: Setting) -> Sequence[Proposed]:
        assert setting.state.get("person", "kari")
        while True:
            pass

    with with_plugin(room, commands(propose), LIMIT) as session, opened(*room, by="another") as another:
        head = session.journal.head()
        with pytest.raises(PluginFailed, match="it did not answer within"):
            session.do("slow.do")
        assert session.journal.head() == head
        assert session.do("decision.note", text="Go on") is not None
        assert another.do("decision.note", text="Here too") is not None


def test_a_command_decides_on_what_is_in_the_journal_within_its_turn(room: tuple[Path, MovableClock]) -> None:
    def propose(params: Params, setting: Setting) -> Sequence[Proposed]:
        people, units = setting.picture.people.height, len(list(setting.state.all("unit")))
        return [Proposed(UnitCreated(unit="new", name=f"{people} people, {units} units"))]

    with with_plugin(room, commands(propose)) as session:
        assert session.do("slow.do") is not None
        assert session.picture().name("unit", "new") == "2 people, 2 units"


def test_a_subcommand_may_write_while_the_thread_that_waits_holds_the_locks(
    room: tuple[Path, MovableClock],
) -> None:
    def run(params: Params, workspace: Workspace) -> list[Text]:
        workspace.do("decision.note", text="Noted from within")
        return [Text(f"{workspace.picture().decisions.height} decisions in {workspace.name}")]

    def veikart_subcommands() -> list[Subcommand]:
        return [Subcommand("slow.verb", "Slow verb", Params, run)]

    with with_plugin(room, plugin(veikart_subcommands=veikart_subcommands)) as session:
        [verb] = session.plugins.subcommands()
        with session._lock:
            [said] = verb.run(Params(), ToWorkOn(session))
    assert said == Text("1 decisions in Fjordkraft")


def test_a_view_that_uses_what_another_plugin_computes_is_drawn(room: tuple[Path, MovableClock]) -> None:
    sessions = list[Session]()

    def within() -> list[View]:
        return [View("slow.inner", "Inner", lambda p, s: [Text(p.engagement.name)], screen="Slow")]

    def around() -> list[View]:
        return [View("slow.outer", "Outer", lambda p, s: sessions[0].blocks("slow.inner"), screen="Slow")]

    path, clock = room
    carriers = [plugin(veikart_views=within), plugin(veikart_views=around)]
    carriers[1].__name__ = "around"  # type: ignore[attr-defined]
    plugins = Plugins.load(extra=carriers, discover=list, terms=Terms(limit=PATIENCE))
    with Session.open(path, clock=clock, plugins=plugins) as session:
        sessions.append(session)
        assert session.blocks("slow.outer") == [Text("Fjordkraft")]


def test_one_that_is_told_and_hangs_keeps_neither_writing_nor_closing_waiting(
    room: tuple[Path, MovableClock],
) -> None:
    told, left = threading.Event(), threading.Event()

    def veikart_appended(happened: Sequence[Happened]) -> None:
        told.set()
        left.wait(PATIENCE)

    with with_plugin(room, plugin(veikart_appended=veikart_appended), LIMIT) as session:
        session.do("decision.note", text="Tell them")
        assert told.wait(PATIENCE)
        assert session.do("decision.note", text="And go on") is not None
    left.set()
    assert any(each.what == "notification appended" for each in session.plugins.failures())
