"""The annual wheel as a band of months, all twelve side by side or in as many rows as they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from veikart.blocks import Wheel, WheelEntry
from veikart.text import shown
from veikart.typeset.page import Look, Span
from veikart.typeset.prose import SIGNS
from veikart.typeset.sheet import PLAIN, Sheet
from veikart.typeset.words import fitted, width, wrapped

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BESIDE = (12, 6, 4, 3, 2, 1)
_WORD = 10
"""Letters that should stand in a month without being broken."""
_MOST_LINES = 4
_NOW = "▼"
_EMPTY = "Nothing here at this moment."


@dataclass(frozen=True, slots=True)
class Stretch:
    """An entry in consecutive months of a wheel, counted from the one it begins with, `last` included."""

    entry: WheelEntry
    first: int
    last: int
    ahead: bool
    """Whether it goes on beyond `last`."""
    begun: bool
    """Whether it began before `first`."""


@dataclass(frozen=True, slots=True)
class _Place:
    x: int
    y: int
    cells: int
    height: int


@dataclass(frozen=True, slots=True)
class _Band:
    """Months side by side, from `first` to `last`, `cells` each; `places` collects where entries stand."""

    first: int
    last: int
    cells: int
    places: dict[int, list[_Place]]

    def x(self, month: int) -> int:
        return (month - self.first) * self.cells


def set_wheel(sheet: Sheet, block: Wheel) -> None:
    """Title, then rows of months with the entries of each lane."""
    if block.title:
        sheet.text(block.title, Look("title"))
    if not block.entries:
        sheet.text(_EMPTY, Look("text", "muted"))
        return
    beside = _months_beside(block, sheet.width)
    cells = max(1, sheet.width // beside)
    places: dict[int, list[_Place]] = {}
    for first in range(0, 12, beside):
        if first:
            sheet.gap()
        band = _Band(first, first + beside - 1, cells, places)
        _set_months(sheet, block, band)
        for lane, entries in lanes_of(block):
            _set_lane(sheet, lane, _clipped(entries, block, band), band)
    _set_stops(sheet, block, places)


def lanes_of(block: Wheel) -> list[tuple[str, list[tuple[int, WheelEntry]]]]:
    """The lanes in the order in which they first appear, each with its entries by the time of year. An entry
    comes with its number in the wheel, from 0."""
    lanes: dict[str, list[tuple[int, WheelEntry]]] = {}
    for number, entry in enumerate(block.entries):
        lanes.setdefault(entry.lane, []).append((number, entry))
    for entries in lanes.values():
        entries.sort(key=lambda each: (begin_of(each[1], block), each[1].day or 0))
    return list(lanes.items())


def begin_of(entry: WheelEntry, block: Wheel) -> int:
    """The month of an entry, counted from the one the wheel begins with: 0 to 11."""
    return (entry.month - block.begins) % 12


def months_of(entry: WheelEntry) -> int:
    """How many months an entry goes on: 1 to 12."""
    return 1 if entry.until is None else (entry.until - entry.month) % 12 + 1


def stretches_of(entry: WheelEntry, block: Wheel) -> list[tuple[int, int]]:
    """First and last month of an entry; two stretches where it goes over the end of the wheel."""
    first = begin_of(entry, block)
    last = first + months_of(entry) - 1
    return [(first, last)] if last < 12 else [(first, 11), (0, last - 12)]


def when(entry: WheelEntry, months: Sequence[str]) -> str:
    """ "12 Mar", "Feb", "Feb – Apr"."""
    begin = months[(entry.month - 1) % 12]
    if entry.day is not None:
        begin = f"{entry.day} {begin}"
    return begin if entry.until is None else f"{begin} – {months[(entry.until - 1) % 12]}"


def _months_beside(block: Wheel, cells: int) -> int:
    words = [word for entry in block.entries for word in _text(entry).split()]
    need = min(_WORD, max(map(width, words), default=1))
    return next((beside for beside in _BESIDE if cells // beside - 2 >= need), 1)


def _text(entry: WheelEntry) -> str:
    """The day, the sign of its tone, the label."""
    sign = "" if entry.tone == "accent" else SIGNS[entry.tone]
    day = "" if entry.day is None else str(entry.day)
    return " ".join(part for part in (day, sign, shown(entry.label)) if part)


def _set_months(sheet: Sheet, block: Wheel, band: _Band) -> None:
    names: list[Span] = []
    months = range(band.first, band.last + 1)
    for month in months:
        number = (month + block.begins - 1) % 12
        now = block.month is not None and (block.month - 1) % 12 == number
        name = f"{_NOW} {MONTHS[number]}" if now else MONTHS[number]
        names.append(Span(fitted(f" {name}", band.cells), Look("value", "accent") if now else Look("head")))
    sheet.line(*names)
    rule = ("┬" + "─" * (band.cells - 1)) * len(months)
    sheet.line(Span("─" + rule[1:], Look("rule")))


def _clipped(
    entries: Sequence[tuple[int, WheelEntry]], block: Wheel, band: _Band
) -> Iterator[tuple[int, Stretch]]:
    """What of the entries lies in the months of the band."""
    for number, entry in entries:
        whole = stretches_of(entry, block)
        for nth, (begin, end) in enumerate(whole):
            if begin <= band.last and end >= band.first:
                ahead = end > band.last or nth < len(whole) - 1
                begun = begin < band.first or nth > 0
                yield number, Stretch(entry, max(begin, band.first), min(end, band.last), ahead, begun)


def _set_lane(sheet: Sheet, lane: str, stretches: Iterator[tuple[int, Stretch]], band: _Band) -> None:
    """The entries of a lane in as few layers as they fit in."""
    layers: list[list[tuple[int, Stretch]]] = []
    for number, stretch in stretches:
        free = (layer for layer in layers if all(_apart(stretch, other) for _, other in layer))
        layer = next(free, None)
        if layer is None:
            layers.append(layer := [])
        layer.append((number, stretch))
    if layers and lane.strip():
        sheet.text(lane, Look("group"))
    for layer in layers:
        _set_layer(sheet, sorted(layer, key=lambda each: each[1].first), band)


def _apart(one: Stretch, other: Stretch) -> bool:
    return one.last < other.first or other.last < one.first


def _set_layer(sheet: Sheet, layer: Sequence[tuple[int, Stretch]], band: _Band) -> None:
    texts = [_lines(stretch, band.cells) for _, stretch in layer]
    top, height = sheet.y, max(len(lines) for lines in texts)
    for (number, stretch), lines in zip(layer, texts, strict=True):
        x, end = band.x(stretch.first), band.x(stretch.last + 1)
        band.places.setdefault(number, []).append(_Place(x, top, max(1, end - x - 1), len(lines)))
    for row in range(height):
        spans: list[Span] = []
        x = 0
        for (_, stretch), lines in zip(layer, texts, strict=True):
            begin, end = band.x(stretch.first), band.x(stretch.last + 1)
            text = lines[row] if row < len(lines) else ""
            spans.append(Span(" " * (begin - x), PLAIN))
            spans.append(Span(fitted(" " + text, end - begin), Look("text", stretch.entry.tone)))
            x = end
        sheet.line(*(span for span in spans if span.text))


def _lines(stretch: Stretch, cells: int) -> list[str]:
    """The text of a stretch; an arrow over all of its months where there are several."""
    months = stretch.last - stretch.first + 1
    room = max(1, months * cells - 2)
    lines = wrapped(_text(stretch.entry), room)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], fitted(" ".join(lines[_MOST_LINES - 1 :]), room)]
    if months > 1 or stretch.ahead or stretch.begun:
        begin, end = "◂" if stretch.begun else "├", "▸" if stretch.ahead else "┤"
        lines.append(fitted(begin + "─" * (room - 2) + end, room))
    return lines


def _set_stops(sheet: Sheet, block: Wheel, places: dict[int, list[_Place]]) -> None:
    """A stop for every entry where it first stands; the rest of it lights up with that."""
    for number, (place, *rest) in sorted(places.items(), key=lambda each: (each[1][0].y, each[1][0].x)):
        entry = block.entries[number]
        parts = (f"{shown(entry.label)}: {when(entry, MONTHS)}", shown(entry.lane), shown(entry.detail))
        sheet.stop(
            entry.id,
            x=place.x,
            y=place.y,
            cells=place.cells,
            height=place.height,
            title=" · ".join(part for part in parts if part),
            why=entry.why,
            action=entry.action,
            called=shown(entry.label),
            actions=entry.actions,
            echoes=tuple((each.x, each.y + row, each.cells) for each in rest for row in range(each.height)),
        )
