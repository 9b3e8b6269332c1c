"""The events that a difference leads to, and what became of every row."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from veikart.api import (
    EventBody,
    Fault,
    Proposed,
    SkillDefined,
    SkillGrouped,
    SkillRelabelled,
    SkillRetired,
)
from veikart_esco.differing import Difference
from veikart_esco.importing.clashing import Clashes
from veikart_esco.importing.scaling import ladder_for
from veikart_esco.reading.concepts import Told, best

if TYPE_CHECKING:
    from veikart.api import Setting
    from veikart_esco.options import SkillOptions
    from veikart_esco.reading.merging import Merged


def events_of(leads: Difference, options: SkillOptions, version: str, setting: Setting) -> Iterator[Proposed]:
    """Raises `BadInput` when skills are added and it is not clear on which scale."""
    if leads.added:
        ladder = ladder_for(setting, options.scale, options.levels)
        if ladder.made is not None:
            yield ladder.made
        for uri, each in leads.added.items():
            body = SkillDefined(
                skill=setting.new_id(),
                labels=each.concept.labels,
                scale=ladder.id,
                group=each.group or None,
                uri=uri,
                description=best(each.concept.descriptions, setting.picture.engagement.language),
            )
            yield Proposed(body, setting.today)
    for change in _changes(leads, version):
        yield Proposed(change, setting.today)


def _changes(leads: Difference, version: str) -> Iterator[EventBody]:
    for relabelled in leads.relabelled.values():
        yield SkillRelabelled(skill=relabelled.skill.id, labels=dict(relabelled.labels))
    for moved in leads.moved.values():
        yield SkillGrouped(skill=moved.skill.id, group=moved.group)
    for skill in leads.retired.values():
        yield SkillRetired(skill=skill.id, why=f"It is not in ESCO {version}.")


@dataclass(slots=True)
class Rows:
    """`accepted + unchanged + left_out + len(refused)` is the number of rows that tell of a concept."""

    accepted: int = 0
    unchanged: int = 0
    left_out: int = 0
    refused: list[Fault] = field(default_factory=list)


def rows_of(found: Merged, picked: Set[str], leads: Difference, clashes: Clashes) -> Rows:
    """What became of every row that tells of a concept."""
    rows = Rows(left_out=len(found.obsolete))
    for uri, concept in found.concepts.items():
        if uri not in picked:
            rows.left_out += len(concept.rows)
            continue
        for place, told in enumerate(concept.rows):
            if uri in clashes:
                rows.refused.append(_clash(told, clashes[uri]))
            elif _changes_something(told, leads, first=place == 0):
                rows.accepted += 1
            else:
                rows.unchanged += 1
    return rows


def _changes_something(told: Told, leads: Difference, *, first: bool) -> bool:
    if told.repeats:
        return False
    relabelled = leads.relabelled.get(told.uri)
    return (
        told.uri in leads.added
        or (first and told.uri in leads.moved)
        or (relabelled is not None and told.language in relabelled.labels)
    )


def _clash(told: Told, label: str) -> Fault:
    return Fault(
        told.line,
        f"a skill without an address is called {label!r} here already",
        "preferredLabel",
        told.label,
        "Give yours another label, or work with yours and leave this one out.",
        file=told.file,
    )
