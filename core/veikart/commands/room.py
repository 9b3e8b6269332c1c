"""Commands for what happens in the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from veikart.commands.choosing import picked_from
from veikart.commands.declaration import Command, Params, Setting, open_workshop
from veikart.commands.fields import Choice, Pick
from veikart.errors import RuleBroken
from veikart.journal import Proposed
from veikart_events.vocabulary.workshop import DecisionNoted, WorkshopEnded, WorkshopStarted

if TYPE_CHECKING:
    from veikart.picture import Picture


class StartWorkshop(Params):
    name: str = Field(min_length=1, max_length=400, title="What it is called")


def _start(params: StartWorkshop, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(WorkshopStarted(workshop=setting.new_id(), name=params.name), setting.today)]


def _none_may_run(setting: Setting) -> str:
    running = _running(setting)
    return f"The workshop {running} is going on. End it first." if running is not None else ""


class EndWorkshop(Params):
    pass


def _end(params: EndWorkshop, setting: Setting) -> Sequence[Proposed]:
    running = open_workshop(setting.state)
    if running is None:
        raise RuleBroken(_NONE)
    return [Proposed(WorkshopEnded(workshop=running.id), setting.today)]


def _one_must_run(setting: Setting) -> str:
    return _NONE if _running(setting) is None else ""


def _running(setting: Setting) -> str | None:
    """The name of the workshop that is going on. Read from the picture, which costs no turn."""
    rows = setting.picture.workshops
    names = rows.filter(rows["ended"].is_null())["name"]
    return str(names[-1]) if names.len() else None


_NONE = "No workshop is going on. Start one first."


def subjects(picture: Picture) -> list[Choice]:
    """All that a decision may be about."""
    return [
        Choice(each.id, each.name, f"{kind}, {each.more}" if each.more else kind, each.ref)
        for kind in ("goal", "capability", "skill", "unit", "role", "person")
        for each in picked_from(Pick(kind), picture)
    ]


class NoteDecision(Params):
    text: str = Field(min_length=1, max_length=20_000, title="What was decided")
    about: tuple[Annotated[str, Pick(choices=subjects)], ...] = Field(
        (), title="About", description="goals, skills, units or people it is about"
    )


def _note(params: NoteDecision, setting: Setting) -> Sequence[Proposed]:
    body = DecisionNoted(decision=setting.new_id(), text=params.text, about=params.about)
    return [Proposed(body, setting.today)]


COMMANDS = (
    Command(
        "workshop.start",
        "Start a workshop",
        StartWorkshop,
        _start,
        available=_none_may_run,
        real=True,
        summary="What happens from now on belongs to it, until it is ended.",
    ),
    Command("workshop.end", "End the workshop", EndWorkshop, _end, available=_one_must_run, real=True),
    Command("decision.note", "Note a decision", NoteDecision, _note, key="d", real=True),
)
