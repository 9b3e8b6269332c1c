"""The target picture: which level a role requires."""

from __future__ import annotations

from datetime import date

from veikart.interchange import bringing, casts
from veikart.interchange.columns import field
from veikart.interchange.desk import Desk, Kind, Take, Taken
from veikart.interchange.faults import Refused
from veikart.interchange.kinds.roles import ROLE_IDS
from veikart.interchange.kinds.skills import GROUP, SKILL_IDS, SKILL_NAMES
from veikart.interchange.ladders import Ladder
from veikart.interchange.rows import Row, Sheet
from veikart.interchange.scaling import choose
from veikart.interchange.told import Told
from veikart.journal import Proposed
from veikart.rules.state import Known
from veikart_events.vocabulary.target import LevelRequired, RequirementWithdrawn

ROLE = field(
    "role",
    "role name, job role, job title, position, rolle, rollenavn, stilling, roll, rollnamn, befattning, yrke",
)
ROLE_REF = field("role_id", ROLE_IDS)
SKILL = field("skill", SKILL_NAMES)
SKILL_REF = field("skill_id", SKILL_IDS)
LEVEL = field(
    "level",
    "required level, required, skill level, proficiency level, target level, krav, kravnivå, krevet nivå, "
    "påkrevd nivå, nivå, ønsket nivå, krävd nivå, målnivå, önskad nivå, data value",
)
UPTO = field("upto", "up to, max, maximum, highest level, opptil, inntil, maks, upp till")
DAY = field(
    "date", "from, from date, valid from, effective, dato, fra, gjelder fra, datum, från, gäller från"
)
RELEVANT = field("relevant", "is relevant, er relevant, är relevant")
NOT_RELEVANT = field("not_relevant", "not relevant, irrelevant, ikke relevant, inte relevant, ej relevant")
ROLE_DESCRIPTION = field("role_description", "rollebeskrivelse, rollbeskrivning")
SKILL_DESCRIPTION = field("skill_description", "ferdighetsbeskrivelse, färdighetsbeskrivning")
FIELDS = (
    *(ROLE_REF, ROLE, SKILL_REF, SKILL, LEVEL, UPTO, DAY, RELEVANT, NOT_RELEVANT),
    *(ROLE_DESCRIPTION, SKILL_DESCRIPTION, GROUP),
)
NOT_REQUIRED = "not a requirement"

_Step = tuple[str, float, float | None]


class Requirements:
    """Reads a requirement, or that there is none, out of each row."""

    def __init__(self, sheet: Sheet, desk: Desk) -> None:
        self._desk = desk
        self._create = desk.may_create(True)
        desk.reach_back(sheet.values("date"))
        self._scales = choose(
            desk,
            (
                (self._skill_or_none(row), text)
                for row in sheet.rows
                for text in (row.text("level"), row.text("upto"))
                if text
            ),
        )
        self._told = Told("role, skill and day")

    def take(self, row: Row) -> Taken:
        for name in ("role", "skill"):
            if not (row.text(f"{name}_id") or casts.key(row.text(name))):
                raise Refused(f"the {name} is missing", field=name, advice="Fill it in or leave the row out.")
        day, given = self._day(row)
        if not self._relevant(row):
            return self._not_required(row, day)
        known = self._skill_or_none(row)
        ladder = self._scales.of(known)
        level = ladder.level(row.text("level"))
        if level is None:
            return self._not_required(row, day)
        upto = self._upto(row, ladder)
        role, happens = bringing.role(
            self._desk,
            row.text("role_id"),
            row.text("role"),
            create=self._create,
            description=row.text("role_description"),
        )
        skill, made = self._skill(row, ladder)
        step = (ladder.id, level, upto)
        if self._holds(row, (role, skill), step, day, given=given):
            return Taken([*happens, *made])
        body = LevelRequired(role=role, skill=skill, scale=ladder.id, level=level, upto=upto)
        return Taken([*happens, *made, Proposed(body, day)])

    def _skill_or_none(self, row: Row) -> Known | None:
        try:
            return bringing.skill_there(self._desk, row.text("skill_id"), row.text("skill"))
        except Refused:
            return None

    def _skill(self, row: Row, ladder: Ladder) -> bringing.Brought:
        return bringing.skill(
            self._desk,
            row.text("skill_id"),
            row.text("skill"),
            ladder,
            create=self._create,
            group=row.text("group"),
            description=row.text("skill_description"),
        )

    def _day(self, row: Row) -> tuple[date, bool]:
        given = casts.day(row.text("date"), "date")
        return given or self._desk.since, given is not None

    def _relevant(self, row: Row) -> bool:
        said = casts.yes(row.text("relevant"), "relevant")
        denied = casts.yes(row.text("not_relevant"), "not_relevant")
        return said is not False and denied is not True

    def _upto(self, row: Row, ladder: Ladder) -> float | None:
        return ladder.level(row.text("upto"), "upto") if row.text("upto") else None

    def _steps(self, role: str, skill: str) -> dict[date, _Step | None]:
        return self._desk.state.ties.get(("required", role, skill)) or {}

    def _holds(self, row: Row, about: tuple[str, str], step: _Step | None, day: date, *, given: bool) -> bool:
        """Whether the role requires just this on the day. Refuses what contradicts an earlier row."""
        steps = self._steps(*about)
        self._told.must_agree((*about, day), row.line, step, field="level", value=row.text("level"))
        if day in steps:
            return steps[day] == step
        before = None if given else max((since for since in steps if since <= day), default=None)
        return before is not None and steps[before] == step

    def _not_required(self, row: Row, day: date) -> Taken:
        """A row that says the skill is not relevant: withdraws the requirement where there is one."""
        tally = {NOT_REQUIRED: 1}
        role = self._desk.directory.find("role", row.text("role_id"), row.text("role"), field="role")
        skill = self._skill_or_none(row)
        if role is None or skill is None:
            return Taken(tally=tally)
        steps = self._steps(role.id, skill.id)
        before = max((since for since in steps if since <= day), default=None)
        if (
            before is None
            or steps[before] is None
            or self._holds(row, (role.id, skill.id), None, day, given=False)
        ):
            return Taken(tally=tally)
        return Taken([Proposed(RequirementWithdrawn(role=role.id, skill=skill.id), day)], tally=tally)


def begin(sheet: Sheet, desk: Desk) -> Take:
    return Requirements(sheet, desk).take


REQUIREMENTS = Kind("requirements", FIELDS, (("role", "role_id"), ("skill", "skill_id"), ("level",)), begin)
