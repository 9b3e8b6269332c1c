"""Commands: set a fixed point of the year, change it, end it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from veikart.api import Choice, Command, DoesNotFit, Params, Pick, Proposed, RuleBroken, Setting
from veikart_plans.wheel.events import PointEnded, PointKind, PointSet
from veikart_plans.wheel.rules import NoRule, days, read, told
from veikart_plans.wheel.standing import Point, points_at, years_after

if TYPE_CHECKING:
    from veikart.api import Picture


def _points(picture: Picture) -> list[Choice]:
    return [Choice(each.id, each.title, each.told) for each in points_at(picture)]


class SetPoint(Params):
    title: str = Field(min_length=1, max_length=400, description="Quarterly review of the plans")
    kind: PointKind = Field("other", description="what it is")
    often: str = Field(
        "every year",
        min_length=1,
        max_length=400,
        title="How often",
        description="every year in March · every quarter · every month, or a rule of RFC 5545",
    )
    first: date | None = Field(None, title="First due on", description="or after; empty: today")
    unit: Annotated[str, Pick("unit")] | None = Field(None, description="empty: for everyone")
    point: Annotated[str, Pick(choices=_points)] | None = Field(
        None, title="In place of", description="a point that is there already; empty: a new one"
    )


def _set(params: SetPoint, setting: Setting) -> Sequence[Proposed]:
    first = params.first or setting.today
    try:
        rule = read(params.often, first)
    except NoRule as error:
        raise DoesNotFit(str(error), {"often": str(error)}) from None
    points = points_at(setting.picture)
    if params.point is not None:
        _must_be_there(points, params.point)
    for each in points:
        same = (each.title.casefold(), each.unit) == (params.title.casefold(), params.unit)
        if same and each.id != params.point:
            words = (
                f"“{each.title}” is in the wheel already, {each.told}. Choose it under In place of, or name "
                "this otherwise."
            )
            raise DoesNotFit.at("title", words)
    body = PointSet(
        point=params.point or setting.new_id(),
        title=params.title,
        kind=params.kind,
        rule=rule,
        first=first,
        unit=params.unit,
    )
    return [Proposed(body, setting.today)]


def _done(params: SetPoint, setting: Setting) -> str:
    first = params.first or setting.today
    rule = read(params.often, first)
    begin = max(first, setting.today)
    ahead = days(rule, first, begin, years_after(begin, 10))
    upcoming = f"; next on {ahead[0]}" if ahead else ""
    return f"In the annual wheel: {params.title}, {told(rule)}{upcoming}."


class EndPoint(Params):
    point: Annotated[str, Pick(choices=_points)] = Field(title="Which")


def _end(params: EndPoint, setting: Setting) -> Sequence[Proposed]:
    _must_be_there(points_at(setting.picture), params.point)
    return [Proposed(PointEnded(point=params.point), setting.today)]


def _must_be_there(points: Sequence[Point], identity: str) -> None:
    if all(each.id != identity for each in points):
        raise RuleBroken("There is no such point in the annual wheel. Choose one from the list.")


def _none_yet(setting: Setting) -> str:
    if setting.picture.table("plans.points").height:
        return ""
    return "The annual wheel is empty. Set a point first: “Set a fixed point of the year”."


COMMANDS = (
    Command(
        "plans.set_point",
        "Set a fixed point of the year",
        SetPoint,
        _set,
        on=("Plans",),
        summary="Talks, surveys, budget, reviews: what comes back stands in the annual wheel.",
        done=_done,
    ),
    Command(
        "plans.end_point",
        "Take a point out of the annual wheel",
        EndPoint,
        _end,
        on=("Plans",),
        summary="It does not come back any more; what was stays in the past.",
        available=_none_yet,
    ),
)
