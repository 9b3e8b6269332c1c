"""What the tests let another process do: `python child.py TASK FILE WORDS…`. It speaks one line at a time."""

from __future__ import annotations

import sys
from pathlib import Path

from veikart.errors import VeikartError
from veikart.journal import Journal, Proposed
from veikart.journal.sqlite.ledger import Ledger
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.organisation import PersonJoined, UnitCreated


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def wait() -> None:
    sys.stdin.readline()


def people(count: int) -> list[Proposed]:
    return [Proposed(PersonJoined(person=f"p{n}", name=f"Person {n}", ref=str(n))) for n in range(count)]


def import_people(path: Path, count: str) -> None:
    journal = Journal(path)
    proposals = people(int(count))
    say("ready")
    journal.write(proposals, CoreRulebook(core_registry()), by="child", command="import")
    say("written")


def create_unit(path: Path, identity: str, name: str, command: str) -> None:
    journal = Journal(path)
    rulebook = CoreRulebook(core_registry())
    journal.follow(rulebook)
    say("ready")
    wait()
    try:
        written = journal.write(
            [Proposed(UnitCreated(unit=identity, name=name))], rulebook, by="child", command=command
        )
    except VeikartError as error:
        say(f"{type(error).__name__}: {error}")
    else:
        say(f"repeated {written.first}" if written and written.repeated else "written")


def create_units(path: Path, count: str) -> None:
    journal, rulebook = Journal(path), CoreRulebook(core_registry())
    for n in range(int(count)):
        journal.write([Proposed(UnitCreated(unit=f"u{n}", name=f"Unit {n}"))], rulebook, by="child")
    say("written")


def write_and_wait(path: Path) -> None:
    journal = Journal(path)
    journal.write(
        [Proposed(UnitCreated(unit="w", name="Waiting"))], CoreRulebook(core_registry()), by="child"
    )
    say("written")
    wait()


def hold_the_turn(path: Path) -> None:
    journal = Journal(path)
    with Ledger(path, journal.engagement).turn():
        say("holding")
        wait()


def ask_for_the_turn(path: Path) -> None:
    journal = Journal(path, lock_timeout=0)
    try:
        with journal.engine.turn():
            say("in")
    except VeikartError as error:
        say(type(error).__name__)


TASKS = {
    task.__name__: task
    for task in (
        import_people,
        create_unit,
        create_units,
        write_and_wait,
        hold_the_turn,
        ask_for_the_turn,
    )
}

if __name__ == "__main__":
    task, path, *words = sys.argv[1:]
    TASKS[task](Path(path), *words)
