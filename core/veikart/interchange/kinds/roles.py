"""Roles."""

from __future__ import annotations

from veikart.interchange import bringing, casts
from veikart.interchange.columns import field
from veikart.interchange.desk import Desk, Kind, Take, Taken
from veikart.interchange.faults import Refused
from veikart.interchange.rows import Row, Sheet
from veikart.interchange.told import Told
from veikart.journal import Proposed
from veikart_events.vocabulary import organisation as events

ROLE_IDS = (
    "role id, rolle id, roll id, stillingskode, yrkeskode, befattningskod, role code, occupation code, "
    "O*NET-SOC code"
)
NAME = field(
    "name",
    "role, role name, job role, job title, title, position, rolle, rollenavn, stilling, stillingstittel, "
    "yrke, tittel, roll, rollnamn, befattning, titel, namn, navn, preferred label",
)
REF = field("id", f"ref, {ROLE_IDS}, code, kode, kod, uri, concept uri")
DESCRIPTION = field(
    "description", "role description, beskrivelse, rollebeskrivelse, beskrivning, rollbeskrivning"
)


def begin(sheet: Sheet, desk: Desk) -> Take:
    create, told = desk.may_create(True), Told("role")

    def take(row: Row) -> Taken:
        name, ref = row.text("name"), row.text("id")
        if not casts.key(name):
            raise Refused("the name is missing", field="name", advice="Fill it in or leave the row out.")
        known = desk.directory.find("role", ref, name, field="name")
        if known is None:
            description = row.text("description")
            role, happens = bringing.role(
                desk, ref, name, create=create, description=description, field="name"
            )
        else:
            renamed = events.RoleRenamed(role=known.id, name=name)
            role = known.id
            happens = [Proposed(renamed, desk.now)] if renamed.name != known.name and ref else []
        told.must_agree(role, row.line, casts.key(name), field="name", value=name)
        return Taken(happens)

    return take


ROLES = Kind("roles", (NAME, REF, DESCRIPTION), (("name",),), begin)
