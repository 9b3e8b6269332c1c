"""What trust costs: the chain, the seals, verifying, backups, moving to a server. Run by hand:

    python benchmarks/on_storage.py [--ratings 100000] [--people 5000] [--server postgresql://user@host/db]

Prints seconds and rates of one run each, and ratios side by side; nothing is judged.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from veikart.journal import Journal, Proposed
from veikart.journal.keeping.backup import back_up
from veikart.journal.keeping.chain import beginning, links
from veikart.journal.keeping.checking import verify, verify_all
from veikart.journal.keeping.copying import copy
from veikart.journal.site.address import address_of
from veikart.rules import CoreRulebook
from veikart.session import Session
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined
from veikart_events.vocabulary.organisation import PersonJoined, UnitCreated

T = TypeVar("T")
SKILLS = 100


def timed(what: str, work: Callable[[], T], events: int = 0) -> tuple[T, float]:
    started = time.perf_counter()
    answer = work()
    took = time.perf_counter() - started
    rate = f"{events / took:>12,.0f} a second" if events else ""
    print(f"{what:52} {took:8.3f} s{rate}")
    return answer, took


def framework() -> list[Proposed]:
    levels = tuple(ScaleLevel(value=n, name=f"Level {n}") for n in range(1, 5))
    skills = (SkillDefined(skill=f"k{n}", scale="s", labels={"en": f"Skill {n}"}) for n in range(SKILLS))
    return [Proposed(ScaleDefined(scale="s", name="Steps", levels=levels)), *map(Proposed, skills)]


def written(path: Path, people: int, ratings: int) -> Journal:
    journal, rules = Journal.create(path, "Fjord"), CoreRulebook(core_registry())
    journal.write(framework(), rules, by="bench")
    joined = [Proposed(PersonJoined(person=f"p{n}", name=f"Person {n}", ref=str(n))) for n in range(people)]
    timed(f"{people} people in one command, sealed", lambda: journal.write(joined, rules, by="bench"), people)
    rated = [
        Proposed(
            SkillAssessed(person=f"p{n % people}", skill=f"k{n // people % SKILLS}", scale="s", level=2.0)
        )
        for n in range(ratings)
    ]
    timed(f"{ratings} ratings in one command", lambda: journal.write(rated, rules, by="bench"), ratings)
    single = [[Proposed(UnitCreated(unit=f"u{n}", name=f"Unit {n}"))] for n in range(200)]
    timed("200 commands of one event", lambda: [journal.write(s, rules, by="bench") for s in single], 200)
    return journal


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ratings", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=5_000)
    parser.add_argument("--server")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.veikart"
        journal = written(path, arguments.people, arguments.ratings)
        engine, head = journal.engine, journal.head()
        events = engine.page(-1, head, head + 1)
        _, bare = timed("hashing all events", lambda: links(beginning("x"), "c", events), head)
        print(f"{'':52} {bare / head * 1e6:8.2f} µs an event")
        timed("verifying the chain", lambda: verify(engine), head)
        timed("verifying everything (check)", lambda: verify_all(engine, journal.vault), head)
        _, sealed = timed("reading all in bulk, opened", lambda: list(journal.batches(-1, head)), head)
        _, raw = timed("reading all in bulk, as it lies there", lambda: list(engine.batches(-1, head)), head)
        print(f"{'':52} {sealed / raw:8.2f} times as long")
        timed(
            "backup, verified", lambda: back_up(engine, Path(folder) / "b.veikart", datetime.now(UTC)), head
        )
        journal.close()
        timed(
            "opening a session for the first time here", lambda: Session.open(path, safe=True).close(), head
        )
        timed("opening it again", lambda: Session.open(path, safe=True).close(), head)
        if arguments.server:
            again = Journal(path)
            timed("moving it to the server", lambda: copy(again.engine, address_of(arguments.server)), head)
            again.close()


if __name__ == "__main__":
    main()
