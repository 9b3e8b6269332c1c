"""How well the strategy is carried."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from veikart.api import EventBody, Id, Name, Prose
from veikart_culture.anchoring.statements import Level


class AnchoringJudged(EventBody):
    """How far a statement holds on its effective day, from 1 (not at all) to 5 (fully), and what shows it; in
    a unit, or everywhere."""

    topic: ClassVar[str] = "culture.anchoring_judged"
    holds = ()

    statement: Id
    """The key of one of `anchoring.statements`, or the id of one of our own."""
    score: Annotated[int, Field(ge=1, le=5)]
    evidence: Prose = ""
    unit: Id | None = None


class StatementAdded(EventBody):
    """From its effective day the check asks for a statement of our own, too (or words it anew)."""

    topic: ClassVar[str] = "culture.statement_added"
    holds = ()

    statement: Id
    level: Level
    text: Name


class StatementDropped(EventBody):
    """The check no longer asks for a statement; what was judged stays."""

    topic: ClassVar[str] = "culture.statement_dropped"
    holds = ()

    statement: Id
