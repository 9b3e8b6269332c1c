"""How many leave, as figures and a table of units."""

from __future__ import annotations

from math import nan

from veikart.api import (
    Block,
    Column,
    Figure,
    Figures,
    Mark,
    Picture,
    Row,
    Selection,
    Table,
    Text,
    Tone,
    Why,
    count,
    counted,
    day_in_words,
    number,
    percent,
)
from veikart_gap.pages.ways import of_unit
from veikart_gap.pages.wording import counts, newest
from veikart_gap.risk.attrition import Attrition, Window, attritions, leavers_of
from veikart_gap.risk.columns import ATTRITION_SOURCE

MOST_ROWS = 200
LEAST_YEARS = 1.0
"""With less time spent there a rate for a year would say nothing."""
FEW = 5
"""Below so many leavers the interval says more than the rate."""
_FORMULA = (
    "rate = people who left ÷ years that people spent there; interval: exact Poisson, 95 %. Counted in the "
    "unit they were in, with all below it"
)
_COLUMNS = (
    Column("Unit", grow=True, least=18),
    Column("People", right=True, least=6, drop=3),
    Column("Left in 12 months", right=True, least=8),
    Column("A year", right=True, least=6),
    Column("95 % range", right=True, least=10, drop=1),
    Column("Left in 24 months", right=True, least=8, drop=2),
    Column("A year", right=True, least=6, drop=2),
    Column("95 % range", right=True, least=10, drop=4),
    Column("Known to leave", right=True, least=8),
)


def attrition_blocks(picture: Picture, selection: Selection) -> list[Block]:
    """Figures of all, what to mind about them, and a row for each unit."""
    found = attritions(picture, selection)
    if not found:  # a unit is selected that is not there
        return []
    every, *units = found
    blocks: list[Block] = [_figures(picture, every)]
    if told := _told(picture, every):
        blocks.append(Text(told, "muted"))
    rows = [_row(picture, each) for each in (every, *units)]
    if len(rows) > 1:
        blocks.append(Table(_COLUMNS, tuple(rows[:MOST_ROWS]), "People who left, by unit with all below it"))
    if len(rows) > MOST_ROWS:
        blocks.append(Text(f"and {counted(len(rows) - MOST_ROWS, 'unit')} more.", "muted"))
    return blocks


def _figures(picture: Picture, every: Attrition) -> Figures:
    why = _why(picture, every)
    known: Tone = "warn" if every.leaving else "normal"
    return Figures(
        (
            Figure("Left in 12 months", number(every.year.left), _sure(every.year), why=why),
            Figure("Left in 24 months", number(every.two_years.left), _sure(every.two_years), why=why),
            Figure("Known to leave", number(every.leaving), f"of {number(every.people)} here now", known),
        )
    )


def _sure(window: Window) -> str:
    if window.rate is None:
        return "nobody was there"
    if window.years < LEAST_YEARS:
        return "too short a time to say more"
    return f"{percent(window.rate)} a year ({_between(window)})"


def _between(window: Window) -> str:
    if window.rate is None or window.years < LEAST_YEARS:
        return ""
    return _range(window)


def _range(window: Window) -> str:
    return f"{percent(window.low).removesuffix(' %')} to {percent(window.high)}"


def _told(picture: Picture, every: Attrition) -> str:
    told: list[str] = []
    if every.two_years.observed < 1.9:
        weeks = round(every.two_years.observed * 52.18)
        told.append(
            f"The journal has seen people for {counted(weeks, 'week')} only; before that nothing is known."
        )
    if 0 < every.year.left < FEW:
        told.append("So few left that the range says more than the rate.")
    if picture.moment.true_on > picture.today:
        day = day_in_words(picture.moment.true_on)
        told.append(f"Up to {day} lies ahead in part: only those are counted who are known to leave.")
    return " ".join(told)


def _row(picture: Picture, each: Attrition) -> Row:
    cells = (
        each.name,
        number(each.people),
        counts(each.year.left),
        _rate(each.year),
        Mark(_between(each.year), "muted", each.year.high if each.year.rate is not None else nan),
        counts(each.two_years.left),
        _rate(each.two_years),
        Mark(
            _between(each.two_years), "muted", each.two_years.high if each.two_years.rate is not None else nan
        ),
        Mark(count(each.leaving), "warn" if each.leaving else "normal", each.leaving),
    )
    ways = of_unit(each.unit) if each.unit is not None else ()
    identity = f"unit:{each.unit}" if each.unit is not None else "everyone"
    return Row(identity, cells, _why(picture, each), depth=each.depth, actions=ways)


def _rate(window: Window) -> Mark:
    if window.rate is None or window.years < LEAST_YEARS:
        return Mark("–", "muted", nan)
    return Mark(percent(window.rate), "muted" if window.left < FEW else "normal", window.rate)


def _why(picture: Picture, each: Attrition) -> Why:
    inputs = (*_inputs(each.year, 12), *_inputs(each.two_years, 24))

    def behind() -> Why:
        return Why("", "", "", *newest((), tuple(leavers_of(picture, each.unit))))

    title = f"Leaving: {each.name}"
    return Why(
        title, _FORMULA, ATTRITION_SOURCE, (*inputs, ("Known to leave", number(each.leaving))), more=behind
    )


def _inputs(window: Window, months: int) -> tuple[tuple[str, str], ...]:
    average, rate = window.average, window.rate
    return (
        (f"Left in {months} months", number(window.left)),
        ("People there on average", "–" if average is None else number(round(average, 1))),
        ("Years that people spent there", number(round(window.years, 1))),
        ("A year for each person", "–" if rate is None else f"{percent(rate)} ({_range(window)})"),
    )
