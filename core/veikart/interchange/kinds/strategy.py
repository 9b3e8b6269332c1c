"""Goals, the capabilities they need, and the skills those rest on: a row for each link, or less."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from veikart.interchange import bringing, casts
from veikart.interchange.columns import field
from veikart.interchange.desk import Desk, Kind, Take, Taken
from veikart.interchange.faults import Refused
from veikart.interchange.kinds.skills import GROUP, SKILL_IDS, SKILL_NAMES
from veikart.interchange.ladders import Ladder
from veikart.interchange.rows import Row, Sheet
from veikart.interchange.scaling import scale_for_new_skills
from veikart.interchange.told import Told
from veikart.journal import Proposed
from veikart.rules.state import Known
from veikart_events.ids import new_id
from veikart_events.vocabulary.strategy import CapabilityIdentified, GoalRevised, GoalSet, SkillLinked

GOAL = field("goal", "strategic goal, goal name, objective, mål, strategisk mål, målsetting, strategiskt mål")
HORIZON = field("horizon", "by, by when, deadline, due, target date, frist, innen, horisont, inom, senast")
WHY = field("why", "reason, begrunnelse, hvorfor, motivering, varför")
VALUE = field("value", "expected value, effect, verdi, forventet verdi, effekt, värde, förväntat värde")
OWNER = field("owner", "goal owner, eier, måleier, ägare")
GOAL_WEIGHT = field("goal_weight", "weight of goal, målvekt, vekt på mål, målvikt")
CAPABILITY = field("capability", "capability name, kapabilitet, evne, förmåga")
SKILL = field("skill", SKILL_NAMES)
SKILL_REF = field("skill_id", SKILL_IDS)
CRITICALITY = field(
    "criticality", "critical, importance, kritikalitet, kritisk, viktighet, kritikalitet, betydelse"
)
WEIGHT = field("weight", "skill weight, vekt, vikt")
FIELDS = (
    GOAL,
    HORIZON,
    WHY,
    VALUE,
    OWNER,
    GOAL_WEIGHT,
    CAPABILITY,
    SKILL_REF,
    SKILL,
    CRITICALITY,
    WEIGHT,
    GROUP,
)


class Strategy:
    """Brings goal, capability, skill and link of a row. What a row leaves empty stays as it is."""

    def __init__(self, sheet: Sheet, desk: Desk) -> None:
        self._desk = desk
        self._create = desk.may_create(True)
        self._ladder: Ladder | None = None
        self._told = Told("goal or link")

    def take(self, row: Row) -> Taken:
        goal, happens = self._goal(row)
        if not row.text("capability"):
            if row.text("skill") or row.text("skill_id"):
                raise Refused(
                    "the capability is missing",
                    field="capability",
                    advice="A skill carries a capability: name what the organisation must be able to do.",
                )
            return Taken(happens)
        capability, made = self._capability(row.text("capability"), goal)
        happens += made
        if row.text("skill") or row.text("skill_id"):
            happens += self._link(row, capability)
        return Taken(happens)

    def _goal(self, row: Row) -> bringing.Brought:
        name = row.text("goal")
        if not casts.key(name):
            raise Refused("the goal is missing", field="goal", advice="Fill it in on every row.")
        said = self._said(row)
        known = self._desk.directory.find("goal", "", name, field="goal")
        if known is None:
            body = GoalSet.model_validate({"goal": new_id(), "name": name, **said})
            self._must_agree(row, body.goal, said)
            return body.goal, [Proposed(body, self._desk.since)]
        held = known.facts
        self._must_agree(row, known.id, said)
        changed = {each: value for each, value in said.items() if held.get(each) != value}
        revised = GoalRevised.model_validate({"goal": known.id, **changed})
        return known.id, [Proposed(revised, self._desk.now)] if changed else []

    def _must_agree(self, row: Row, goal: str, said: Mapping[str, Any]) -> None:
        for name, value in said.items():
            self._told.must_agree((goal, name), row.line, value, field=name)

    def _said(self, row: Row) -> dict[str, Any]:
        """What a row says of its goal."""
        said = {
            "horizon": casts.horizon(row.text("horizon")),
            "why": row.text("why") or None,
            "value": row.text("value") or None,
            "owner": casts.owner(row.text("owner")),
            "weight": casts.weight(row.text("goal_weight"), "goal_weight"),
        }
        return {name: value for name, value in said.items() if value is not None}

    def _capability(self, name: str, goal: str) -> bringing.Brought:
        for known in self._desk.state.named("capability", name, goal):
            return known.id, []
        body = CapabilityIdentified(capability=new_id(), goal=goal, name=name)
        return body.capability, [Proposed(body, self._desk.origin)]

    def _link(self, row: Row, capability: str) -> list[Proposed]:
        skill, happens = self._skill(row)
        held = self._desk.state.ties.get(("link", skill, capability))
        weight, criticality = casts.weight(row.text("weight")), casts.criticality(row.text("criticality"))
        usual_weight, usual_criticality = held or (1.0, 2)
        said = (weight or usual_weight, criticality or usual_criticality)
        self._told.must_agree((skill, capability), row.line, said, field="criticality")
        if held == said:
            return happens
        body = SkillLinked(skill=skill, capability=capability, weight=said[0], criticality=said[1])
        return [*happens, Proposed(body, self._desk.since if held is None else self._desk.now)]

    def _skill(self, row: Row) -> bringing.Brought:
        uri, name = row.text("skill_id"), row.text("skill")
        known: Known | None = bringing.skill_there(self._desk, uri, name)
        if known is not None:
            return known.id, []
        if not self._create or not name:
            raise bringing.unknown("skill", name or uri, "skill" if name else "skill_id")
        self._ladder = self._ladder or scale_for_new_skills(self._desk)
        labels = {self._desk.language: name}
        return bringing.new_skill(self._desk, self._ladder, labels, uri=uri, group=row.text("group"))


def begin(sheet: Sheet, desk: Desk) -> Take:
    return Strategy(sheet, desk).take


STRATEGY = Kind("strategy", FIELDS, (("goal",),), begin)
