"""Commands for whoever presents: days with a name on the time bar, and notes to speak from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from veikart.commands.declaration import Command, Params, Setting
from veikart.commands.fields import Choice, Lines, Pick
from veikart.commands.room import subjects
from veikart.errors import RuleBroken
from veikart.journal import Proposed
from veikart.moment import Moment, day_in_words
from veikart.text import clean_line
from veikart_events.vocabulary.presenting import MarkRemoved, MarkSet, NoteAttached, NoteRemoved

if TYPE_CHECKING:
    from veikart.picture import Picture

_SHOWN = 60  # letters of a note in a list


class SetMark(Params):
    day: date
    name: str = Field(min_length=1, max_length=400, description="such as Board meeting")


def _set(params: SetMark, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(MarkSet(mark=setting.new_id(), name=params.name), params.day)]


def _marks(picture: Picture) -> list[Choice]:
    rows = _ever(picture).marks.select("mark", "name", "day").rows()
    return [Choice(mark, name, day_in_words(day)) for mark, name, day in rows]


class RemoveMark(Params):
    mark: Annotated[str, Pick(choices=_marks)]


def _remove_mark(params: RemoveMark, setting: Setting) -> Sequence[Proposed]:
    days = dict(_ever(setting.picture).marks.select("mark", "day").rows())
    return [Proposed(MarkRemoved(mark=params.mark), _day_of(days, "mark", params.mark))]


class AttachNote(Params):
    day: date = Field(description="on the time bar: of a workshop, of a mark, or any other")
    text: Annotated[str, Lines()] = Field(min_length=1, max_length=20_000, title="What to say there")
    about: tuple[Annotated[str, Pick(choices=subjects)], ...] = Field(
        (), title="About", description="goals, skills, units or people it is about"
    )


def _attach(params: AttachNote, setting: Setting) -> Sequence[Proposed]:
    body = NoteAttached(note=setting.new_id(), text=params.text, about=params.about)
    return [Proposed(body, params.day)]


def _notes(picture: Picture) -> list[Choice]:
    rows = _ever(picture).notes.select("note", "text", "day").rows()
    return [Choice(note, clean_line(text)[:_SHOWN], day_in_words(day)) for note, text, day in rows]


class RemoveNote(Params):
    note: Annotated[str, Pick(choices=_notes)]


def _remove_note(params: RemoveNote, setting: Setting) -> Sequence[Proposed]:
    days = dict(_ever(setting.picture).notes.select("note", "day").rows())
    return [Proposed(NoteRemoved(note=params.note), _day_of(days, "note", params.note))]


def _day_of(days: dict[str, date], kind: str, identity: str) -> date:
    """A thing of one day ends on that day: later it would still be there in between."""
    if identity not in days:
        raise RuleBroken(f"There is no {kind} with the id {identity!r}, or it is gone already.")
    return days[identity]


def _ever(picture: Picture) -> Picture:
    """Marks and notes of all days, those to come too."""
    return picture.at(Moment(date.max, scenario=picture.moment.scenario))


COMMANDS = (
    Command(
        "mark.set",
        "Mark a day on the time bar",
        SetMark,
        _set,
        summary="It stands there with its name; the film stops at it when it is played by marks.",
        any_moment=True,
        real=True,
    ),
    Command(
        "mark.remove", "Take a mark off the time bar", RemoveMark, _remove_mark, any_moment=True, real=True
    ),
    Command(
        "note.attach",
        "Attach a note to a day",
        AttachNote,
        _attach,
        key="shift+n",
        summary="It is shown when the time bar stands on that day: for whoever presents.",
        any_moment=True,
        real=True,
    ),
    Command("note.remove", "Take away a note", RemoveNote, _remove_note, any_moment=True, real=True),
)
