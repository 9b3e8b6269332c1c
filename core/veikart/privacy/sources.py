"""What the gathering of everything about one person reads from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from veikart.journal.bulk import Batch
from veikart.journal.reverts import Reverted, in_force
from veikart.journal.stored import Stored
from veikart_events.registry import Registry
from veikart_events.vocabulary import core_types

if TYPE_CHECKING:
    from veikart.journal import Journal
    from veikart.picture import Picture
    from veikart.plugins import Plugins
    from veikart.session import Session


@dataclass(frozen=True)
class Sources:
    """An engagement: the picture of today, its journal, and what event types declare."""

    picture: Picture
    journal: Journal
    registry: Registry
    owners: Mapping[str, str]
    """Topic → the plugin it belongs to."""

    @cached_property
    def people(self) -> frozenset[str]:
        """Ids of everyone who was ever entered."""
        return frozenset(self.picture.facts.tables["people"]["person"].unique())

    @cached_property
    def gone(self) -> frozenset[str]:
        """Ids of the people, and of the texts, whose key was destroyed."""
        return frozenset(key.subject for key in self.journal.engine.wrapped_keys() if key.wrapped is None)

    @cached_property
    def undone(self) -> Reverted:
        """The positions of all events that were taken back."""
        return Reverted(in_force(revert for revert, _ in self.picture.facts.reverts))

    def batches(self) -> Iterator[Batch]:
        """All events as they are stored, in bulk and in no order."""
        yield from self.journal.engine.batches(-1, self.journal.head())

    def naming(self, identifier: str) -> Iterator[Stored]:
        """The events, as they are stored, in whose line an id stands anywhere; in no order."""
        wanted = identifier.encode()
        for batch in self.batches():
            if wanted in batch.lines:
                for position, line in zip(batch.positions, batch.lines.split(b"\n"), strict=True):
                    if wanted in line:
                        yield Stored(position, batch.topic, line)


def sources_of(session: Session) -> Sources:
    """The sources in an open engagement."""
    types = (*core_types(), *session.plugins.events())
    return Sources(
        session.picture_of_everyone(), session.journal, Registry(types), owners_of(session.plugins)
    )


def owners_of(plugins: Plugins) -> dict[str, str]:
    """Topic → the plugin whose event it is."""
    return {topic: each.name for each in plugins.statuses() for topic in each.contributes.get("events", ())}
