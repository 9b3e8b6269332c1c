"""The annual wheel: what comes back in a year, and what is due in the next twelve months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from veikart.api import (
    Action,
    Block,
    Blocks,
    Column,
    Do,
    Empty,
    Mark,
    Row,
    Selection,
    Table,
    Text,
    Way,
    Wheel,
    WheelEntry,
    Why,
    counted,
    number,
)
from veikart_plans.wheel.rules import EXAMPLES
from veikart_plans.wheel.standing import KINDS, MEASURES, Ahead, Point, ahead, points_at, years_after

if TYPE_CHECKING:
    from veikart.api import Picture

_DUE = (
    Column("Day", least=10),
    Column("What", grow=True, least=24),
    Column("Kind", least=10, drop=2),
    Column("For", grow=True, least=12, drop=1),
    Column("Comes back", grow=True, least=14, drop=3, kept=True),
)
_POINTS = (
    Column("Fixed point", grow=True, least=24),
    Column("Kind", least=10, drop=2),
    Column("For", grow=True, least=12, drop=1),
    Column("Comes back", grow=True, least=14, kept=True),
    Column("Next", least=10),
)
_MOST = 80
_FIRST = (
    "ctrl+p, “Set a fixed point of the year”: talks, surveys, budget, reviews.",
    f"How often may be said so: {', '.join(EXAMPLES[:-1])}; or by a rule such as {EXAMPLES[-1]}.",
    "Into a calendar: veikart export FILE wheel.ics --as ics",
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """The wheel with a lane for each kind, the days of the next twelve months, and the points themselves."""
    points = points_at(picture, selection)
    begin = picture.moment.true_on
    single = ahead(picture, begin, years_after(begin), selection)
    if not points and not single:
        return [Empty("Nothing stood in the annual wheel by this moment.", _FIRST)]
    due = _due(picture, points, single, begin)
    entries = (*_entries(points, begin), *(_single(each) for each in single))
    blocks: list[Block] = []
    if entries:
        blocks.append(Wheel(entries, begin.month))
    if due:
        title = f"Due in the next 12 months: {counted(len(due), 'day')}"
        blocks.append(Table(_DUE, tuple(due[:_MOST]), title))
    if len(due) > _MOST:
        blocks.append(Text(f"And {number(len(due) - _MOST)} more; choose a unit to see fewer.", "muted"))
    if points:
        rows = tuple(_point_row(picture, each, begin) for each in points)
        return [*blocks, Table(_POINTS, rows, "What comes back")]
    return [*blocks, Empty("Nothing comes back yet.", _FIRST)]


def _entries(points: Sequence[Point], begin: date) -> Iterator[WheelEntry]:
    """An entry for each month in which a point falls; one over the year where it falls in most."""
    for point in points:
        days = point.between(begin, years_after(begin))
        ways = _ways(point)
        lane = KINDS[point.kind]
        if len({day.month for day in days}) > 6:
            last = (begin.month + 10) % 12 + 1
            yield WheelEntry(
                f"point:{point.id}", f"{point.title}, {point.told}", begin.month, until=last, lane=lane,
                why=_why(point), actions=ways,
            )  # fmt: skip
            continue
        for day in {(each.month, each.day): each for each in reversed(days)}.values():
            yield WheelEntry(
                f"point:{point.id}/{day.month}-{day.day}", point.title, day.month, day.day, lane=lane,
                detail=str(day), why=_why(point), actions=ways,
            )  # fmt: skip


def _single(each: Ahead) -> WheelEntry:
    return WheelEntry(
        each.id, each.title, each.day.month, each.day.day, lane=each.lane, tone="accent",
        detail=str(each.day), why=_why_of_one(each), actions=_ways_of_one(each),
    )  # fmt: skip


def _due(picture: Picture, points: Sequence[Point], single: Sequence[Ahead], begin: date) -> list[Row]:
    """A row for each day on which something is due; what comes often stands there once, with its next day."""
    found: list[tuple[date, str, Row]] = []
    for point in points:
        days = point.between(begin, years_after(begin))
        for day in days if len(days) <= 4 else days[:1]:
            cells = (str(day), point.title, KINDS[point.kind], _whom(picture, point.unit), point.told)
            row = Row(f"point:{point.id}/{day}", cells, _why(point), actions=_ways(point))
            found.append((day, point.title, row))
    for each in single:
        cells = (str(each.day), each.title, each.lane, _whom(picture, each.unit), "once")
        row = Row(f"{each.id}/{each.day}", cells, _why_of_one(each), actions=_ways_of_one(each))
        found.append((each.day, each.title, row))
    return [row for _, _, row in sorted(found, key=lambda one: one[:2])]


def _point_row(picture: Picture, point: Point, begin: date) -> Row:
    following = point.between(begin, years_after(begin, 10))
    upcoming = Mark(str(following[0]), sort=str(following[0])) if following else Mark("no more", "muted")
    cells = (point.title, KINDS[point.kind], _whom(picture, point.unit), point.told, upcoming)
    return Row(f"point:{point.id}", cells, _why(point), actions=_ways(point))


def _whom(picture: Picture, unit: str | None) -> str:
    return picture.name("unit", unit) if unit else "everyone"


def _ways(point: Point) -> tuple[Way, ...]:
    about = {
        "point": point.id,
        "title": point.title,
        "kind": point.kind,
        "often": point.told,
        "first": str(point.first),
        **({"unit": point.unit} if point.unit else {}),
    }
    own: dict[str, tuple[Way, ...]] = {
        "review": (Action("plans.review", {}, "The review of the plans"),),
        "talks": (Action("plans.talks", {}, "Whose talk is overdue"),),
    }
    return (
        *own.get(point.kind, ()),
        Do("plans.set_point", about, "Change it"),
        Do("plans.end_point", {"point": point.id}, "Take it out of the wheel"),
    )


def _ways_of_one(each: Ahead) -> tuple[Way, ...]:
    if each.lane != MEASURES:
        return ()
    about = {"measure": each.id.removeprefix("measure:")}
    return (
        Action("plans.plan", {}, "The whole plan"),
        Do("plans.slip", about, "Move its date"),
        Do("plans.finish", about, "It is done"),
    )


def _why(point: Point) -> Why:
    inputs = (("First due on or after", str(point.first)), ("Rule", point.rule), ("In words", point.told))
    return Why(
        point.title, "days = what the rule gives from its first day on", "RFC 5545, section 3.3.10", inputs,
        (point.position,),
    )  # fmt: skip


def _why_of_one(each: Ahead) -> Why:
    return Why(each.title, "", "", (("Due", str(each.day)),), (each.position,))
