"""Commands: a talk was held; its notes were shared with whom they are about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from veikart.api import (
    Choice,
    Command,
    DoesNotFit,
    Lines,
    Params,
    Pick,
    Proposed,
    RuleBroken,
    Setting,
    day_in_words,
)
from veikart_plans.talks.events import TalkHeld, TalkShared

if TYPE_CHECKING:
    from veikart.api import Picture

Text = Annotated[str, Lines()]
_SEALED = "sealed: it is shown on the person's own page only"


def _not_shared(picture: Picture) -> list[Choice]:
    """Talks whose notes were not given to the employee yet, the latest first."""
    rows = picture.table("plans.talks").sort("held_on", descending=True)
    return [
        Choice(talk, picture.name("person", person), f"held on {day}")
        for talk, person, day, shared in rows.select("talk", "person", "held_on", "shared").rows()
        if not shared
    ]


class Hold(Params):
    person: Annotated[str, Pick("person")] = Field(title="With whom")
    leader: Annotated[str, Pick("person")] | None = Field(
        None, title="Held by", description="their leader; empty: not said"
    )
    day: date | None = Field(None, title="Held on", description="empty: today")
    wishes: Text = Field("", max_length=20_000, title="Wishes to learn", description=_SEALED)
    needs: Text = Field("", max_length=20_000, title="Needs to learn", description=_SEALED)
    shared: bool = Field(False, title="Shared with the employee", description="they have read the notes")


def _hold(params: Hold, setting: Setting) -> Sequence[Proposed]:
    day = params.day or setting.today
    if day > setting.today:
        raise DoesNotFit.at("day", f"{day} has not come yet. Note the talk when it was held.")
    _must_be_there(setting, "person", params.person)
    if params.leader is not None:
        _must_be_there(setting, "leader", params.leader)
        if params.leader == params.person:
            raise DoesNotFit.at("leader", "Nobody holds a talk with themselves. Choose who led it, or none.")
    held = setting.picture.table("plans.talks").select("person", "held_on").rows()
    if (params.person, day) in held:
        who = setting.need("person", params.person).name
        raise DoesNotFit.at("day", f"A talk with {who} on {day} is noted already. Choose another day.")
    talk = setting.new_id()
    body = TalkHeld(
        talk=talk, person=params.person, leader=params.leader, wishes=params.wishes, needs=params.needs
    )
    shared = [Proposed(TalkShared(talk=talk, person=params.person), day)] if params.shared else []
    return [Proposed(body, day), *shared]


class Share(Params):
    talk: Annotated[str, Pick(choices=_not_shared)] = Field(title="Talk with")


def _share(params: Share, setting: Setting) -> Sequence[Proposed]:
    table = setting.picture.table("plans.talks")
    rows = table.filter(table["talk"] == params.talk).select("person", "shared").rows()
    if not rows:
        raise RuleBroken("There is no such talk. Note it first: “Note a development talk”.")
    person, shared = rows[0]
    if shared:
        who = setting.picture.name("person", person)
        raise RuleBroken(f"The notes of that talk were shared with {who} already.")
    return [Proposed(TalkShared(talk=params.talk, person=person), setting.today)]


def _nothing_to_share(setting: Setting) -> str:
    if _not_shared(setting.picture):
        return ""
    return "The notes of every talk were shared. Note a talk first: “Note a development talk”."


def _must_be_there(setting: Setting, field: str, person: str) -> None:
    if person not in set(setting.picture.people["person"]):
        who = setting.need("person", person).name
        raise DoesNotFit.at(field, f"{who} is no longer there. Choose somebody who is.")


def _held(params: Hold, setting: Setting) -> str:
    who, day = setting.picture.name("person", params.person), params.day or setting.today
    told = f"Talk with {who} noted for {day_in_words(day)}"
    return told + (", and shared." if params.shared else ". Share the notes when they are agreed.")


COMMANDS = (
    Command(
        "plans.hold_talk",
        "Note a development talk",
        Hold,
        _hold,
        on=("Plans", "Overview"),
        summary="What somebody wishes and needs to learn is theirs: no list, report or journal tells it.",
        done=_held,
    ),
    Command(
        "plans.share_talk",
        "Share the notes of a talk with the employee",
        Share,
        _share,
        on=("Plans", "Overview"),
        summary="They have read what is noted of them.",
        available=_nothing_to_share,
    ),
)
