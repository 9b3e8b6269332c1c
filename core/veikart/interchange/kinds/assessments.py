"""Levels people have, a row for each person and skill."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from veikart.interchange import bringing, casts
from veikart.interchange.columns import field
from veikart.interchange.desk import Desk, Kind, Take, Taken
from veikart.interchange.faults import Refused
from veikart.interchange.kinds.people import PERSON_IDS
from veikart.interchange.kinds.skills import SKILL_IDS, SKILL_NAMES
from veikart.interchange.rows import Row, Sheet
from veikart.interchange.scaling import choose
from veikart.journal import Proposed
from veikart.rules.state import Known
from veikart_events.ids import new_id
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.organisation import PersonJoined

PERSON = field(
    "person",
    "person name, employee, employee name, name, full name, ansatt, ansattnavn, navn, anställd, namn, "
    "medarbeider, medarbetare",
)
PERSON_REF = field("person_id", f"{PERSON_IDS}, person ref, email, e-mail, epost, e-post")
SKILL = field("skill", SKILL_NAMES)
SKILL_REF = field("skill_id", SKILL_IDS)
LEVEL = field(
    "level",
    "skill level, proficiency, proficiency level, competence level, rating, score, nivå, ferdighetsnivå, "
    "kompetansenivå, vurdering, kompetensnivå, färdighetsnivå, bedömning, betyg",
)
METHOD = field(
    "method", "assessment method, source, assessed by method, metode, vurderingsmetode, metod, kilde, källa"
)
DAY = field(
    "date",
    "assessment date, assessed on, assessed, effective, dato, vurdert, vurdert dato, vurderingsdato, "
    "datum, bedömd, bedömningsdatum",
)
ASSESSOR = field("assessor", "assessed by, rater, assessor id, vurdert av, bedömd av, bedömare")
CONFIDENCE = field("confidence", "certainty, sikkerhet, säkerhet")
FIELDS = (PERSON_REF, PERSON, SKILL_REF, SKILL, LEVEL, METHOD, DAY, ASSESSOR, CONFIDENCE)


def dated(desk: Desk, row: Row) -> tuple[date, bool]:
    """The day a row holds for, and whether that day was given and not just the day of import."""
    given = casts.day(row.text("date"), "date") or desk.options.day
    return given or desk.today, given is not None


def news(desk: Desk, body: SkillAssessed, day: date, given: bool) -> list[Proposed]:
    """The statement as an event, unless it holds already."""
    return [Proposed(body, day)] if desk.statements.is_news(body, day, dated=given) else []


class Assessments:
    """Reads a statement out of each row."""

    def __init__(self, sheet: Sheet, desk: Desk) -> None:
        self._desk = desk
        self._create = desk.may_create(False)
        desk.reach_back(sheet.values("date"))
        self._scales = choose(desk, self._cells(sheet))
        self._method = casts.method(desk.options.method or "") or "manager"

    def take(self, row: Row) -> Taken:
        person, happens = self._person(row)
        skill, made = self._skill(row)
        known = self._desk.state.get("skill", skill)
        ladder = self._scales.of(known)
        day, given = dated(self._desk, row)
        body = SkillAssessed(
            person=person,
            skill=skill,
            scale=ladder.id,
            level=ladder.level(row.text("level")),
            method=casts.method(row.text("method")) or self._method,  # type: ignore[arg-type]
            confidence=casts.confidence(row.text("confidence")),  # type: ignore[arg-type]
            assessor=self._assessor(row),
        )
        return Taken([*happens, *made, *news(self._desk, body, day, given)])

    def _cells(self, sheet: Sheet) -> Iterator[tuple[Known | None, str]]:
        """The level cells of rows whose skill is there or may be made."""
        for row in sheet.rows:
            skill = self._skill_or_none(row)
            if skill is not None or self._create:
                yield skill, row.text("level")

    def _skill_or_none(self, row: Row) -> Known | None:
        try:
            return bringing.skill_there(self._desk, row.text("skill_id"), row.text("skill"))
        except Refused:
            return None

    def _skill(self, row: Row) -> bringing.Brought:
        uri, name = row.text("skill_id"), row.text("skill")
        if not uri and not casts.key(name):
            raise Refused("the skill is missing", field="skill", advice="Fill it in or leave the row out.")
        known = bringing.skill_there(self._desk, uri, name)
        if known is not None:
            return known.id, []
        ladder = self._scales.of(None) if self._create else None
        if ladder is None or not name:
            raise bringing.unknown("skill", name or uri, "skill" if name else "skill_id")
        return bringing.new_skill(self._desk, ladder, {self._desk.language: name}, uri=uri)

    def _person(self, row: Row) -> bringing.Brought:
        ref, name = row.text("person_id"), row.text("person")
        if not ref and not casts.key(name):
            raise Refused("the person is missing", field="person", advice="Fill it in or leave the row out.")
        known = self._find(ref, name, "person")
        if known is not None:
            return known.id, []
        if not self._create or not name:
            raise bringing.unknown_person(name or ref, "person" if name else "person_id")
        body = PersonJoined(person=new_id(), name=name, ref=ref or None)
        return body.person, [Proposed(body, self._desk.origin)]

    def _find(self, ref: str, name: str, field: str) -> Known | None:
        known = self._desk.directory.find("person", ref, name, field=field)
        return known or (self._desk.state.by_ref("person", name) if not ref else None)

    def _assessor(self, row: Row) -> str | None:
        text = row.text("assessor")
        if not text:
            return None
        known = self._find("", text, "assessor")
        if known is None:
            raise bringing.unknown_person(text, "assessor")
        return known.id


def begin(sheet: Sheet, desk: Desk) -> Take:
    return Assessments(sheet, desk).take


ASSESSMENTS = Kind("assessments", FIELDS, (("person", "person_id"), ("skill", "skill_id"), ("level",)), begin)
