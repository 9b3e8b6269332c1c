"""Concepts: one for each address, whatever files and languages tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from veikart.api import matches


@dataclass(frozen=True, slots=True)
class Told:
    """What one row tells of a concept."""

    file: str
    line: int
    uri: str
    language: str
    label: str
    also: tuple[str, ...] = ()
    description: str = ""
    broader: tuple[str, ...] = ()
    """Addresses of broader skills and groups."""
    kind: str = ""
    """Of a skill: "knowledge" or "skill"."""
    reuse: str = ""
    """Of a skill: from "transversal" to "occupation-specific"."""
    isco: str = ""
    code: str = ""
    obsolete: bool = False
    repeats: bool = False
    """Whether an earlier row told of the same concept in the same language."""


@dataclass(slots=True)
class Concept:
    """A skill or an occupation with the labels of all languages. Filled row by row, then only read."""

    uri: str
    labels: dict[str, str] = field(default_factory=dict)
    also: dict[str, tuple[str, ...]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    broader: tuple[str, ...] = ()
    kind: str = ""
    reuse: str = ""
    isco: str = ""
    code: str = ""
    rows: list[Told] = field(default_factory=list)

    def take(self, told: Told) -> None:
        """Adds what a row tells; what was told before of the same thing stays."""
        self.labels.setdefault(told.language, told.label)
        if told.also:
            self.also.setdefault(told.language, told.also)
        if told.description:
            self.descriptions.setdefault(told.language, told.description)
        self.broader = tuple(dict.fromkeys((*self.broader, *told.broader)))
        self.kind = self.kind or told.kind
        self.reuse = self.reuse or told.reuse
        self.isco = self.isco or told.isco
        self.code = self.code or told.code
        self.rows.append(told)

    def name(self, language: str) -> str:
        """Its label in the language, else in English, else in any."""
        return best(self.labels, language)

    def called(self, words: str) -> bool:
        """Whether one of its labels, in any language, has every word."""
        also = (label for labels in self.also.values() for label in labels)
        return any(matches(words, label) for label in (*self.labels.values(), *also))


def best(texts: Mapping[str, str], language: str) -> str:
    """The text in the language, else in English of any country, else the first by its tag; empty for none."""
    for tag in (language, "en", *sorted(tag for tag in texts if tag.startswith("en"))):
        if tag in texts:
            return texts[tag]
    return texts[min(texts)] if texts else ""
