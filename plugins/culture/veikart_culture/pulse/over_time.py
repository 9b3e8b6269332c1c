"""The pulse's days on the time bar, what should be looked at, and its card on Overview."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import polars as pl

from veikart.api import Action, Do, Figures, Finding, TimeMark, counted, day_in_words
from veikart_culture.pulse.asked import questions_of
from veikart_culture.pulse.page_pulse import figures
from veikart_culture.pulse.rounds import closed_rounds, open_rounds
from veikart_culture.pulse.settings import PulseSettings
from veikart_culture.pulse.standing import standings
from veikart_culture.pulse.starting import OPEN, ways_of_open

if TYPE_CHECKING:
    from veikart.api import Blocks, Picture, Selection

_LONG_OPEN = 60


def card(picture: Picture, selection: Selection) -> Blocks:
    """The last round of the selection; nothing before there is one."""
    rounds = standings(picture)
    if not rounds:
        return []
    return [Figures(figures(rounds[-1], rounds[-2] if len(rounds) > 1 else None, selection.unit))]


def marks(picture: Picture) -> Iterator[TimeMark]:
    """When each round was opened, and closed."""
    for each in closed_rounds(picture):
        yield TimeMark(each.closed, f"{each.name}: closed", "survey")
    there = picture.table("culture.rounds").filter(~pl.col("withdrawn"))
    for name, opened in there.select("name", "opened").rows():
        yield TimeMark(opened, f"{name}: opened", "survey")


def overdue(picture: Picture) -> Iterator[Finding]:
    """No pulse for too long, of an engagement that has one."""
    day, months = picture.moment.true_on, picture.setting(PulseSettings).months
    if not any(question.asked for question in questions_of(picture)):
        return
    running = open_rounds(picture)
    for round_, name, opened in running.rows():
        if (day - opened).days > _LONG_OPEN:
            told = f"The pulse “{name}” is open since {day_in_words(opened)}: its results are not shown."
            advice = "Close it, or withdraw it."
            yield Finding(told, advice, "note", f"round:{round_}", ways_of_open(round_)[1:])
    closed = closed_rounds(picture)
    before = pl.select(pl.lit(day).dt.offset_by(f"-{months}mo")).item()
    if running.height or (closed and closed[-1].closed >= before):
        return
    told = "No round of the pulse was held yet."
    if closed:
        last, ago = day_in_words(closed[-1].closed), counted(months, "month")
        told = f"The last round of the pulse was closed on {last}, more than {ago} ago."
    ways: tuple[Action | Do, ...] = (OPEN, Action("culture.rounds", title="The rounds so far"))
    yield Finding(
        told,
        "Open a new round, or change how often one is expected in the settings of the pulse.",
        "warning",
        "pulse",
        ways,
    )
