"""Commands for what happens in the room."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from veikart.commands.declaration import Command, Params, Setting, open_workshop
from veikart.errors import RuleBroken
from veikart.journal import Proposed
from veikart_events.vocabulary.workshop import DecisionNoted, WorkshopEnded, WorkshopStarted


class StartWorkshop(Params):
    name: str = Field(min_length=1)


def _start(params: StartWorkshop, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(WorkshopStarted(workshop=setting.new_id(), name=params.name), setting.today)]


class EndWorkshop(Params):
    pass


def _end(params: EndWorkshop, setting: Setting) -> Sequence[Proposed]:
    running = open_workshop(setting.state)
    if running is None:
        raise RuleBroken("No workshop is going on. Start one first.")
    return [Proposed(WorkshopEnded(workshop=running.id), setting.today)]


class NoteDecision(Params):
    text: str = Field(min_length=1)
    about: tuple[str, ...] = ()


def _note(params: NoteDecision, setting: Setting) -> Sequence[Proposed]:
    body = DecisionNoted(decision=setting.new_id(), text=params.text, about=params.about)
    return [Proposed(body, setting.today)]


COMMANDS = (
    Command("workshop.start", "Start a workshop", StartWorkshop, _start),
    Command("workshop.end", "End the workshop", EndWorkshop, _end),
    Command("decision.note", "Note a decision", NoteDecision, _note),
)
