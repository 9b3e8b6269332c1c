"""The annual wheel as a circle: months around it, a ring for each lane, numbers that the list explains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import ClassVar

from veikart.blocks import Tone, Wheel, WheelEntry
from veikart.report.words import Words
from veikart.typeset.prose import SIGNS
from veikart.typeset.wheels import begin_of, lanes_of, months_of, when

_CENTRE = 260
_OUTER, _INNER = 240, 212
"""Radii of the band of months."""
_RINGS_FROM, _RINGS_TO = 206, 70
_WIDEST_RING = 36
_APART = 21
"""Between the middles of two numbers on a ring."""


@dataclass(frozen=True, slots=True)
class DrawnMonth:
    path: str
    x: str
    y: str
    turn: str
    name: str
    now: bool


@dataclass(frozen=True, slots=True)
class DrawnEntry:
    """A number on its ring, with an arc where it goes on for months; the rest is for the list."""

    number: int
    x: str
    y: str
    arc: str
    tone: Tone
    sign: str
    when: str
    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class DrawnLane:
    name: str
    radius: str
    width: str
    entries: tuple[DrawnEntry, ...]


@dataclass(frozen=True, slots=True)
class DrawnWheel:
    """`spokes` are the ends of the lines between months; `told` says what the circle shows."""

    template: ClassVar[str] = "wheel.html"
    title: str
    months: tuple[DrawnMonth, ...]
    lanes: tuple[DrawnLane, ...]
    spokes: tuple[tuple[str, str], ...]


def draw_wheel(block: Wheel, words: Words) -> DrawnWheel:
    """The circle and the list beside it; entries are numbered lane by lane, by the time of year."""
    if not block.entries:
        return DrawnWheel(block.title, (), (), ())
    lanes = lanes_of(block)
    width = min(_WIDEST_RING, (_RINGS_FROM - _RINGS_TO) / len(lanes))
    drawn: list[DrawnLane] = []
    number = 1
    for nth, (name, entries) in enumerate(lanes):
        radius = _RINGS_FROM - width * (nth + 0.5)
        made = _entries([entry for _, entry in entries], block, radius, number, words=words)
        drawn.append(DrawnLane(name, f"{radius:.1f}", f"{width - 2:.1f}", made))
        number += len(made)
    return DrawnWheel(
        block.title,
        tuple(_month(index, block, words) for index in range(12)),
        tuple(drawn),
        tuple(_at(index, _RINGS_FROM) for index in range(12)),
    )


def _at(month: float, radius: float) -> tuple[str, str]:
    """A place on the circle: months from the top, clockwise."""
    angle = month / 12 * 2 * pi - pi / 2
    return f"{_CENTRE + radius * cos(angle):.1f}", f"{_CENTRE + radius * sin(angle):.1f}"


def _month(index: int, block: Wheel, words: Words) -> DrawnMonth:
    number = (index + block.begins - 1) % 12
    (a, b), (c, d) = _at(index, _OUTER), _at(index + 1, _OUTER)
    (e, f), (g, h) = _at(index + 1, _INNER), _at(index, _INNER)
    path = f"M{a} {b}A{_OUTER} {_OUTER} 0 0 1 {c} {d}L{e} {f}A{_INNER} {_INNER} 0 0 0 {g} {h}z"
    x, y = _at(index + 0.5, (_OUTER + _INNER) / 2)
    turn = (index + 0.5) * 30
    upright = turn if turn <= 90 or turn >= 270 else turn - 180
    now = block.month is not None and (block.month - 1) % 12 == number
    return DrawnMonth(path, x, y, f"{upright:g}", words.terms.months[number], now)


def _entries(
    entries: Sequence[WheelEntry], block: Wheel, radius: float, first: int, *, words: Words
) -> tuple[DrawnEntry, ...]:
    step = _APART / radius / (2 * pi) * 12
    places = _spread([_middle(entry, block) for entry in entries], step)
    return tuple(
        _entry(entry, block, radius, first + nth, place=place, words=words)
        for nth, (entry, place) in enumerate(zip(entries, places, strict=True))
    )


def _entry(
    entry: WheelEntry, block: Wheel, radius: float, number: int, *, place: float, words: Words
) -> DrawnEntry:
    x, y = _at(place, radius)
    begin, months = begin_of(entry, block), months_of(entry)
    arc = ""
    if entry.until is not None:
        (a, b), (c, d) = _at(begin + 0.1, radius), _at(begin + months - 0.1, radius)
        arc = f"M{a} {b}A{radius:.1f} {radius:.1f} 0 {int(months > 6)} 1 {c} {d}"
    return DrawnEntry(
        number,
        x,
        y,
        arc,
        entry.tone,
        "" if entry.tone == "accent" else SIGNS[entry.tone],
        when(entry, words.terms.months),
        entry.label,
        entry.detail,
    )


def _middle(entry: WheelEntry, block: Wheel) -> float:
    """Where an entry's number stands: on its day, or in the middle of its first month."""
    return begin_of(entry, block) + (0.5 if entry.day is None else (min(entry.day, 31) - 0.5) / 31)


def _spread(places: Sequence[float], step: float) -> list[float]:
    """The places in order, moved on where they would lie on each other, as far as a circle has room."""
    step = min(step, 12 / max(1, len(places)))
    spread: list[float] = []
    for place in places:
        spread.append(max(place, spread[-1] + step) if spread else place)
    over = spread[-1] - spread[0] - (12 - step) if spread else 0.0
    if over > 0:
        return [spread[0] + step * nth for nth in range(len(spread))]
    return spread
