"""A judge's sheet: a candidate by every criterion at once, a line each, as it is filled in at a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from veikart.api import (
    Command,
    DoesNotFit,
    Lines,
    Params,
    Pick,
    Proposed,
    Setting,
    counted,
    fold,
    join_and,
)
from veikart_partners.portfolio import fitting
from veikart_partners.portfolio.choices import AnyPartner
from veikart_partners.screen import SCREEN
from veikart_partners.selection.commands import must_be_here, must_have_criteria
from veikart_partners.selection.events import PartnerScored
from veikart_partners.selection.scoring import CriterionOf, criteria_at

_LINE = re.compile(r"(?P<name>.+?)\s*:\s*(?P<said>.*)")
_SCORE = re.compile(r"(?P<score>[1-5])(?:[\s,;.–-]+(?P<why>\S.*))?")


class ScoreSheet(Params):
    partner: AnyPartner
    judge: Annotated[str, Pick("person")] = Field(title="Who judges")
    scores: Annotated[str, Lines()] = Field(
        min_length=1,
        max_length=20_000,
        description="a line each, 1 poor to 5 excellent, perhaps with a reason: Trust: 4 they called us",
    )


def _score(params: ScoreSheet, setting: Setting) -> Sequence[Proposed]:
    partner = fitting.must_be_there(setting.picture, params.partner)
    must_be_here(params.judge, setting)
    rows = setting.picture.table("partners.scores")
    mine = rows.filter((rows["partner"] == partner.id) & (rows["judge"] == params.judge))
    now = {criterion: said for criterion, *said in mine.select("criterion", "score", "why").rows()}
    return [
        Proposed(
            PartnerScored(
                partner=partner.id, criterion=criterion.id, judge=params.judge, score=score, why=why
            ),
            setting.today,
        )
        for criterion, score, why in _read(params.scores, criteria_at(setting.picture))
        if now.get(criterion.id) != [score, why]
    ]


def _read(text: str, criteria: Sequence[CriterionOf]) -> Iterator[tuple[CriterionOf, int, str]]:
    """Criterion, score and reason of each line that says one. Raises `DoesNotFit` for a line that is none."""
    by_name = {fold(each.name): each for each in criteria}
    seen = set()
    for line in filter(None, map(str.strip, text.splitlines())):
        found = _LINE.fullmatch(line)
        criterion = by_name.get(fold(found["name"])) if found else None
        if found is None or criterion is None:
            names = join_and([each.name for each in criteria], "or")
            raise DoesNotFit.at(
                "scores", f"“{line}” names no criterion. Begin a line with {names}, then “: 4”."
            )
        if not found["said"]:
            continue
        said = _SCORE.fullmatch(found["said"])
        if said is None:
            raise DoesNotFit.at(
                "scores", f"“{line}”: a score is a whole number from 1 to 5, perhaps with a reason behind it."
            )
        if criterion.id in seen:
            raise DoesNotFit.at("scores", f"{criterion.name} stands there twice. Keep one of the lines.")
        seen.add(criterion.id)
        yield criterion, int(said["score"]), said["why"] or ""


def _sheet(setting: Setting) -> Mapping[str, Any]:
    """An empty line for each criterion."""
    return {"scores": "\n".join(f"{each.name}: " for each in criteria_at(setting.picture))}


def _said(params: ScoreSheet, setting: Setting) -> str:
    criteria = criteria_at(setting.picture)
    given = sum(1 for _ in _read(params.scores, criteria))
    name = fitting.must_be_there(setting.picture, params.partner).name
    left = len(criteria) - given
    rest = f"; {left} left open" if left else ""
    return f"{name}: {counted(given, 'score')} by {setting.need('person', params.judge).name}{rest}."


COMMANDS = (
    Command(
        "partners.score_sheet",
        "Score a partner by all criteria",
        ScoreSheet,
        _score,
        on=(SCREEN,),
        available=must_have_criteria,
        summary="One judge's sheet, before you talk about it. What is left empty is not guessed.",
        done=_said,
        filled=_sheet,
    ),
)
