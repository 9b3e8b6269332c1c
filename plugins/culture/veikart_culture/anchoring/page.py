"""Anchoring: whether the strategy is carried at the top, in HR and in the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from veikart.api import (
    Block,
    Blocks,
    Criterion,
    Do,
    Empty,
    Figure,
    Figures,
    Point,
    Scorecard,
    Selection,
    Series,
    Text,
    Tone,
    Trend,
    Why,
    counted,
    day_in_words,
    number,
)
from veikart_culture.anchoring.standing import OLD, Standing, days, middle, standings
from veikart_culture.anchoring.statements import LEVEL_NAMES, LEVELS, Level

if TYPE_CHECKING:
    from veikart.api import Picture

_FORMULA = "median of the last score of each statement of the level, from 1 (not at all) to 5 (fully)"
_SOURCE = (
    "A check in words of our own: whoever answers agrees on one score in the room and says what shows it. "
    "It is a judgement, not a measurement."
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """A figure for each level, the statements on their scale with the way they came, then the time."""
    found = standings(picture, selection.unit)
    blocks: list[Block] = []
    if not any(each.told for each in found):
        blocks.append(
            Empty(
                "Nobody has judged yet how well the strategy is carried.",
                (
                    "Take the statements below one by one with those they are about: h, Judge it.",
                    "Say what shows it, and come back to it every half-year.",
                ),
            )
        )
    else:
        blocks += [_figures(picture, found), Text(_told(picture, selection, found), "muted")]
    blocks += [card for level in LEVELS for card in _card(picture, selection, found, level)]
    return [*blocks, *_over_time(picture, found)]


def _figures(picture: Picture, found: Sequence[Standing]) -> Figures:
    day = picture.moment.true_on
    return Figures(tuple(_figure(found, level, middle(found, level, day)) for level in LEVELS))


def _figure(found: Sequence[Standing], level: Level, value: float | None) -> Figure:
    of_level = [each for each in found if each.statement.level == level]
    judged = [each for each in of_level if each.now]
    inputs = tuple((each.statement.text, _score(each)) for each in of_level)
    positions = tuple(sorted((each.now.position for each in judged if each.now), reverse=True))
    return Figure(
        LEVEL_NAMES[level],
        "–" if value is None else f"{number(value)} of 5",
        f"{len(judged)} of {counted(len(of_level), 'statement')} judged",
        _tone(value),
        Why(LEVEL_NAMES[level], _FORMULA, _SOURCE, inputs, positions),
    )


def _tone(value: float | None) -> Tone:
    if value is None:
        return "muted"
    return "good" if value >= 4 else "warn" if value > 2 else "bad"


def _score(standing: Standing) -> str:
    return "not judged" if standing.now is None else f"{standing.now.score} of 5"


def _told(picture: Picture, selection: Selection, found: Sequence[Standing]) -> str:
    judged = [each.now for each in found if each.now]
    old = sum((picture.moment.true_on - each.day).days > OLD for each in judged)
    bare = sum(not each.evidence for each in judged)
    parts = ["A ring is where it stood when it was judged before."]
    if selection.unit is not None:
        everywhere = sum(each.unit is None for each in judged)
        if everywhere:
            parts.append(f"{counted(everywhere, 'statement')} judged for everybody, not for this unit.")
    if old:
        parts.append(f"{counted(old, 'judgement is', 'judgements are')} more than a year old.")
    if bare:
        parts.append(f"{counted(bare, 'judgement has', 'judgements have')} nothing that shows it.")
    return " ".join(parts)


def _card(
    picture: Picture, selection: Selection, found: Sequence[Standing], level: Level
) -> Iterator[Scorecard]:
    criteria = tuple(_criterion(picture, selection, each) for each in found if each.statement.level == level)
    if criteria:
        yield Scorecard(criteria, ends=("not at all", "fully"), title=LEVEL_NAMES[level])


def _criterion(picture: Picture, selection: Selection, standing: Standing) -> Criterion:
    now, before, statement = standing.now, standing.before, standing.statement
    about = {"statement": statement.key, **({"unit": selection.unit} if selection.unit else {})}
    ways = (
        Do("culture.judge_anchoring", about, "Judge it"),
        Do("culture.drop_statement", {"statement": statement.key}, "No longer ask for it"),
    )
    return Criterion(
        f"statement:{statement.key}",
        statement.short or statement.text,
        (float(now.score) if now else None,),
        (float(before.score) if before else None,),
        text=_evidence(picture, standing),
        why=_why(picture, standing),
        actions=ways,
    )


def _evidence(picture: Picture, standing: Standing) -> str:
    said = f"{standing.statement.text}. " if standing.statement.short else ""
    if standing.now is None:
        return said.strip()
    shown = standing.now.evidence or "Nothing was said that shows it."
    age = (picture.moment.true_on - standing.now.day).days
    return f"{said}{shown} ({day_in_words(standing.now.day)}{', more than a year ago' if age > OLD else ''})"


def _why(picture: Picture, standing: Standing) -> Why:
    inputs = []
    for each in reversed(standing.told):
        where = f" in {picture.name('unit', each.unit)}" if each.unit else ""
        shown = f": {each.evidence}" if each.evidence else ""
        inputs.append((day_in_words(each.day), f"{each.score} of 5{where}{shown}"))
    positions = tuple(each.position for each in reversed(standing.told))
    formula = "one score from 1 (not at all) to 5 (fully), agreed in the room"
    return Why(standing.statement.text, formula, _SOURCE, tuple(inputs), positions)


def _over_time(picture: Picture, found: Sequence[Standing]) -> list[Block]:
    """A line for each level, where there are two days or more to draw one between."""
    told = days(found)
    if len(told) < 2:
        return []
    series = tuple(
        Series(
            f"level:{level}",
            LEVEL_NAMES[level],
            tuple(Point(day, middle(found, level, day)) for day in told),
            why=Why(f"{LEVEL_NAMES[level]} over time", _FORMULA, _SOURCE),
        )
        for level in LEVELS
        if any(each.statement.level == level for each in found)
    )
    return [Trend(series, "Over time (median of statements)", "of 5", least=1, most=5)]
