"""People, with the units and roles they come in."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

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

PERSON_IDS = (
    "employee id, employee number, employee no, person id, personnel number, staff id, user id, "
    "ansattnummer, ansattnr, ansatt nr, ansatt id, medarbeider id, anställningsnummer, anställningsnr, "
    "anställd id, medarbetare id"
)
NAME = field(
    "name",
    "full name, navn, fullt navn, namn, fullständigt namn, person, person name, employee name, employee, "
    "ansatt, ansattnavn, anställd, medarbeider, medarbetare, display name, visningsnavn",
)
FIRST = field("first", "first name, firstname, given name, fornavn, förnamn")
LAST = field("last", "last name, lastname, surname, family name, etternavn, efternamn")
REF = field("id", f"ref, reference, referanse, referens, {PERSON_IDS}, email, e-mail, epost, e-post")
UNIT = field(
    "unit",
    "unit path, organisation unit, organizational unit, org unit, business unit, department, dept, "
    "division, section, team, enhet, organisasjonsenhet, avdeling, seksjon, avdelning, organisationsenhet, "
    "sektion",
)
ROLE = field(
    "role",
    "roles, job role, job title, position, rolle, roller, stilling, stillingstittel, roll, befattning, "
    "yrkesroll, title, tittel, titel",
)
JOINED = field(
    "joined",
    "start date, started, hire date, hired, from, fra, ansatt fra, ansattdato, startdato, tiltrådt, "
    "anställd från, anställningsdatum, startdatum, från",
)
LEFT = field(
    "left",
    "end date, leave date, termination date, sluttdato, sluttet, fratrådt, slutdatum, slutat, to, til, till",
)
FIELDS = (NAME, FIRST, LAST, REF, UNIT, ROLE, JOINED, LEFT)
NEEDS = (("name", "first"),)


class People:
    """Brings the person of a row, with unit and roles, to what the row says."""

    def __init__(self, sheet: Sheet, desk: Desk) -> None:
        self._desk = desk
        self._create = desk.may_create(True)
        desk.reach_back(sheet.values("joined"))
        unnamed = Counter(casts.key(_name(row)) for row in sheet.rows if not row.text("id"))
        self._shared = {name for name, rows in unnamed.items() if rows > 1}
        self._told = Told("person")
        self._roles: dict[str, list[str]] = defaultdict(list)
        for row in sheet.rows:
            self._roles[_who(row)].extend(bringing.parts(row.text("role")))

    def bring(self, row: Row) -> tuple[str, list[Proposed]]:
        """The person's id, and what has to happen. Refuses a name that cannot be told from another's."""
        name, ref = _name(row), row.text("id")
        if not ref and not casts.key(name):
            raise Refused("the name is missing", field="name", advice="Fill it in or leave the row out.")
        if not ref and casts.key(name) in self._shared:
            raise Refused(
                "several rows bear this name, and nothing tells whether they are one person",
                field="name",
                value=name,
                advice="Add a column with an id for each person (an employee number, an e-mail address).",
            )
        known = self._desk.directory.find("person", ref, name, field="name")
        person, happens = self._new(row, name, ref) if known is None else self._there(row, known, name)
        for each in ("name", "first", "last", "unit", "joined", "left"):
            if said := casts.key(row.text(each)):
                self._told.must_agree((person, each), row.line, said, field=each, value=row.text(each))
        return person, happens

    def _new(self, row: Row, name: str, ref: str) -> tuple[str, list[Proposed]]:
        if not self._create:
            raise bringing.unknown_person(name or ref, "name" if name else "id")
        if not casts.key(name):
            raise Refused("the name is missing", field="name", value=ref, advice="Fill it in.")
        joined = casts.day(row.text("joined"), "joined") or self._desk.since
        unit, happens = self._unit(row)
        body = events.PersonJoined(person=new_id(), name=name, unit=unit, ref=ref or None)
        happens.append(Proposed(body, joined))
        happens += self._roles_of(row, body.person, joined)
        return body.person, happens + self._leaving(row, body.person, None)

    def _there(self, row: Row, known: Known, name: str) -> tuple[str, list[Proposed]]:
        day = self._desk.now
        unit, happens = self._unit(row)
        joined, left = casts.day(row.text("joined"), "joined"), casts.day(row.text("left"), "left")
        if self._desk.directory.is_gone(known):
            if left == known.until:
                return known.id, []
            return known.id, happens + self._returning(known, joined, unit)
        if name and casts.key(name) and events.PersonRenamed(person=known.id, name=name).name != known.name:
            happens.append(Proposed(events.PersonRenamed(person=known.id, name=name), day))
        if unit and unit != known.facts["unit"]:
            happens.append(Proposed(events.PersonMoved(person=known.id, unit=unit), day))
        happens += self._roles_of(row, known.id, day)
        return known.id, happens + self._leaving(row, known.id, known.until)

    def _returning(self, known: Known, joined: date | None, unit: str | None) -> list[Proposed]:
        if joined is None or known.until is None or joined < known.until:
            raise Refused(
                f"recorded as having left on {known.until}",
                field="name",
                value=known.name,
                advice="To record a return, give the day in a column joined; otherwise leave the row out.",
            )
        body = events.PersonJoined(person=known.id, name=known.name, unit=unit, ref=known.ref)
        return [Proposed(body, joined)]

    def _unit(self, row: Row) -> tuple[str | None, list[Proposed]]:
        text = row.text("unit")
        return bringing.unit(self._desk, text, create=self._create) if casts.key(text) else (None, [])

    def _roles_of(self, row: Row, person: str, day: date) -> list[Proposed]:
        """The roles the file gives a person, over all of their rows, take the place of those held."""
        happens: list[Proposed] = []
        wanted: dict[str, None] = {}
        for text in {casts.key(t): t for t in self._roles[_who(row)]}.values():
            role, made = bringing.role(self._desk, "", text, create=self._create)
            happens += made
            wanted[role] = None
        held = self._desk.directory.held(person)
        happens += [
            Proposed(events.RoleAssigned(person=person, role=r), day) for r in wanted if r not in held
        ]
        if wanted:
            ended = sorted(held - set(wanted))
            happens += [Proposed(events.RoleUnassigned(person=person, role=r), day) for r in ended]
        return happens

    def _leaving(self, row: Row, person: str, until: date | None) -> list[Proposed]:
        left = casts.day(row.text("left"), "left")
        return [Proposed(events.PersonLeft(person=person), left)] if left and left != until else []


def _name(row: Row) -> str:
    return row.text("name") or f"{row.text('first')} {row.text('last')}".strip()


def _who(row: Row) -> str:
    return row.text("id") or casts.key(_name(row))


def begin(sheet: Sheet, desk: Desk) -> Take:
    people = People(sheet, desk)
    return lambda row: Taken(people.bring(row)[1])


PEOPLE = Kind("people", FIELDS, NEEDS, begin)
