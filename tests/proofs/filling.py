"""`python filling.py FILE RUN OUT limit|disk BYTES`: a session writes until there is no room, then gets some.

`limit`: no file may be longer than so many bytes. `disk`: so many bytes are free on the disk that FILE is on.
It says a line of JSON for everything that happens, and leaves a copy of the file in OUT/full and OUT/after.
"""

from __future__ import annotations

import json
import random
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from veikart.errors import JournalError
from veikart.journal import Proposed
from veikart.session import Session
from veikart_events.vocabulary.organisation import UnitCreated

MOST = 400  # commands; far more than fit


def names(command: str) -> list[str]:
    """The units that the command with this id makes."""
    return [f"Unit {command}.{n}" for n in range(random.Random(command).randint(1, 120))]


def say(what: str, *rest: object) -> None:
    sys.stdout.write(json.dumps([what, *rest]) + "\n")
    sys.stdout.flush()


class Limit:
    """A limit on the length of files, as a quota or an old file system has."""

    def __init__(self, file: Path, size: int) -> None:
        self._size = size
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def tighten(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._size, resource.RLIM_INFINITY))

    def free(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    @contextmanager
    def looked_at(self) -> Iterator[None]:
        """Without the limit, for a copy."""
        self.free()
        yield
        self.tighten()


class Disk:
    """A disk that something else has filled but for some bytes."""

    def __init__(self, file: Path, size: int) -> None:
        self._ballast = file.with_name("ballast")
        self._size = size

    def tighten(self) -> None:
        free = shutil.disk_usage(self._ballast.parent).free
        self._ballast.write_bytes(b"x" * max(0, free - self._size))

    def free(self) -> None:
        self._ballast.unlink()

    @contextmanager
    def looked_at(self) -> Iterator[None]:
        yield


KINDS: dict[str, Callable[[Path, int], Limit | Disk]] = {"limit": Limit, "disk": Disk}


def write(session: Session, command: str) -> bool:
    """Writes one command; says whether it was acknowledged, or why not."""
    units = [
        Proposed(UnitCreated(unit=name.replace(" ", "-"), name=name), note="why " * 40)
        for name in names(command)
    ]
    try:
        written = session.write(units, command=command)
    except JournalError as error:
        say("refused", command, type(error).__name__, str(error))
        return False
    assert written is not None
    say("acknowledged", command, written.first, written.last)
    return True


def read(session: Session) -> None:
    """What the screens need, and every event once."""
    session.catch_up()
    units = session.picture().units.height
    say("read", session.journal.head() + 1, sum(1 for _ in session.journal.read()), units)


def keep(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    for each in (file, Path(f"{file}-journal")):
        if each.exists():
            shutil.copy(each, folder / each.name)


def fill(file: Path, run: str, out: Path, room: Limit | Disk) -> None:
    with Session.open(file, safe=True) as session:
        session.state()
        room.tighten()
        last = next(n for n in range(MOST) if not write(session, f"{run}.{n}"))
        read(session)
        write(session, f"{run}.{last}")  # still no room, and still no harm
        read(session)
        with room.looked_at():
            keep(file, out / "full")
        room.free()
        for n in range(last, last + 4):
            write(session, f"{run}.{n}")
        read(session)
    keep(file, out / "after")
    say("beside", *sorted(each.name for each in file.parent.iterdir()))


if __name__ == "__main__":
    path, run, out, kind, size = sys.argv[1:]
    fill(Path(path), run, Path(out), KINDS[kind](Path(path), int(size)))
