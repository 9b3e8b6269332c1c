"""How a change is said: signed numbers, points, and the sentence that the page begins with."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from veikart.blocks import Mark, Tone
from veikart.moment import Moment, day_in_words
from veikart.picture import Picture
from veikart.progress import Change, PartChange
from veikart.progress import parts as p
from veikart.progress.baseline import Baseline
from veikart.text import join_and
from veikart.wording import counted, number

_ANSWERS = (p.GREW, p.DECLINED, p.RATED, p.RELEVANCE, p.METHOD, p.CORRECTED)
"""Parts that come from what was said about people."""


def signed(value: float) -> str:
    """ "+12", "−3", "·" for none."""
    if abs(value) < 1e-9:
        return "·"
    return ("+" if value > 0 else "−") + number(abs(value))


def change(value: float, better: int = 0) -> Mark:
    """A difference as a cell; `better` 1 where more is better, −1 where less is."""
    tone: Tone = "normal"
    if better and abs(value) > 1e-9:
        tone = "good" if value * better > 0 else "bad"
    return Mark(signed(value), tone, sort=float(value))


def points(share: float | None) -> str:
    """A difference of shares in percentage points: "+8.6", "−0.4", "0.0" for next to none, "·" for
    none; "" where not known."""
    if share is None:
        return ""
    rounded = round(100 * share, 1)
    if not rounded:
        return "·" if abs(share) < 1e-9 else "0.0"
    return ("+" if rounded > 0 else "−") + f"{abs(rounded):.1f}"


def finely(share: float | None) -> str:
    """A share with one decimal, so that it can be added up by eye: "59.0 %"."""
    return "not known" if share is None else f"{100 * share:.1f} %"


def world(picture: Picture, moment: Moment) -> str:
    """What is looked at in a moment: "reality", or the name of a scenario."""
    if moment.scenario is None:
        return "reality"
    rows = picture.scenarios.filter(pl.col("scenario") == moment.scenario)
    return f"“{rows['name'][0]}”" if rows.height else "a scenario"


def since(baseline: Baseline) -> str:
    """ "12 September 2026, the last workshop, Autumn scan"."""
    told = baseline.moment.in_words()
    return f"{told}, {baseline.called}" if baseline.called else told


def sentence(picture: Picture, baseline: Baseline, total: Change, smallest: int) -> str:
    """What happened, in one sentence; what few people said is not told apart in it."""
    told = join_and(_told(total, smallest))
    return f"{_headline(picture, baseline, total)}{': ' if told else ''}{told}."


def _headline(picture: Picture, baseline: Baseline, total: Change) -> str:
    then, now = total.before.share, total.now.share
    day = day_in_words(baseline.moment.true_on)
    if picture.moment.scenario != baseline.moment.scenario:
        here, there = world(picture, picture.moment), world(picture, baseline.moment)
        return f"In {here} met of known is {finely(now)}, and {finely(then)} in {there}"
    if now is None:
        return f"Nothing that is required is known on {day_in_words(picture.moment.true_on)}"
    if then is None:
        return f"{finely(now)} of what is known is met, and nothing was known on {day}"
    if abs(now - then) < 0.0005:
        return f"Met of known is {finely(now)}, as on {day}"
    moved = "rose" if now > then else "fell"
    return f"Met of known {moved} from {finely(then)} on {day} to {finely(now)}"


def _told(total: Change, smallest: int) -> Iterator[str]:
    few = False
    for part in total.parts.values():
        if part.part in _ANSWERS and part.people < smallest:
            few = True
        else:
            yield _in_words(part)
    if few:
        yield "a few other ratings changed"


def _in_words(part: PartChange) -> str:
    cells, people = counted(part.cells, "cell"), counted(part.people, "person", "people")
    return {
        p.GREW: f"{people} grew ({cells})",
        p.DECLINED: f"{people} declined ({cells})",
        p.RATED: f"{cells} became known",
        p.RELEVANCE: f"{cells} turned out relevant or not",
        p.METHOD: f"{cells} are rated in another way",
        p.TARGET: f"the target moved in {cells}",
        p.ROLE: f"{people} moved role",
        p.UNIT: f"{people} moved unit",
        p.JOINED: f"{people} joined",
        p.LEFT: f"{people} left",
        p.CORRECTED: f"{cells} were corrected later",
    }[part.part]
