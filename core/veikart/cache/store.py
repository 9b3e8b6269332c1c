"""The cache of one engagement: read when it is opened, written when there is enough that is new."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import polars as pl

from veikart import __version__
from veikart.cache.anchors import anchors_at, hold
from veikart.cache.form import (
    ANEW,
    FEW,
    NOTHING,
    Extent,
    Sealed,
    asked_in,
    asks,
    facts_of,
    frames_of,
    said_by,
)
from veikart.cache.manifest import CODEC, Anchor, Manifest, read_manifest, write_manifest
from veikart.cache.place import folder_of, sweep, used
from veikart.cache.segments import NEW, SUFFIX, Spoilt, read_segment, write_segment
from veikart.journal import Journal
from veikart.journal.bulk import batched
from veikart.projections.coding import Texts
from veikart.projections.declaration import Projection
from veikart.projections.decoding import Upcast
from veikart.projections.facts import Facts

WHATEVER = (Exception, pl.exceptions.PanicException)
"""What a file that cannot be relied on may lead to."""
_AT_ONCE = 32_768  # events read by position; each time costs a few milliseconds for every kind of event
_MOST_ADDED = 65_536
"""Events beside the base; with more of them the base is written anew."""


class Store:
    """Reads and writes the cache of an engagement, as these projections read it."""

    def __init__(self, journal: Journal, projections: Iterable[Projection], version: str = "") -> None:
        """`version` says of what version the plugins are that bring events up to date."""
        self._journal = journal
        self._projections = tuple(projections)
        self._declared = declared_by(self._projections, version)
        self.folder = folder_of(journal.engagement, self._declared)
        self._lock = threading.Lock()
        self._manifest: Manifest | None = None
        self._said: Mapping[str, Texts] = {}

    def facts(self, upcast: Upcast) -> Facts | None:
        """The facts that were kept, with what is personal as the journal has it now.

        None where there are none that can be relied on. Never raises.
        """
        with self._lock:
            try:
                return self._facts(upcast)
            except WHATEVER:
                # Whatever it is, the journal knows better. Should the journal be damaged, reading it says so.
                self._manifest = None
                return None

    def _facts(self, upcast: Upcast) -> Facts:
        manifest = read_manifest(self.folder)
        mine = (self._journal.engagement, self._declared)
        if (manifest.engagement, manifest.declared) != mine or not hold(self._journal, manifest.anchors):
            raise Spoilt("another history")
        # Reading large files takes about as long as opening seals, and needs no Python.
        with ThreadPoolExecutor(1) as beside:
            rows = beside.submit(self._frames, manifest, lambda name: not asks(name))
            asking = self._frames(manifest, asks)
            read = self._read(asked_in(asking), upcast)
        segments = [{**mine, **theirs} for mine, theirs in zip(asking, rows.result(), strict=True)]
        facts = facts_of(segments, self._projections, manifest.head, read)
        self._manifest, self._said = manifest, said_by(facts)
        used(self.folder)
        return facts

    def _frames(self, manifest: Manifest, wanted: Callable[[str], bool]) -> list[dict[str, pl.DataFrame]]:
        """The wanted frames of every segment, without tables that came whole later on."""
        later = frozenset(manifest.added.parts if manifest.added else ())

        def counts(name: str) -> bool:
            return wanted(name) and not (name.startswith((FEW, ANEW)) and name in later)

        added = [read_segment(self.folder, manifest.added, wanted)] if manifest.added else []
        return [read_segment(self.folder, manifest.base, counts), *added]

    def _read(self, positions: list[int], upcast: Upcast) -> Facts:
        """Facts of these events alone."""
        parts = (positions[start : start + _AT_ONCE] for start in range(0, len(positions), _AT_ONCE))
        batches = [batch for part in parts for batch in batched(self._journal.at(part))]
        return Facts.empty(self._projections).extended(batches, positions[-1], upcast)

    @property
    def head(self) -> int:
        """The position up to which it went when it was last read or written here; -1: it was not."""
        return -1 if self._manifest is None else self._manifest.head

    def anchors(self, head: int) -> tuple[Anchor, ...]:
        """Where facts up to `head` are made fast; asks the journal, so take your turn."""
        return anchors_at(self._journal, head)

    def keep(self, facts: Facts, anchors: Sequence[Anchor], sealed: Sealed) -> None:
        """Writes what is new in the facts, which go on from those that were read or written last; all of them
        where that is much, or where there are no others.

        `anchors`: those at the head of the facts. Raises `OSError`, and `NotKept`.
        """
        with self._lock:
            if anchors:
                self._keep(facts, anchors, sealed)

    def _keep(self, facts: Facts, anchors: Sequence[Anchor], sealed: Sealed) -> None:
        before = self._to_go_on_from(facts)
        written = write_segment(self.folder, frames_of(facts, sealed, before.extent if before else NOTHING))
        manifest = Manifest(
            self._journal.engagement,
            self._declared,
            facts.head,
            anchors,
            before.base if before else written,
            before.extent if before else Extent.of(facts),
            written if before else None,
            self._manifest.days if self._manifest else None,
            self._manifest.days_head if self._manifest else -1,
        )
        self._put(manifest)
        self._said = said_by(facts)

    def keep_days(self, frames: Mapping[str, pl.DataFrame], head: int) -> None:
        """Writes counts by day (without texts) of the facts up to `head`, in the place of those there were.

        They need facts that are kept as far. Raises `OSError`.
        """
        with self._lock:
            if self._manifest is None or self._manifest.head < head:
                return
            days = write_segment(self.folder, frames)
            self._put(replace(self._manifest, days=days, days_head=head))

    def days(self) -> tuple[dict[str, pl.DataFrame], int] | None:
        """The counts by day that were kept with the facts that were read, and the position up to which they
        count; None where there are none that can be relied on. Never raises."""
        with self._lock:
            if self._manifest is None or self._manifest.days is None:
                return None
            try:
                return read_segment(self.folder, self._manifest.days), self._manifest.days_head
            except WHATEVER:
                return None

    def _put(self, manifest: Manifest) -> None:
        write_manifest(self.folder, manifest)
        self._manifest = manifest
        self._tidy(manifest)

    def _to_go_on_from(self, facts: Facts) -> Manifest | None:
        """The manifest whose base can stay: little has come since, and its codes mean what they mean now."""
        before = self._manifest
        if before is None or not (self.folder / before.base.file).is_file():
            return None
        news = facts.head - before.extent.head
        if not 0 < news <= max(_MOST_ADDED, before.extent.head // 16) or not _begins(facts, self._said):
            return None
        return before

    def _tidy(self, manifest: Manifest) -> None:
        """Deletes the segments that nothing speaks of any more, and caches that nobody uses."""
        for path in self.folder.iterdir():
            if path.suffix in (SUFFIX, NEW) and path.name not in manifest.files:
                with suppress(OSError):  # another program may have it open
                    path.unlink()
        sweep()


def _begins(facts: Facts, said: Mapping[str, Texts]) -> bool:
    """Whether the facts have these texts under these codes, and perhaps more."""
    now = said_by(facts)
    return all(
        now[table][column].head(texts.len()).equals(texts)
        for table, columns in said.items()
        for column, texts in columns.items()
    )


def declared_by(projections: Iterable[Projection], version: str = "") -> str:
    """The digest of all that facts depend on besides the journal: what is read, and how it is kept."""
    said = sorted(_said_by(projection) for projection in projections)
    return hashlib.sha256("\n".join([f"{CODEC} {__version__} {version}", *said]).encode()).hexdigest()


def _said_by(projection: Projection) -> str:
    """A projection in words that are the same in every process."""
    topics = sorted(
        (topic, reads.version, sorted((column, repr(source)) for column, source in reads.columns.items()))
        for topic, reads in projection.topics.items()
    )
    columns, personal = list(projection.columns.items()), sorted(projection.personal)
    rest = (projection.carries, projection.live, personal, projection.many)
    return repr((projection.name, projection.key, columns, topics, *rest))
