"""Several processes at one engagement, with a lock and without: one wins, none is lost, none starves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from tests.journal.library.kurrentdb import kurrentdb
from tests.proofs.conftest import ROOT, Record

from veikart.journal import Journal, Proposed
from veikart.journal.keeping.checking import verify_all
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel

CREW = [sys.executable, str(Path(__file__).with_name("crew.py"))]
LEVELS = tuple(ScaleLevel(value=n, name=f"Level {n}") for n in range(5))


@pytest.fixture(
    params=["SQLite file", "SQLite file without its lock", "library, SQLite", "KurrentDB's client"]
)
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Where a fresh engagement lies that several processes can reach."""
    if request.param.startswith("SQLite file"):
        yield str(tmp_path / "fjord.veikart")
        return
    with kurrentdb() as server:
        is_sqlite = request.param == "library, SQLite"
        module = "eventsourcing.sqlite" if is_sqlite else "eventsourcing_kurrentdb"
        monkeypatch.setenv("PERSISTENCE_MODULE", module)
        monkeypatch.setenv("SQLITE_DBNAME", str(tmp_path / "store.db"))
        monkeypatch.setenv("KURRENTDB_URI", server.uri)
        yield f"library:fjord?keys={tmp_path / 'fjord.keys'}"


@pytest.fixture
def lock(request: pytest.FixtureRequest) -> dict[str, str]:
    """What switches the lock off in a process, where it shall be off."""
    off = "without" in request.node.callspec.params["place"]
    return {"WITHOUT_LOCK": "1"} if off else {}


@pytest.fixture
def address(place: str) -> str:
    """An engagement there, with a scale in it."""
    journal = Journal.create(place, "Fjord")
    scale = ScaleDefined(scale="five", name="Five", levels=LEVELS)
    journal.write([Proposed(scale)], CoreRulebook(core_registry()), by="kari", command="scale")
    journal.close()
    return place


def crew(task: str, address: str, processes: int, times: int, lock: dict[str, str]) -> list[Any]:
    words = [*CREW, task, address, str(processes), str(times)]
    path = os.pathsep.join([str(ROOT), *sys.path])
    told = subprocess.run(
        words, stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, **lock, "PYTHONPATH": path}
    )
    return list(json.loads(told.stdout))


@pytest.mark.parametrize("rounds", [2, pytest.param(20, marks=pytest.mark.slow)])
def test_of_six_processes_that_take_one_name_one_wins(
    address: str, lock: dict[str, str], record: Record, rounds: int
) -> None:
    told = crew("race", address, 6, rounds, lock)
    for n in range(rounds):
        *refused, written = sorted(said[n] for said in told)
        assert written == "written"
        assert all(words.startswith("RuleBroken: ") and f"Skill {n}" in words for words in refused), refused
    journal = Journal(address)
    names = [json.loads(row.state)["d"]["labels"]["en"] for row in journal.read(1)]
    assert names == [f"Skill {n}" for n in range(rounds)]
    assert verify_all(journal.engine, journal.vault).whole
    journal.close()
    record({"rounds": rounds, "clear refusals": 5 * rounds})


@pytest.mark.parametrize("commands", [10, pytest.param(500, marks=pytest.mark.slow)])
def test_of_four_writers_none_loses_a_command_and_none_starves(
    address: str, lock: dict[str, str], record: Record, commands: int
) -> None:
    waits = crew("write", address, 4, commands, lock)
    journal = Journal(address)
    spans = journal.engine.commands(2**62, 10_000)
    assert {span.id for span in spans[:-2]} == {f"{w}.{n}" for w in range(4) for n in range(commands)}
    assert sorted(span.first for span in spans) == list(range(4 * commands + 2))
    assert verify_all(journal.engine, journal.vault).whole
    journal.close()
    longest = [max(of_one) for of_one in waits]
    assert max(longest) < 30, longest  # seconds, after which a writer is told that it is busy
    record(
        {
            "commands": 4 * commands,
            "commands a second": int(4 * commands / max(map(sum, waits))),
            **{f"ms: longest wait of writer {n}": int(1000 * wait) for n, wait in enumerate(longest)},
            "ms: wait, median": int(1000 * sorted(chain(*waits))[2 * commands]),
        }
    )
