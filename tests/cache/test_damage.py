"""Whatever happens to the files of a cache: what is seen is what the journal says."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.cache.keeping import files, keep, kept, more, read, same, store_of
from tests.engagements import REGISTRY, caught_up

from veikart.cache.place import cache_folder
from veikart.journal import Journal
from veikart.projections.facts import Facts


def damaged(content: bytes, source: random.Random) -> bytes:
    """The content with a bit flipped, cut off, or with a stretch of it gone, doubled or blank."""
    at = source.randrange(len(content))
    end = min(len(content), at + source.randint(1, 64))
    return source.choice(
        (
            content[:at] + bytes([content[at] ^ 1 << source.randrange(8)]) + content[at + 1 :],
            content[:at] + bytes([content[at] ^ 1 << source.randrange(8)]) + content[at + 1 :],
            content[:at],
            content[:at] + content[end:],
            content[:end] + content[at:],
            content[:at] + bytes(end - at) + content[end:],
        )
    )


def as_opened(journal: Journal) -> tuple[Facts, bool]:
    """The facts as a session gets them, and whether the cache was of use."""
    found = kept(journal)
    return caught_up(found, journal) if found is not None else read(journal), found is not None


def prove(journal: Journal, times: int) -> None:
    """Damages the files of a cache of two segments again and again, each time anew."""
    store, facts = store_of(journal), read(journal)
    keep(store, facts)
    more(journal)
    keep(store, caught_up(facts, journal))
    more(journal, 4)
    whole, sound = read(journal), {path: path.read_bytes() for path in files()}
    assert len(sound) == 3
    assert as_opened(journal)[1]
    source, unnoticed = random.Random(times), 0
    for _ in range(times):
        path = source.choice(sorted(sound))
        content = damaged(sound[path], source)
        path.write_bytes(content)
        found, was_of_use = as_opened(journal)
        same(found, whole)
        assert was_of_use or content != sound[path]
        unnoticed += was_of_use and content != sound[path]
        path.write_bytes(sound[path])
    assert unnoticed <= times // 20  # in small tables of the base that came whole later: nobody reads them


def test_damage_is_never_shown(journal: Journal) -> None:
    prove(journal, 25)


@pytest.mark.slow
def test_five_hundred_damages_are_never_shown(journal: Journal) -> None:
    prove(journal, 500)


def test_files_that_are_gone_or_something_else_are_read_around(journal: Journal) -> None:
    keep(store_of(journal), read(journal))
    for path in files():
        content = path.read_bytes()
        path.unlink()
        assert kept(journal) is None
        path.mkdir()
        assert kept(journal) is None
        path.rmdir()
        path.write_bytes(content)
    same(kept(journal), read(journal))


def test_segments_that_changed_places_are_noticed(journal: Journal) -> None:
    store, facts = store_of(journal), read(journal)
    keep(store, facts)
    more(journal)
    keep(store, caught_up(facts, journal))
    one, other = (path for path in files() if path.suffix == ".facts")
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    assert kept(journal) is None


def test_a_cache_where_no_folder_can_be_is_no_cache(journal: Journal, tmp_path: Path) -> None:
    cache_folder().parent.mkdir(exist_ok=True)
    cache_folder().write_bytes(b"a file where the folder should be")
    with pytest.raises((FileExistsError, NotADirectoryError)):
        keep(store_of(journal), read(journal))
    assert store_of(journal).facts(REGISTRY.upcast) is None
