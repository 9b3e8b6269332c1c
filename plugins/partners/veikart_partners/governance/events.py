"""How a partnership is looked after."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from veikart.api import EventBody, Holds, Id, Name, Personal, Prose
from veikart_partners.governance.pillars import Pillar, Side


class PartnerReviewed(EventBody):
    """On its effective day both sides sat together: who of us, what was decided, when again."""

    topic: ClassVar[str] = "partners.partner_reviewed"
    holds = (Holds("present", "fact", "To know who decided about the work with a partner."),)

    review: Id
    partner: Id
    present: tuple[Id, ...] = ()
    decisions: Annotated[Prose, Personal(of="review", gone="(text removed)")] = ""
    next: date | None = None


class PillarScored(EventBody):
    """How a pillar stands, from 1 to 5, as seen by us or by them, and what shows it."""

    topic: ClassVar[str] = "partners.pillar_scored"
    holds = ()

    partner: Id
    pillar: Pillar
    side: Side
    score: Annotated[int, Field(ge=1, le=5)]
    evidence: Prose = ""


class AdaptedTo(EventBody):
    """How the work with a partner is done in a unit: in which language, in which form, and what else."""

    topic: ClassVar[str] = "partners.work_adapted"
    holds = ()

    partner: Id
    unit: Id
    language: Name | None = None
    form: Name | None = None
    note: Prose = ""
