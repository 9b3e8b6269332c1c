"""What forgetting someone comes to, before and after, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from veikart.privacy.mentions import Mention, Names, Part
from veikart.privacy.person.records import Identity, Recorder

Reason = Literal["about", "id"] | Part
"""Why a text may be about the person: it says so, their id stands in an event that nobody here knows, or
something of their name stands in the text."""


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text with a key of its own, such as a decision, that has to do with the person."""

    subject: str
    """The id whose key seals it."""
    position: int
    topic: str
    texts: tuple[str, ...]
    holds_from: date
    by: str
    reason: Reason
    certain: bool
    others: tuple[str, ...]
    """Names of other people it says it is about."""
    seals: int
    """How many events its key seals."""
    goes: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What is destroyed when the person is forgotten, what stays, and what cannot be destroyed."""

    person: Identity
    names: int
    references: int
    notes: int
    others: int
    """Other texts about the person: reasons, texts of plugins."""
    seals: int
    """Events in which something is sealed with the person's key."""
    texts: tuple[OwnText, ...]
    """Texts with keys of their own, in order."""
    stays: Mapping[str, int]
    """Kind of statement → how many stay, under the id."""
    left: tuple[Mention, ...]
    """Texts with the name in them that this does not destroy: not sealed, or sealed for somebody else."""
    recorder: Recorder | None
    """What was recorded under the person's own name, which is not sealed."""
    called: Names = field(repr=False)
    secrets: tuple[str, ...] = field(repr=False)
    """What must be readable nowhere afterwards."""

    @property
    def going(self) -> tuple[OwnText, ...]:
        return tuple(each for each in self.texts if each.goes)

    @property
    def kept(self) -> tuple[OwnText, ...]:
        return tuple(each for each in self.texts if not each.goes)

    @property
    def all_seals(self) -> int:
        """Seals that nobody can open afterwards."""
        return self.seals + sum(each.seals for each in self.going)


@dataclass(frozen=True, slots=True)
class Receipt:
    """That somebody was forgotten, without saying who."""

    number: str
    """Id of the event that says so."""
    position: int
    engagement: str
    client: str
    person: str
    """The opaque id."""
    at: datetime
    by: str
    seals: int
    texts: int
    """Texts with keys of their own that went, too."""
    stays: Mapping[str, int]
    digest_before: str
    digest_after: str
    faults: tuple[str, ...]
    """What is not as it should be afterwards; empty when all was verified."""
    looked_into: tuple[str, ...]
    """Where nothing of it was found."""
    named_in: tuple[int, ...]
    """Events with a text, not destroyed by this, in which the name may still stand."""
    copies: tuple[str, ...]
    """Files beside the engagement that still hold the key."""
    reminders: tuple[str, ...]
    """Where it is noted that somebody was forgotten."""
