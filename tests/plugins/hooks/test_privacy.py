"""What a plugin says about people is what is sealed, told and forgotten."""

from __future__ import annotations

from types import ModuleType
from typing import ClassVar

from tests.plugins.hooks.conftest import Answers, Runs, reasons

from veikart.api import EventBody, EventType, Id
from veikart.testing import Engagement

AGREED = "Learns to weld by May"


def test_the_talk_is_sealed_and_gone_when_the_person_is_forgotten(
    room: Engagement, example: ModuleType
) -> None:
    room.write(example.TalkHeld(person="kari", mentor="mai", agreed=AGREED, called="Kari's first talk"))
    assert AGREED.encode() not in room.path.read_bytes()
    [talk] = room.events("talks.held")
    assert talk.body["person"] == "kari"
    room.forget("kari")
    [talk] = room.events("talks.held")
    assert (talk.body["agreed"], talk.body["called"]) == ("", "Forgotten kari")
    assert talk.body["mentor"] == "mai"


def test_the_mentors_key_opens_nothing_of_the_talk(room: Engagement, example: ModuleType) -> None:
    room.write(example.TalkHeld(person="kari", mentor="mai", agreed=AGREED, called="Kari's first talk"))
    room.forget("mai")
    [stored] = room.session.journal.at([room.events("talks.held")[0].position])
    assert AGREED in stored.state.decode()


def test_a_plugin_that_does_not_say_whose_data_it_holds_stays_out(app: Runs, answering: Answers) -> None:
    class Silent(EventBody):
        topic: ClassVar[str] = "odd.silent"

        person: Id

    def veikart_events() -> list[EventType]:
        return [EventType(Silent)]

    session = app(answering(events=veikart_events, views=[]))
    [status] = session.plugins.statuses()
    assert status.state == "failed"
    assert "does not say what personal data it holds. Write holds" in reasons(session)
