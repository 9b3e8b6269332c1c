"""What the tests of the cache share: the same facts, and all bytes of a cache."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from polars.testing import assert_frame_equal
from tests.engagements import REGISTRY, MovableClock, Story, caught_up
from tests.privacy.village import rated

from veikart.cache.place import cache_folder
from veikart.cache.store import Store
from veikart.journal import Journal
from veikart.projections.core import CORE_PROJECTIONS
from veikart.projections.facts import Facts
from veikart_events.privacy import personal_fields
from veikart_events.vocabulary.organisation import PersonRenamed

SEALED = {each.topic: frozenset(personal_fields(each.model)) for each in REGISTRY}


def store_of(journal: Journal, version: str = "") -> Store:
    return Store(journal, CORE_PROJECTIONS, version)


def read(journal: Journal, upto: int | None = None) -> Facts:
    """All facts, from the journal."""
    return caught_up(Facts.empty(CORE_PROJECTIONS), journal, upto)


def keep(store: Store, facts: Facts) -> None:
    store.keep(facts, store.anchors(facts.head), SEALED)


def kept(journal: Journal, version: str = "") -> Facts | None:
    """What a new opening would find."""
    return store_of(journal, version).facts(REGISTRY.upcast)


def same(found: Facts | None, whole: Facts) -> None:
    """Raises `AssertionError` unless both are the same to the last row."""
    assert found is not None
    assert found.head == whole.head
    assert tuple(found.reverts) == tuple(whole.reverts)
    assert_frame_equal(found.journal, whole.journal)
    for name, table in whole.tables.items():
        assert_frame_equal(found.tables[name], table)


def files() -> list[Path]:
    return sorted(path for path in cache_folder().rglob("*") if path.is_file())


def every_byte() -> bytes:
    return b"".join(path.read_bytes() for path in files())


def more(journal: Journal, level: float = 3) -> None:
    """One more rating, of somebody who has a new name."""
    story = Story.__new__(Story)
    story.journal, story.clock = journal, MovableClock(datetime(2026, 3, 2, 12, tzinfo=UTC))
    story.recorded(
        date(2026, 3, 2), rated("other", level), PersonRenamed(person="other", name=f"Per the {level:g}th")
    )
