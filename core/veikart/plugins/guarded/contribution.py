"""One contribution of a plugin, and every way of calling into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from veikart.errors import PluginFailed, VeikartError
from veikart.plugins.guard import Failure, Note, ask

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Contribution:
    """Which part of which plugin it is, and who is told when it fails."""

    plugin: str
    what: str
    """"view gap.ranked"."""
    title: str
    note: Note

    def ask(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Failure:
        """What the function of the plugin gives, or the failure it ended in, which is not noted yet."""
        return ask(self.plugin, self.what, function, *args, **kwargs)

    def failure(self, wrong: Failure | str) -> Failure:
        """The failure, noted."""
        failure = wrong if isinstance(wrong, Failure) else Failure(self.plugin, self.what, wrong)
        self.note(failure)
        return failure

    def failed(self, wrong: Failure | str) -> PluginFailed:
        """The error to raise where a user asked for something, its failure noted."""
        failure = self.failure(wrong)
        return PluginFailed(
            f"{self.title} did not work: the plugin {self.plugin} failed ({failure.reason}), and nothing was "
            "changed. The command veikart plugins tells more; pass it on to whoever made the plugin."
        )

    def must(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What the function gives. Its errors for the user pass as they are, others become `PluginFailed`."""
        answer = self.ask(function, *args, **kwargs)
        if not isinstance(answer, Failure):
            return answer
        if isinstance(answer.error, VeikartError):
            raise answer.error
        raise self.failed(answer)


def tupled(function: Callable[P, Iterable[T]]) -> Callable[P, tuple[T, ...]]:
    """The function, giving all that it yields at once, so that a generator fails within the guard."""

    @wraps(function)
    def whole(*args: P.args, **kwargs: P.kwargs) -> tuple[T, ...]:
        return tuple(function(*args, **kwargs))

    return whole


def kinds_of(things: Iterable[Any], kind: type[T]) -> list[T]:
    """Those that are of the kind."""
    return [each for each in things if isinstance(each, kind)]
