"""What is assumed of units before anybody is asked, a row for each unit and skill."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from veikart.interchange import bringing, casts
from veikart.interchange.columns import field
from veikart.interchange.desk import Desk, Kind, Take, Taken
from veikart.interchange.faults import Refused
from veikart.interchange.kinds.skills import SKILL_IDS, SKILL_NAMES
from veikart.interchange.rows import Row, Sheet
from veikart.interchange.scaling import choose
from veikart.interchange.told import Told
from veikart.journal import Proposed
from veikart.moment import Moment
from veikart.rules.state import Known
from veikart_events.vocabulary.assessment import SkillAssumed

UNIT = field(
    "unit",
    "unit name, unit id, department, department name, team, enhet, enhetsnavn, avdeling, avdelingsnavn, "
    "avdelning, enhetskode, avdelingsnr",
)
SKILL = field("skill", SKILL_NAMES)
SKILL_REF = field("skill_id", SKILL_IDS)
LEVEL = field(
    "level",
    "assumed level, assumed, assumption, skill level, expected level, nivå, antatt nivå, antatt, antakelse, "
    "antagelse, antagen nivå, antagande",
)
DAY = field("date", "from, assumed on, effective, dato, fra, gjelder fra, datum, från, gäller från")
FIELDS = (UNIT, SKILL_REF, SKILL, LEVEL, DAY)

_Said = tuple[str, float]


class Assumptions:
    """Reads out of each row what is assumed of a unit."""

    def __init__(self, sheet: Sheet, desk: Desk) -> None:
        self._desk = desk
        self._create = desk.may_create(False)
        desk.reach_back(sheet.values("date"))
        self._scales = choose(
            desk,
            (
                (skill, row.text("level"))
                for row in sheet.rows
                if (skill := self._skill_or_none(row)) is not None or self._create
            ),
        )
        self._held = _held(desk)
        self._told = Told("unit, skill and day")

    def take(self, row: Row) -> Taken:
        unit, happens = self._unit(row)
        skill, made = self._skill(row)
        ladder = self._scales.of(self._desk.state.get("skill", skill))
        level = ladder.level(row.text("level"))
        if level is None:
            raise Refused(
                "a skill cannot be assumed to be not relevant",
                field="level",
                value=row.text("level"),
                advice="Name a level, or leave the row out: nothing is assumed then.",
            )
        given = casts.day(row.text("date"), "date") or self._desk.options.day
        day, said = given or self._desk.today, (ladder.id, level)
        if day > self._desk.today:
            raise Refused(
                f"{day} lies ahead",
                field="date",
                value=row.text("date"),
                advice="Give the day on which it was assumed, or leave it out for today.",
            )
        self._told.must_agree((unit, skill, day), row.line, said, field="level", value=row.text("level"))
        if self._holds((unit, skill), said, day, dated=given is not None):
            return Taken([*happens, *made])
        self._held[unit, skill][day] = said
        body = SkillAssumed(unit=unit, skill=skill, scale=ladder.id, level=level)
        return Taken([*happens, *made, Proposed(body, day)])

    def _holds(self, about: tuple[str, str], said: _Said, day: date, *, dated: bool) -> bool:
        """Whether just this is assumed. What has a date of its own is news unless it is on record for that
        very day; what has none, only where it differs from what holds."""
        days = self._held[about]
        if day in days or dated:
            return days.get(day) == said
        before = max((since for since in days if since < day), default=None)
        return before is not None and days[before] == said

    def _unit(self, row: Row) -> bringing.Brought:
        text = row.text("unit")
        if not casts.key(text):
            raise Refused("the unit is missing", field="unit", advice="Fill it in or leave the row out.")
        return bringing.unit(self._desk, text, create=self._create)

    def _skill(self, row: Row) -> bringing.Brought:
        uri, name = row.text("skill_id"), row.text("skill")
        if not uri and not casts.key(name):
            raise Refused("the skill is missing", field="skill", advice="Fill it in or leave the row out.")
        if known := bringing.skill_there(self._desk, uri, name):
            return known.id, []
        if not self._create or not name:
            raise bringing.unknown("skill", name or uri, "skill" if name else "skill_id")
        ladder = self._scales.of(None)
        return bringing.new_skill(self._desk, ladder, {self._desk.language: name}, uri=uri)

    def _skill_or_none(self, row: Row) -> Known | None:
        try:
            return bringing.skill_there(self._desk, row.text("skill_id"), row.text("skill"))
        except Refused:
            return None


def _held(desk: Desk) -> dict[tuple[str, str], dict[date, _Said]]:
    """Unit and skill → day → what is on record as assumed from then; of one day, what was said last."""
    held: dict[tuple[str, str], dict[date, _Said]] = defaultdict(dict)
    rows = desk.facts.said("assumptions", Moment(date.max)).sort("effective", "position")
    for unit, skill, day, scale, level in rows.select("unit", "skill", "effective", "scale", "level").rows():
        held[unit, skill][day] = (scale, level)
    return held


def begin(sheet: Sheet, desk: Desk) -> Take:
    return Assumptions(sheet, desk).take


ASSUMPTIONS = Kind("assumptions", FIELDS, (("unit",), ("skill", "skill_id"), ("level",)), begin)
