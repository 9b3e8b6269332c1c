"""What the plugin keeps of ESCO in an engagement. None of it is about a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import Field

from veikart.api import EventBody, EventType, Labels, Name, Prose, Reference

if TYPE_CHECKING:
    from veikart.api import Picture

Also = dict[str, tuple[Name, ...]]
"""Language tag → other labels."""


class OccupationListed(EventBody):
    """An occupation of ESCO with the skills it needs, as the release says that was taken last."""

    topic: ClassVar[str] = "esco.occupation_listed"
    holds = ()

    uri: Reference
    labels: Labels
    isco: Annotated[str, Field(pattern=r"^[0-9]{1,4}$")]
    """Group of ISCO-08."""
    code: Annotated[str, Field(max_length=40)] = ""
    also: Also = Field(default_factory=dict)
    essential: tuple[Reference, ...] = ()
    """URIs of skills."""
    optional: tuple[Reference, ...] = ()


class OccupationDropped(EventBody):
    """The occupation is no longer in the release that was taken. Roles made from it stay as they are."""

    topic: ClassVar[str] = "esco.occupation_dropped"
    holds = ()

    uri: Reference


class SkillListed(EventBody):
    """A skill that a listed occupation needs; a skill of the engagement once a role requires it."""

    topic: ClassVar[str] = "esco.skill_listed"
    holds = ()

    uri: Reference
    labels: Labels
    group: Name | None = None
    description: Prose = ""


class ReleaseTaken(EventBody):
    """Skills or occupations were taken from this release of ESCO; reports name it, as the licence asks."""

    topic: ClassVar[str] = "esco.release_taken"
    holds = ()

    part: Literal["skills", "occupations"]
    release: Annotated[str, Field(pattern=r"^[0-9]{1,4}(\.[0-9]{1,4}){1,3}$")]


def _label(body: Mapping[str, Any]) -> str:
    labels: Mapping[str, str] = body["labels"]
    return labels.get("en") or next(iter(labels.values()))


def _occupation(picture: Picture, body: Mapping[str, Any]) -> str:
    needs = len(body.get("essential", ())) + len(body.get("optional", ()))
    return f"ESCO occupation listed: {_label(body)} ({needs} skills)"


def _dropped(picture: Picture, body: Mapping[str, Any]) -> str:
    return f"ESCO occupation dropped: {body['uri']}"


def _skill(picture: Picture, body: Mapping[str, Any]) -> str:
    return f"ESCO skill listed: {_label(body)}"


def _release(picture: Picture, body: Mapping[str, Any]) -> str:
    return f"{str(body['part']).capitalize()} taken from ESCO {body['release']}"


EVENT_TYPES = (
    EventType(OccupationListed, tell=_occupation),
    EventType(OccupationDropped, tell=_dropped),
    EventType(SkillListed, tell=_skill),
    EventType(ReleaseTaken, tell=_release),
)
