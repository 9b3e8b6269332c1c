"""Levels people have, a row for each person and a column for each skill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from veikart.contributions.importer import Fault
from veikart.interchange import bringing, casts
from veikart.interchange.columns import Columns, Field, plain
from veikart.interchange.desk import Desk, Kind, Take, Taken
from veikart.interchange.faults import Refused
from veikart.interchange.kinds import people as people_kind
from veikart.interchange.kinds.assessments import DAY, METHOD, dated, news
from veikart.interchange.kinds.people import People
from veikart.interchange.ladders import Said
from veikart.interchange.rows import Row, Sheet
from veikart.interchange.scaling import choose
from veikart.journal import Proposed
from veikart.rules.state import Known
from veikart_events.cleaning import clean_line
from veikart_events.vocabulary.assessment import SkillAssessed

EMPTY = "empty cells"
_IDENTIFYING = frozenset(("id", "person", "employee", "ansatt", "anstalld"))
# Group words that stand before columns about the person, as in "ID-name".


@dataclass(frozen=True, slots=True)
class SkillColumn:
    """A column of levels."""

    place: int
    header: str
    skill: str
    group: str


def skill_columns(columns: Columns, grouped: bool | None) -> list[SkillColumn]:
    """The columns that hold levels. "group-skill" is split at its first hyphen when every such header has one
    and groups come back (a single "Problem-solving" is no group), or when `grouped` says so."""
    there = [(place, columns.headers[place]) for place in columns.rest if columns.headers[place]]
    if grouped is None:
        groups = Counter(header.partition("-")[0] for _, header in there if "-" in header)
        grouped = bool(there) and groups.total() == len(there) and 2 * len(groups) <= len(there)
    found = []
    for place, header in there:
        group, hyphen, name = header.partition("-")
        if not (grouped and hyphen and name.strip()):
            found.append(SkillColumn(place, header, header, ""))
        elif plain(group) not in _IDENTIFYING:
            found.append(SkillColumn(place, header, name.strip(), clean_line(group.replace("_", " "))))
    return found


class Matrix:
    """Brings the person of a row, then the level of each cell."""

    def __init__(self, sheet: Sheet, desk: Desk) -> None:
        self._desk = desk
        self._create = desk.may_create(True)
        self._people = People(sheet, desk)
        desk.reach_back(sheet.values("date"))
        self._columns = skill_columns(sheet.columns, desk.options.grouped)
        desk.read_too = frozenset(column.place for column in self._columns)
        self._twice = _twice(self._columns)
        self._scales = choose(desk, self._cells(sheet.rows))
        self._method = casts.method(desk.options.method or "") or "manager"

    def _cells(self, rows: Sequence[Row]) -> list[tuple[Known | None, str]]:
        cells: list[tuple[Known | None, str]] = []
        for column in self._columns:
            skill = self._skill_or_none(column)
            cells += [(skill, text) for text in {row.cells[column.place] for row in rows} if text]
        return cells

    def _skill_or_none(self, column: SkillColumn) -> Known | None:
        try:
            return bringing.skill_there(self._desk, "", column.skill)
        except Refused:
            return None

    def take(self, row: Row) -> Taken:
        person, happens = self._people.bring(row)
        faults: list[Fault] = []
        empty = 0
        for column in self._columns:
            if not row.cells[column.place]:
                empty += 1
                continue
            try:
                happens += self._cell(row, column, person)
            except Refused as refused:
                value = row.cells[column.place]
                faults.append(
                    Fault(row.line, refused.reason, column.header, value, refused.advice, rejects=False)
                )
        return Taken(happens, tuple(faults), {EMPTY: empty} if empty else {})

    def _cell(self, row: Row, column: SkillColumn, person: str) -> list[Proposed]:
        if column.header in self._twice:
            raise Refused(
                "several columns are about this skill",
                advice="Name each column differently, or --ignore one.",
            )
        known = bringing.skill_there(self._desk, "", column.skill)
        ladder = self._scales.of(known)
        text = row.cells[column.place]
        if ladder.read(text) is Said.MISSING:
            return []
        level = ladder.level(text)
        skill, made = bringing.skill(
            self._desk, "", column.skill, ladder, create=self._create, group=column.group
        )
        day, given = dated(self._desk, row)
        method = casts.method(row.text("method")) or self._method
        body = SkillAssessed(person=person, skill=skill, scale=ladder.id, level=level, method=method)  # type: ignore[arg-type]
        return [*made, *news(self._desk, body, day, given)]


def _twice(columns: Sequence[SkillColumn]) -> frozenset[str]:
    """Headers of columns after the first that are about the same skill."""
    seen: set[str] = set()
    twice: set[str] = set()
    for column in columns:
        folded = casts.key(column.skill)
        if folded in seen:
            twice.add(column.header)
        seen.add(folded)
    return frozenset(twice)


def begin(sheet: Sheet, desk: Desk) -> Take:
    return Matrix(sheet, desk).take


def _prefixed() -> tuple[Field, ...]:
    """The fields of a person, also where "ID-" or the like stands before their names."""
    return tuple(
        Field(each.name, (*each.headers, *(f"id {header}" for header in each.headers)))
        for each in (people_kind.REF, people_kind.NAME, *people_kind.FIELDS[1:3], people_kind.UNIT)
    )


_OTHERS = (people_kind.ROLE, people_kind.JOINED, people_kind.LEFT, DAY, METHOD)

MATRIX = Kind("matrix", (*_prefixed(), *_OTHERS), (("name", "first"),), begin)
