"""Which of ESCO's files a table is. Told by its columns, since people rename files."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

Layout = Literal[
    "skills",
    "collection",
    "occupations",
    "relations",
    "hierarchy",
    "skill groups",
    "broader skills",
    "other",
]
"""*other* is a file of ESCO that says nothing about what is imported here."""

_BY_COLUMNS: tuple[tuple[Layout, frozenset[str]], ...] = (
    ("occupations", frozenset({"conceptUri", "iscoGroup", "preferredLabel"})),
    ("collection", frozenset({"conceptUri", "skillType", "preferredLabel", "broaderConceptUri"})),
    ("skills", frozenset({"conceptUri", "skillType", "reuseLevel", "preferredLabel"})),
    ("relations", frozenset({"occupationUri", "relationType", "skillUri"})),
    ("hierarchy", frozenset({"Level 0 URI", "Level 0 preferred term", "Level 1 URI"})),
    ("other", frozenset({"originalSkillUri", "relatedSkillUri"})),
    ("other", frozenset({"conceptSchemeUri"})),
    ("other", frozenset({"filename", "data header"})),
)
_BY_KIND: dict[str, Layout] = {
    "SkillGroup": "skill groups",
    "ISCOGroup": "other",
    "Occupation": "other",
}
WITH_LABELS: frozenset[Layout] = frozenset({"skills", "collection", "occupations", "skill groups"})
"""Layouts whose labels are of one language, which the name of the file tells."""
IN_WORDS: dict[Layout, str] = {
    "skills": "skills",
    "collection": "collection of skills",
    "occupations": "occupations",
    "relations": "skills of occupations",
    "hierarchy": "hierarchy of skill groups",
    "skill groups": "skill groups",
    "broader skills": "broader skills",
    "other": "not needed",
}


def layout_of(header: Collection[str], first_kind: str, first_broader: str) -> Layout | None:
    """The layout with these columns; None when ESCO has none such.

    `first_kind` and `first_broader` are what the first row says under `conceptType` and `broaderType`: groups
    of skills and of occupations have the same columns, and so have both files of broader concepts.
    """
    columns = set(header)
    for layout, needs in _BY_COLUMNS:
        if needs <= columns:
            return layout
    if {"conceptUri", "broaderUri"} <= columns:
        return "broader skills" if "Skill" in f"{first_kind} {first_broader}" else "other"
    if {"conceptType", "conceptUri", "preferredLabel"} <= columns:
        return _BY_KIND.get(first_kind)
    return None
