"""What the goals are measured by, and what was measured: the end of the chain."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from veikart_events.base import EventBody, Id, Name

Better = Literal["higher", "lower"]


class KpiDefined(EventBody):
    """From its effective day a figure counts as a result, of a goal where it says so."""

    topic: ClassVar[str] = "kpi.defined"
    holds = ()

    kpi: Id
    name: Name
    measured_in: Name
    """What the number counts: "stops a month", "% of customers"."""
    goal: Id | None = None
    better: Better = "higher"
    target: float | None = None
    target_on: date | None = None


class KpiRevised(EventBody):
    """What is said here is otherwise from its effective day on; what is None stays as it was."""

    topic: ClassVar[str] = "kpi.revised"
    holds = ()

    kpi: Id
    name: Name | None = None
    measured_in: Name | None = None
    goal: Id | None = None
    better: Better | None = None
    target: float | None = None
    target_on: date | None = None


class KpiRetired(EventBody):
    """The figure is no longer looked at; what was measured stays."""

    topic: ClassVar[str] = "kpi.retired"
    holds = ()

    kpi: Id


class KpiObserved(EventBody):
    """What the figure was on its effective day, or over the period that ended then; in a unit (None: of the
    whole). A later one of the same day takes its place."""

    topic: ClassVar[str] = "kpi.observed"
    holds = ()

    kpi: Id
    value: float
    unit: Id | None = None
