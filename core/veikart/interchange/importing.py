"""A file into an engagement: read, understood, rehearsed row by row, and written whole or not at all."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from pydantic import ValidationError

from veikart.contributions.importer import Fault
from veikart.errors import BadInput, NotFound, RuleBroken
from veikart.interchange.columns import Columns, find_columns, matching
from veikart.interchange.desk import Desk, Kind, OpenEngagement, Taken
from veikart.interchange.faults import Refused
from veikart.interchange.options import KINDS, ImportOptions
from veikart.interchange.reading import SEPARATORS, Table, read_table
from veikart.interchange.report import ImportReport
from veikart.interchange.rows import Row, Sheet, lay_out
from veikart.journal import Proposed
from veikart_events.base import EventBody
from veikart_events.vocabulary.history import ImportCommitted, ImportStarted

Progress = Callable[[int, int], None]
"""Told how many rows of how many are done. What it raises ends the import; nothing is written then."""

_TOLD_EVERY = 1000  # rows


def plan(
    engagement: OpenEngagement,
    source: Path,
    kind: str,
    options: ImportOptions | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """What importing would do. Nothing is written."""
    return import_file(engagement, source, kind, replace(options or ImportOptions(), dry_run=True), progress)


def import_file(
    engagement: OpenEngagement,
    source: Path,
    kind: str,
    options: ImportOptions | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Imports the table in `source` as one of `KINDS` and reports on every row.

    Rows that cannot be taken are faults in the report. Raises `NotFound`, and `BadInput` when the file as a
    whole cannot be understood: no text, a column missing, levels on no known scale.
    """
    options = options or ImportOptions()
    data = _bytes(source)
    table = read_table(data, encoding=options.encoding, separator=options.separator)
    found = find_kind(kind)
    columns = find_columns(found.fields, found.needs, table.header.cells, options)
    sheet = lay_out(table, columns, matching(options.where, columns.headers))
    desk = Desk(engagement, options)
    done = _take_rows(found, sheet, desk, progress)
    report = _report(source, data, table, sheet, done, kind=found, dry_run=options.dry_run)
    if options.dry_run or not done.proposals:
        return report
    proposals = [Proposed(_started(report)), *desk.preamble, *done.proposals, Proposed(_committed(report))]
    return replace(report, written=engagement.write(proposals))


def find_kind(name: str) -> Kind:
    """How tables of a kind are read. Raises `BadInput` with the kinds there are."""
    if name not in KINDS:
        raise BadInput(f"A table cannot be imported as {name!r}. Use --as with one of: {', '.join(KINDS)}.")
    kind: Kind = getattr(import_module(f"veikart.interchange.kinds.{name}"), name.upper())
    return kind


def _bytes(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except FileNotFoundError:
        raise NotFound(f"There is no file {source}. Check the name and the folder.") from None
    except OSError as error:
        raise BadInput(f"{source} cannot be read ({error.strerror}). Name a CSV file you may open.") from None


@dataclass(frozen=True, slots=True)
class _Done:
    """What the rows led to."""

    proposals: Sequence[Proposed]
    accepted: int
    unchanged: int
    faults: tuple[Fault, ...]
    tally: dict[str, int]
    changes: dict[str, int]
    read_too: frozenset[int]


def _take_rows(kind: Kind, sheet: Sheet, desk: Desk, progress: Progress | None) -> _Done:
    take = kind.begin(sheet, desk)
    proposals: list[Proposed] = []
    faults = list(sheet.faults)
    accepted = unchanged = 0
    tally: Counter[str] = Counter()
    for done, row in enumerate(kind.order(sheet.rows)):
        if progress and done % _TOLD_EVERY == 0:
            progress(done, len(sheet.rows))
        taken = _take(take, row, desk, sheet.columns)
        if isinstance(taken, Fault):
            faults.append(taken)
            continue
        proposals += taken.proposals
        faults += taken.faults
        tally.update(taken.tally)
        accepted += bool(taken.proposals)
        unchanged += not taken.proposals
    if progress:
        progress(len(sheet.rows), len(sheet.rows))
    written = [*desk.preamble, *proposals] if proposals else []
    changes = dict(Counter(proposed.body.topic for proposed in written))
    in_order = tuple(sorted(faults, key=lambda fault: fault.line))
    return _Done(proposals, accepted, unchanged, in_order, dict(tally), changes, desk.read_too)


def _take(take: Callable[[Row], Taken], row: Row, desk: Desk, columns: Columns) -> Taken | Fault:
    try:
        taken = take(row)
        desk.take(taken.proposals)
    except Refused as refused:
        column = columns.header(refused.field) if refused.field in columns.places else ""
        return Fault(row.line, refused.reason, column, refused.value, refused.advice)
    except RuleBroken as broken:
        return Fault(row.line, str(broken))
    except ValidationError as error:
        return _ill_formed(row, error, columns)
    return taken


def _ill_formed(row: Row, error: ValidationError, columns: Columns) -> Fault:
    """A cell that an event cannot hold: too long, or out of bounds."""
    first = error.errors()[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    reason = first["msg"].removeprefix("Value error, ")
    value = first["input"] if isinstance(first["input"], str) else ""
    column = columns.header(field) if field in columns.places else ""
    return Fault(row.line, reason[:1].lower() + reason[1:], column, value, "Correct the cell.")


def _report(
    source: Path, data: bytes, table: Table, sheet: Sheet, done: _Done, *, kind: Kind, dry_run: bool
) -> ImportReport:
    columns = sheet.columns
    unread = (columns.headers[i] or f"column {i + 1}" for i in columns.rest if i not in done.read_too)
    return ImportReport(
        file=source.name,
        kind=kind.name,
        digest=hashlib.sha256(data).hexdigest(),
        encoding=table.encoding,
        line_ends=table.line_ends,
        separator=SEPARATORS[table.separator],
        rows=len(sheet.rows) + len(sheet.faults) + sheet.filtered,
        accepted=done.accepted,
        unchanged=done.unchanged,
        rejected=sum(fault.rejects for fault in done.faults),
        filtered=sheet.filtered,
        blank=sheet.blank,
        faults=done.faults,
        changes=done.changes,
        tally=done.tally,
        mapped={field: columns.headers[place] for field, place in columns.places.items()},
        ignored=(*columns.ignored, *unread),
        dry_run=dry_run,
        notes=() if table.quoted else ("Quote characters are data: this file knows no quoting.",),
    )


def _started(report: ImportReport) -> EventBody:
    return ImportStarted(file=report.file, kind=report.kind, digest=report.digest)


def _committed(report: ImportReport) -> EventBody:
    return ImportCommitted(
        rows=report.rows,
        accepted=report.accepted,
        unchanged=report.unchanged,
        rejected=report.rejected,
    )
