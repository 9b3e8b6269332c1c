"""How partners are chosen."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from veikart.api import EventBody, Holds, Id, Name, Personal, Prose


class CriterionSet(EventBody):
    """From its effective day partners are judged by this, too; a weight of 0 takes it back."""

    topic: ClassVar[str] = "partners.criterion_set"
    holds = ()

    criterion: Id
    name: Name
    weight: Annotated[float, Field(ge=0, le=1000)]
    about: Prose = ""


class PartnerScored(EventBody):
    """A judge says how well a partner does by a criterion, from 1 (poor) to 5 (excellent)."""

    topic: ClassVar[str] = "partners.partner_scored"
    holds = (Holds("judge", "fact", "To see how far those who judge partners agree."),)

    partner: Id
    criterion: Id
    judge: Id
    score: Annotated[int, Field(ge=1, le=5)]
    why: Annotated[Prose, Personal(of="judge", gone="(text removed)")] = ""


class PartnerDecided(EventBody):
    """A partner was chosen, or was not, and why."""

    topic: ClassVar[str] = "partners.partner_decided"
    holds = ()

    partner: Id
    chosen: bool
    why: Prose
