"""Values without anything of a plugin in them: exact built-in types, and records of ours made of them.

What a plugin returns may be of its own classes: a text whose length raises, a list that is another at the
second look, a record changed after it was given. Copied once, within the guard, nothing of it runs later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from veikart.blocks import Why
from veikart.plugins.guard import Refused
from veikart.plugins.limits import LETTERS, LONGEST, VALUES

_OURS = ("veikart.", "veikart_events.")
_AS_THEY_ARE = frozenset({int, float, bool, type(None), date})


class Copying:
    """Copies one answer, and counts what is in it."""

    def __init__(
        self, values: int = VALUES, letters: int = LETTERS, later: Callable[[Any], Any] | None = None
    ) -> None:
        """`later` puts into a guard what gives a part of the answer when it is asked for; without it there
        may be no such thing."""
        self.strange: Any = None
        """Something that was left as it is, if there was anything."""
        self.later = later
        self._values = values
        self._letters = letters

    def copy(self, thing: Any) -> Any:
        """The value in exact types; things of a kind that is not known stay as they are.

        Lists become tuples. Raises `Refused` where there is more than fits, and whatever the value raises.
        """
        kind = type(thing)
        if kind is str:
            self._count(len(thing))
            return thing
        self._values -= 1
        if kind in _AS_THEY_ARE:
            return thing
        if self._values < 0:
            raise Refused(f"it returned more than {VALUES:,} texts and numbers at once")
        if kind is tuple or kind is list:
            return tuple([self.copy(each) for each in thing])
        shape = _SHAPES.get(kind)
        if shape is None:
            shape = _SHAPES[kind] = _shape_of(kind)
        return shape(self, thing)

    def _count(self, letters: int) -> None:
        self._values -= 1
        self._letters -= letters
        if letters > LONGEST:
            raise Refused(f"one of its texts has {letters:,} letters; the most is {LONGEST:,}")
        if self._letters < 0:
            raise Refused(f"its texts have more than {LETTERS:,} letters together")

    def text(self, thing: str) -> str:
        exact = str.__str__(thing)
        self._count(len(exact))
        return exact


def plain(thing: Any) -> Any:
    """A copy of one value, as `Copying.copy` makes it."""
    return Copying().copy(thing)


_Shape = Callable[[Copying, Any], Any]
_SHAPES: dict[type, _Shape] = {}


def _shape_of(kind: type) -> _Shape:
    """How things of a kind are copied; told once for each kind."""
    known: tuple[tuple[Any, _Shape], ...] = (
        (str, Copying.text),
        (int, lambda copying, thing: int.__int__(thing)),
        (float, lambda copying, thing: float.__float__(thing)),
        (datetime, lambda copying, thing: datetime.fromisoformat(datetime.isoformat(thing))),
        (date, lambda copying, thing: date.fromordinal(date.toordinal(thing))),
        (list | tuple, lambda copying, thing: tuple([copying.copy(each) for each in thing])),
        (frozenset | set, lambda copying, thing: frozenset([copying.copy(each) for each in thing])),
        (Mapping, lambda copying, thing: {copying.copy(k): copying.copy(v) for k, v in thing.items()}),
    )
    for base, shape in known:
        if issubclass(kind, base):
            return shape
    ours = next((base for base in kind.__mro__ if is_dataclass(base) and _is_ours(base)), None)
    return _as_it_is if ours is None else _record(ours)


def _as_it_is(copying: Copying, thing: Any) -> Any:
    copying.strange = thing
    return thing


def _record(kind: type) -> _Shape:
    if kind is Why:
        return _why
    names = tuple(each.name for each in fields(kind))

    def copy(copying: Copying, thing: Any) -> Any:
        one = copying.copy
        return kind(*[one(getattr(thing, name)) for name in names])

    return copy


def _why(copying: Copying, thing: Any) -> Why:
    """A why with its parts copied; what finds the rest when it is opened is called in the guard then."""
    one, more = copying.copy, thing.more
    if more is not None and callable(more) and copying.later is not None:
        more = copying.later(more)
    else:
        more = one(more)
    title, formula, source = one(thing.title), one(thing.formula), one(thing.source)
    return Why(title, formula, source, one(thing.inputs), one(thing.positions), more)


def _is_ours(kind: type) -> bool:
    return kind.__module__.startswith(_OURS)
