"""Units of the organisation, parents before what is below them."""

from __future__ import annotations

from veikart.interchange import bringing, casts
from veikart.interchange.columns import field
from veikart.interchange.desk import Desk, Kind, Take, Taken
from veikart.interchange.faults import Refused
from veikart.interchange.rows import Row, Sheet
from veikart.interchange.told import Told
from veikart.journal import Proposed
from veikart.rules.state import Known
from veikart_events.ids import new_id
from veikart_events.vocabulary import organisation as events

NAME = field(
    "name",
    "unit, unit name, department, department name, team, enhet, enhetsnavn, avdeling, avdelingsnavn, "
    "avdelning, namn, navn",
)
PARENT = field(
    "parent",
    "parent unit, parent name, part of, belongs to, reports to, parent id, overordnet, overordnet enhet, "
    "tilhører, overordnad, överordnad, överordnad enhet, tillhör",
)
REF = field(
    "id",
    "ref, unit id, department id, code, kode, kod, enhet id, enhetskode, enhetsnr, avdelingsnr, enhetskod",
)


class Units:
    """Takes the rows of units in whatever order they stand: a parent further down is taken first."""

    def __init__(self, sheet: Sheet, desk: Desk) -> None:
        self._desk = desk
        self._create = desk.may_create(True)
        self._has_ids = any(sheet.values("id"))
        self._says_parents = "parent" in sheet.columns.places
        self._told = Told("unit")

    def take(self, row: Row) -> Taken:
        name, ref = row.text("name"), row.text("id")
        if not casts.key(name):
            raise Refused("the name is missing", field="name", advice="Fill it in or leave the row out.")
        parent, happens = self._parent(row.text("parent"))
        known = self._desk.state.by_ref("unit", ref) if ref else None
        if known is None:
            known = self._same_place(name, ref, parent)
        if known is None:
            body = events.UnitCreated(unit=new_id(), name=name, parent=parent, ref=ref or None)
            self._must_agree(row, body.unit)
            return Taken([*happens, Proposed(body, self._desk.origin)])
        self._must_agree(row, known.id)
        return Taken(happens + self._changes(known, name, parent))

    def _must_agree(self, row: Row, unit: str) -> None:
        for each in ("name", "parent"):
            said = casts.key(row.text(each))
            self._told.must_agree((unit, each), row.line, said, field=each, value=row.text(each))

    def _same_place(self, name: str, ref: str, parent: str | None) -> Known | None:
        found = next(iter(self._desk.state.named("unit", name, parent or "")), None)
        if found is None and not self._says_parents:
            found = self._desk.directory.find("unit", "", name, field="name")
        if found is not None and ref and found.ref is None:
            raise Refused(
                "a unit of this name is there without an id, so it cannot be told whether it is the same",
                field="name",
                value=name,
                advice="Import units with ids before people, or leave the ids out with --ignore.",
            )
        return found

    def _parent(self, text: str) -> bringing.Brought | tuple[None, list[Proposed]]:
        if not casts.key(text):
            return None, []
        return bringing.unit(self._desk, text, create=self._create and not self._has_ids, field="parent")

    def _changes(self, known: Known, name: str, parent: str | None) -> list[Proposed]:
        changes: list[Proposed] = []
        if self._says_parents and (parent or "") != known.scope:
            changes.append(Proposed(events.UnitMoved(unit=known.id, parent=parent), self._desk.now))
        renamed = events.UnitRenamed(unit=known.id, name=name)
        if renamed.name != known.name:
            changes.append(Proposed(renamed, self._desk.now))
        return changes


def parents_first(rows: tuple[Row, ...]) -> list[Row]:
    """The rows, every parent that the file names before its children; circles stay as they are."""
    by_key: dict[str, Row] = {}
    for row in rows:
        for text in (row.text("name"), row.text("id")):
            by_key.setdefault(casts.key(text), row)
    placed: dict[int, Row] = {}
    for row in rows:
        chain = [row]
        while (above := by_key.get(casts.key(chain[-1].text("parent")) or "\0")) and above not in chain:
            chain.append(above)
        for each in reversed(chain):
            placed.setdefault(each.line, each)
    return list(placed.values())


def begin(sheet: Sheet, desk: Desk) -> Take:
    return Units(sheet, desk).take


UNITS = Kind("units", (NAME, PARENT, REF), (("name",),), begin, order=parents_first)
