"""One contribution of a plugin, and every way of calling into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from itertools import islice
from typing import Any, ParamSpec, TypeVar

from veikart.errors import PluginFailed, VeikartError
from veikart.plugins.guard import Failure, Refused
from veikart.plugins.member import Member

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Contribution:
    """Which part of which plugin it is."""

    member: Member
    what: str
    """"view gap.ranked"."""
    title: str

    @property
    def plugin(self) -> str:
        return self.member.found.name

    def ask(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Failure:
        """What the function of the plugin gives, or the failure it ended in, which is noted.

        A sentence for the user (`VeikartError`) is one that somebody meant to say: it is not counted.
        """
        return self._noted(self.member.ask(self.what, function, *args, **kwargs))

    def must(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """As `ask`. Its errors for the user are raised as they are, others as `PluginFailed`."""
        return self._raised(self.ask(function, *args, **kwargs))

    def work(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """As `must`, for as long as it takes."""
        return self._raised(self._noted(self.member.work(self.what, function, *args, **kwargs)))

    def failed(self, failure: Failure) -> PluginFailed:
        """The error to raise where a user asked for something."""
        if self.member.off:
            return PluginFailed(f"{self.title}: {self.member.off}")
        return PluginFailed(
            f"{self.title} did not work: the plugin {self.plugin} failed ({failure.reason}), and nothing was "
            "changed. The command veikart plugins tells more; pass it on to whoever made the plugin."
        )

    def _noted(self, answer: T | Failure) -> T | Failure:
        if isinstance(answer, Failure) and not isinstance(answer.error, VeikartError):
            self.member.note(answer)
        return answer

    def _raised(self, answer: T | Failure) -> T:
        if not isinstance(answer, Failure):
            return answer
        if isinstance(answer.error, VeikartError):
            raise answer.error
        raise self.failed(answer)


def at_most(most: int, function: Callable[P, Iterable[T]]) -> Callable[P, tuple[T, ...]]:
    """The function, giving all that it yields at once, so that a generator fails within the guard.

    Raises `Refused` where it yields more than `most`, which need not ever end.
    """

    @wraps(function)
    def whole(*args: P.args, **kwargs: P.kwargs) -> tuple[T, ...]:
        given = tuple(islice(function(*args, **kwargs), most + 1))
        if len(given) > most:
            raise Refused(f"it gave more than {most:,} at once")
        return given

    return whole


def all_of(kind: type[T], things: Iterable[Any]) -> tuple[T, ...]:
    """The things, when all are of the kind. Raises `Refused` where one is not."""
    given = tuple(things)
    for each in given:
        if not isinstance(each, kind):
            raise Refused(f"it gave {type(each).__name__} where {kind.__name__}(…) belongs")
    return given
