"""What was made of a picture last, kept as long as the picture itself."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from veikart.picture import Picture

T = TypeVar("T")


class Lasting:
    """While one moves in time the moment that is compared with stays: what is drawn of it is drawn once.

    One thing for each picture, so that it never grows; a picture that is given up takes it along, and with it
    the names that stand in it.
    """

    def __init__(self) -> None:
        self._made: WeakKeyDictionary[Picture, tuple[Hashable, Any]] = WeakKeyDictionary()

    def of(self, picture: Picture, asked: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, or gave when the same was `asked` of the picture last."""
        kept = self._made.get(picture)
        if kept is None or kept[0] != asked:
            kept = self._made[picture] = asked, make()
        made: T = kept[1]
        return made
