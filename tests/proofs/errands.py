"""`python errands.py FILE`: a backup, somebody forgotten, a backup, each acknowledged; to be recorded."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.proofs.commands import AdmitsEverything

from veikart.journal import Journal, Proposed
from veikart.journal.keeping.backup import back_up
from veikart_events.vocabulary.organisation import PersonForgotten, PersonJoined

HER, NAME = "p7", "Kanarifugl Åse"
PEOPLE = 60
AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def run(path: Path) -> None:
    journal = Journal.create(path, "Fjord")
    names = {f"p{n}": NAME if f"p{n}" == HER else f"Person {n}" for n in range(PEOPLE)}
    joined = [Proposed(PersonJoined(person=person, name=name)) for person, name in names.items()]
    journal.write(joined, AdmitsEverything(), by="writer")
    say("joined")
    say(f"kept {back_up(journal.engine, path.parent, AT)[0].name}")
    journal.write([Proposed(PersonForgotten(person=HER))], AdmitsEverything(), by="writer")
    say("forgotten")
    say(f"kept {back_up(journal.engine, path.parent, AT + timedelta(hours=1))[0].name}")
    journal.close()


if __name__ == "__main__":
    run(Path(sys.argv[1]))
