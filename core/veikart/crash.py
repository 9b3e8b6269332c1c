"""What is told of an error nobody expected: its kind and its place, never its text.

The text of an exception, its local variables and its notes may hold what somebody said about a person
(`KeyError: 'Kari Nordmann'`), and a crash ends up in tickets and mails. Files are told from their package on,
because the folders above it name users.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from traceback import format_exception, walk_tb

CRASHED = 70
"""The exit code; EX_SOFTWARE of sysexits.h."""

_FIRST, _LAST = 4, 16
_LINKS = 6
_PAGE = """\
veikart has stopped: {kind}, an error in the program or in a plugin.

Nothing that was saved is lost: a change is on the disk before veikart shows it as done,
whole or not at all.

What to do next
  1. Start again. If it stops again, leave out the plugins of others: veikart --safe FILE
  2. Report the lines below. They say where it happened, and hold nothing from the engagement.

{faults}

{versions}
"""
_TRACE = "\nVEIKART_DEBUG is set. What follows may hold names:\n\n"


@dataclass(frozen=True, slots=True)
class Place:
    """A file from its package on, the line, and the function."""

    file: str
    line: int
    function: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}, in {self.function}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One exception: its type, and where it came by, the innermost place last."""

    kind: str
    places: tuple[Place, ...]


def page(error: BaseException) -> str:
    """What a user reads when `error` has ended the program. With VEIKART_DEBUG=1 the usual trace follows."""
    told = page_of(faults_in(error))
    return told + _TRACE + "".join(format_exception(error)) if debugging() else told


def page_of(faults: Sequence[Fault]) -> str:
    """The same page of faults that are told already, the first cause first."""
    return _PAGE.format(kind=faults[-1].kind, faults=_trace(faults), versions=_versions())


def in_a_line(error: BaseException, home: str = "veikart") -> str:
    """ "KeyError in veikart/standard/people.py, line 31, in people": the kind, and the last place at `home`.

    `home` is a package; where nothing of it is on the way, the last place of all is told. With
    VEIKART_DEBUG=1 the text too.
    """
    fault = fault_of(error)
    ours = [place for place in fault.places if place.file.startswith(home)]
    line = f"{fault.kind} in {(ours or fault.places)[-1]}" if fault.places else fault.kind
    return f"{line}: {error}" if debugging() else line


def trace(error: BaseException) -> str:
    """The exception and what led to it with all places, a line each."""
    return _trace(faults_in(error))


def fault_of(error: BaseException) -> Fault:
    """One exception without those behind it."""
    places = (
        place(frame.f_code.co_filename, line, frame.f_code.co_qualname)
        for frame, line in walk_tb(error.__traceback__)
    )
    return Fault(_kind(error), tuple(places))


def faults_in(error: BaseException) -> list[Fault]:
    """The exception and what led to it, the first cause first."""
    return [fault_of(each) for each in list(_chain(error, set()))[-_LINKS:]]


def place(path: str, line: int, function: str) -> Place:
    """A place in code whose file lies at `path`."""
    file = Path(path)
    if file.suffix != ".py":
        return Place(_plain(file.name), line, _plain(function))
    root = file.parent
    while (root / "__init__.py").is_file():
        root = root.parent
    return Place(_plain(file.relative_to(root).as_posix()), line, _plain(function))


def debugging() -> bool:
    """Whether a developer asked for more, at the price of names in it."""
    return os.environ.get("VEIKART_DEBUG") == "1"


def _kind(error: BaseException) -> str:
    """The type, and of what the operating system refused, its own word for the reason."""
    kind = type(error)
    home = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    reason = f" ({os.strerror(error.errno)})" if isinstance(error, OSError) and error.errno else ""
    return _plain(f"{home}{kind.__qualname__}{reason}")


def _trace(faults: Sequence[Fault]) -> str:
    return "\nled to\n".join("\n".join((fault.kind, *_steps(fault.places))) for fault in faults)


def _chain(error: BaseException, seen: set[int]) -> Iterator[BaseException]:
    if id(error) in seen:
        return
    seen.add(id(error))
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if behind is not None:
        yield from _chain(behind, seen)
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from _chain(part, seen)
    yield error


def _steps(places: Sequence[Place]) -> Iterator[str]:
    """A line for each place; of a long way, as an endless recursion goes, its two ends."""
    left_out = len(places) - _FIRST - _LAST
    if left_out <= 0:
        yield from (f"  {each}" for each in places)
        return
    yield from (f"  {each}" for each in places[:_FIRST])
    yield f"  … {left_out} more …"
    yield from (f"  {each}" for each in places[-_LAST:])


def _plain(text: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def _versions() -> str:
    from importlib.metadata import version

    from veikart import __version__

    loaded = (name for name in ("textual", "polars", "pydantic", "eventsourcing") if name in sys.modules)
    libraries = (f"{name} {version(name)}" for name in loaded)
    return ", ".join((f"veikart {__version__}", f"Python {sys.version.split()[0]}", sys.platform, *libraries))
