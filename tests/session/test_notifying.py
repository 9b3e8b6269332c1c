"""Plugins are told what happens, on a thread of their own."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from tests.rooms import START, clock_on
from tests.session.courses import courses

from veikart.contributions.workspace import Happened, Workspace
from veikart.plugins import Plugins
from veikart.session import Session

PATIENCE = 10


def opened(file: Path, plugins: Plugins) -> Session:
    return Session.open(file, clock=clock_on(START), plugins=plugins)


def test_a_plugin_is_told_of_opening_appending_and_closing_in_this_order(file: Path) -> None:
    told: list[str] = []

    def tell_opened(workspace: Workspace) -> None:
        told.append(f"opened {workspace.name}")

    def tell_appended(happened: Sequence[Happened]) -> None:
        told.extend(f"{each.position} {each.topic} {each.body['level']:g}" for each in happened)

    def tell_closing(workspace: Workspace) -> None:
        told.append(f"closing, {workspace.picture().levels.height} rated")

    plugins = courses({}, opened=tell_opened, appended=tell_appended, closing=tell_closing)
    with opened(file, plugins) as session:
        head = session.journal.head()
        session.do("skill.assess", person="kari", skill="sql", level=2)
    assert told == ["opened Fjordkraft", f"{head + 1} skill.assessed 2", "closing, 1 rated"]


def test_what_another_program_writes_is_told_when_it_is_taken_in(file: Path) -> None:
    heard = threading.Event()

    def tell_appended(happened: Sequence[Happened]) -> None:
        heard.set()

    with opened(file, courses({}, appended=tell_appended)) as session, opened(file, courses({})) as other:
        other.do("skill.assess", person="kari", skill="sql", level=2)
        assert not heard.is_set()
        session.catch_up()
        assert heard.wait(PATIENCE)


def test_a_plugin_that_is_told_of_a_change_cannot_make_one(file: Path) -> None:
    def tell_opened(workspace: Workspace) -> None:
        workspace.do("workshop.start", name="Mine")

    plugins = courses({}, opened=tell_opened)
    with opened(file, plugins) as session:
        head = session.journal.head()
    [status] = plugins.statuses()
    assert status.failures[0].what == "notification opened"
    assert "cannot make any" in status.failures[0].reason
    with opened(file, courses({})) as again:
        assert again.journal.head() == head


def test_writing_does_not_wait_for_a_plugin_that_takes_its_time(file: Path) -> None:
    begun, end = threading.Event(), threading.Event()

    def tell_appended(happened: Sequence[Happened]) -> None:
        begun.set()
        end.wait(PATIENCE)

    session = opened(file, courses({}, appended=tell_appended))
    session.do("skill.assess", person="kari", skill="sql", level=2)
    assert begun.wait(PATIENCE)
    session.do("skill.assess", person="kari", skill="sql", level=3)
    assert session.picture().levels["level"].to_list() == [3]
    end.set()
    session.close()


def test_no_thread_is_started_where_no_plugin_wants_to_know_anything(file: Path) -> None:
    before = threading.active_count()
    with opened(file, courses()):
        assert threading.active_count() == before
