"""Commands for KPIs: what the goals are measured by, and what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from veikart.commands.declaration import Command, Params, Setting
from veikart.commands.fields import Choice, Pick
from veikart.journal import Proposed
from veikart_events.vocabulary.results import Better, KpiDefined, KpiObserved, KpiRetired, KpiRevised

if TYPE_CHECKING:
    from veikart.picture import Picture

_AS_IT_WAS = "empty: as it was"
_BETTER = "higher or lower: which way is an improvement"


def kpis(picture: Picture) -> list[Choice]:
    """The KPIs that there are, with what they count."""
    return [
        Choice(kpi, name, measured)
        for kpi, name, measured in picture.kpis.select("kpi", "name", "measured_in").rows()
    ]


class DefineKpi(Params):
    name: str = Field(min_length=1, max_length=400, title="KPI")
    measured_in: str = Field(
        min_length=1, max_length=400, title="Measured in", description="such as stops a month, % of customers"
    )
    goal: Annotated[str, Pick("goal")] | None = Field(None, description="the goal it is a result of")
    better: Better = Field("higher", title="Better when", description=_BETTER)
    target: float | None = Field(None, description="the value to be reached")
    target_on: date | None = Field(None, title="To be reached by")


def _define(params: DefineKpi, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(KpiDefined(kpi=setting.new_id(), **params.model_dump()), setting.today)]


class ReviseKpi(Params):
    kpi: Annotated[str, Pick(choices=kpis)] = Field(title="KPI")
    name: str | None = Field(None, min_length=1, max_length=400, description=_AS_IT_WAS)
    measured_in: str | None = Field(
        None, min_length=1, max_length=400, title="Measured in", description=_AS_IT_WAS
    )
    goal: Annotated[str, Pick("goal")] | None = Field(None, description=_AS_IT_WAS)
    better: Better | None = Field(None, title="Better when", description=_AS_IT_WAS)
    target: float | None = Field(None, description=_AS_IT_WAS)
    target_on: date | None = Field(None, title="To be reached by", description=_AS_IT_WAS)


def _revise(params: ReviseKpi, setting: Setting) -> Sequence[Proposed]:
    changed = params.model_dump(exclude={"kpi"}, exclude_none=True)
    return [Proposed(KpiRevised(kpi=params.kpi, **changed), setting.today)] if changed else []


class RetireKpi(Params):
    kpi: Annotated[str, Pick(choices=kpis)] = Field(title="KPI")


def _retire(params: RetireKpi, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(KpiRetired(kpi=params.kpi), setting.today)]


class ObserveKpi(Params):
    kpi: Annotated[str, Pick(choices=kpis)] = Field(title="KPI")
    value: float
    day: date | None = Field(
        None, title="Of", description="the day, or the last day of the month it is of; empty: today"
    )
    unit: Annotated[str, Pick("unit")] | None = Field(None, description="empty: of the whole organisation")


def _observe(params: ObserveKpi, setting: Setting) -> Sequence[Proposed]:
    body = KpiObserved(kpi=params.kpi, value=params.value, unit=params.unit)
    return [Proposed(body, params.day or setting.today)]


COMMANDS = (
    Command(
        "kpi.define",
        "Say what a goal is measured by",
        DefineKpi,
        _define,
        on=("Strategy",),
        summary="Its values come from a file, or one by one.",
    ),
    Command("kpi.revise", "Revise a KPI or its target", ReviseKpi, _revise, on=("Strategy",)),
    Command(
        "kpi.observe",
        "Note what a KPI was",
        ObserveKpi,
        _observe,
        on=("Strategy",),
        summary="A whole series: veikart import FILE kpis.csv --as kpis",
    ),
    Command(
        "kpi.retire",
        "No longer look at a KPI",
        RetireKpi,
        _retire,
        on=("Strategy",),
        summary="What was measured stays.",
    ),
)
