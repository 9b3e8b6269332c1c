"""What is there against what a release says: added, relabelled, moved, retired. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from veikart_esco.held import Held, HeldSkill
from veikart_esco.reading.concepts import Concept
from veikart_esco.reading.grouping import Groups


@dataclass(frozen=True, slots=True)
class Relabelled:
    skill: HeldSkill
    labels: Mapping[str, str]
    """Only languages whose label is new or another."""


@dataclass(frozen=True, slots=True)
class Moved:
    skill: HeldSkill
    group: str


@dataclass(frozen=True, slots=True)
class Added:
    concept: Concept
    group: str


@dataclass(frozen=True, slots=True)
class Difference:
    """By address, each in the order of the files."""

    added: Mapping[str, Added]
    relabelled: Mapping[str, Relabelled]
    moved: Mapping[str, Moved]
    retired: Mapping[str, HeldSkill]
    """No longer in the release, and nothing hangs on it."""
    kept: Mapping[str, HeldSkill]
    """No longer in the release, and kept for what hangs on it."""
    aside: Mapping[str, Concept]
    """Were retired here before, and stay so."""


def difference(
    held: Held,
    concepts: Mapping[str, Concept],
    chosen: Set[str],
    groups: Groups,
    *,
    language: str,
    depth: int,
    regroup: bool = True,
    gone: Set[str] = frozenset(),
) -> Difference:
    """`gone` are addresses of held skills that the release no longer has; skills that are not chosen and not
    gone are left alone."""
    added: dict[str, Added] = {}
    relabelled: dict[str, Relabelled] = {}
    moved: dict[str, Moved] = {}
    aside: dict[str, Concept] = {}
    for uri, concept in concepts.items():
        if uri not in chosen:
            continue
        group = groups.of(groups.above.get(uri, ()), depth, language)
        skill = held.skills.get(uri)
        if skill is None:
            if uri in held.retired:
                aside[uri] = concept
            else:
                added[uri] = Added(concept, group)
            continue
        if labels := {tag: text for tag, text in concept.labels.items() if skill.labels.get(tag) != text}:
            relabelled[uri] = Relabelled(skill, labels)
        if regroup and group and group != skill.group:
            moved[uri] = Moved(skill, group)
    leaving = {uri: skill for uri, skill in held.skills.items() if uri in gone}
    retired = {uri: skill for uri, skill in leaving.items() if not skill.used}
    kept = {uri: skill for uri, skill in leaving.items() if skill.used}
    return Difference(added, relabelled, moved, retired, kept, aside)
