"""How well the strategy is carried."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from veikart.api import EventBody, Id, Prose


class AnchoringJudged(EventBody):
    """How far a statement of `anchoring.statements` holds, from 1 (not at all) to 5 (fully), and what shows
    it; in a unit, or everywhere."""

    topic: ClassVar[str] = "culture.anchoring_judged"
    holds = ()

    statement: Annotated[str, Field(pattern=r"^[a-z-]+$", max_length=40)]
    score: Annotated[int, Field(ge=1, le=5)]
    evidence: Prose = ""
    unit: Id | None = None
