"""What both importers begin with: the files read, and an account of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from veikart.api import BadInput, Block, Column, Fault, Row, Table, Text
from veikart_esco.reading.grouping import Groups, groups_in
from veikart_esco.reading.layouts import IN_WORDS, WITH_LABELS, Layout
from veikart_esco.reading.merging import Merged, in_language, merged
from veikart_esco.reading.release import release_of
from veikart_esco.reading.sheet import Sheet, read_sheet


@dataclass(frozen=True, slots=True)
class Bench:
    """The files of an import, all read."""

    sheets: Sequence[Sheet]
    version: str

    def merged(self, layouts: Sequence[Layout]) -> Merged:
        """The concepts in files of these layouts."""
        return merged(self.sheets, layouts)

    def groups(self, found: Merged, language: str) -> Groups:
        """The groups of skills, and what the skills found say to be above them."""
        above = {uri: concept.broader for uri, concept in found.concepts.items()}
        return groups_in(self.sheets, above, language)

    def has(self, *layouts: Layout) -> bool:
        """Whether there is a file of one of these layouts."""
        return any(sheet.layout in layouts for sheet in self.sheets)

    def faults_beside(self, rows_of: Collection[Layout]) -> Iterator[Fault]:
        """Faults in files whose rows are not those that are brought in; they reject none of them."""
        for sheet in self.sheets:
            if sheet.layout not in rows_of:
                yield from (replace(fault, rejects=False) for fault in sheet.faults)

    def account(self, rows_of: Collection[Layout], beside: Collection[Layout]) -> Table:
        """A row for each file: what it is, and what it is read for."""
        columns = (
            Column("File", grow=True, least=16),
            Column("What it is", least=12),
            Column("Language", least=5, drop=1),
            Column("Rows", right=True),
            Column("Torn", right=True, drop=2),
            Column("Read", least=8),
        )
        return Table(columns, tuple(_account(sheet, rows_of, beside) for sheet in self.sheets), title="Files")


def laid_out(files: Sequence[Path], language: str, version: str) -> Bench:
    """Raises `NotFound`, and `BadInput` where the files, their language or their release are not clear."""
    names = [file.name for file in files]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise BadInput(f"Two files are called {twice}. Import one release at a time.")
    sheets = in_language([read_sheet(file) for file in files], language)
    return Bench(sheets, release_of(files, version))


def notes_on(found: Merged) -> Iterator[Block]:
    """What else is worth knowing of the rows."""
    if found.tidied:
        yield Text(f"{found.tidied} labels had outer, doubled or hard spaces, which are taken away.", "muted")
    if found.obsolete:
        yield Text(f"{len(found.obsolete)} rows are of concepts that ESCO calls obsolete.", "muted")
    if found.elsewhere:
        yield Text(
            f"{found.elsewhere} rows put an occupation into another ISCO group than an earlier file, which "
            "counts.",
            "muted",
        )


def only(layouts: Iterable[Layout], sheets: Sequence[Sheet], called: str) -> None:
    """Raises `BadInput` when none of the files is of these layouts."""
    wanted = tuple(layouts)
    if not any(sheet.layout in wanted for sheet in sheets):
        there = ", ".join(f"{sheet.file} ({IN_WORDS[sheet.layout]})" for sheet in sheets) or "none"
        raise BadInput(f"None of the files has {called}. They are: {there}.")


def _account(sheet: Sheet, rows_of: Collection[Layout], beside: Collection[Layout]) -> Row:
    use = "row by row" if sheet.layout in rows_of else "beside" if sheet.layout in beside else "not needed"
    language = sheet.language if sheet.layout in WITH_LABELS else ""
    cells = (
        sheet.file,
        IN_WORDS[sheet.layout],
        language,
        str(len(sheet.lines) + len(sheet.faults)),
        str(len(sheet.faults) or "·"),
        use,
    )
    return Row(f"file:{sheet.file}", cells, tone="muted" if use == "not needed" else "normal")
