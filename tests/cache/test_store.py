"""A cache gives back what was kept, and nothing at all where that is not certain."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cache.keeping import files, keep, kept, more, read, same, store_of
from tests.engagements import REGISTRY, Story, caught_up
from tests.oracle.histories import histories, tell

from veikart.cache import manifest, place
from veikart.journal import Journal

quickly = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@quickly
@given(histories(), st.lists(st.integers(1, 120), min_size=1, max_size=3))
def test_what_is_kept_in_parts_is_what_is_read_at_once(history: Any, cuts: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("VEIKART_STATE", folder)
        story = Story(Path(folder) / "random.veikart")
        try:
            last = tell(story, history)[-1].position
            ends = [span.last for span in story.journal.engine.commands(2**62, 1000)]
            store = store_of(story.journal)
            facts = read(story.journal, 0)
            for cut in sorted({end for end in ends if end in cuts} | {last}):
                facts = caught_up(facts, story.journal, cut)
                keep(store, facts)
                same(kept(story.journal), read(story.journal, cut))
        finally:
            story.close()


def test_there_is_nothing_before_something_is_kept(journal: Journal) -> None:
    assert kept(journal) is None
    assert files() == []


def test_what_comes_later_is_put_beside_the_base(journal: Journal, path: Path) -> None:
    store, facts = store_of(journal), read(journal)
    keep(store, facts)
    [base] = [file for file in files() if file.suffix == ".facts"]
    written = base.stat().st_mtime_ns
    more(journal)
    keep(store, caught_up(facts, journal))
    assert base.stat().st_mtime_ns == written
    assert len([file for file in files() if file.suffix == ".facts"]) == 2
    same(kept(journal), read(journal))


def test_another_process_goes_on_from_what_it_found(journal: Journal) -> None:
    keep(store_of(journal), read(journal))
    store = store_of(journal)
    found = store.facts(REGISTRY.upcast)
    assert found is not None
    more(journal)
    keep(store, caught_up(found, journal))
    same(kept(journal), read(journal))


def test_codes_of_another_reading_are_not_mixed_with_those_of_the_base(journal: Journal) -> None:
    store = store_of(journal)
    first = journal.head() // 2
    while not journal.digest_at(first):
        first += 1
    keep(store, caught_up(read(journal, first), journal))
    more(journal)
    scrambled = read(journal)
    texts = dict(scrambled.events.texts)
    assert texts["topic"].len() > 1
    object.__setattr__(scrambled.events, "texts", texts | {"topic": texts["topic"].reverse()})
    keep(store, scrambled)
    found = kept(journal)
    assert found is not None
    assert found.events.texts["topic"].to_list() == texts["topic"].reverse().to_list()


def test_a_history_that_went_another_way_is_seen(journal: Journal, path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "older.veikart")
    more(journal, 2)
    keep(store_of(journal), read(journal))
    other = Journal(tmp_path / "older.veikart")
    try:
        assert kept(other) is None  # a backup: shorter than what was kept
        more(other, 3)
        assert other.head() == journal.head()
        assert kept(other) is None  # as long, and different
        keep(store_of(other), read(other))
        same(kept(other), read(other))
        assert kept(journal) is None  # one cache for both: the last one wins
    finally:
        other.close()


def test_what_reads_the_events_decides_what_is_read(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store_of(journal), read(journal))
    assert kept(journal, "courses 2.0") is None
    same(kept(journal), read(journal))
    monkeypatch.setattr(manifest, "CODEC", manifest.CODEC + 1)
    assert kept(journal) is None


def test_what_a_writer_left_behind_is_tidied_away(journal: Journal) -> None:
    keep(store_of(journal), read(journal))
    folder = store_of(journal).folder
    (folder / "0123.new").write_bytes(b"half")
    (folder / "4567.facts").write_bytes(b"of nobody")
    same(kept(journal), read(journal))
    keep(store_of(journal), read(journal))
    assert {file.suffix for file in files()} == {".facts", ".json"}
    assert len(files()) == 2


def test_without_its_base_nothing_is_added(journal: Journal) -> None:
    store, facts = store_of(journal), read(journal)
    keep(store, facts)
    for file in files():
        file.unlink()
    more(journal)
    keep(store, caught_up(facts, journal))
    same(kept(journal), read(journal))


def test_what_nobody_opens_for_a_month_goes(journal: Journal) -> None:
    keep(store_of(journal), read(journal))
    folder = store_of(journal).folder
    now = folder.stat().st_mtime
    place.sweep(now + 29 * 24 * 3600)
    assert folder.is_dir()
    place.sweep(now + 31 * 24 * 3600)
    assert not folder.parent.exists()
