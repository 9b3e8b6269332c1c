"""Several at one engagement on a server: one wins, none is lost, none waits for ever, news are quick."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import time
from itertools import chain
from pathlib import Path
from typing import Any

import psycopg
import pytest
from tests.proofs.conftest import Record
from tests.proofs.crew import BATCH

from veikart.journal import Journal, Proposed, Stored
from veikart.journal.keeping.checking import verify
from veikart.journal.postgres.engine import PostgresEngine
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel

CREW = [sys.executable, str(Path(__file__).with_name("crew.py"))]
COPIED = "SELECT tuples_processed FROM pg_stat_progress_copy WHERE datname = current_database()"
LISTENERS = (
    "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity "
    "WHERE query LIKE '%max(originator_version)%' AND application_name = 'listens' "
)


@pytest.fixture
def address(postgres_database: str) -> str:
    """Where a fresh engagement lies, with a scale in it."""
    journal = Journal.create(postgres_database, "Fjord")
    levels = tuple(ScaleLevel(value=n, name=f"Level {n}") for n in range(5))
    scale = ScaleDefined(scale="five", name="Five", levels=levels)
    journal.write([Proposed(scale)], CoreRulebook(core_registry()), by="kari", command="scale")
    journal.close()
    return journal.address.given


def crew(task: str, address: str, processes: int, times: int) -> list[Any]:
    words = [*CREW, task, address, str(processes), str(times)]
    said = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    return list(json.loads(said.stdout))


def is_whole(engine: PostgresEngine) -> bool:
    return verify(engine).whole


@pytest.mark.parametrize("rounds", [2, pytest.param(20, marks=pytest.mark.slow)])
def test_of_six_processes_that_take_one_name_one_wins(address: str, record: Record, rounds: int) -> None:
    told = crew("race", address, 6, rounds)
    for n in range(rounds):
        refused, written = sorted(said[n] for said in told)[:5], sorted(said[n] for said in told)[5]
        assert written == "written"
        assert all(words.startswith("RuleBroken: ") and f"Skill {n}" in words for words in refused), refused
    journal = Journal(address)
    names = [json.loads(row.state)["d"]["labels"]["en"] for row in journal.read(1)]
    journal.close()
    assert names == [f"Skill {n}" for n in range(rounds)]
    won = [said.count("written") for said in told]
    record({"rounds": rounds, "clear refusals": 5 * rounds, "won by the luckiest of the six": max(won)})


@pytest.mark.parametrize("commands", [25, pytest.param(500, marks=pytest.mark.slow)])
def test_of_four_writers_none_loses_a_command_and_none_starves(
    address: str, record: Record, commands: int
) -> None:
    waits = crew("write", address, 4, commands)
    engine = PostgresEngine.open(address)
    spans = engine.commands(2**62, 10_000)
    assert {span.id for span in spans[:-2]} == {f"{w}.{n}" for w in range(4) for n in range(commands)}
    assert sorted(span.first for span in spans) == list(range(4 * commands + 2))
    assert is_whole(engine)
    engine.close()
    longest = [max(of_one) for of_one in waits]
    assert max(longest) < 5, longest
    record(
        {
            "commands": 4 * commands,
            "commands a second": int(4 * commands / max(map(sum, waits))),
            **{f"ms: longest wait of writer {n}": int(1000 * wait) for n, wait in enumerate(longest)},
            "ms: wait, median": int(1000 * sorted(chain(*waits))[2 * commands]),
        }
    )


def kill_in_the_middle(address: str, rows: int) -> bool:
    """Kills an import once the server has taken in so many rows; says whether it was in the middle then."""
    words = [*CREW, "insert", address, "1", "1"]
    with (
        psycopg.connect(address.partition("?")[0], autocommit=True) as watch,
        subprocess.Popen(words, stdout=subprocess.PIPE, start_new_session=True) as child,
    ):
        copied = None
        while child.poll() is None:
            row = watch.execute(COPIED).fetchone()
            copied = row[0] if row else copied
            if copied is not None and copied >= rows:
                break
        in_the_middle = child.poll() is None and watch.execute(COPIED).fetchone() is not None
        subprocess.run(["kill", "-9", "--", f"-{child.pid}"], check=False)
    return in_the_middle


@pytest.mark.skipif(sys.platform == "win32", reason="no process groups to kill")
@pytest.mark.parametrize("kills", [1, pytest.param(20, marks=pytest.mark.slow)])
def test_a_batch_of_50_000_events_that_is_killed_in_the_middle_leaves_nothing(
    address: str, record: Record, kills: int
) -> None:
    source = random.Random(5)
    engine = PostgresEngine.open(address)
    in_the_middle = 0
    for n in range(kills):
        in_the_middle += kill_in_the_middle(address, source.randrange(1, BATCH // 2))
        with engine.turn() as turn:  # waits for what is left of the killed one
            assert turn.head() == n + 1
            turn.insert(f"c{n}", [Stored(n + 2, "unit.created", b"{}")])
    assert in_the_middle > kills // 2, "the kills came too early or too late to show anything"
    assert [span.id for span in engine.commands(2**62, 99)][:-2] == [f"c{n}" for n in reversed(range(kills))]
    assert is_whole(engine)
    assert crew("insert", address, 1, 1) == [BATCH]
    assert engine.head() == 1 + kills + BATCH
    assert is_whole(engine)
    engine.close()
    record({"kills": kills, "of them within the batch": in_the_middle, "events left of them": 0})


@pytest.mark.slow
@pytest.mark.parametrize("lost", [False, True], ids=["calm", "after a lost connection"])
def test_the_wait_for_news_is_short(address: str, record: Record, lost: bool) -> None:
    listening, writing = (
        PostgresEngine.open(f"{address}&application_name=listens"),
        PostgresEngine.open(address),
    )
    heard = threading.Semaphore(0)
    stop = listening.listen(heard.release)
    assert stop is not None
    assert heard.acquire(timeout=5)
    waits = []
    with psycopg.connect(address.partition("?")[0], autocommit=True) as superuser:
        for n in range(2, 202):
            if lost:
                assert superuser.execute(LISTENERS).fetchone() == (1,)
            with writing.turn() as turn:
                turn.insert(f"c{n}", [Stored(n, "unit.created", b"{}")])
            began = time.monotonic()
            assert heard.acquire(timeout=5)
            waits.append(int(1e6 * (time.monotonic() - began)))
    stop()
    listening.close()
    writing.close()
    waits.sort()
    assert waits[-1] < 1_000_000
    record({"µs: news, median": waits[100], "µs: 95 of 100": waits[190], "µs: the longest": waits[-1]})
