"""A mapping that can be tried out: changes lie in a layer on top until they are kept or thrown away."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Layer(Generic[K, V]):
    """Reads through to `below`; writes stay here until `sink`."""

    def __init__(self, below: Layer[K, V] | None = None) -> None:
        self._below = below
        self._own: dict[K, V] = {}

    def get(self, key: K) -> V | None:
        if key in self._own:
            return self._own[key]
        return self._below.get(key) if self._below is not None else None

    def __setitem__(self, key: K, value: V) -> None:
        self._own[key] = value

    def items(self) -> Iterator[tuple[K, V]]:
        """All entries; those of this layer hide those below."""
        if self._below is not None:
            yield from ((k, v) for k, v in self._below.items() if k not in self._own)
        yield from self._own.items()

    def sink(self) -> None:
        """Keeps this layer's entries in the layer below."""
        if self._below is not None:
            self._below._own.update(self._own)
            self._own = {}
