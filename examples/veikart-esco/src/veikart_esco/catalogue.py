"""The occupations and skills of ESCO that an engagement keeps, as of a picture."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from veikart_esco.per_picture import per_picture
from veikart_esco.reading.concepts import best
from veikart_esco.reading.release import order

if TYPE_CHECKING:
    from veikart.api import Picture


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation with the addresses of the skills it needs."""

    uri: str
    isco: str
    code: str
    labels: Mapping[str, str]
    also: Mapping[str, tuple[str, ...]]
    essential: tuple[str, ...]
    optional: tuple[str, ...]

    def name(self, language: str) -> str:
        """Its label in the language, else in English, else in any."""
        return best(self.labels, language)

    @property
    def needs(self) -> tuple[str, ...]:
        return (*self.essential, *self.optional)


@dataclass(frozen=True, slots=True)
class ListedSkill:
    """A skill that an occupation needs, whether or not the engagement has made it one of its own."""

    uri: str
    labels: Mapping[str, str]
    group: str
    description: str


@per_picture
def occupations(picture: Picture) -> Mapping[str, Occupation]:
    """Address → occupation, by label in the language of the engagement."""
    language = picture.engagement.language
    kept = [_occupation(row) for row in picture.table("esco.occupations").iter_rows(named=True)]
    kept.sort(key=lambda each: (each.name(language).casefold(), each.uri))
    return {each.uri: each for each in kept}


@per_picture
def listed_skills(picture: Picture) -> Mapping[str, ListedSkill]:
    """Address → skill."""
    rows = picture.table("esco.skills").iter_rows(named=True)
    return {
        row["uri"]: ListedSkill(
            row["uri"], json.loads(row["labels"]), row["group"] or "", row["description"] or ""
        )
        for row in rows
    }


def releases(picture: Picture, *parts: str) -> Sequence[str]:
    """The releases that "skills" or "occupations" were taken from, of both without `parts`; oldest first."""
    rows = picture.table("esco.releases").select("part", "release").rows()
    return sorted({release for part, release in rows if not parts or part in parts}, key=order)


def _occupation(row: Mapping[str, Any]) -> Occupation:
    return Occupation(
        row["uri"],
        row["isco"] or "",
        row["code"] or "",
        json.loads(row["labels"]),
        {language: tuple(labels) for language, labels in json.loads(row["also"] or "{}").items()},
        tuple(json.loads(row["essential"] or "[]")),
        tuple(json.loads(row["optional"] or "[]")),
    )
