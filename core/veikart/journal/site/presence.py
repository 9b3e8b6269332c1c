"""Who else has a file open to write: a mark beside it, where SQLite's locks do not reach.

Locks hold between the programs of one machine. Between two machines that share a folder, through a sync
service or a network, only a file can tell. Each program that writes puts one there, with a name of its own,
so that no service has two versions of one to choose between. It looks for those of others after that, never
before, so that of two that begin at once both see the other. It takes its own away when it closes.
"""

from __future__ import annotations

import atexit
import json
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from veikart.clock import Clock, system_clock
from veikart.errors import CannotWrite
from veikart.journal.site.programs import Program, runs_here, this_program
from veikart_events.cleaning import clean_line

_ENOUGH = 4096  # bytes; a mark has two hundred
_LONGEST_NAME = 200  # bytes; systems take 255, and ours is longer than the file's
_LONGEST_HOST = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """What a program left beside a file. Of one that cannot be read nothing is known."""

    path: Path
    program: Program | None
    since: datetime | None

    def in_words(self, now: datetime) -> str:
        """Where and since when: "KARI-PC since 10:12"."""
        host = clean_line(self.program.host)[:_LONGEST_HOST] if self.program else ""
        host = host or "another machine"
        if self.since is None:
            return host
        local = self.since.astimezone()
        return (
            f"{host} since {local:%H:%M}" if _same_day(local, now) else f"{host} since {local:%Y-%m-%d %H:%M}"
        )


class Presence:
    """The mark of one open file."""

    def __init__(
        self, path: Path, clock: Clock = system_clock, this: Callable[[], Program] = this_program
    ) -> None:
        self._path = path
        self._clock = clock
        self._this = this
        self._program: Program | None = None
        self._mark: Path | None = None

    def claim(self) -> None:
        """Says that we write, and makes sure that no other machine does. To be called before every write.

        Raises `CannotWrite` when a program of another machine has the file open, or has taken it over;
        `OSError` when no mark can be put beside it.
        """
        now = self._clock()
        this = self._program = self._program or self._this()
        if self._mark is None:
            self._mark = _put(self._path, this, now)
            atexit.register(self.leave)
        elif not self._mark.exists():
            self.leave()
            raise CannotWrite(
                f"{self._path.name} was taken over by another machine. Nothing was written. Open it "
                "again when it is closed there."
            )
        others = elsewhere(self._path, this)
        if others:
            self.leave()  # or each of two that began at once would wait for the other
            where = " and on ".join(mark.in_words(now) for mark in others)
            raise CannotWrite(
                f"{self._path.name} is open on {where}. Nothing was written: two machines that write to one "
                "file lose each other's work. Close it there. If that machine is gone: "
                f"veikart take-over {self._path}"
            )

    def leave(self) -> None:
        """Takes the mark away."""
        if self._mark is not None:
            with suppress(OSError):
                self._mark.unlink(missing_ok=True)
            self._mark = None
            atexit.unregister(self.leave)


def elsewhere(path: Path, this: Program | None = None) -> list[Mark]:
    """The marks of other machines at `path`. Those that dead programs of this machine left are swept away."""
    marks = list(_marks(path))
    if not marks:
        return []  # as nearly always, and without asking for processes
    this = this or this_program()
    others = []
    for mark in marks:
        if mark.program is None:
            others.append(mark)
        elif mark.program != this and not runs_here(mark.program):
            if mark.program.same_machine(this):
                with suppress(OSError):
                    mark.path.unlink(missing_ok=True)
            else:
                others.append(mark)
    return others


def open_elsewhere(path: Path, clock: Clock = system_clock) -> list[str]:
    """What a reader should know of the machines that write to the file at `path`."""
    return [
        f"{path.name} is open on {mark.in_words(clock())}. It can be read here; changes are refused until it "
        f"is closed there. If that machine is gone: veikart take-over {path}"
        for mark in elsewhere(path)
    ]


def take_over(path: Path, this: Program | None = None) -> list[Mark]:
    """Takes the marks of other machines away, and gives them. Raises `CannotWrite` where that is refused."""
    others = elsewhere(path, this)
    for mark in others:
        try:
            mark.path.unlink(missing_ok=True)
        except OSError as error:
            raise CannotWrite(
                f"{mark.path} cannot be deleted: {error.strerror}. Delete it by hand, then go on."
            ) from None
    return others


def _stem(path: Path) -> tuple[Path, str]:
    """The folder of the file itself, not of a link to it, and how its marks begin."""
    real = path.resolve()
    name = real.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = sha256(os.fsencode(name)).hexdigest()
    return real.parent, f".{name}.open-"


def _put(path: Path, this: Program, now: datetime) -> Path:
    folder, stem = _stem(path)
    mark = folder / (stem + secrets.token_hex(4))
    unfinished = mark.with_name(mark.name + "~")  # nobody reads a mark that is half there
    try:
        with unfinished.open("x", encoding="utf-8") as file:
            json.dump({**asdict(this), "since": now.astimezone(UTC).isoformat(timespec="seconds")}, file)
            file.flush()
            os.fsync(file.fileno())  # after a power cut it would be there, empty, and nobody knew whose it is
        unfinished.replace(mark)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    return mark


def _marks(path: Path) -> Iterator[Mark]:
    folder, stem = _stem(path)
    with os.scandir(folder) as entries:
        names = [e.name for e in entries if e.name.startswith(stem) and e.is_file(follow_symlinks=False)]
    for name in sorted(names):
        mark = None if name.endswith("~") else _read(folder / name)
        if mark is not None:
            yield mark


def _read(path: Path) -> Mark | None:
    """The mark at `path`; None when it has just been taken away."""
    try:
        with path.open(encoding="utf-8") as file:
            told = json.loads(file.read(_ENOUGH))
        since = datetime.fromisoformat(told.pop("since")).astimezone(UTC)
        program = Program(
            str(told["host"]), str(told["machine"]), int(told["process"]), float(told["started"])
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError):
        return Mark(path, None, None)
    return Mark(path, program, since)


def _same_day(one: datetime, other: datetime) -> bool:
    return one.date() == other.astimezone().date()
