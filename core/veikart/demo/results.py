"""What the goals are measured by, month by month: a curve with a setback, and one that rises late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from veikart.demo.days import clock_time
from veikart.demo.entry import Entry
from veikart.demo.world import World
from veikart.journal import Proposed
from veikart_events.vocabulary.results import Better, KpiDefined, KpiObserved


@dataclass(frozen=True, slots=True)
class KpiPlan:
    """`curve`: what it was at the beginning, at each half-year after, and at the end; `wobble`: how far
    months stray from it."""

    key: str
    name: str
    measured_in: str
    goal: str
    better: Better
    target: float
    curve: tuple[float, ...]
    wobble: float
    digits: int = 0


KPIS = (
    KpiPlan(
        "stops", "Unplanned stops", "stops a month", "stops", "lower", 18, (31, 29, 28, 25, 20), 1.4,
    ),
    KpiPlan(
        "flexible-contracts", "Customers on flexible contracts", "% of customers", "flexible", "higher", 50,
        (6, 7, 9, 15, 22), 0.7, 1,
    ),
    KpiPlan(
        "fossil-heat", "Heat from oil boilers", "% of the heat made", "one_room", "lower", 0,
        (14, 13, 13, 12, 11), 1.1, 1,
    ),
)  # fmt: skip


def results(world: World) -> Iterator[Entry]:
    """Defined in the kick-off, with what was known of the months before; then noted month by month."""
    first, _ = world.days.workshops[0]
    rng = world.rng("results")
    defined = [Proposed(_defined(world, plan), first) for plan in KPIS]
    yield Entry(clock_time(first, 0.4, rng), tuple(defined), "consultant", world.id("workshop", "w1"))
    for day in _month_ends(world):
        noted = world.days.working(day + timedelta(days=rng.choice((2, 3, 5, 9))))
        if noted > day:
            values = tuple(Proposed(_observed(world, plan, day), day) for plan in KPIS)
            yield Entry(clock_time(noted, rng.random(), rng), values, "line")


def _defined(world: World, plan: KpiPlan) -> KpiDefined:
    return KpiDefined(
        kpi=world.id("kpi", plan.key),
        name=plan.name,
        measured_in=plan.measured_in,
        goal=world.id("goal", plan.goal),
        better=plan.better,
        target=plan.target,
        target_on=date(world.days.until.year + (0 if plan.goal == "stops" else 2), 12, 31),
    )


def _observed(world: World, plan: KpiPlan, day: date) -> KpiObserved:
    place = max(0.0, min(1.0, world.days.share(day))) * (len(plan.curve) - 1)
    step = min(int(place), len(plan.curve) - 2)
    before, after = plan.curve[step : step + 2]
    strays = world.rng("kpi", plan.key, day).gauss(0, plan.wobble)
    value = max(0.0, before + (after - before) * (place - step) + strays)
    return KpiObserved(kpi=world.id("kpi", plan.key), value=round(value, plan.digits))


def _month_ends(world: World) -> Iterator[date]:
    day = world.days.workshops[0][1].replace(day=1)
    while True:
        following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        last = following - timedelta(days=1)
        if last >= world.days.last:
            return
        yield last
        day = following
