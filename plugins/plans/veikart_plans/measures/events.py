"""What can happen to a measure."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from veikart.api import Amount, CurrencyCode, EventBody, Holds, Id, Name, Personal, Prose
from veikart_plans.measures.kinds import Kind, Party

Title = Annotated[Name, Personal(of="measure", gone="Measure {}")]
Text = Annotated[Prose, Personal(of="measure", gone="(text removed)")]
Hours = Annotated[float, Field(gt=0, le=168)]
_OWNER = Holds("owner", "fact", "To know who sees to it that the measure happens.")


class MeasureProposed(EventBody):
    """Somebody proposes to do something about a gap. Levels and people are said by events of their own."""

    topic: ClassVar[str] = "plans.measure_proposed"
    holds = (_OWNER,)

    measure: Id
    title: Title
    kind: Kind
    why: Text = ""
    aim: Literal["upskilling", "reskilling"] = "upskilling"
    role: Id | None = None
    """Reskilling: for which role."""
    unit: Id | None = None
    goal: Id | None = None
    owner: Id | None = None
    start: date | None = None
    due: date | None = None
    hours_a_week: Hours | None = None
    cost: Amount | None = None
    currency: CurrencyCode | None = None
    sign: Text = ""
    """By what one will see that it worked."""
    partner: Id | None = None
    """Which training partner helps."""


class MeasureRevised(EventBody):
    """What is said here is otherwise from its effective day on; what is None stays as it was."""

    topic: ClassVar[str] = "plans.measure_revised"
    holds = (_OWNER,)

    measure: Id
    title: Annotated[Name | None, Personal(of="measure")] = None
    kind: Kind | None = None
    aim: Literal["upskilling", "reskilling"] | None = None
    role: Id | None = None
    unit: Id | None = None
    goal: Id | None = None
    owner: Id | None = None
    start: date | None = None
    due: date | None = None
    hours_a_week: Hours | None = None
    cost: Amount | None = None
    currency: CurrencyCode | None = None
    sign: Annotated[Prose | None, Personal(of="measure")] = None
    partner: Id | None = None
    why: Text = ""
    """Why it is revised; a due date that slips says so here."""


class LevelPromised(EventBody):
    """The measure is expected to bring those it is for to `level` (on `scale`) by its due date."""

    topic: ClassVar[str] = "plans.level_promised"
    holds = ()

    measure: Id
    skill: Id
    scale: Id
    level: float
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None


class LevelWithdrawn(EventBody):
    """The measure is no longer expected to bring anything in the skill."""

    topic: ClassVar[str] = "plans.level_withdrawn"
    holds = ()

    measure: Id
    skill: Id


class PersonIncluded(EventBody):
    """The measure is for this person, too."""

    topic: ClassVar[str] = "plans.person_included"
    holds = (Holds("person", "fact", "To know for whom a measure is, and what is expected of it."),)

    measure: Id
    person: Id


class PersonExcluded(EventBody):
    """The measure is no longer for this person."""

    topic: ClassVar[str] = "plans.person_excluded"
    holds = (Holds("person", "fact", "To know for whom a measure was, and why it no longer is."),)

    measure: Id
    person: Id
    why: Annotated[Prose, Personal(of="person", gone="(text removed)")] = ""


class OrderSet(EventBody):
    """The measure begins when `after` is done."""

    topic: ClassVar[str] = "plans.order_set"
    holds = ()

    measure: Id
    after: Id


class OrderDropped(EventBody):
    """The measure no longer waits for `after`."""

    topic: ClassVar[str] = "plans.order_dropped"
    holds = ()

    measure: Id
    after: Id


class PartyAnswered(EventBody):
    """Top management, HR or the line agrees to the measure, or does not."""

    topic: ClassVar[str] = "plans.party_answered"
    holds = ()

    measure: Id
    party: Party
    agrees: bool
    why: Prose = ""


class _Turned(EventBody):
    holds = ()

    measure: Id
    why: Prose = ""


class MeasureAgreed(_Turned):
    """It will be done."""

    topic: ClassVar[str] = "plans.measure_agreed"


class MeasureStarted(_Turned):
    """It has begun."""

    topic: ClassVar[str] = "plans.measure_started"


class MeasureDone(_Turned):
    """It was carried through; what it cost in the end, where that is known."""

    topic: ClassVar[str] = "plans.measure_done"

    spent: Amount | None = None


class MeasureStopped(_Turned):
    """It will not be done, or no further."""

    topic: ClassVar[str] = "plans.measure_stopped"


class MeasureBlocked(_Turned):
    """Something keeps it from going on."""

    topic: ClassVar[str] = "plans.measure_blocked"


class MeasureUnblocked(_Turned):
    """Nothing keeps it from going on any more."""

    topic: ClassVar[str] = "plans.measure_unblocked"


class HoursLogged(EventBody):
    """So many hours went into a measure, up to its effective day; by one person, or by all together."""

    topic: ClassVar[str] = "plans.hours_logged"
    holds = (Holds("person", "fact", "To see whether the hours agreed for learning were given."),)

    log: Id
    measure: Id
    hours: Annotated[float, Field(gt=0, le=100_000)]
    person: Id | None = None


class GapLeft(EventBody):
    """Nothing is done about a skill for now, on purpose, in a unit or anywhere."""

    topic: ClassVar[str] = "plans.gap_left"
    holds = ()

    skill: Id
    why: Prose
    unit: Id | None = None
    until: date | None = None


class GapResumed(EventBody):
    """The gap that was left is to be closed after all."""

    topic: ClassVar[str] = "plans.gap_resumed"
    holds = ()

    skill: Id
    unit: Id | None = None
    why: Prose = ""
