"""The days that have a name on the time bar, and what the presenter has to say on them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from veikart.blocks import Blocks, Column, Do, Empty, Row, Table, Text, Way, Why
from veikart.contributions.time_marks import TimeMarks
from veikart.moment import Moment, day_in_words
from veikart.picture.naming import Named as Kind

if TYPE_CHECKING:
    from veikart.picture import Picture

_COLUMNS = (
    Column("Day", least=10, kept=True),
    Column("Mark", grow=True, least=16, kept=True),
    Column("Kind", least=8, drop=1, kept=True),
    Column("Note", grow=True, least=24),
)
_KINDS: tuple[Kind, ...] = ("goal", "skill", "unit", "role", "person", "capability")


class Named(NamedTuple):
    """A day with a name, or one that only a note stands on; `mark` is the id of what a user set."""

    day: date
    label: str
    kind: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What the presenter has to say on a day, and the names of what it is about."""

    id: str
    text: str
    about: tuple[str, ...]
    position: int


def draw(picture: Picture, marks: Sequence[TimeMarks]) -> Blocks:
    """A row for each mark, with the notes on its day, and for each note on a day without one."""
    ever = picture.at(Moment(date.max, scenario=picture.moment.scenario))
    notes = notes_by_day(ever)
    named = sorted(_named(ever, marks), key=lambda each: (each.day, each.label))
    bare = [Named(day, "", "") for day in notes.keys() - {each.day for each in named}]
    rows = tuple(
        _row(place, each, notes.get(each.day, ())) for place, each in enumerate(sorted([*named, *bare]))
    )
    if not rows:
        steps = ("Start a workshop: its day is marked.", "Mark a day, or attach a note to one.")
        return [Empty("No day has a mark or a note yet.", steps)]
    told = "All that is known now, whatever moment is looked at. Notes are for whoever presents."
    return [Text(told, "muted"), Table(_COLUMNS, rows)]


def notes_by_day(ever: Picture) -> dict[date, tuple[Note, ...]]:
    """Day → the notes on it, in the order they were written; of the picture of all that is known."""
    found: dict[date, list[Note]] = defaultdict(list)
    for row in ever.notes.iter_rows(named=True):
        about = tuple(_called(ever, each) for each in json.loads(row["about"] or "[]"))
        found[row["day"]].append(Note(row["note"], row["text"], about, row["position"]))
    return {day: tuple(notes) for day, notes in found.items()}


def _called(picture: Picture, identity: str) -> str:
    names = (picture.name(kind, identity) for kind in _KINDS)
    return next((name for name in names if name != identity), identity)


def _named(ever: Picture, marks: Sequence[TimeMarks]) -> Iterator[Named]:
    for name, started in ever.workshops.select("name", "started").rows():
        yield Named(started, name, "workshop")
    for mark, name, day in ever.marks.select("mark", "name", "day").rows():
        yield Named(day, name, "mark", mark)
    for each in marks:
        for found in each.find(ever):
            yield Named(found.day, found.label, found.kind)


def _row(place: int, named: Named, notes: Sequence[Note]) -> Row:
    told = " · ".join(" ".join(note.text.split()) for note in notes)
    title = f"{named.label or 'A note'}, {day_in_words(named.day)}"
    inputs = tuple((", ".join(note.about) or "Note", note.text) for note in notes)
    why = Why(title, inputs=inputs, positions=tuple(note.position for note in notes))
    cells = (named.day.isoformat(), named.label, named.kind, told)
    return Row(f"mark:{named.day}/{place}", cells, why, actions=tuple(_ways(named, notes)))


def _ways(named: Named, notes: Sequence[Note]) -> Iterator[Way]:
    yield Do("note.attach", {"day": named.day}, "Attach a note to this day")
    for note in notes:
        yield Do("note.remove", {"note": note.id}, f"Take away the note “{' '.join(note.text.split())[:40]}”")
    if named.mark:
        yield Do("mark.remove", {"mark": named.mark}, "Take this mark off the time bar")
