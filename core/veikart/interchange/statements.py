"""Assessments that hold already, so that an import says nothing twice and nothing against itself."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from veikart.interchange.faults import Refused
from veikart.journal import Proposed
from veikart.moment import Moment
from veikart_events.vocabulary.assessment import SkillAssessed

if TYPE_CHECKING:
    from veikart.projections.facts import Facts

_Key = tuple[str, str, str, str | None]


class Statement(NamedTuple):
    """What was said: the level on its scale (None: not relevant), and how sure the assessor was."""

    scale: str
    level: float | None
    confidence: str | None


class Statements:
    """Statements by person, skill, method and assessor: those in the journal, and those of this file."""

    def __init__(self, facts: Facts) -> None:
        self._held: dict[_Key, list[tuple[date, Statement]]] = defaultdict(list)
        self._told: dict[tuple[_Key, date], Statement] = {}
        rows = facts.said("levels", Moment(date.max)).sort("effective", "position")
        wanted = ("person", "skill", "method", "assessor", "effective", "scale", "level", "confidence")
        for person, skill, method, assessor, day, *said in rows.select(wanted).iter_rows():
            self._held[person, skill, method, assessor or None].append((day, Statement(*said)))

    def is_news(self, body: SkillAssessed, day: date, *, dated: bool) -> bool:
        """Whether the statement changes anything. One with a date of its own always does, unless it is on
        record for that very day; one without only when it differs from what holds.

        Refuses what contradicts an earlier row of the same file.
        """
        key, said = _key(body), Statement(body.scale, body.level, body.confidence)
        told = self._told.get((key, day))
        if told is not None:
            if told != said:
                raise Refused(
                    "an earlier row of this file says otherwise about the same person, skill, method and day",
                    field="level",
                    advice="Keep one of the two, or give each its date, method or assessor.",
                )
            return False
        held = [
            statement
            for since, statement in self._held.get(key, ())
            if since == day or (since < day and not dated)
        ]
        if held and held[-1] == said:
            self._told[key, day] = said
            return False
        return True

    def note(self, proposed: Proposed) -> None:
        """Takes in an event that is going to be written."""
        if isinstance(proposed.body, SkillAssessed) and proposed.effective:
            body = proposed.body
            said = Statement(body.scale, body.level, body.confidence)
            self._told[_key(body), proposed.effective] = said


def _key(body: SkillAssessed) -> _Key:
    return body.person, body.skill, body.method, body.assessor
