"""The guard: every call into a plugin goes through here, so that its failure is a value and not a crash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from veikart.crash import debugging, in_a_line, trace
from veikart.errors import VeikartError
from veikart.text import clean_line, clean_text

Note = Callable[["Failure"], None]
"""Told of every failure."""

P = ParamSpec("P")
T = TypeVar("T")

_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Failure:
    """What a plugin did wrong: in which of its parts, in one sentence, and the trace where there is one."""

    plugin: str
    what: str
    """The part of the plugin: "import", "hook veikart_views", "view gap.ranked"."""
    reason: str
    trace: str = ""
    error: BaseException | None = None


def call(plugin: str, what: str, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Failure:
    """The function's answer, or the failure it ended in. Only Ctrl+C gets through.

    `SystemExit` and errors beside `Exception` count as failures too: Polars' panics are of that kind.
    """
    try:
        return function(*args, **kwargs)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return failure_of(plugin, what, error)


def ask(plugin: str, what: str, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Failure:
    """As `call`, where data of the engagement is at hand: reason and trace hold no text of the error then.

    A sentence that the plugin wrote for the user (`VeikartError`) is told as it is.
    """
    answer = call(plugin, what, function, *args, **kwargs)
    error = answer.error if isinstance(answer, Failure) else None
    if error is None or debugging() or isinstance(error, VeikartError | SystemExit):
        return answer
    home = str(getattr(function, "__module__", "")).partition(".")[0]
    return Failure(plugin, what, in_a_line(error, home), trace(error), error)


def kind_of(thing: object) -> str:
    """What a thing is, with its article: "a str", "an int", "nothing" for None."""
    name = type(thing).__name__
    return "nothing" if thing is None else f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"


def failure_of(plugin: str, what: str, error: BaseException) -> Failure:
    """The failure that `error` is, with its trace; its message may be any text and is cleaned."""
    from traceback import TracebackException

    told = TracebackException.from_exception(error)
    name = type(error).__name__
    message = clean_line(str(told)) if not isinstance(error, SystemExit) else "it tried to end the program"
    reason = f"{name}: {message}" if message else name
    if len(reason) > _LONGEST_REASON:
        reason = reason[: _LONGEST_REASON - 1] + "…"
    return Failure(plugin, what, reason, clean_text("".join(told.format())), error)
