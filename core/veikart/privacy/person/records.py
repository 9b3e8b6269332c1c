"""What is held about one person, as frozen records that know nothing of pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from veikart_events.privacy import Category

Whereabouts = Literal["here", "comes later", "left", "joining undone", "only supposed", "forgotten"]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who someone is. Of who was forgotten only the id and the label are left."""

    id: str
    name: str
    """The name of today, or the last one."""
    earlier: tuple[str, ...]
    """Other names the person bore, or was entered under, the oldest first."""
    references: tuple[str, ...]
    """Keys in the client's own systems."""
    unit: str | None
    """Name of the unit, or of the last one."""
    roles: tuple[str, ...]
    """Names of the roles held today."""
    whereabouts: Whereabouts
    joined: date | None
    left: date | None


@dataclass(frozen=True, slots=True)
class Rating:
    """A level that was stated for the person."""

    skill: str
    level: str
    """In words, on the scale it was given on: "3 Skilled"."""
    scale: str
    method: str
    confidence: str | None
    assessor: str | None
    """Name of the person who gave it, where that is known."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One event, as far as it is about the person."""

    position: int
    event: str
    """Id of the event."""
    topic: str
    plugin: str | None
    """The plugin it belongs to; None: core, or one that is not here."""
    category: Category | None
    """None: nobody here can say, because its plugin is not here or declares nothing of it."""
    purpose: str
    """Why it is kept; empty where the category is None."""
    role: str
    """The field in which the person stands: "person", "assessor"."""
    what: str
    """In one line."""
    texts: Mapping[str, str]
    """Free text in full, by what it is: "note", "text"."""
    holds_from: date
    recorded: datetime
    by: str
    workshop: str | None
    """Name of the workshop it was recorded in."""
    undone: bool
    """Whether it was taken back. It stays in the journal, and counts for nothing."""
    in_part: bool = False
    """Whether the rest of the event is another person's, and so not shown."""
    shared: bool = False
    """Whether what is shown is about others, too."""
    rating: Rating | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What is derived for one skill today: the level that counts, against the highest one required."""

    skill: str
    role: str | None
    """The role that requires it."""
    required: str | None
    level: str | None
    """In words; None: nobody rated it."""
    method: str | None
    state: str
    """met, below, unknown, not relevant, or extra (not required)."""
    gap: float | None
    """Level steps below what is required."""


@dataclass(frozen=True, slots=True)
class Named:
    """A text about something else in which the person's name stands."""

    position: int
    topic: str
    field: str
    text: str
    holds_from: date
    recorded: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Recorder:
    """What was recorded under the person's own name or id."""

    events: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """Everything that is held about one person, on a day."""

    engagement: str
    """Id of the engagement."""
    client: str
    """What the engagement is called."""
    day: date
    person: Identity
    statements: tuple[Statement, ...]
    """In the order they were recorded."""
    picture: tuple[Cell, ...]
    named: tuple[Named, ...]
    named_by_others: int
    """Texts about other people in which the name stands; they are those people's, and not shown."""
    recorder: Recorder | None
