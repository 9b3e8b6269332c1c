"""The guard: what a plugin's call ends in is a value, and not a crash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ParamSpec, TypeVar

from veikart.crash import debugging, in_a_line, trace
from veikart.errors import DoesNotFit, VeikartError
from veikart.text import clean_line, clean_text
from veikart_events.declaring import Undeclared

P = ParamSpec("P")
T = TypeVar("T")

_LONGEST_REASON = 300


class Refused(Exception):
    """Our own verdict on what a plugin gave; the message says in a sentence what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What a plugin did wrong: in which of its parts, in one sentence, and the trace where there is one."""

    plugin: str
    what: str
    """The part of the plugin: "import", "hook veikart_views", "view gap.ranked"."""
    reason: str
    trace: str = ""
    error: BaseException | None = None
    at: datetime | None = None
    """When it was noted, the last time."""
    times: int = 1
    """How often the part has failed, up to now."""


def call(plugin: str, what: str, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Failure:
    """The function's answer, or the failure it ended in. Only Ctrl+C gets through.

    `SystemExit` and errors beside `Exception` count as failures too: Polars' panics are of that kind.
    """
    try:
        return function(*args, **kwargs)
    except KeyboardInterrupt:
        raise
    except VeikartError as error:
        return failure_of(plugin, what, _of_ours(error))
    except BaseException as error:
        return failure_of(plugin, what, error)


def told_without_data(failure: Failure, home: str) -> Failure:
    """The failure as it is told where data of the engagement was at hand: without the text of the error.

    Sentences that the plugin wrote for the user (`VeikartError`) are told as they are. `home`
    is the plugin's package, whose places are told first.
    """
    error = failure.error
    if error is None or debugging() or isinstance(error, VeikartError | SystemExit | KeyboardInterrupt):
        return failure
    return Failure(failure.plugin, failure.what, in_a_line(error, home), trace(error), error)


def kind_of(thing: object) -> str:
    """What a thing is, with its article: "a str", "an int", "nothing" for None."""
    name = type(thing).__name__
    return "nothing" if thing is None else f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"


def failure_of(plugin: str, what: str, error: BaseException) -> Failure:
    """The failure that `error` is, with its trace; its message may be any text and is cleaned."""
    from traceback import TracebackException

    if isinstance(error, Refused | Undeclared):  # needs neither the name of an exception nor a trace
        return Failure(plugin, what, _short(clean_line(str(error))))
    told = TracebackException.from_exception(error)
    name = type(error).__name__
    message = clean_line(str(told))
    if isinstance(error, SystemExit | KeyboardInterrupt):
        message = "it tried to end the program"
    reason = f"{name}: {message}" if message else name
    return Failure(plugin, what, _short(reason), clean_text("".join(told.format())), error)


def _of_ours(error: VeikartError) -> VeikartError:
    """The error as one of our own classes: it is raised again outside the guard, and told there."""
    kind = next(each for each in type(error).__mro__ if each.__module__ == VeikartError.__module__)
    if kind is type(error) or isinstance(error, DoesNotFit):
        return error
    told: VeikartError = kind(clean_text(str(error)))
    return told.with_traceback(error.__traceback__)


def _short(reason: str) -> str:
    return reason if len(reason) <= _LONGEST_REASON else reason[: _LONGEST_REASON - 1] + "…"
