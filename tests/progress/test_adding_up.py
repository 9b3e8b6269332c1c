"""The parts add up exactly: on random histories, between random moments on both clocks, in every scope."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from tests.engagements import Story
from tests.oracle.histories import Command, histories, moments, tell

from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.narrowing import coverage_in
from veikart.picture import Picture
from veikart.progress import Change, Counts, Progress
from veikart.progress.counts import FIELDS

SELECTIONS = (
    Selection(),
    Selection(unit="u1"),
    Selection(goal="g1"),
    Selection(critical=True),
    Selection(skill="s1", unit="u2"),
    Selection(person="p2"),
    Selection(unit="u3", goal="g2", critical=True),
)
KEYS = ("", "person", "skill", "goal", "unit")

quickly = settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
at_length = settings(quickly, max_examples=100)


def close(one: float, other: float) -> bool:
    return abs(one - other) < 1e-6


def adds_up(change: Change) -> None:
    for name in FIELDS:
        parts = sum(getattr(part.counts, name) for part in change.parts.values())
        assert close(getattr(change.before, name) + parts, getattr(change.now, name)), name
    if change.share is not None:
        shares = [part.share for part in change.parts.values()]
        assert None not in shares
        assert close(sum(share for share in shares if share is not None), change.share)
    for part in change.parts.values():
        counts = part.counts
        assert counts.required == counts.met + counts.below + counts.unknown


def seen(picture: Picture, selection: Selection, key: str) -> dict[str, Counts]:
    """What the picture itself counts."""
    rows = coverage_in(picture, selection, [key] if key else []).iter_rows(named=True)
    return {row[key] if key else "": Counts.of(row) for row in rows}


def compare(now: Picture, before: Picture) -> None:
    for selection in SELECTIONS:
        progress = Progress(now, before, selection)
        for key in KEYS:
            changes = progress.by(key)
            for picture, end in ((before, "before"), (now, "now")):
                for identity, counts in seen(picture, selection, key).items():
                    if identity is not None:
                        assert getattr(changes[identity], end) == counts
            for change in changes.values():
                adds_up(change)


def tried(history: tuple[Command, ...], *at: Moment) -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Path(folder) / "random.veikart")
        try:
            tell(story, history)
            facts = story.facts()
            pictures = [Picture(facts, moment, moment.true_on) for moment in at]
            for before, now in pairwise(pictures):
                compare(now, before)
        finally:
            story.close()


@quickly
@given(histories(), moments, moments, moments)
def test_the_parts_add_up(history: tuple[Command, ...], one: Moment, two: Moment, three: Moment) -> None:
    tried(history, one, two, three)


@pytest.mark.slow
@at_length
@given(histories(), moments, moments, moments)
def test_the_parts_add_up_at_length(
    history: tuple[Command, ...], one: Moment, two: Moment, three: Moment
) -> None:
    tried(history, one, two, three)
