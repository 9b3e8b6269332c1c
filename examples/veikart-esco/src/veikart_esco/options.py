"""What can be said to the importers, with --set name=value."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from veikart.api import Params, Pick

Release = Annotated[str, Field(max_length=20, description="Release of ESCO, where no name tells: 1.2.0")]
Language = Annotated[str, Field(max_length=12, description="Of files in one language, where no name tells")]
Depth = Annotated[int, Field(ge=1, le=3, description="Level of the hierarchy that groups are taken from")]


class SkillOptions(Params):
    """Of `esco.skills`. What chooses, from `here` to `kind`, narrows each other."""

    all: bool = Field(False, description="Take every skill in the files")
    here: bool = Field(False, description="Only bring those up to date that are here")
    search: str = Field("", max_length=200, description="Words in a label, in any language")
    collection: tuple[str, ...] = Field((), description="Part of the name of a collection's file")
    occupation: str = Field("", max_length=400, description="Label or address: the skills it needs")
    reuse: Literal["transversal", "cross-sector", "sector-specific", "occupation-specific"] | None = None
    kind: Literal["skill", "knowledge"] | None = None
    scale: Annotated[str, Pick("scale")] | None = Field(
        None, description="Scale of new skills, where the engagement has several"
    )
    levels: str = Field("", max_length=2000, description="Of a new scale, lowest first, apart by commas")
    depth: Depth = 2
    retire: bool = Field(True, description="Retire unused skills that a whole skills file no longer has")
    regroup: bool = Field(True, description="Move skills whose group is another one")
    language: Language = ""
    version: Release = ""


class OccupationOptions(Params):
    """Of `esco.occupations`."""

    all: bool = Field(False, description="Take every occupation in the files")
    isco: tuple[str, ...] = Field((), description="How the group of ISCO-08 begins, such as 25")
    search: str = Field("", max_length=200, description="Words in a label, in any language")
    depth: Depth = 2
    retire: bool = Field(True, description="Drop occupations that the files no longer have")
    language: Language = ""
    version: Release = ""
