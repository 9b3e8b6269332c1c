"""A history replayed, with plugins loaded in any order, gives the same pictures to the last row."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from tests.engagements import Story
from tests.oracle.histories import Command, histories, moments, tell
from tests.picture.test_against_oracle import COLUMNS, COVERAGES
from tests.proofs.conftest import Record
from tests.proofs.extras import COURSES, MOODS_PLUGIN, bodies

import veikart_gap
from veikart.contributions.view import Selection
from veikart.journal import bulk
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.plugins import Plugins
from veikart.session import Session
from veikart_events.base import EventBody

PLUGINS: tuple[ModuleType, ...] = (veikart_gap, COURSES, MOODS_PLUGIN)
TODAY = date(2026, 8, 1)
_OF_PROGRAM = ("plugins",)  # tells in which order plugins were loaded, not what was recorded

Seen = Mapping[tuple[Moment, str], Any]
Extras = Sequence[Sequence[EventBody]]


def noon() -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


def replayed(path: Path, plugins: Sequence[ModuleType], at: Sequence[Moment], chunk: int) -> Seen:
    """Every table, analysis and page at each moment, from the first event on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk, "CHUNK", chunk)
        with Session.open(path, clock=noon, plugins=Plugins.load(extra=plugins, discover=list)) as session:
            found = {(moment, name): what for moment in at for name, what in seen(session, moment)}
            assert [status.failures for status in session.plugins.statuses()] == [()] * len(plugins)
            return found


def seen(session: Session, moment: Moment) -> list[tuple[str, Any]]:
    picture = session.picture(moment)
    return [
        *tables(picture),
        *((a.id, a.compute(picture, Selection())) for a in session.plugins.analyses()),
        *((view.id, view.draw(picture, Selection())) for view in session.views if view.id not in _OF_PROGRAM),
    ]


def tables(picture: Picture) -> list[tuple[str, pl.DataFrame]]:
    return [
        *((name, getattr(picture, name)) for name in (*COLUMNS, "cells", "events", "lineage")),
        *((f"coverage by {by}", picture.coverage(by)) for by in COVERAGES),
        *((f"facts: {name}", picture.facts.at(name, picture.moment)) for name in picture.facts.tables),
    ]


def same(one: Seen, other: Seen) -> int:
    """Compares all that was seen; gives the number of things compared."""
    assert one.keys() == other.keys()
    for key, what in one.items():
        if isinstance(what, pl.DataFrame):
            assert_frame_equal(what, other[key])
        else:
            assert what == other[key], key
    return len(one)


def lived(path: Path, history: Sequence[Command], extras: Extras) -> None:
    """Writes a history, with events of plugins between its commands."""
    story = Story(path)
    try:
        for n, command in enumerate(history):
            tell(story, (command,))
            if n < len(extras) and extras[n]:
                story.recorded(story.clock.at.date(), *extras[n])
    finally:
        story.close()


def compare(history: Sequence[Command], extras: Extras, at: Sequence[Moment], seed: int) -> Counter[str]:
    source = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "replayed.veikart"
        lived(path, history, extras)
        one, other = (
            replayed(path, source.sample(PLUGINS, len(PLUGINS)), at, chunk)
            for chunk in (source.randint(5, 40), bulk.CHUNK)
        )
    return Counter({"histories": 1, "replays": 2, "tables, analyses and pages compared": same(one, other)})


def prove(examples: int, looks: int, record: Record) -> None:
    count: Counter[str] = Counter()

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # making a failing history smaller takes minutes
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        histories(),
        st.lists(bodies, max_size=20),
        st.lists(moments, min_size=looks, max_size=looks),
        st.integers(0, 2**32),
    )
    def every(history: Any, extras: Extras, at: list[Moment], seed: int) -> None:
        count.update(compare(history, extras, at, seed))

    every()
    record(count)
    assert count["histories"] >= examples


def test_replays_with_plugins_in_any_order_give_the_same_pictures(record: Record) -> None:
    prove(3, 2, record)


@pytest.mark.slow
def test_a_hundred_histories_replayed_with_plugins_in_any_order_give_the_same_pictures(
    record: Record,
) -> None:
    prove(100, 6, record)
