"""What became of a file: every row accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from veikart.blocks import Block, Blocks, Column, Figure, Figures, Heading, Row, Table, Text, Tone
from veikart.contributions.importer import Fault

if TYPE_CHECKING:
    from veikart.journal import Written

__all__ = ["Fault", "ImportReport"]

_MOST_FAULTS = 40
_MOST_ADVICE = 10
_VALUE = 60  # characters of a bad cell that are shown
_WORDS = {
    "scale.defined": ("scale made", "scales made"),
    "unit.created": ("unit made", "units made"),
    "unit.renamed": ("unit renamed", "units renamed"),
    "unit.moved": ("unit moved", "units moved"),
    "role.defined": ("role made", "roles made"),
    "role.renamed": ("role renamed", "roles renamed"),
    "person.joined": ("person joined", "people joined"),
    "person.renamed": ("person renamed", "people renamed"),
    "person.moved": ("person moved", "people moved"),
    "person.left": ("person left", "people left"),
    "role.assigned": ("role given", "roles given"),
    "role.unassigned": ("role ended", "roles ended"),
    "skill.defined": ("skill made", "skills made"),
    "skill.relabelled": ("skill relabelled", "skills relabelled"),
    "skill.grouped": ("skill grouped", "skills grouped"),
    "skill.assessed": ("level stated", "levels stated"),
    "skill.assumed": ("level assumed", "levels assumed"),
    "level.required": ("level required", "levels required"),
    "requirement.withdrawn": ("requirement withdrawn", "requirements withdrawn"),
    "goal.set": ("goal set", "goals set"),
    "goal.revised": ("goal revised", "goals revised"),
    "capability.identified": ("capability identified", "capabilities identified"),
    "skill.linked": ("skill linked", "skills linked"),
    "kpi.defined": ("KPI defined", "KPIs defined"),
    "kpi.observed": ("value noted", "values noted"),
}


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`accepted + unchanged + rejected + filtered == rows`, the rows of data in the file."""

    file: str
    kind: str
    digest: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    encoding: str
    line_ends: str
    separator: str
    """"comma", "semicolon" or "tab"."""
    rows: int
    accepted: int
    """Rows that changed something."""
    unchanged: int
    """Rows that hold already."""
    rejected: int
    filtered: int
    """Rows that the `where` options leave out."""
    blank: int
    """Rows without any text, not counted as data."""
    faults: tuple[Fault, ...]
    """In the order of the file."""
    changes: Mapping[str, int]
    """Topic of event → how many, in the order they first came."""
    tally: Mapping[str, int]
    """Other things worth knowing, such as empty cells of a matrix."""
    mapped: Mapping[str, str]
    """Field → header it was read from."""
    ignored: tuple[str, ...]
    """Headers of columns that were not read."""
    dry_run: bool
    written: Written | None = None
    """Where it stands in the journal; None when there was nothing to write."""
    notes: tuple[str, ...] = field(default=())

    @property
    def changes_in_words(self) -> tuple[str, ...]:
        """ "5 people joined", "1 unit made" …"""
        return changes_in_words(self.changes)

    def blocks(self, most_faults: int = _MOST_FAULTS) -> Blocks:
        """The report as blocks, with at most `most_faults` faults one by one."""
        blocks: list[Block] = [Heading(self._title()), Text(self._file_in_words(), "muted"), self._figures()]
        if self.changes:
            lead = "It would lead to" if self.dry_run else "Written"
            blocks.append(Text(f"{lead}: {', '.join(self.changes_in_words)}."))
        elif not self.rejected:
            blocks.append(Text("Everything in the file holds already; nothing was written."))
        blocks += [Text(note, "muted") for note in self.notes]
        blocks += [Text(f"{count} × {what}", "muted") for what, count in self.tally.items()]
        blocks.append(Text(self._columns_in_words(), "muted"))
        if self.faults:
            blocks += fault_blocks(self.faults, most_faults)
        return blocks

    def _title(self) -> str:
        return f"{'Trial run of importing' if self.dry_run else 'Import of'} {self.file} as {self.kind}"

    def _file_in_words(self) -> str:
        blank = f", {self.blank} blank rows" if self.blank else ""
        return f"{self.encoding}, lines end in {self.line_ends}, separated by {self.separator}{blank}."

    def _figures(self) -> Figures:
        bad: Tone = "warn" if self.rejected else "normal"
        figures = [
            Figure("rows", str(self.rows)),
            Figure("accepted", str(self.accepted), tone="good" if self.accepted else "normal"),
            Figure("unchanged", str(self.unchanged)),
            Figure("rejected", str(self.rejected), tone=bad),
        ]
        if self.filtered:
            figures.append(Figure("left out", str(self.filtered), "by --where"))
        return Figures(tuple(figures))

    def _columns_in_words(self) -> str:
        read = ", ".join(
            field if field.casefold() == header.casefold() else f"{field} from {header!r}"
            for field, header in self.mapped.items()
        )
        ignored = f" Not read: {', '.join(self.ignored)}." if self.ignored else ""
        return f"Columns read: {read}.{ignored}"


def changes_in_words(changes: Mapping[str, int]) -> tuple[str, ...]:
    """Topic → how many, as "5 people joined", "1 unit made"; of plugins "75 × occupation listed"."""
    return tuple(_counted(topic, n) for topic, n in changes.items())


def _counted(topic: str, n: int) -> str:
    if topic in _WORDS:
        return f"{n} {_WORDS[topic][n != 1]}"
    return f"{n} × {topic.partition('.')[2].replace('_', ' ')}"


def fault_blocks(faults: Sequence[Fault], most: int = _MOST_FAULTS) -> Sequence[Block]:
    """The first faults one by one; then, for all of them, what to do (a cell of a table may be cut)."""
    blocks: list[Block] = [_fault_table(faults[:most])]
    if len(faults) > most:
        blocks.append(Text(f"and {len(faults) - most} more.", "muted"))
    advice = Counter(_sentence(fault.advice or fault.reason) for fault in faults)
    blocks.append(Heading("What to do"))
    blocks += [Text(f"{count} × {text}", "warn") for text, count in advice.most_common(_MOST_ADVICE)]
    return blocks


def _fault_table(faults: Sequence[Fault]) -> Table:
    several = any(fault.file for fault in faults)
    columns = (
        *((Column("File", least=8, drop=2),) if several else ()),
        Column("Line", right=True),
        Column("Column", least=6, drop=1),
        Column("Value", least=6),
        Column("What is wrong", grow=True, least=20),
    )
    rows = tuple(
        Row(
            f"{fault.line}.{place}",
            (
                *((fault.file,) if several else ()),
                str(fault.line),
                fault.column,
                _short(fault.value),
                _sentence(fault.reason),
            ),
            tone="warn" if fault.rejects else "normal",
        )
        for place, fault in enumerate(faults)
    )
    return Table(columns, rows, title="Rows that were not taken, and cells that were left out")


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _VALUE else line[: _VALUE - 1] + "…"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].removesuffix('.')}."
