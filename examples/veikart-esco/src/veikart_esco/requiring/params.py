"""What the command asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from veikart.api import Choice, Params, Pick, Picture
from veikart_esco.catalogue import occupations


def choices(picture: Picture) -> Sequence[Choice]:
    """The occupations that are kept."""
    language = picture.engagement.language
    return [
        Choice(each.uri, each.name(language), f"ISCO {each.isco}", each.code)
        for each in occupations(picture).values()
    ]


class Require(Params):
    """What the form asks for."""

    occupation: Annotated[str, Pick(choices=choices)]
    essential: float = Field(title="Level for essential skills")
    optional: float | None = Field(
        None, title="Level for optional skills", description="Empty leaves optional skills out"
    )
    role: Annotated[str, Pick("role")] | None = Field(None, description="Empty makes a new role")
    name: str = Field("", max_length=400, title="Name of a new role", description="Empty: as the occupation")
    scale: Annotated[str, Pick("scale")] | None = Field(
        None, title="Scale of new skills", description="Where the engagement has several"
    )
    existing: Literal["keep", "raise", "replace"] = Field(
        "keep",
        title="Requirements that are there",
        description="keep them, raise those that are lower, or replace them all",
    )
