"""Units, people and roles."""

from __future__ import annotations

from typing import Annotated, ClassVar

from veikart_events.base import EventBody, Id, Name, Personal, Prose, Reference


class UnitCreated(EventBody):
    """A unit below `parent`, or at the top. Names are unique among siblings."""

    topic: ClassVar[str] = "unit.created"

    unit: Id
    name: Name
    parent: Id | None = None
    ref: Reference | None = None


class UnitRenamed(EventBody):
    """The unit goes by another name from its effective day."""

    topic: ClassVar[str] = "unit.renamed"

    unit: Id
    name: Name


class UnitMoved(EventBody):
    """`parent` None means: to the top."""

    topic: ClassVar[str] = "unit.moved"

    unit: Id
    parent: Id | None = None


class UnitClosed(EventBody):
    """Only a unit without people and open sub-units can be closed."""

    topic: ClassVar[str] = "unit.closed"

    unit: Id


class PersonJoined(EventBody):
    """`ref` is the key in the client's own system, so that two people may bear one name."""

    topic: ClassVar[str] = "person.joined"

    person: Id
    name: Annotated[Name, Personal()]
    unit: Id | None = None
    ref: Annotated[Reference | None, Personal()] = None


class PersonRenamed(EventBody):
    """The person goes by another name; the id and all that is known of them stay."""

    topic: ClassVar[str] = "person.renamed"

    person: Id
    name: Annotated[Name, Personal()]


class PersonMoved(EventBody):
    """The person belongs to another unit from its effective day."""

    topic: ClassVar[str] = "person.moved"

    person: Id
    unit: Id


class PersonLeft(EventBody):
    """Effective on the first day the person is no longer there; may lie ahead."""

    topic: ClassVar[str] = "person.left"

    person: Id
    why: Annotated[Prose, Personal()] = ""


class RoleDefined(EventBody):
    """A set of requirements that people can hold; `ref` is its key in the client's own system."""

    topic: ClassVar[str] = "role.defined"

    role: Id
    name: Name
    ref: Reference | None = None
    description: Prose = ""


class RoleRenamed(EventBody):
    """The role goes by another name; its requirements stay."""

    topic: ClassVar[str] = "role.renamed"

    role: Id
    name: Name


class RoleAssigned(EventBody):
    """A person may hold several roles; the highest requirement of them counts."""

    topic: ClassVar[str] = "role.assigned"

    person: Id
    role: Id


class RoleUnassigned(EventBody):
    """The person no longer holds the role."""

    topic: ClassVar[str] = "role.unassigned"

    person: Id
    role: Id
