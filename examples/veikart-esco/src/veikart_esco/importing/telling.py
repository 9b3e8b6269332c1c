"""A difference in words: figures, then a row for each skill it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from veikart.api import Block, Column, Figure, Figures, Heading, Row, Table, Text
from veikart_esco.differing import Difference

_MOST = 40
"""Rows of a kind that are shown; what is left out is counted below."""
_COLUMNS = (Column("Change", least=10), Column("Skill", grow=True, least=16), Column("What", grow=True))


def difference_in_blocks(difference: Difference, language: str) -> Iterator[Block]:
    """What was, or would be, done to the skills."""
    kinds = _kinds(difference, language)
    yield Heading("Against what is there")
    yield Figures(tuple(Figure(kind, str(len(rows))) for kind, rows in kinds.items()))
    shown = [row for rows in kinds.values() for row in rows[:_MOST]]
    if shown:
        yield Table(_COLUMNS, tuple(shown))
    for kind, rows in kinds.items():
        if len(rows) > _MOST:
            yield Text(f"and {len(rows) - _MOST} more {kind}.", "muted")
    yield from _told_apart(difference, language)


def _kinds(difference: Difference, language: str) -> Mapping[str, list[Row]]:
    return {
        "added": [
            Row(f"added:{uri}", ("added", each.concept.name(language), each.group))
            for uri, each in difference.added.items()
        ],
        "relabelled": [
            Row(
                f"relabelled:{uri}",
                ("relabelled", _name(each.skill.labels), _labels(each.labels, each.skill.labels)),
            )
            for uri, each in difference.relabelled.items()
        ],
        "moved": [
            Row(
                f"moved:{uri}",
                ("moved", _name(each.skill.labels), f"{each.skill.group or 'no group'} → {each.group}"),
            )
            for uri, each in difference.moved.items()
        ],
        "retired": [
            Row(f"retired:{uri}", ("retired", _name(skill.labels), "gone from the release, and not in use"))
            for uri, skill in difference.retired.items()
        ],
        "kept": [
            Row(
                f"kept:{uri}",
                ("kept", _name(skill.labels), f"gone from the release; {skill.used}"),
                tone="warn",
            )
            for uri, skill in difference.kept.items()
        ],
        "left aside": [
            Row(f"aside:{uri}", ("left aside", concept.name(language), "was retired here"), tone="muted")
            for uri, concept in difference.aside.items()
        ],
    }


def _labels(labels: Mapping[str, str], before: Mapping[str, str]) -> str:
    new = {language: "" if language in before else "new in " for language in labels}
    return ", ".join(f"{new[language]}{language}: {label}" for language, label in labels.items())


def _name(labels: Mapping[str, str]) -> str:
    return labels.get("en") or next(iter(labels.values()), "")


def _told_apart(difference: Difference, language: str) -> Iterator[Block]:
    """Labels that two of the new skills bear: a label is no identity, and the address tells them apart."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for uri, each in difference.added.items():
        bearers[each.concept.name(language).casefold()].append(uri)
    for label, uris in bearers.items():
        if len(uris) > 1:
            addresses = " and ".join(uri.rpartition("/")[2] for uri in uris)
            yield Text(
                f"{label!r} is the label of {len(uris)} skills, told apart by address: {addresses}.", "muted"
            )
