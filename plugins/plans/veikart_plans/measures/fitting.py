"""What a measure has to keep: days in order, hours that a week has, money that there is, no circles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from veikart.api import (
    DoesNotFit,
    RuleBroken,
    number,
)
from veikart_plans.measures.kinds import KINDS, KindOfMeasure
from veikart_plans.measures.reach import reach_of
from veikart_plans.measures.standing import RUNNING, Measure, measures_at

if TYPE_CHECKING:
    from veikart.api import Picture, Setting

Thing = Literal["skill", "unit", "goal", "role"]
WEEK = 37.5
"""Hours of a working week, beyond which nobody can learn."""


def must_be_in_order(start: date | None, due: date | None, field: str = "due") -> None:
    """Raises `DoesNotFit` for a due date before the start."""
    if start is not None and due is not None and due < start:
        raise DoesNotFit.at(field, f"It is due on {due}, before it starts on {start}. Choose a later day.")


def must_be_on_scale(picture: Picture, skill: str, level: float, field: str) -> str:
    """The skill's own scale. Raises `DoesNotFit` for a level that is none of it."""
    rows = picture.skills.filter(picture.skills["skill"] == skill)
    if not rows.height:
        raise DoesNotFit.at(field, f"There is no skill with the id {skill!r}. Choose one from the list.")
    scale = picture.scales[str(rows["scale"][0])]
    values = [each.value for each in scale.levels]
    if level not in values and not (scale.continuous and scale.low <= level <= scale.high):
        between = ", ".join(f"{number(each.value)} {each.name}".strip() for each in scale.levels)
        raise DoesNotFit.at(field, f"{number(level)} is not a level of {rows['name'][0]}. It has {between}.")
    return scale.id


@dataclass(frozen=True, slots=True)
class Weekly:
    """Hours a week that a measure asks of each of its people, between two days where these are known."""

    hours: float | None
    start: date | None = None
    due: date | None = None

    def meets(self, measure: Measure) -> bool:
        """Whether there may be a week in which both go on."""
        apart = (self.due and measure.start and self.due < measure.start) or (
            measure.due and self.start and measure.due < self.start
        )
        return not apart


def must_leave_time(
    picture: Picture, weekly: Weekly, people: Iterable[str], but: str = "", field: str = "hours_a_week"
) -> None:
    """Raises `DoesNotFit` where a week has fewer hours: for this measure, or for all that somebody is in.

    Counted are measures that are agreed or under way and may go on at the same time; but not `but`.
    """
    if weekly.hours is None:
        return
    if weekly.hours > WEEK:
        raise DoesNotFit.at(field, f"A working week has {number(WEEK)} hours. Choose fewer than that.")
    taken = hours_taken(picture, (each for each in measures_at(picture) if each.id != but), weekly)
    for person in people:
        others = taken.get(person, 0.0)
        if others + weekly.hours > WEEK:
            who = picture.name("person", person)
            raise DoesNotFit.at(
                field,
                f"{who} gives {number(others)} hours a week to other measures already; with these it would "
                f"be {number(others + weekly.hours)}, more than a week has. Choose fewer, or end another "
                "first.",
            )


def hours_taken(picture: Picture, measures: Iterable[Measure], weekly: Weekly) -> Mapping[str, float]:
    """Person → hours a week of those measures that are agreed or under way while `weekly` goes on."""
    reach, taken = reach_of(picture), dict[str, float]()
    for each in measures:
        if each.state in RUNNING and each.hours_a_week and weekly.meets(each):
            for person in reach.people(each):
                taken[person] = taken.get(person, 0.0) + each.hours_a_week
    return taken


def must_be_a_kind(kind: str) -> KindOfMeasure:
    """The kind. Raises `DoesNotFit` where there is none of that name."""
    found = next((each for each in KINDS if each.kind == kind), None)
    if found is None:
        there = ", ".join(each.kind for each in KINDS)
        raise DoesNotFit.at("kind", f"There is no kind of measure {kind!r}. There are: {there}.")
    return found


def must_be_known(
    setting: Setting,
    *,
    skill: str | None = None,
    unit: str | None = None,
    goal: str | None = None,
    role: str | None = None,
) -> None:
    """Raises `DoesNotFit` at the field, which is named as the kind of thing, for an id of nothing."""
    said: tuple[tuple[Thing, str | None], ...] = (
        ("skill", skill), ("unit", unit), ("goal", goal), ("role", role),
    )  # fmt: skip
    for kind, identity in said:
        if identity is not None and setting.state.get(kind, identity) is None:
            raise DoesNotFit.at(
                kind, f"There is no {kind} with the id {identity!r}. Choose one from the list."
            )


def must_be_there(setting: Setting, **said: Iterable[str | None]) -> None:
    """Raises `DoesNotFit` at the field for somebody who is not, or no longer, there."""
    there = set(setting.picture.people["person"])
    for field, people in said.items():
        for person in people:
            if person is not None and person not in there:
                who = setting.need("person", person).name
                raise DoesNotFit.at(field, f"{who} is no longer there. Choose somebody who is.")


def must_be_new(measures: Iterable[Measure], title: str) -> None:
    """Raises `DoesNotFit` where a measure of this title is open."""
    if any(each.is_open and each.title.casefold() == title.strip().casefold() for each in measures):
        raise DoesNotFit.at("title", f"“{title}” is open already. Revise that one, or name this otherwise.")


def must_be_for_others(kind: KindOfMeasure, people: Iterable[str], field: str = "people") -> None:
    """Raises `DoesNotFit` where somebody who is there is named for what brings in others."""
    if kind.way == "acquire" and any(people):
        raise DoesNotFit.at(
            field, f"“{kind.name}” is for who is not there yet. Name the unit, and no people."
        )


def must_not_turn_in_circles(measures: Sequence[Measure], measure: str, after: str) -> None:
    """Raises `DoesNotFit` where `after` waits for the measure itself, by however many others."""
    waits: Mapping[str, tuple[str, ...]] = {each.id: each.after for each in measures}
    titles = {each.id: each.title for each in measures}
    path, seen, todo = {after: ""}, set[str](), [after]
    while todo:
        here = todo.pop()
        if here == measure:
            chain = [here]
            while path[chain[-1]]:
                chain.append(path[chain[-1]])
            told = " → ".join(titles.get(each, each) for each in reversed(chain))
            raise DoesNotFit.at("after", f"They would wait for each other for ever: {told}. Choose another.")
        if here in seen:
            continue
        seen.add(here)
        for following in waits.get(here, ()):
            path.setdefault(following, here)
            todo.append(following)


def must_be_open(measure: Measure | None, identity: str) -> Measure:
    """The measure. Raises `RuleBroken` where there is none, or it is over."""
    if measure is None:
        raise RuleBroken(f"There is no measure with the id {identity!r}. Propose it first.")
    if not measure.is_open:
        raise RuleBroken(
            f"{measure.title} was {measure.state} on {measure.since}. Undo that first, or propose a new "
            "measure."
        )
    return measure
