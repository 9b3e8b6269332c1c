"""What the frame around the screens needs to know of an engagement, read in one go outside the event loop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from veikart.moment import Moment
from veikart.text import clean_line, fold
from veikart.tui.timebar.model import Due, TimeData, TimeMark

if TYPE_CHECKING:
    from veikart.picture import Picture
    from veikart.session import Session

Kind = Literal["person", "skill", "unit", "goal", "role"]


class Entry(NamedTuple):
    """Someone or something that can be found by name."""

    kind: Kind
    id: str
    name: str
    more: str
    folded: str


class Scenario(NamedTuple):
    """A scenario that is open."""

    id: str
    name: str
    start: date


@dataclass(frozen=True, slots=True)
class Standing:
    """How an engagement stands now. `workshop` is the name of the one going on; with `pseudonyms` people bear
    fictional names."""

    name: str
    today: date
    time: TimeData
    entries: tuple[Entry, ...]
    workshop: str | None = None
    pseudonyms: bool = False
    forgotten: int = 0
    """How many people have been forgotten."""
    notes: Mapping[date, str] = field(default_factory=dict)
    """Day → what the presenter has to say on it, in a line."""
    scenarios: tuple[Scenario, ...] = ()
    """Those that are open, the newest last."""

    def of(self, *kinds: Kind) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.kind in kinds)

    def called(self, kind: Kind, identity: str) -> str:
        """The name of something that is there now; its id when it is not."""
        found = (entry.name for entry in self.entries if (entry.kind, entry.id) == (kind, identity))
        return next(found, identity)


def standing(session: Session) -> Standing:
    """Reads it from the session. Takes the session's lock: not for the event loop."""
    picture = session.picture()
    running = [row[0] for row in picture.workshops.select("name", "ended").rows() if row[1] is None]
    return Standing(
        clean_line(session.name),
        session.today,
        _time(session),
        tuple(_entries(picture)),
        clean_line(running[-1]) if running else None,
        session.pseudonyms,
        session.forgotten(),
        _notes(session),
        _scenarios(picture),
    )


def _time(session: Session) -> TimeData:
    line = session.timeline()
    marks = (TimeMark(mark.day, clean_line(mark.label)) for mark in line.marks)
    days = tuple((day, int(events)) for day, events in line.days.select("day", "events").rows())
    due = tuple(Due(*each) for each in line.due)
    return TimeData(line.first, line.last, line.today, days, tuple(sorted(marks)), due)


def _notes(session: Session) -> Mapping[date, str]:
    from veikart.standard.marks import notes_by_day

    found = notes_by_day(session.picture(Moment(date.max)))
    if session.pseudonyms:  # its text may name people, and what stands for it would look as if it were gone
        return dict.fromkeys(found, "A note, which is not shown while names are veiled.")
    return {day: clean_line(" · ".join(note.text for note in notes)) for day, notes in found.items()}


def _scenarios(picture: Picture) -> tuple[Scenario, ...]:
    rows = picture.scenarios.select("scenario", "name", "start", "status").rows()
    return tuple(
        Scenario(each, clean_line(name), start) for each, name, start, status in rows if status == "open"
    )


def _entries(picture: Picture) -> list[Entry]:
    people = picture.people.select("person", "name", "unit_name").rows()
    skills = picture.skills.select("skill", "name", "group").rows()
    units = picture.units.select("unit", "name", "path").rows()
    goals = picture.goals.select("goal", "name").rows()
    roles = picture.roles.select("role", "name").rows()
    return [
        *(_entry("person", person, name, unit or "") for person, name, unit in people),
        *(_entry("skill", skill, name, group or "") for skill, name, group in skills),
        *(_entry("unit", unit, name, path if path != name else "") for unit, name, path in units),
        *(_entry("goal", goal, name, "") for goal, name in goals),
        *(_entry("role", role, name, "") for role, name in roles),
    ]


def _entry(kind: Kind, identity: str, name: str, more: str) -> Entry:
    return Entry(kind, identity, clean_line(name), clean_line(more), fold(name))
