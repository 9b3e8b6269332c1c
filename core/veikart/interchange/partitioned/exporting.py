"""`veikart export --partitioned`: the history as a dataset of many files, brought up to date by the few that
are new or changed. Nothing of the history is held in memory but one block of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from veikart.blocks import Text
from veikart.errors import BadInput, CannotWrite
from veikart.interchange.datapackage import NAME
from veikart.interchange.outgoing.placing import placed
from veikart.interchange.outgoing.table import table_name
from veikart.interchange.partitioned.folder import must_be_free, must_go_on, there
from veikart.interchange.partitioned.layout import PARTITIONED_BY, REVERTS, Part, block_at, block_of, bounds
from veikart.interchange.partitioned.manifest import Manifest, shape_of
from veikart.interchange.partitioned.reading import Reader, columns_of
from veikart.interchange.partitioned.taking_back import SCHEMA, TakenBack
from veikart.interchange.partitioned.writing import Files, missing
from veikart.journal.site.machine import write_whole
from veikart.projections.core import CORE_PROJECTIONS

if TYPE_CHECKING:
    from veikart.blocks import Blocks
    from veikart.projections.declaration import Projection
    from veikart.projections.decoding import Upcast
    from veikart.session import Progress, Session

_REVERTED = {"reverted": pl.Boolean(), "reverted_on": pl.Datetime("us", "UTC")}
_REVERTS_FILE = f"{REVERTS}/all.parquet"


@dataclass(frozen=True, slots=True)
class DatasetReport:
    """What an export to a dataset did."""

    folder: Path
    head: int
    digest: str
    before: int | None
    """Position of the last event that was in it before; None where it was written anew."""
    written: int
    """Files that are new or were replaced."""
    files: int
    rows: Mapping[str, int]
    """Table → rows in it."""

    def blocks(self) -> Blocks:
        """The report for the user."""
        size = f"{len(self.rows)} tables with {sum(self.rows.values())} rows in {self.files} files"
        if self.before is None:
            lead = f"The full history is in {self.folder}: {size}, and {NAME}, which describes them."
        elif self.before == self.head and not self.written:
            lead = f"{self.folder} is up to date: {size}. Nothing was written."
        else:
            lead = (
                f"{self.folder} goes on from event {self.before}: {self.written} files were written, "
                f"{self.files - self.written} left as they were. It has {size}."
            )
        last = f"Event {self.head} is the last in it. Digest of the history: {self.digest}"
        return (Text(lead), Text(last, "muted"))


def export_partitioned(
    session: Session, folder: Path, *, whole: bool = False, progress: Progress = lambda words: None
) -> DatasetReport:
    """Brings the dataset in `folder` up to date with the journal, or makes it; `whole`: anew in any case.

    The session need not have read its facts. Raises `BadInput` where the folder holds something else, or a
    dataset that is not of this history; `CannotWrite` where the disk refuses. What was in the folder can be
    read at any time, also when an export is interrupted: the next one goes on.
    """
    folder = folder.resolve()
    of_plugins = (each for each in session.plugins.projections() if not each.withheld)
    projections = (*CORE_PROJECTIONS, *of_plugins)
    journal = session.journal
    before = None if whole else there(folder)
    if before is None:
        with placed(folder, must_be_free) as place:
            return _Export(session, place, projections, None, progress=progress).report(folder)
    digest = journal.digest_at(before.head) if before.head <= journal.head() else ""
    must_go_on(
        folder,
        before,
        engagement=journal.engagement,
        digest=digest,
        shape=shape_of(projections),
        pseudonyms=session.pseudonyms,
    )
    with _in_our_words(folder, before.head):
        return _Export(session, folder, projections, before, progress=progress).report(folder)


@contextmanager
def _in_our_words(folder: Path, head: int) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotWrite(
            f"The export to {folder} failed: {reason}. The dataset there can still be read, up to event "
            f"{head}. Make room or ask for permission, and export again: it goes on."
        ) from error


class _Export:
    """One run: from the newest block to the oldest that has to be written, because what is taken back in one
    is said in later ones."""

    def __init__(
        self,
        session: Session,
        place: Path,
        projections: tuple[Projection, ...],
        before: Manifest | None,
        *,
        progress: Progress,
    ) -> None:
        self._session = session
        self._place = place
        self._projections = projections
        self._before = before
        self._progress = progress
        self._old_head = before.head if before is not None else -1
        self._head = session.journal.head()
        self._lost = set(missing(place, before.files.values())) if before is not None else set()
        self._taken_back = self._taken_back_before = self._reverts_before()
        self._personal = {table_name(p.name) for p in projections if p.personal}
        self._forgets = False
        self._files = Files(place)
        self._reader = Reader(session.journal, projections, _upcast_of(session))

    def _reverts_before(self) -> TakenBack:
        if self._before is None:
            return TakenBack()
        if _REVERTS_FILE in self._lost:
            raise BadInput(
                f"{self._place / _REVERTS_FILE} is missing or damaged, and nothing can be added without it. "
                "To write the dataset anew, add --whole."
            )
        return TakenBack.of_frame(pl.read_parquet(self._place / _REVERTS_FILE))

    def report(self, folder: Path) -> DatasetReport:
        """Does it."""
        try:
            self._make()
            self._files.put()
        finally:
            self._files.discard()
        manifest = self._manifest()
        if self._files.made or self._old_head != self._head:
            write_whole(self._place / NAME, manifest.encoded(self._projections, self._columns()))
        rows: dict[str, int] = {}
        for file in manifest.files.values():
            name = file.path.partition("/")[0]
            rows[name] = rows.get(name, 0) + file.rows
        before = self._before.head if self._before is not None else None
        return DatasetReport(
            folder, self._head, manifest.digest, before, len(self._files.made), len(manifest.files), rows
        )

    def _make(self) -> None:
        newest = block_at(self._head)
        below = block_at(self._old_head + 1) if self._head > self._old_head else newest + 1
        for block in range(newest, below - 1, -1):
            self._block(block)
        for block in sorted(self._changed_below(below), reverse=True):
            self._block(block)
        if self._before is None or self._taken_back is not self._taken_back_before:
            self._files.add(_REVERTS_FILE, self._taken_back.frame())

    def _changed_below(self, below: int) -> set[int]:
        """Blocks of before in which something else holds now, or is missing."""
        changed = self._taken_back.blocks_unlike(self._taken_back_before)
        changed.update(block for path in self._lost if (block := block_of(path)) is not None)
        if self._forgets:  # names and texts that are gone may stand anywhere
            changed.update(range(below))
        return {block for block in changed if block < below}

    def _block(self, block: int) -> None:
        first, last = bounds(block, self._head)
        self._progress(f"Reading events {first} to {last} of {self._head}")
        read = self._reader.read(first, last)
        news = [(revert, at) for revert, at in read.reverts if revert.position > self._old_head]
        if news:
            self._taken_back = self._taken_back.with_more(news)
        self._forgets |= read.forgotten > self._old_head
        reverted = self._taken_back.within(first, last)
        touched = self._touched(reverted, first, min(last, self._old_head))
        while read.tables:  # each is let go when it is written
            name, rows = read.tables.popitem()
            rows = rows.join(reverted, on="position", how="left", maintain_order="left")
            self._table(name, rows, block, touched)

    def _touched(self, reverted: pl.DataFrame, first: int, last: int) -> pl.Expr:
        """Whether a row is new, or was taken back or put back since."""
        was, known = self._taken_back_before.within(first, last), reverted.filter(pl.col("position") <= last)
        others = [was.join(known, on=was.columns, how="anti"), known.join(was, on=was.columns, how="anti")]
        changed = pl.concat(others)["position"].unique()
        return (pl.col("position") > self._old_head) | pl.col("position").is_in(changed.implode())

    def _table(self, name: str, rows: pl.DataFrame, block: int, touched: pl.Expr) -> None:
        """Makes the files of a table's rows that are not as they were."""
        rows = rows.with_columns(
            reverted=pl.col("reverted_on").is_not_null(),
            year=pl.col("recorded").dt.year(),
            month=pl.col("recorded").dt.month(),
        ).select(*(c for c in rows.columns if c not in _REVERTED), *_REVERTED, *PARTITIONED_BY)
        anew = self._before is None or (self._forgets and name in self._personal)
        for (year, month), part in rows.partition_by(
            PARTITIONED_BY, include_key=False, as_dict=True, maintain_order=True
        ).items():
            path = Part(name, year, month, block).path
            if anew or path in self._lost or not part.filter(touched).is_empty():
                self._files.add(path, part)

    def _manifest(self) -> Manifest:
        journal = self._session.journal
        told = [json.loads(event.state) for event in journal.at([0, self._head])]
        opening, last = told[0], told[-1]
        files = dict(self._before.files) if self._before is not None else {}
        return Manifest(
            engagement=journal.engagement,
            name=opening["d"]["name"],
            head=self._head,
            digest=journal.digest_at(self._head),
            recorded=last["at"],
            shape=shape_of(self._projections),
            pseudonyms=self._session.pseudonyms,
            files=files | {file.path: file for file in self._files.made},
        )

    def _columns(self) -> Mapping[str, Mapping[str, pl.DataType]]:
        tables = columns_of(self._projections).items()
        return {REVERTS: SCHEMA} | {name: {**columns, **_REVERTED} for name, columns in tables}


def _upcast_of(session: Session) -> Upcast:
    """Brings events of older versions up to date, those of plugins too. Loads the models of all events."""
    from veikart_events.vocabulary import core_registry

    registry = core_registry()
    for event_type in session.plugins.events():
        registry.add(event_type)
    return registry.upcast
