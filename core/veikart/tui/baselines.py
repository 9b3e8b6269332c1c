"""What a moment can be compared with, as it is chosen from and told. Nothing of screens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from veikart.moment import Moment, day_in_words
from veikart.tui.timebar import TimeData, step_day


class Baseline(NamedTuple):
    """A moment to compare with, and what it is called in a list."""

    title: str
    moment: Moment


def baselines(time: TimeData, here: Moment, *, linked: bool = False) -> Iterator[Baseline]:
    """What one may want to compare `here` with, the likeliest first; every mark is among them.

    What was known is as it is here; with `linked` clocks, what was known on the day itself.
    """
    day = here.true_on
    yield Baseline(f"This moment, to move on from: {here.in_words()}", here)
    before = [mark for mark in time.marks if mark.day < day]
    last = max(before, default=None)
    if last is not None:
        yield Baseline(
            f"The mark before: {last.label}, {day_in_words(last.day)}", _on(last.day, time, here, linked)
        )
    for words, quarters in (("A quarter before", 1), ("A year before", 4)):
        earlier = day
        for _ in range(quarters):
            earlier = step_day(earlier, "quarter", -1)
        if earlier >= time.span[0]:
            yield Baseline(f"{words}: {day_in_words(earlier)}", _on(earlier, time, here, linked))
    if here.known_on is None and day < time.today:
        yield Baseline("The same day, as it was known that day", replace(here, known_on=day))
    for mark in sorted(time.marks, reverse=True):
        if mark != last and mark.day != day:
            yield Baseline(f"◆ {mark.label}, {day_in_words(mark.day)}", _on(mark.day, time, here, linked))


def _on(day: date, time: TimeData, here: Moment, linked: bool) -> Moment:
    return replace(here, true_on=day, known_on=known_with(day, time, here, linked=linked))


def known_with(day: date, time: TimeData, here: Moment, *, linked: bool) -> date | None:
    """By when a day to compare with is known: that day itself with linked clocks, else as `here`."""
    if linked:
        return day if day < time.today else None
    return here.known_on


def baseline_in_words(
    baseline: Moment, here: Moment, time: TimeData, names: Mapping[str, str] = MappingProxyType({})
) -> str:
    """ "1 March 2026 as known on 15 January 2026 (Workshop 3)"; that it is known as of now is said where what
    is looked at is not. Of another scenario, its name, by `names`, or that it is reality, comes first."""
    words = baseline.in_words()
    if baseline.known_on is None and here.known_on is not None:
        words += " as known now"
    elif baseline.known_on == baseline.true_on:
        words = f"{day_in_words(baseline.true_on)} as known that day"
    mark = time.mark_on(baseline.true_on)
    words = f"{words} ({mark.label})" if mark is not None else words
    if baseline.scenario == here.scenario:
        return words
    where = "reality" if baseline.scenario is None else f"“{names.get(baseline.scenario, baseline.scenario)}”"
    return f"{where}, {words}"
