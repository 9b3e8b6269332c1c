"""What blocks have in common and plugins get wrong: kinds, texts, ids, tones, numbers, where a row leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from math import isfinite
from typing import get_args

from veikart import blocks as b
from veikart.plugins.guard import kind_of

_WAYS: tuple[type, ...] = get_args(b.Way)
_TONES = frozenset(get_args(b.Tone))


def must_be(thing: object, kind: type) -> list[str]:
    """That `thing` is no `kind`; empty when it is one."""
    if isinstance(thing, kind):
        return []
    name = kind.__name__
    return [f"there is {kind_of(thing)} where {'an' if name[0] in 'AEIOU' else 'a'} {name} belongs"]


def not_text(*texts: object) -> list[str]:
    """Which of `texts` are none."""
    return [f"there is {kind_of(text)} where text belongs" for text in texts if not isinstance(text, str)]


def no_share(share: object) -> list[str]:
    """That `share` is neither None nor a number from 0 to 1."""
    if share is None or (isinstance(share, int | float) and 0 <= share <= 1):
        return []
    return [f"a share is {share!r}; it is a number from 0 to 1, or None"]


def no_number(what: str, *values: object, none: bool = True) -> list[str]:
    """Which of `values` are no finite numbers; `none` says whether they may be None."""
    belongs = "a number" + (" or None" if none else "")
    return [
        f"{what} is {value!r}; {belongs} belongs there"
        for value in values
        if not ((none and value is None) or _is_number(value))
    ]


def no_count(what: str, *values: object) -> list[str]:
    """Which of `values` are no whole numbers from 0 up."""
    return [
        f"{what} is {value!r}; a whole number from 0 up belongs there"
        for value in values
        if not isinstance(value, int) or isinstance(value, bool) or value < 0
    ]


def no_day(what: str, *days: object, none: bool = False) -> list[str]:
    """Which of `days` are no dates; a moment with a time of day is none."""
    return [
        f"{what} is {kind_of(day)}; a date belongs there"
        for day in days
        if not ((none and day is None) or (isinstance(day, date) and not isinstance(day, datetime)))
    ]


def no_tone(tone: object) -> list[str]:
    """That `tone` is none of the tones."""
    return [] if tone in _TONES else [f"a tone is {tone!r}; there are {', '.join(sorted(_TONES))}"]


def badly_linked(row: object) -> Iterator[str]:
    """What is wrong with the id of a row, with its why, its actions, its tone and its number of people, as
    far as its kind has them."""
    identity = getattr(row, "id", "")
    yield from not_text(identity)
    why, action = getattr(row, "why", None), getattr(row, "action", None)
    if why is not None:
        yield from must_be(why, b.Why)
    if action is not None:
        yield from must_be(action, b.Action)
    yield from _no_ways(identity, getattr(row, "actions", ()))
    yield from no_tone(getattr(row, "tone", "normal"))
    if (people := getattr(row, "people", None)) is not None:
        yield from no_count(f"the number of people of {identity!r}", people)


def twice(ids: Iterable[str], what: str = "rows") -> Iterator[str]:
    """That an id stands in `ids` more than once."""
    double, times = next(iter(Counter(ids).most_common(1)), ("", 0))
    if times > 1:
        yield f"two {what} have the id {double!r}"


def _no_ways(identity: object, actions: object) -> list[str]:
    if not isinstance(actions, tuple | list):
        return [f"row {identity!r} has {kind_of(actions)} for actions; a tuple belongs there"]
    odd = [each for each in actions if not isinstance(each, _WAYS)]
    return [
        f"row {identity!r} has {kind_of(each)} among its actions; an Action or a Do belongs there"
        for each in odd
    ]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
