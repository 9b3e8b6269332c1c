"""`python crew.py TASK ADDRESS PROCESSES TIMES`: several processes at one engagement, started at once.

They are told apart by a number; what it says is one line of JSON, a list of what each of them has found.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.synchronize import Barrier
from typing import Any

from veikart.errors import VeikartError
from veikart.journal import Journal, Proposed
from veikart.journal.stored import Stored
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.framework import SkillDefined

CONTEXT = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
BATCH = 50_000

journal: Journal
together: Barrier


def race(journal: Journal, number: int, times: int, start: Barrier) -> list[str]:
    """In every round all of them define a skill of the same name; what each is told."""
    rulebook = CoreRulebook(core_registry())
    told = []
    for n in range(times):
        body = SkillDefined(skill=f"s{n}.{number}", labels={"en": f"Skill {n}"}, scale="five")
        start.wait(timeout=60)
        try:
            journal.write([Proposed(body)], rulebook, by=f"racer {number}")
        except VeikartError as error:
            told.append(f"{type(error).__name__}: {error}")
        else:
            told.append("written")
    return told


def write(journal: Journal, number: int, times: int, start: Barrier) -> list[float]:
    """One command after another, as fast as it goes; how many seconds each took."""
    rulebook = CoreRulebook(core_registry())
    journal.follow(rulebook)
    waits = []
    start.wait(timeout=60)
    for n in range(times):
        body = SkillDefined(skill=f"s{n}.{number}", labels={"en": f"Skill {n}.{number}"}, scale="five")
        began = time.monotonic()
        journal.write([Proposed(body)], rulebook, by=f"writer {number}", command=f"{number}.{n}")
        waits.append(time.monotonic() - began)
    return waits


def insert(journal: Journal, number: int, times: int, start: Barrier) -> int:
    """One batch of events after another, each in one turn; how many there were."""
    for _ in range(times):
        with journal.engine.turn() as turn:
            first = turn.head() + 1
            line = b'{"v":1,"d":{"text":"%s"}}' % (b"x" * 300)
            turn.insert(f"batch {first}", [Stored(first + n, "unit.created", line) for n in range(BATCH)])
    return times * BATCH


TASKS = {task.__name__: task for task in (race, write, insert)}


def sign_on(address: str, start: Barrier) -> None:
    """What every process does first. WITHOUT_LOCK switches the lock of a file off."""
    global journal, together
    if os.environ.get("WITHOUT_LOCK"):
        from tests.journal.unlocked import open_unlocked

        from veikart.journal import journal as module

        module.open_engine = open_unlocked
    journal, together = Journal(address), start


def work(task: str, number: int, times: int) -> Any:
    return TASKS[task](journal, number, times, together)


if __name__ == "__main__":
    task, address, processes, times = sys.argv[1:]
    numbers = range(int(processes))
    # Unlike a pool of multiprocessing it fails when one of them does, and does not start another for ever.
    signing = (address, CONTEXT.Barrier(len(numbers)))
    with ProcessPoolExecutor(len(numbers), CONTEXT, sign_on, signing) as pool:
        told = [pool.submit(work, task, number, int(times)) for number in numbers]
        found = [each.result() for each in told]
    sys.stdout.write(json.dumps(found) + "\n")
