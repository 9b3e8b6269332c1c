"""Files in by the importer of a plugin, and out by its exporter: whole or not at all."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from veikart.blocks import Block, Blocks, Figure, Figures, Heading, Text
from veikart.commands.declaration import taken
from veikart.errors import BadInput, NotFound, PluginFailed, RuleBroken
from veikart.interchange.report import changes_in_words, fault_blocks
from veikart.journal import Proposed
from veikart_events.vocabulary.history import ImportCommitted, ImportStarted

if TYPE_CHECKING:
    from veikart.contributions.exporter import Exporter
    from veikart.contributions.importer import Brought, Importer
    from veikart.journal import Written
    from veikart.picture import Picture
    from veikart.session import Session


@dataclass(frozen=True, slots=True)
class PluggedReport:
    """What an importer made of its files."""

    importer: Importer
    files: tuple[str, ...]
    brought: Brought
    dry_run: bool
    written: Written | None = None

    @property
    def rejected(self) -> int:
        return _rejected(self.brought)

    def blocks(self) -> Blocks:
        """The report for the user."""
        brought = self.brought
        lead = "Trial run of importing" if self.dry_run else "Import of"
        rejected = self.rejected
        figures = [
            Figure("rows", str(brought.rows)),
            Figure("accepted", str(brought.accepted), tone="good" if brought.accepted else "normal"),
            Figure("unchanged", str(brought.unchanged)),
            Figure("rejected", str(rejected), tone="warn" if rejected else "normal"),
        ]
        if brought.left_out:
            figures.append(Figure("left out", str(brought.left_out), "by --set"))
        blocks: list[Block] = [
            Heading(f"{lead} {', '.join(self.files)} as {self.importer.id}"),
            Figures(tuple(figures)),
        ]
        changes = dict(Counter(proposed.body.topic for proposed in brought.proposals))
        if changes:
            told = ", ".join(changes_in_words(changes))
            blocks.append(Text(f"{'It would lead to' if self.dry_run else 'Written'}: {told}."))
        elif not rejected:
            blocks.append(Text("Everything holds already; nothing was written."))
        return [*blocks, *brought.blocks, *(fault_blocks(brought.faults) if brought.faults else ())]


def import_plugged(
    session: Session, importer: Importer, files: Sequence[Path], options: Mapping[str, Any], *, dry_run: bool
) -> PluggedReport:
    """Imports the files and reports. Raises `BadInput` where they, or the options, are not understood,
    `RuleBroken` where the rules refuse what they lead to; nothing is written then."""
    digest = _digest(files)
    given = taken(importer.title, importer.params, options)
    brought = importer.read(tuple(files), given, session.setting())
    _must_account(importer, brought)
    report = PluggedReport(importer, tuple(file.name for file in files), brought, dry_run)
    if not brought.proposals:
        return report
    if dry_run:
        _rehearse(session, brought.proposals)
        return report
    started = ImportStarted(file=", ".join(report.files)[:400], kind=importer.id, digest=digest)
    committed = ImportCommitted(
        rows=brought.rows,
        accepted=brought.accepted,
        unchanged=brought.unchanged,
        rejected=report.rejected,
    )
    written = session.write([Proposed(started), *brought.proposals, Proposed(committed)])
    return PluggedReport(importer, report.files, brought, dry_run=False, written=written)


def find_importer(importers: Sequence[Importer], identity: str, kinds: Iterable[str]) -> Importer:
    """The importer with this id. Raises `BadInput` with what there is, `kinds` of core among it."""
    for importer in importers:
        if importer.id == identity:
            return importer
    known = ", ".join((*kinds, *(importer.id for importer in importers)))
    raise BadInput(f"A table cannot be imported as {identity!r}. Use --as with one of: {known}.")


def export_plugged(exporters: Sequence[Exporter], identity: str, picture: Picture, where: Path) -> Path:
    """Writes what an exporter makes of the picture, and gives the path: `where`, with the exporter's suffix
    where it has none, or a new file in the folder `where`. Whole or not at all.

    Raises `BadInput` for an exporter that is not there, and for a file that is there already.
    """
    exporter = next((each for each in exporters if each.id == identity), None)
    if exporter is None:
        known = ", ".join(each.id for each in exporters) or "none"
        raise BadInput(f"There is no exporter {identity!r}. There are: {known}.")
    path = where / f"{identity.replace('.', '_')}{exporter.suffix}" if where.is_dir() else where
    path = path if path.suffix else path.with_name(f"{path.name}{exporter.suffix}")
    if path.exists():
        raise BadInput(f"{path} is there already. Name another file, or move that one away.")
    with TemporaryDirectory(prefix=".veikart-", dir=path.parent) as folder:
        made = Path(folder) / path.name
        exporter.write(picture, made)
        if not made.is_file():
            raise PluginFailed(f"{exporter.title} wrote no file. Pass this on to whoever made the plugin.")
        made.replace(path)
    return path


def _digest(files: Sequence[Path]) -> str:
    """SHA-256 of the bytes of all files, one after the other, in hexadecimal."""
    digest = hashlib.sha256()
    for file in files:
        try:
            with file.open("rb") as opened:
                while part := opened.read(1 << 20):
                    digest.update(part)
        except FileNotFoundError:
            raise NotFound(f"There is no file {file}. Check the name and the folder.") from None
        except OSError as error:
            raise BadInput(f"{file} cannot be read ({error.strerror}). Name a file you may open.") from None
    return digest.hexdigest()


def _rejected(brought: Brought) -> int:
    return len({(fault.file, fault.line) for fault in brought.faults if fault.rejects})


def _must_account(importer: Importer, brought: Brought) -> None:
    told = brought.accepted + brought.unchanged + brought.left_out + _rejected(brought)
    if told != brought.rows:
        raise PluginFailed(
            f"{importer.title}: of {brought.rows} rows it accounts for {told}, so nothing was written. Pass "
            "this on to whoever made the plugin."
        )


def _rehearse(session: Session, proposals: Sequence[Proposed]) -> None:
    from veikart.rules.rehearsal import Rehearsal

    try:
        Rehearsal(session.state(), session.today).attempt(list(proposals))
    except RuleBroken as broken:
        raise RuleBroken(f"It could not be written: {broken}") from None
