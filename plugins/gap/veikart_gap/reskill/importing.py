"""How important skills are for roles, read from a table of a framework such as O*NET."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from veikart.api import BadInput, Brought, Fault, Importer, Known, Params, Proposed, Setting, number
from veikart_gap.reskill.events import ImportanceNoted
from veikart_gap.reskill.tables import IMPORTANCES

_FIRST = "Bring in the roles and what they require first: --as roles, --as requirements."
_SEPARATORS = "\t;,"


class Importances(Params):
    """What the columns are called; as it stands, those of O*NET's Skills.txt."""

    role: str = Field("O*NET-SOC Code", title="Column of the role", description="its reference, name or id")
    skill: str = Field("Element ID", title="Column of the skill", description="its reference, name or id")
    importance: str = Field("Data Value", title="Column of the importance")
    only: str = Field("Scale ID=IM", title="Only rows where", description="COLUMN=VALUE; empty: all rows")
    lowest: float = Field(1.0, title="Lowest importance there can be")
    highest: float = Field(5.0, title="Highest importance there can be")
    since: date | None = Field(None, title="From when they hold", description="empty: today")


@dataclass
class _Reading:
    """One run over the rows: who is meant by which text, and what became of each row."""

    params: Importances
    setting: Setting
    told: Mapping[tuple[str, str], tuple[float, float, float]]
    proposals: list[Proposed] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unchanged: int = 0
    left_out: int = 0
    _met: dict[tuple[str, str], Known | str] = field(default_factory=dict)
    _seen: dict[tuple[str, str], float] = field(default_factory=dict)

    def take(self, line: int, row: Mapping[str, str], file: str) -> None:
        column, _, wanted = self.params.only.partition("=")
        if self.params.only and row.get(column, "").strip() != wanted.strip():
            self.left_out += 1
            return
        found = {}
        for kind, name in (("role", self.params.role), ("skill", self.params.skill)):
            known = self._meant(kind, row[name].strip())
            if isinstance(known, str):
                self.faults.append(Fault(line, known, name, row[name], _FIRST, file=file))
                return
            found[kind] = known.id
        self._say(found["role"], found["skill"], row[self.params.importance].strip(), line, file)

    def _say(self, role: str, skill: str, text: str, line: int, file: str) -> None:
        params, column = self.params, self.params.importance
        value = _read(text)
        if value is None or not params.lowest <= value <= params.highest:
            reason = "the importance is missing" if not text else "this is no importance"
            advice = (
                f"It is a number from {number(params.lowest)} to {number(params.highest)}; none is guessed."
            )
            self.faults.append(Fault(line, reason, column, text, advice, file=file))
        elif self._seen.get((role, skill), value) != value:
            advice = "Keep one of the two rows."
            self.faults.append(Fault(line, "an earlier row says otherwise", column, text, advice, file=file))
        elif (role, skill) in self._seen or self.told.get((role, skill)) == (
            value,
            params.lowest,
            params.highest,
        ):
            self.unchanged += 1
        else:
            body = ImportanceNoted(
                role=role, skill=skill, importance=value, lowest=params.lowest, highest=params.highest
            )
            self.proposals.append(Proposed(body, params.since or self.setting.today))
            self._seen[role, skill] = value

    def _meant(self, kind: str, text: str) -> Known | str:
        """Who or what is called so; else what is wrong with it."""
        if (kind, text) not in self._met:
            self._met[kind, text] = self._looked_up("role" if kind == "role" else "skill", text)
        return self._met[kind, text]

    def _looked_up(self, kind: Literal["role", "skill"], text: str) -> Known | str:
        if not text:
            return f"the {kind} is missing"
        state = self.setting.state
        known = state.by_ref(kind, text) or state.get(kind, text)
        if known is not None:
            return known
        named = state.named(kind, text)
        if len(named) == 1:
            return named[0]
        return f"several are called so: give its {kind} by reference" if named else f"no {kind} is called so"


def read(files: Sequence[Path], params: Importances, setting: Setting) -> Brought:
    """Every row of the tables is accounted for; the rows that `only` leaves out as well.

    Raises `BadInput` for a file without the columns, and for a scale that does not rise.
    """
    if not params.lowest < params.highest:
        raise BadInput("The lowest importance is below the highest: --set lowest=1 --set highest=5.")
    rows = (
        setting.picture.table(IMPORTANCES).select("role", "skill", "importance", "lowest", "highest").rows()
    )
    reading = _Reading(params, setting, {(role, skill): tuple(rest) for role, skill, *rest in rows})
    count = 0
    for file in files:
        for line, row in _rows(file, params):
            count += 1
            reading.take(line, row, file.name)
    return Brought(
        count,
        len(reading.proposals),
        reading.unchanged,
        reading.proposals,
        tuple(reading.faults),
        left_out=reading.left_out,
    )


def _rows(file: Path, params: Importances) -> Iterator[tuple[int, dict[str, str]]]:
    """Line and cells of each row."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{file.name} is no text in UTF-8. Save it as such.") from error
    header = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=header.count)
    reader = csv.DictReader(text.splitlines(keepends=True), delimiter=separator, restval="")
    wanted = [params.role, params.skill, params.importance, *filter(None, [params.only.partition("=")[0]])]
    missing = [name for name in wanted if name not in (reader.fieldnames or ())]
    if missing:
        there = ", ".join(reader.fieldnames or ()) or "none"
        raise BadInput(
            f"{file.name} has no column {missing[0]!r}. It has: {there}. Say what yours are called: "
            '--set importance="Name of the column".'
        )
    before = reader.line_num
    for row in reader:
        yield before + 1, {name: cell or "" for name, cell in row.items() if isinstance(name, str)}
        before = reader.line_num


def _read(text: str) -> float | None:
    """A number with a decimal point or comma; None for anything else."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


IMPORTERS = (
    Importer(
        "gap.importance",
        "How important skills are for roles",
        read,
        Importances,
        "Weights for the distance between people and roles; as it stands it reads O*NET's Skills.txt.",
    ),
)
