"""Nothing that is about somebody, and no text that somebody wrote, is in a cache."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cache.keeping import SEALED, every_byte, keep, kept, read, same, store_of
from tests.engagements import REGISTRY, MovableClock, Story
from tests.privacy.village import KARI, TODAY

from veikart.cache.form import NotKept, frames_of
from veikart.cache.store import Store
from veikart.demo import build
from veikart.journal import Journal
from veikart.projections.core import CORE_PROJECTIONS
from veikart.projections.declaration import Projection, Reads
from veikart.projections.facts import Facts
from veikart_events.vocabulary.organisation import PersonForgotten

OPAQUE = re.compile(r"[0-9a-z]{12}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d.*")
OURS = frozenset(
    word
    for projection in CORE_PROJECTIONS
    for word in (projection.name, *projection.columns, *projection.topics, "topic", "position", "code")
)
"""Names of columns and topics, which stand in the files as such."""


def texts_in(value: object) -> Iterator[str]:
    """Every text in a stored line, down to the words of labels."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each)


def said_in(journal: Journal) -> set[str]:
    """All texts of the journal, opened, but ids, days and the words that every cache is made of."""
    every = {text for event in journal.read() for text in texts_in(json.loads(event.state))}
    return {text for text in every if len(text) > 3 and not OPAQUE.fullmatch(text) and text not in OURS}


def test_no_name_reference_reason_or_word_of_the_engagement_is_in_its_bytes(journal: Journal) -> None:
    keep(store_of(journal), read(journal))
    said = said_in(journal)
    assert {"Kari Berg", "Kari Nordmann", "K-1042", "Kari Nordmanns idé", "Works beside Ola."} <= said
    assert {"manager", "consultant", "Kari and Ola swap shifts.", "Fjordkraft"} <= said
    content = every_byte()
    assert [text for text in sorted(said) if text.encode() in content] == []


def test_nor_is_any_of_the_demo(tmp_path: Path) -> None:
    path = tmp_path / "demo.veikart"
    build(path, until=TODAY, people=30)
    with_demo = Journal(path)
    try:
        keep(store_of(with_demo), read(with_demo))
        said, content = said_in(with_demo), every_byte()
        assert len(said) > 250
        assert [text for text in sorted(said) if text.encode() in content] == []
        same(kept(with_demo), read(with_demo))
    finally:
        with_demo.close()


def test_who_was_forgotten_later_has_no_name_in_what_was_kept_before(journal: Journal) -> None:
    store, facts = store_of(journal), read(journal)
    keep(store, facts)
    assert "Kari Nordmann" in facts.tables["people"]["name"]
    story = Story.__new__(Story)
    story.journal, story.clock = journal, MovableClock(datetime(2026, 3, 2, 12, tzinfo=UTC))
    story.recorded(TODAY, PersonForgotten(person=KARI, texts=()))
    found = kept(journal)
    assert found is not None
    people = found.tables["people"]
    assert [name for name in people["name"] if name and "Kari" in name] == []
    assert "K-1042" not in people["ref"]
    assert "Ola Hansen" in people["name"]
    same(found, read(journal, found.head))


@pytest.mark.parametrize("then", [True, False])
def test_fictional_names_are_neither_kept_nor_in_the_way(journal: Journal, then: bool) -> None:
    journal.vault.pseudonyms = then
    keep(store_of(journal), read(journal))
    journal.vault.pseudonyms = not then
    same(kept(journal), read(journal))


def test_what_is_sealed_is_personal_whatever_its_column_is_declared_to_be(journal: Journal) -> None:
    careless = Projection(
        "leavers",
        ("person",),
        {"person": "id", "why": "text"},
        {"person.left": Reads({"person": "person", "why": "why"})},
    )
    store = Store(journal, (*CORE_PROJECTIONS, careless))
    nothing = Facts.empty((*CORE_PROJECTIONS, careless))
    facts = nothing.extended(journal.batches(-1, journal.head()), journal.head(), REGISTRY.upcast)
    assert "Could not agree with Kari Nordmann" in facts.tables["leavers"]["why"]
    frames = frames_of(facts, SEALED)
    assert "why" not in frames["few/leavers"].columns
    assert frames["anew/leavers"].height == 1
    keep(store, facts)
    same(store.facts(REGISTRY.upcast), facts)


def test_personal_text_in_a_table_of_codes_is_not_kept_at_all(journal: Journal) -> None:
    careless = Projection(
        "leavers",
        ("person",),
        {"person": "id", "why": "text"},
        {"person.left": Reads({"person": "person", "why": "why"})},
        many=True,
    )
    nothing = Facts.empty((careless,))
    facts = nothing.extended(journal.batches(-1, journal.head()), journal.head(), REGISTRY.upcast)
    with pytest.raises(NotKept):
        frames_of(facts, SEALED)


@pytest.mark.skipif(os.name == "nt", reason="folders of the user are closed to others there")
def test_nobody_else_on_the_machine_may_look_into_it(journal: Journal) -> None:
    keep(store_of(journal), read(journal))
    assert store_of(journal).folder.stat().st_mode & 0o077 == 0
