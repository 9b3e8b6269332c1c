"""What can be said of partners."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from veikart.api import Amount, CurrencyCode, EventBody, Id, Name, Prose
from veikart_partners.portfolio.kinds import PartnerKind, Phase


class PartnerAdded(EventBody):
    """From its effective day somebody belongs to the portfolio. A freelancer is named as a business is."""

    topic: ClassVar[str] = "partners.partner_added"
    holds = ()

    partner: Id
    name: Name
    kind: PartnerKind
    languages: Name | None = None
    """Codes with commas: "nb, en"."""
    regions: Name | None = None
    time_zones: Name | None = None
    day_rate: Amount | None = None
    currency: CurrencyCode | None = None
    about: Prose = ""


class PartnerRevised(EventBody):
    """What is said here is otherwise from its effective day on; what is None stays as it was."""

    topic: ClassVar[str] = "partners.partner_revised"
    holds = ()

    partner: Id
    name: Name | None = None
    kind: PartnerKind | None = None
    languages: Name | None = None
    regions: Name | None = None
    time_zones: Name | None = None
    day_rate: Amount | None = None
    currency: CurrencyCode | None = None
    about: Prose | None = None


class PartnerEnded(EventBody):
    """The partnership is over, or came to nothing."""

    topic: ClassVar[str] = "partners.partner_ended"
    holds = ()

    partner: Id
    why: Prose = ""


class SkillCovered(EventBody):
    """The partner can help to build the skill, up to a level of `scale` where that is said."""

    topic: ClassVar[str] = "partners.skill_covered"
    holds = ()

    partner: Id
    skill: Id
    scale: Id | None = None
    level: float | None = None


class SkillUncovered(EventBody):
    """The partner no longer helps to build the skill."""

    topic: ClassVar[str] = "partners.skill_uncovered"
    holds = ()

    partner: Id
    skill: Id


class PhaseEntered(EventBody):
    """The work with the partner has come to a phase."""

    topic: ClassVar[str] = "partners.phase_entered"
    holds = ()

    partner: Id
    phase: Phase
    why: Prose = ""


class StepTaken(EventBody):
    """An activity of a phase was done (`done`), or turned out not to be. `step`: a key of
    `portfolio.kinds.ACTIVITIES`."""

    topic: ClassVar[str] = "partners.step_taken"
    holds = ()

    partner: Id
    step: Annotated[str, Field(pattern=r"^[a-z-]+$", max_length=40)]
    done: bool = True
    note: Prose = ""
