"""Keeps what was made of a picture for as long as the picture is kept: a palette asks at every letter."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from veikart.api import Picture

T = TypeVar("T")


def per_picture(make: Callable[[Picture], T]) -> Callable[[Picture], T]:
    """`make`, called once for each picture. What it makes must not hold the picture itself."""
    made: WeakKeyDictionary[Picture, T] = WeakKeyDictionary()

    @wraps(make)
    def get(picture: Picture) -> T:
        if picture not in made:
            made[picture] = make(picture)
        return made[picture]

    return get
