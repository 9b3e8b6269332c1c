"""What a measure has to keep: days in order, hours that a week has, money that there is, no circles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from veikart.api import DoesNotFit, RuleBroken, number
from veikart_plans.measures.money import currencies, near
from veikart_plans.measures.standing import RUNNING, Measure

if TYPE_CHECKING:
    from veikart.api import Picture

WEEK = 37.5
"""Hours of a working week, beyond which nobody can learn."""


def refused(field: str, words: str) -> DoesNotFit:
    """A message that stands at a field."""
    return DoesNotFit(words, {field: words})


def must_be_in_order(start: date | None, due: date | None, field: str = "due") -> None:
    """Raises `DoesNotFit` for a due date before the start."""
    if start is not None and due is not None and due < start:
        raise refused(field, f"It is due on {due}, before it starts on {start}. Choose a later day.")


def must_be_paid_in_money(cost: float | None, currency: str | None) -> None:
    """Raises `DoesNotFit` for a cost without a currency, and for a currency that there is none of."""
    if cost is not None and currency is None:
        raise refused("currency", "Say in which currency, such as NOK.")
    if currency is not None and currency not in currencies():
        raise refused(
            "currency", f"There is no currency {currency!r}. Use a code such as {', '.join(near(currency))}."
        )


def must_be_on_scale(picture: Picture, skill: str, level: float, field: str) -> str:
    """The skill's own scale. Raises `DoesNotFit` for a level that is none of it."""
    rows = picture.skills.filter(picture.skills["skill"] == skill)
    if not rows.height:
        raise refused(field, f"There is no skill with the id {skill!r}. Choose one from the list.")
    scale = picture.scales[str(rows["scale"][0])]
    values = [each.value for each in scale.levels]
    if level not in values and not (scale.continuous and scale.low <= level <= scale.high):
        between = ", ".join(f"{number(each.value)} {each.name}".strip() for each in scale.levels)
        raise refused(field, f"{number(level)} is not a level of {rows['name'][0]}. It has {between}.")
    return scale.id


def must_leave_time(
    measures: Iterable[Measure], people: Iterable[str], hours: float | None, picture: Picture, but: str = ""
) -> None:
    """Raises `DoesNotFit` where a week has fewer hours: for this measure, or for all that somebody is in."""
    if hours is None:
        return
    if hours > WEEK:
        raise refused("hours_a_week", f"A working week has {number(WEEK)} hours. Choose fewer than that.")
    running = [each for each in measures if each.state in RUNNING and each.id != but and each.hours_a_week]
    for person in people:
        taken = sum(each.hours_a_week or 0.0 for each in running if person in each.people)
        if taken + hours > WEEK:
            who = picture.name("person", person)
            raise refused(
                "hours_a_week",
                f"{who} gives {number(taken)} hours a week to other measures already; with these it would be "
                f"{number(taken + hours)}, more than a week has. Choose fewer, or end another first.",
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
            raise refused("after", f"They would wait for each other for ever: {told}. Choose another.")
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
