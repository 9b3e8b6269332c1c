"""A portfolio read from a table: one partner a row, every row accounted for."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, get_args

from pydantic import Field

from veikart.api import (
    BadInput,
    Brought,
    DoesNotFit,
    EventBody,
    Fault,
    Importer,
    Params,
    Proposed,
    Setting,
    fold,
    must_be_paid_in_money,
)
from veikart_partners.portfolio import events, fitting
from veikart_partners.portfolio.kinds import KIND_NAMES, PHASE_NAMES, PartnerKind, Phase
from veikart_partners.portfolio.standing import Partner, partners_at

_SEPARATORS = "\t;,"
_CALLED: dict[str, tuple[str, ...]] = {
    "name": ("name", "partner", "navn", "namn"),
    "kind": ("kind", "type", "slag", "typ"),
    "phase": ("phase", "fase", "fas"),
    "languages": ("languages", "language", "språk"),
    "regions": ("regions", "region", "regioner"),
    "time_zones": ("time zones", "time_zones", "tidssoner", "tidszoner"),
    "skills": ("skills", "skill", "ferdigheter", "färdigheter"),
    "day_rate": ("day rate", "day_rate", "price of a day", "dagpris", "dagspris"),
    "currency": ("currency", "valuta"),
    "about": ("about", "note", "om"),
}
"""What columns may be called, in small letters."""


class Portfolio(Params):
    """Options of the importer."""

    phase: Phase | None = Field(
        None, title="Phase of new partners", description="where the table does not say; empty: not said"
    )
    since: date | None = Field(None, title="From when it holds", description="empty: today")


class _Refused(Exception):
    """A row that cannot be taken."""

    def __init__(self, column: str, value: str, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.column, self.value, self.reason, self.advice = column, value, reason, advice


@dataclass
class _Reading:
    """One run over the rows: what became of each."""

    params: Portfolio
    setting: Setting
    known: dict[str, Partner]
    proposals: list[Proposed] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    accepted: int = 0
    unchanged: int = 0
    seen: dict[str, int] = field(default_factory=dict)

    def take(self, line: int, row: Mapping[str, str], file: str) -> None:
        """Proposes what the row changes, or says why it cannot be taken."""
        cells = _Faults(line, file)
        try:
            bodies = self._bodies(line, row, cells)
        except _Refused as why:
            self.faults.append(Fault(line, why.reason, why.column, why.value, why.advice, file=file))
            return
        self.faults += cells.found
        self.accepted += bool(bodies)
        self.unchanged += not bodies
        day = self.params.since or self.setting.today
        self.proposals += [Proposed(body, day) for body in bodies]

    def _bodies(self, line: int, row: Mapping[str, str], cells: _Faults) -> list[EventBody]:
        name = row.get("name", "")
        if not name:
            raise _Refused("name", "", "the partner is missing", "Write its name, or leave the row out.")
        key = fold(name)
        if key in self.seen:
            raise _Refused(
                "name", name, f"line {self.seen[key]} is of the same partner", "Keep one of the rows."
            )
        self.seen[key] = line
        said = _said(row)
        now = self.known.get(key)
        partner = now.id if now else self.setting.new_id()
        skills = self._skills(row.get("skills", ""), cells)
        covered = [
            events.SkillCovered(partner=partner, skill=skill, scale=scale, level=level)
            for skill, scale, level in skills
            if now is None or skill not in now.covers or level not in (None, now.covers[skill].level)
        ]
        phase = _one_of(Phase, row, "phase", PHASE_NAMES) or (self.params.phase if now is None else None)
        entered = (
            [events.PhaseEntered(partner=partner, phase=phase)] if phase and not _is_in(now, phase) else []
        )
        if now is None:
            made = {"kind": "company", **said}
            return [events.PartnerAdded(partner=partner, name=name, **made), *entered, *covered]
        changed = {each: value for each, value in said.items() if value != _was(now, each)}
        revised = [events.PartnerRevised(partner=partner, **changed)] if changed else []
        return [*revised, *entered, *covered]

    def _skills(self, text: str, cells: _Faults) -> Iterator[tuple[str, str, float | None]]:
        """Skills of a cell, "SQL; Welding: 3": id, scale and level of each that is known."""
        for part in filter(None, (each.strip() for each in text.split(";"))):
            found = self.setting.state.named("skill", part)
            name, level = part, None
            if not found and ":" in part:
                name, _, said = (each.strip() for each in part.rpartition(":"))
                level = _number(said)
                found = self.setting.state.named("skill", name) if level is not None else []
            if len(found) != 1:
                reason = "several skills are called so" if found else "no skill is called so"
                cells.add(
                    "skills", part, reason, "Write the skill as it is on Strategy; a level after a colon."
                )
                continue
            try:
                scale = fitting.must_be_on_scale(self.setting.picture, found[0].id, level, "skills")
            except DoesNotFit as why:
                cells.add("skills", part, "this is no level of it", str(why))
                continue
            yield found[0].id, scale, level


@dataclass
class _Faults:
    """What of a row was left out while the rest was taken."""

    line: int
    file: str
    found: list[Fault] = field(default_factory=list)

    def add(self, column: str, value: str, reason: str, advice: str) -> None:
        self.found.append(Fault(self.line, reason, column, value, advice, rejects=False, file=self.file))


def _said(row: Mapping[str, str]) -> dict[str, Any]:
    """What the row says of the partner itself. Raises `_Refused`."""
    try:
        rate = row.get("day_rate", "")
        money = _number(rate) if rate else None
        if rate and (money is None or money < 0):
            raise _Refused("day_rate", rate, "this is no price", "Write a number, such as 14500 or 14500,50.")
        currency = row.get("currency", "").upper() or None
        must_be_paid_in_money(money, currency)
        said = {
            "kind": _one_of(PartnerKind, row, "kind", KIND_NAMES),
            "languages": fitting.languages(_commas(row.get("languages", ""))),
            "regions": fitting.tidy(_commas(row.get("regions", ""))),
            "time_zones": fitting.tidy(_commas(row.get("time_zones", ""))),
            "day_rate": money,
            "currency": currency,
            "about": row.get("about", "") or None,
        }
    except DoesNotFit as why:
        [(column, words)] = why.faults.items()
        raise _Refused(column, row.get(column, ""), "this does not fit", words) from None
    return {name: value for name, value in said.items() if value is not None}


def _one_of(kinds: Any, row: Mapping[str, str], column: str, names: Mapping[Any, str]) -> Any:
    """The kind or phase meant by its key or its name; None where the cell is empty. Raises `_Refused`."""
    text = row.get(column, "")
    if not text:
        return None
    for key in get_args(kinds):
        if fold(text) in (fold(key), fold(names[key])):
            return key
    advice = f"Write one of: {', '.join(get_args(kinds))}."
    raise _Refused(column, text, f"this is no {column}", advice)


def _is_in(now: Partner | None, phase: Phase) -> bool:
    return now is not None and now.phase == phase


def _was(now: Partner, name: str) -> object:
    value = getattr(now, name)
    return ", ".join(value) if isinstance(value, tuple) else value


def _commas(text: str) -> str:
    return text.replace(";", ",")


def _number(text: str) -> float | None:
    """A number with a decimal point or comma, thousands apart by spaces; None for anything else."""
    try:
        found = float("".join(text.split()).replace(",", "."))
    except ValueError:
        return None
    return found if abs(found) < 1e12 else None


def read(files: Sequence[Path], params: Portfolio, setting: Setting) -> Brought:
    """Adds the partners that are new and revises those that are known by name; what a cell leaves empty stays
    as it was. Raises `BadInput` for a file without a column of names."""
    reading = _Reading(params, setting, {fold(each.name): each for each in partners_at(setting.picture)})
    count = 0
    for file in files:
        for line, row in _rows(file):
            count += 1
            reading.take(line, row, file.name)
    return Brought(count, reading.accepted, reading.unchanged, reading.proposals, tuple(reading.faults))


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Line and cells of each row that is not empty, by our names of the columns."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{file.name} is no text in UTF-8. Save it as CSV in UTF-8.") from error
    header = text.partition("\n")[0]
    reader = csv.DictReader(
        text.splitlines(keepends=True), delimiter=max(_SEPARATORS, key=header.count), restval=""
    )
    ours = {
        theirs: name
        for theirs in reader.fieldnames or ()
        for name, called in _CALLED.items()
        if theirs.strip().casefold() in called
    }
    if "name" not in ours.values():
        raise BadInput(
            f"{file.name} has no column of names. Its first line should be: name;kind;phase;languages;"
            "regions;skills;day rate;currency"
        )
    before = reader.line_num
    for row in reader:
        cells = {ours[name]: (cell or "").strip() for name, cell in row.items() if name in ours}
        if any(cells.values()):
            yield before + 1, cells
        before = reader.line_num


IMPORTERS = (
    Importer(
        "partners",
        "A portfolio of training partners",
        read,
        Portfolio,
        "Columns: name, kind, phase, languages, regions, skills (SQL; Welding: 3), day rate, currency.",
    ),
)
