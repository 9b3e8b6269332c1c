"""Whether a plugin's table would keep personal text without saying so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from veikart.projections.declaration import Projection, field_of

if TYPE_CHECKING:
    from veikart_events.registry import EventType

Sealed = Mapping[str, Collection[str]]
"""Topic → the fields of it that hold personal text."""


def sealed_in(types: Iterable[EventType]) -> Sealed:
    """What is personal text in events of core and of `types`. Loads the models of core."""
    from veikart_events.privacy import personal_fields
    from veikart_events.vocabulary import core_types

    return {each.topic: set(personal_fields(each.model)) for each in (*types, *core_types())}


def unmarked(projection: Projection, sealed: Sealed) -> str | None:
    """The first column that takes personal text and is not among the `personal` ones, in a sentence."""
    for topic, reads in projection.topics.items():
        for column, source in reads.columns.items():
            name = field_of(source)
            if name in sealed.get(topic, ()) and column not in projection.personal:
                return (
                    f"column {column} takes personal text ({name} of {topic}); write "
                    f'personal=frozenset({{"{column}"}}), so that it is kept in no cache'
                )
    return None
