"""Learning hours: agreed so far against logged, by measure and by unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import (
    Action,
    Blocks,
    Column,
    Do,
    Empty,
    Figure,
    Figures,
    Mark,
    Meter,
    Row,
    Selection,
    Table,
    Tone,
    Why,
    counted,
    number,
    percent,
)
from veikart_plans.hours.counting import FORMULA, Given, hours_at
from veikart_plans.hours.units import by_unit
from veikart_plans.measures.reach import reach_of
from veikart_plans.measures.standing import positions_of

if TYPE_CHECKING:
    from veikart.api import Picture

_MEASURES = (
    Column("Measure", grow=True, least=24),
    Column("Since", least=10, drop=3),
    Column("State", least=8, drop=2),
    Column("People", right=True, least=6, drop=1),
    Column("Agreed", right=True, least=7),
    Column("Logged", right=True, least=7),
    Column("Given", grow=True, least=12),
)
_UNITS = (
    Column("Unit", grow=True, least=20),
    Column("People", right=True, least=6, drop=1),
    Column("Agreed", right=True, least=7),
    Column("Logged", right=True, least=7),
    Column("Given", grow=True, least=12),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Figures, the measures that have begun, and the units of those they are for."""
    reach = reach_of(picture)
    here = [each for each in hours_at(picture) if reach.touches(each.measure, selection)]
    if not here:
        return [
            Empty(
                "No measure had begun by this moment.",
                ("ctrl+p, “Start a measure”; then “Log hours of learning” as they are given.",),
            )
        ]
    units = tuple(
        Row(
            f"unit:{unit}",
            (name, number(people), _hours(agreed), _hours(logged), _meter(logged, agreed)),
            Why(name, FORMULA, "", (("Agreed so far", number(agreed)), ("Logged", number(logged)))),
            people=people,
            actions=(Action("plans.hours", {"unit": unit}, "The hours of this unit"),),
        )
        for unit, name, people, agreed, logged in by_unit(picture, here)
    )
    rows = tuple(_row(picture, each) for each in here)
    blocks: Blocks = [_figures(here), Table(_MEASURES, rows, "By measure")]
    return [*blocks, Table(_UNITS, units, "By unit of those who learn")] if units else blocks


def _hours(hours: float) -> Mark:
    return Mark(number(round(hours)) if hours else "·", sort=hours)


def _figures(here: Sequence[Given]) -> Figures:
    agreed, logged = sum(each.agreed_in_all for each in here), sum(each.logged_in_all for each in here)
    behind = sum(each.share is not None and each.share < 0.5 for each in here if each.measure.is_open)
    share = logged / agreed if agreed else None
    of = "hours; none agreed" if share is None else f"hours; {percent(share)} of agreed"
    why = Why("Learning hours", FORMULA, "", (("Agreed so far", number(agreed)), ("Logged", number(logged))))
    return Figures(
        (
            Figure("Agreed so far", number(round(agreed)), f"in {counted(len(here), 'measure')}", why=why),
            Figure(
                "Logged", number(round(logged)), of,
                _tone(share), why,
            ),
            Figure(
                "Less than half given", number(behind) if behind else "·", "running measures",
                "warn" if behind else "good", why,
            ),
        )
    )  # fmt: skip


def _row(picture: Picture, each: Given) -> Row:
    measure, agreed, logged = each.measure, each.agreed_in_all, each.logged_in_all
    cells = (
        measure.title,
        str(each.began),
        Mark(measure.state, "muted" if each.ended else "normal"),
        number(len(each.logged)),
        Mark(number(round(agreed)) if agreed else "none", sort=agreed),
        Mark(number(round(logged)) if logged else "·", sort=logged),
        _meter(logged, agreed),
    )
    about = {"measure": measure.id}
    ways = (Do("plans.log_hours", about, "Log hours"), Action("plans.plan", {}, "The whole plan"))
    return Row(f"measure:{measure.id}", cells, _why(picture, each), actions=ways)


def _why(picture: Picture, each: Given) -> Why:
    def more() -> Why:
        logs = picture.table("plans.hours")
        own = logs.filter(logs["measure"] == each.measure.id)["position"].to_list()
        return Why("", positions=(*positions_of(picture, each.measure.id), *own))

    weekly = each.measure.hours_a_week
    inputs = (
        ("Hours a week, each", number(weekly) if weekly else "none agreed"),
        ("Began", str(each.began)),
        ("Ended", str(each.ended) if each.ended else "goes on"),
        ("People it is for", number(len(each.logged))),
        ("Agreed so far", number(each.agreed_in_all)),
        ("Logged", number(each.logged_in_all)),
        *((("Of these by people no longer in it", number(each.apart)),) if each.apart else ()),
    )
    return Why(each.measure.title, FORMULA, "", inputs, more=more)


def _meter(logged: float, agreed: float) -> Meter:
    if not agreed:
        return Meter(None, "none agreed", "muted")
    share = logged / agreed
    return Meter(min(share, 1.0), percent(share), _tone(share), share)


def _tone(share: float | None) -> Tone:
    if share is None:
        return "muted"
    return "good" if share >= 0.8 else "normal" if share >= 0.5 else "warn"
