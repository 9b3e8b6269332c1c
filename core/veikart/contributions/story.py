"""What a plugin tells of the invented company of `veikart demo`: two years of what it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import TYPE_CHECKING

from veikart.errors import NotFound

if TYPE_CHECKING:
    from veikart.journal import Proposed


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works, or worked, in the company."""

    person: str
    name: str
    joined: date
    left: date | None
    """The first day they are no longer there; it may lie ahead."""
    leads: bool
    units: tuple[tuple[date, str], ...]
    """From which day in which unit (id)."""
    roles: tuple[tuple[date, date | None, str], ...]
    """From which day, until before which (None: still), which role (id)."""

    def there(self, day: date) -> bool:
        return self.joined <= day and (self.left is None or day < self.left)

    def unit(self, day: date) -> str:
        """The id of the unit on a day; the first one before that."""
        return next((unit for since, unit in reversed(self.units) if since <= day), self.units[0][1])

    def holds(self, day: date) -> tuple[str, ...]:
        """Ids of the roles held on a day."""
        return tuple(
            role for since, until, role in self.roles if since <= day and (until is None or day < until)
        )


@dataclass(frozen=True, slots=True)
class Gathering:
    """A workshop of the company, from its first to its last day."""

    workshop: str
    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Company:
    """The company as the demo knows it, what nobody in it sees included. The same for the same demo."""

    start: date
    """The first day of the two years."""
    last: date
    """The last working day of which something is told; nothing may be recorded after it."""
    workshops: Sequence[Gathering]
    people: Sequence[Colleague]
    """Everyone who was ever there."""
    ids: Mapping[tuple[str, str], str]
    """(kind, name at the beginning) → id, of units, roles, skills, scales, goals, capabilities and
    KPIs."""
    required: Mapping[str, Mapping[str, int]]
    """Id of a role → id of a skill → the level it required at the beginning."""
    level: Callable[[str, str, date], float]
    """What a person (id) can really do in a skill (id) on a day, on the skill's scale, told or not."""
    rng: Callable[..., Random]
    """A stream of chance of its own for everything it is asked about."""
    new_id: Callable[..., str]
    """An id for a new thing, the same for the same words."""
    working: Callable[[date], date]
    """The day itself, or the nearest later one on which somebody was in the office; within the two years."""
    at: Callable[[date, float], datetime]
    """The time when a share (0 to 1) of a working day has passed."""

    def id(self, kind: str, name: str) -> str:
        """The id of what was called so at the beginning. Raises `NotFound`."""
        found = self.ids.get((kind, name))
        if found is None:
            raise NotFound(f"The company of the demo has no {kind} “{name}”.")
        return found

    def there(self, day: date, unit: str | None = None) -> list[Colleague]:
        """Those present on a day, in a unit (id) or anywhere."""
        return [who for who in self.people if who.there(day) and unit in (None, who.unit(day))]


@dataclass(frozen=True, slots=True)
class Told:
    """What was written down at once: one command. `by`: "consultant", "management", "hr" or "line"."""

    at: datetime
    proposals: tuple[Proposed, ...]
    by: str = "consultant"
    workshop: str | None = None
    """Id of the workshop it was written in."""


@dataclass(frozen=True, slots=True)
class Story:
    """A function from the company to what happened in it; its chance comes from `company.rng` alone."""

    id: str
    title: str
    tell: Callable[[Company], Sequence[Told]]
