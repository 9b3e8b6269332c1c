"""The competence plan of a unit or of a person: what is agreed, who sees to it, by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from veikart.api import (
    Block,
    Blocks,
    Column,
    Empty,
    Figure,
    Figures,
    Mark,
    Row,
    Selection,
    Table,
    Text,
    Tone,
    count,
    number,
    short_amount,
)
from veikart_plans.measures.fitting import WEEK, Weekly, hours_taken
from veikart_plans.measures.kinds import WAYS
from veikart_plans.measures.reach import reach_of
from veikart_plans.measures.standing import Measure, measures_at
from veikart_plans.wording import FIRST, agreed_by, how_many, state_of, ways_of, what_for, why_of

if TYPE_CHECKING:
    from veikart.api import Picture

_COLUMNS = (
    Column("Measure", grow=True, least=31),
    Column("For", grow=True, least=9, drop=2),
    Column("Owner", grow=True, least=12, drop=5),
    Column("Agreed", least=6, drop=3),
    Column("Due", least=10),
    Column("State", least=16),
    Column("Hours", right=True, least=5, drop=4),
    Column("Cost", right=True, least=9, drop=6),
    Column("To bring", grow=True, least=24, drop=7, kept=True),
)
_TITLES = {"mobilise": "Mobilise what is there", "learn": "Learn", "acquire": "Acquire"}


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Figures, then the open measures in the order mobilise, learn, acquire; what is over stands last."""
    here = concerning(picture, selection)
    if not here:
        return [nothing(picture)]
    still = [each for each in here if each.is_open]
    blocks: list[Block] = [_figures(picture, here)]
    if selection.person is not None:
        blocks.append(_time_of(picture, selection.person))
    if still:
        blocks.append(Table(_COLUMNS, tuple(_by_way(picture, still))))
    over = tuple(_row(picture, each) for each in here if not each.is_open)
    if over:
        blocks.append(Table(_COLUMNS, over, "Done, or stopped with a reason"))
    return blocks


def _by_way(picture: Picture, still: Sequence[Measure]) -> Iterator[Row]:
    for way in WAYS:
        rows = [_row(picture, each, depth=1) for each in still if each.kind.way == way]
        if rows:
            yield Row(f"way:{way}", (_TITLES[way], *("" for _ in _COLUMNS[1:])), tone="muted")
            yield from rows


def concerning(picture: Picture, selection: Selection) -> list[Measure]:
    """The measures of the selected unit, person, skill and goal; by due date."""
    reach = reach_of(picture)
    return [
        each
        for each in measures_at(picture)
        if selection.skill in {None, *(expected.skill for expected in each.expected)}
        and selection.goal in {None, each.goal}
        and reach.touches(each, selection)
    ]


def nothing(picture: Picture) -> Empty:
    """What a page says where there is no measure: that none was proposed, or none for what is selected."""
    if not picture.table("plans.measures").height:
        return Empty("Nothing had been planned by this moment.", FIRST)
    return Empty("No measure is about what is selected.", (*FIRST, "Esc shows the whole plan."))


def _figures(picture: Picture, here: Sequence[Measure]) -> Figures:
    day = picture.moment.true_on
    still = [each for each in here if each.is_open]
    running = sum(each.state == "started" for each in still)
    late = sum(each.late(day) for each in still)
    blocked = sum(each.blocked is not None for each in still)
    unanswered = sum(bool(each.unanswered) for each in still)
    done = sum(each.state == "done" for each in here)
    return Figures(
        (
            Figure("Open", count(len(still)), f"{running} under way"),
            Figure("Late", count(late), "due, and not done", "bad" if late else "good"),
            Figure("Blocked", count(blocked), "something keeps them", "bad" if blocked else "good"),
            Figure(
                "Not agreed by all",
                count(unanswered),
                "management, HR and line",
                "warn" if unanswered else "good",
            ),
            Figure("Done", count(done), f"of {len(here)}"),
        )
    )


def _time_of(picture: Picture, person: str) -> Text:
    """How much of a week her measures take: of those that are agreed or under way."""
    hours = hours_taken(picture, measures_at(picture), Weekly(None)).get(person, 0.0)
    name = picture.name("person", person)
    return Text(f"{name} gives {number(hours)} of {number(WEEK)} hours a week to agreed measures.", "muted")


def _row(picture: Picture, measure: Measure, depth: int = 0) -> Row:
    cost = "" if measure.cost is None else short_amount(measure.cost, measure.currency)
    day = picture.moment.true_on
    cells = (
        measure.title,
        how_many(picture, measure),
        picture.name("person", measure.owner) if measure.owner else Mark("nobody", "warn"),
        agreed_by(measure),
        Mark(f"{measure.due}" if measure.due else "", "bad" if measure.late(day) else "normal"),
        state_of(measure, day),
        Mark(number(measure.hours_a_week) if measure.hours_a_week else "", sort=measure.hours_a_week or 0.0),
        Mark(cost, sort=measure.cost or 0.0),
        what_for(picture, measure),
    )
    tone: Tone = "normal" if measure.is_open else "muted"
    why, ways = why_of(picture, measure), ways_of(measure)
    return Row(f"measure:{measure.id}", cells, why, depth=depth, tone=tone, actions=ways)
