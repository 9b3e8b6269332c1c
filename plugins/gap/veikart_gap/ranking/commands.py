"""What can be chosen about the ranking, as commands."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from veikart.api import Command, Params, Proposed, RuleBroken, Setting, SettingChanged, number
from veikart_gap.ranking.methods import METHODS, MethodId
from veikart_gap.ranking.settings import RankingSettings
from veikart_gap.screen import SCREEN


class RankBy(Params):
    method: MethodId = Field(
        title="Method",
        description="; ".join(f"{method.title}: {method.brief}" for method in METHODS.values()),
    )


def _rank_by(params: RankBy, setting: Setting) -> Sequence[Proposed]:
    if setting.picture.setting(RankingSettings).method == params.method:
        raise RuleBroken(f"Gaps are ranked by {METHODS[params.method].title.lower()} already.")
    return [_changed("method", params.method, setting)]


def _now(setting: Setting) -> Mapping[str, Any]:
    return {"method": setting.picture.setting(RankingSettings).method}


def _ranked_by(params: RankBy, setting: Setting) -> str:
    return f"Gaps are ranked by {METHODS[params.method].title.lower()} now."


class LearnFromHistory(Params):
    """Nothing to choose."""


def _learn(params: LearnFromHistory, setting: Setting) -> Sequence[Proposed]:
    from veikart_gap.ranking.learning import LEAST, learned

    found = learned(setting.picture)
    if found.weeks is None:
        raise RuleBroken(
            f"Only {number(found.rises)} rises of a level are known, and it takes {LEAST} to say how long "
            "one lasts. Set the weeks yourself: Settings: Ranking of gaps."
        )
    weeks = min(260.0, max(0.5, round(found.weeks, 1)))
    if weeks == setting.picture.setting(RankingSettings).weeks_a_step:
        raise RuleBroken(f"A level step is taken to last {number(weeks)} weeks already.")
    return [_changed("weeks_a_step", weeks, setting)]


def _changed(name: str, value: object, setting: Setting) -> Proposed:
    return Proposed(SettingChanged(of=RankingSettings.id, name=name, value=json.dumps(value)), setting.today)


COMMANDS = (
    Command(
        "gap.rank_by",
        "Choose how gaps are ranked",
        RankBy,
        _rank_by,
        key="m",
        on=(SCREEN,),
        summary="Stays with the engagement. A past day is ranked by the method of that day.",
        done=_ranked_by,
        filled=_now,
        real=True,
    ),
    Command(
        "gap.learning_time",
        "Take the weeks a level step lasts from the journal",
        LearnFromHistory,
        _learn,
        on=(SCREEN,),
        summary="The median over all rises that were rated; it counts for the ranking by urgency.",
        real=True,
    ),
)
