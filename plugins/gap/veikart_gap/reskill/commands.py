"""What can be looked for, and that somebody is away."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from veikart.api import (
    Command,
    DoesNotFit,
    Params,
    Pick,
    Proposed,
    Setting,
    SettingChanged,
    SkillLevel,
    counted,
    join_and,
    parted_skill_level,
)
from veikart_gap.reskill.choices import LookSettings, looked_for
from veikart_gap.reskill.events import AbsenceNoted
from veikart_gap.reskill.tables import ABSENCES

_KEPT = "It changes no figure. It stays with the engagement until something else is looked for."


class LookForRole(Params):
    role: Annotated[str, Pick("role")] = Field(title="Role", description="that somebody is to take")


class LookForCover(Params):
    needs: tuple[SkillLevel, ...] = Field(
        min_length=1,
        max_length=40,
        title="Skills with levels",
        description="languages are skills, too",
    )
    days: int = Field(
        14, ge=1, le=730, title="For how many days", description="counted from the day that is looked at"
    )


class NoteAbsence(Params):
    person: Annotated[str, Pick("person")]
    since: date | None = Field(None, title="First day away", description="empty: today")
    back: date | None = Field(None, title="First day back", description="empty: not known")


def _look_for_role(params: LookForRole, setting: Setting) -> Sequence[Proposed]:
    setting.need("role", params.role)
    return _chosen(setting, role=params.role)


def _look_for_cover(params: LookForCover, setting: Setting) -> Sequence[Proposed]:
    there = set(setting.picture.skills["skill"])
    for need in params.needs:
        pair = parted_skill_level(need)
        if pair is None or pair[0] not in there:
            words = f"{need!r} is no skill with a level. Pick one from the list, such as “English, 4 B2”."
            raise DoesNotFit.at("needs", words)
    return _chosen(setting, needs=params.needs, days=params.days)


def _chosen(setting: Setting, **choices: Any) -> Sequence[Proposed]:
    """The settings that differ from what was looked for last."""
    now = setting.picture.setting(LookSettings)
    return [
        Proposed(SettingChanged(of=LookSettings.id, name=name, value=json.dumps(value)), setting.today)
        for name, value in choices.items()
        if getattr(now, name) != value
    ]


def _note_absence(params: NoteAbsence, setting: Setting) -> Sequence[Proposed]:
    first = params.since or setting.today
    if params.back is not None and params.back <= first:
        words = "The first day back lies after the first day away."
        raise DoesNotFit.at("back", words)
    told = setting.picture.statements(ABSENCES).filter(person=params.person, since=first)
    if told.height and told["back"].to_list()[-1] == params.back:
        return []
    return [Proposed(AbsenceNoted(person=params.person, back=params.back), first)]


def _said_role(params: LookForRole, setting: Setting) -> str:
    return f"Gap › Candidates shows who could become {setting.need('role', params.role).name}."


def _said_cover(params: LookForCover, setting: Setting) -> str:
    pairs = [pair for pair in map(parted_skill_level, params.needs) if pair is not None]
    names = [f"{setting.picture.name('skill', skill)} {level:g}" for skill, level in pairs]
    return f"Gap › Cover shows who can cover {join_and(names)} for {counted(params.days, 'day')}."


def _filled_cover(setting: Setting) -> dict[str, Any]:
    look = looked_for(setting.picture)
    return {"needs": look.needs, "days": look.days} if look.needs else {}


COMMANDS = (
    Command(
        "gap.look_for_role",
        "Look for candidates for a role",
        LookForRole,
        _look_for_role,
        summary=_KEPT,
        done=_said_role,
        real=True,
    ),
    Command(
        "gap.look_for_cover",
        "Look for somebody who can cover skills now",
        LookForCover,
        _look_for_cover,
        summary=_KEPT,
        done=_said_cover,
        filled=_filled_cover,
        real=True,
    ),
    Command(
        "gap.note_absence",
        "Note that somebody is away",
        NoteAbsence,
        _note_absence,
        summary="Only days, never a reason. Note it again from the same day to correct when they return.",
    ),
)
