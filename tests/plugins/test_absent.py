"""A plugin that is not here: its events stay as they are, wherever they go, until it is here again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import polars as pl
import pytest
from tests.engagements import MovableClock
from tests.plugins.faults.misbehaving import Done, Faulty
from tests.rooms import furnished, opened

from veikart.api import EventType, Projection, Reads, hook
from veikart.cli import main
from veikart.journal import Proposed
from veikart.plugins import Plugins
from veikart.session import Session
from veikart.typeset import lay_out, to_text

TOPIC = Done.topic


def table(version: int) -> list[Projection]:
    reads = {TOPIC: Reads({"text": "text"}, version)}
    return [Projection("faulty.kept", ("text",), {"text": "text"}, reads)]


class Kept:
    """The plugin `Faulty`, with a table of what was done."""

    veikart_events = staticmethod(Faulty.veikart_events)

    @staticmethod
    @hook
    def veikart_projections() -> list[Projection]:
        return table(2)


class Newer:
    """The plugin in a version whose way from version 2 to 3 is broken."""

    @staticmethod
    @hook
    def veikart_events() -> list[EventType]:
        later = type("Done", (Done,), {"version": 3, "__module__": __name__})
        return [EventType(later, {1: dict, 2: lambda body: {"text": body["no such field"]}})]

    @staticmethod
    @hook
    def veikart_projections() -> list[Projection]:
        return table(3)


@pytest.fixture
def room(tmp_path: Path) -> tuple[Path, MovableClock]:
    """An engagement in which the plugin wrote three events."""
    path = tmp_path / "room.veikart"
    session, clock = furnished(path)
    session.close()
    with here(path, clock) as session:
        session.write([Proposed(Done(text=f"Åse's {n}")) for n in range(3)])
    return path, clock


def here(path: Path, clock: MovableClock) -> Session:
    """The engagement with the plugin."""
    return Session.open(path, clock=clock, plugins=Plugins.load(extra=[Kept], discover=list))


def lines(path: Path) -> list[tuple[int, bytes]]:
    """Position and stored bytes of the plugin's events, as they lie in a file."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(
            "SELECT originator_version, state FROM stored_events WHERE topic = ? ORDER BY 1", (TOPIC,)
        ).fetchall()
    finally:
        connection.close()


def printed(session: Session, view: str) -> str:
    return to_text(lay_out(session.blocks(view), 100))


@pytest.fixture(autouse=True)
def _without_installed_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = Plugins.load.__func__.__kwdefaults__  # type: ignore[attr-defined]
    monkeypatch.setitem(defaults, "discover", list)


def test_its_events_are_kept_and_counted_and_shown_as_unknown(room: tuple[Path, MovableClock]) -> None:
    with opened(*room) as session:
        assert session.unknown_topics() == {TOPIC: 3}
        assert printed(session, "journal").count(f"{TOPIC} (belongs to a plugin that is not here)") == 3
        page = printed(session, "plugins").split("Events of plugins that are not here")[1]
        assert any(row.split() == [TOPIC, "3"] for row in page.splitlines())
        assert session.do("decision.note", text="Work goes on") is not None


def test_its_events_go_into_an_export_a_copy_and_a_backup_byte_for_byte(
    room: tuple[Path, MovableClock], tmp_path: Path
) -> None:
    path, _ = room
    before = lines(path)
    assert len(before) == 3
    copy, saved, folder = tmp_path / "copy.veikart", tmp_path / "saved.veikart", tmp_path / "export"
    assert main(["copy", str(path), str(copy)]) == 0
    assert main(["backup", str(path), str(saved)]) == 0
    assert main(["export", str(path), str(folder)]) == 0
    assert lines(copy) == lines(saved) == lines(path) == before
    exported = pl.read_parquet(folder / "unknown_events.parquet")
    assert exported.select("position", pl.col("state").cast(pl.Binary)).rows() == before


def test_when_it_is_here_again_everything_is_back(room: tuple[Path, MovableClock], tmp_path: Path) -> None:
    path, clock = room
    with opened(path, clock) as session:
        session.do("decision.note", text="Meanwhile")
    copy = tmp_path / "copy.veikart"
    assert main(["copy", str(path), str(copy)]) == 0
    for where in (path, copy):
        with here(where, clock) as session:
            assert session.unknown_topics() == {}
            kept = session.picture().table("faulty.kept")["text"].sort().to_list()
            assert kept == ["Åse's 0", "Åse's 1", "Åse's 2"]
            assert printed(session, "journal").count("Done") == 3
            assert session.undo().startswith("Undone: Decision: Meanwhile")


def test_one_that_cannot_bring_its_older_events_up_to_date_keeps_nobody_from_opening(
    room: tuple[Path, MovableClock],
) -> None:
    path, clock = room
    plugins = Plugins.load(extra=[Newer], discover=list)
    with Session.open(path, clock=clock, plugins=plugins) as session:
        assert session.picture().table("faulty.kept").height == 0
        [failure] = plugins.failures()
        assert failure.what == f"bringing {TOPIC} up to date"
        assert session.do("decision.note", text="Work goes on") is not None
    assert len(lines(path)) == 3
    with here(path, clock) as session:
        assert session.picture().table("faulty.kept").height == 3
