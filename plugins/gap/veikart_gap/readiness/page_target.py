"""The target picture checked: every place where it cannot be, contradicts itself or leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from veikart.api import (
    Action,
    Block,
    Blocks,
    Callout,
    Check,
    Column,
    Empty,
    Finding,
    Picture,
    Row,
    Selection,
    Table,
    Text,
    Tone,
    counted,
    join_and,
    skills_in,
)
from veikart_gap.readiness.target import CHECKS

_SIGNS: Mapping[str, tuple[str, Tone]] = {
    "fault": ("×", "bad"),
    "warning": ("!", "normal"),
    "note": ("·", "normal"),
}
_ORDER = ("fault", "warning", "note")
_COLUMNS = (Column("What was found, and what to do", grow=True),)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """What the checks find, the gravest first, and which find nothing."""
    if not picture.requirements.height and not picture.headcounts.height:
        return [
            Empty(
                "There was no target picture yet at this moment.",
                (
                    "Bring it in: veikart import FILE requirements.csv --as requirements",
                    "Or say it here: the command “Require a level of a role”.",
                ),
            )
        ]
    within = _subjects(picture, selection)
    found = [(check, _within(check.run(picture), within)) for check in CHECKS]
    hits = [(check, findings) for check, findings in found if findings]
    quiet = [check.title for check, findings in found if not findings]
    blocks: list[Block] = [_summary(hits, quiet)]
    if selection.unit is not None or selection.person is not None:
        blocks.append(Text("It is about the whole target picture, whichever unit is chosen.", "muted"))
    if hits:
        hits.sort(key=lambda each: min(_ORDER.index(finding.severity) for finding in each[1]))
        blocks.append(Table(_COLUMNS, tuple(_rows(hits))))
    if hits and quiet:
        rows = tuple(Row(f"quiet:{title}", (f"✓ {title}",), tone="muted") for title in quiet)
        blocks.append(Table((Column("Nothing found", grow=True),), rows))
    return blocks


def _summary(hits: Sequence[tuple[Check, Sequence[Finding]]], quiet: Sequence[str]) -> Block:
    if not hits:
        checks = counted(len(quiet), "check")
        return Callout(f"The target picture holds: none of {checks} finds anything.", tone="good")
    places = sum(len(findings) for _, findings in hits)
    told = [f"{check.title[0].lower()}{check.title[1:]} ({len(findings)})" for check, findings in hits]
    return Text(f"{counted(places, 'place')} to look at: {join_and(told)}.", "strong")


def _subjects(picture: Picture, selection: Selection) -> frozenset[str] | None:
    """What findings may be about; None for anything."""
    if selection.goal is None and selection.skill is None and not selection.critical:
        return None
    found = {f"skill:{skill}" for skill in skills_in(picture, selection)["skill"]}
    if selection.goal is not None:
        found.add(f"goal:{selection.goal}")
    return frozenset(found)


def _within(findings: Sequence[Finding], within: frozenset[str] | None) -> list[Finding]:
    return [each for each in findings if within is None or each.subject in within]


def _rows(hits: Sequence[tuple[Check, Sequence[Finding]]]) -> Iterator[Row]:
    for check, findings in hits:
        yield Row(f"check:{check.id}", (f"{check.title} ({len(findings)})",), tone="strong")
        yield Row(f"advice:{check.id}", (f"→ {findings[0].advice}",), depth=1, tone="muted")
        for nth, finding in enumerate(findings):
            sign, tone = _SIGNS[finding.severity]
            kind, _, identity = (finding.subject or f"more:{nth}").partition(":")
            ways = finding.actions
            to = ways[0] if ways and isinstance(ways[0], Action) else None
            yield Row(
                f"{kind}:{check.id}/{identity}",
                (f"{sign} {finding.text}",),
                action=to,
                depth=1,
                tone=tone,
                actions=ways[1:] if to is not None else ways,
            )


def found_table(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each finding. Columns as in `columns.TARGET`."""
    from veikart_gap.readiness.columns import TARGET

    within = _subjects(picture, selection)
    rows = [
        (check.id, check.title, finding.severity, finding.subject, finding.text, finding.advice)
        for check in CHECKS
        for finding in _within(check.run(picture), within)
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(TARGET, pl.String()), orient="row")
