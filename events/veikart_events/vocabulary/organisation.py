"""Units, people and roles."""

from __future__ import annotations

from typing import Annotated, ClassVar

from veikart_events.base import EventBody, Id, Name, Prose, Reference
from veikart_events.privacy import FORGOTTEN, Holds, Personal


class UnitCreated(EventBody):
    """A unit below `parent`, or at the top. Names are unique among siblings."""

    topic: ClassVar[str] = "unit.created"
    holds = ()

    unit: Id
    name: Name
    parent: Id | None = None
    ref: Reference | None = None


class UnitRenamed(EventBody):
    """The unit goes by another name from its effective day."""

    topic: ClassVar[str] = "unit.renamed"
    holds = ()

    unit: Id
    name: Name


class UnitMoved(EventBody):
    """`parent` None means: to the top."""

    topic: ClassVar[str] = "unit.moved"
    holds = ()

    unit: Id
    parent: Id | None = None


class UnitClosed(EventBody):
    """Only a unit without people and open sub-units can be closed."""

    topic: ClassVar[str] = "unit.closed"
    holds = ()

    unit: Id


class PersonJoined(EventBody):
    """`ref` is the key in the client's own system, so that two people may bear one name."""

    topic: ClassVar[str] = "person.joined"
    holds = (
        Holds("person", "fact", "To know who belongs to which unit, and to tell people of one name apart."),
    )

    person: Id
    name: Annotated[Name, Personal(of="person", gone=FORGOTTEN)]
    unit: Id | None = None
    ref: Annotated[Reference | None, Personal(of="person")] = None


class PersonRenamed(EventBody):
    """The person goes by another name; the id and all that is known of them stay."""

    topic: ClassVar[str] = "person.renamed"
    holds = (Holds("person", "fact", "To call people by the name they bear today."),)

    person: Id
    name: Annotated[Name, Personal(of="person", gone=FORGOTTEN)]


class PersonMoved(EventBody):
    """The person belongs to another unit from its effective day."""

    topic: ClassVar[str] = "person.moved"
    holds = (Holds("person", "fact", "To know which unit someone belongs to, and so who plans with them."),)

    person: Id
    unit: Id


class PersonLeft(EventBody):
    """Effective on the first day the person is no longer there; may lie ahead."""

    topic: ClassVar[str] = "person.left"
    holds = (Holds("person", "fact", "To know from when someone is no longer counted, and why."),)

    person: Id
    why: Annotated[Prose, Personal(of="person")] = ""


class PersonForgotten(EventBody):
    """The key to what was written about the person is gone; the numbers stay, and name nobody.

    From its effective day the person is no longer there, unless they left before. It cannot be undone.
    """

    topic: ClassVar[str] = "person.forgotten"
    holds = (
        Holds(
            "person",
            "fact",
            "To keep someone forgotten, also when a backup is restored. It holds no name.",
        ),
    )

    person: Id
    texts: tuple[Id, ...] = ()
    """Ids of what else had its text removed with them, such as decisions."""


class RoleDefined(EventBody):
    """A set of requirements that people can hold; `ref` is its key in the client's own system."""

    topic: ClassVar[str] = "role.defined"
    holds = ()

    role: Id
    name: Name
    ref: Reference | None = None
    description: Prose = ""


class RoleRenamed(EventBody):
    """The role goes by another name; its requirements stay."""

    topic: ClassVar[str] = "role.renamed"
    holds = ()

    role: Id
    name: Name


class RoleAssigned(EventBody):
    """A person may hold several roles; the highest requirement of them counts."""

    topic: ClassVar[str] = "role.assigned"
    holds = (Holds("person", "fact", "To know which levels are asked of someone."),)

    person: Id
    role: Id


class RoleUnassigned(EventBody):
    """The person no longer holds the role."""

    topic: ClassVar[str] = "role.unassigned"
    holds = (Holds("person", "fact", "To know which levels are no longer asked of someone."),)

    person: Id
    role: Id
