"""What is kept about people is told from the declarations, and nothing is passed over in silence.

`VEIKART_SNAPSHOTS=write pytest tests/privacy` writes the pages anew; look at the difference then.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import ClassVar

import pytest
from tests.engagements import Story
from tests.privacy.mentoring import MentorMet, RoomBooked, loaded, mentors

from veikart.api import hook
from veikart.cli import main
from veikart.journal import Proposed
from veikart.plugins import Plugins
from veikart.privacy import DataMap, data_map
from veikart.privacy.drawing import data_map_blocks
from veikart.session import Session
from veikart.typeset import lay_out, to_text
from veikart_events.base import EventBody
from veikart_events.registry import EventType
from veikart_events.vocabulary.organisation import PersonJoined, UnitCreated

PAGES = Path(__file__).parent / "snapshots"
DAY = date(2026, 3, 1)


def silent() -> ModuleType:
    class Silent(EventBody):
        topic: ClassVar[str] = "silent.happened"

    made = ModuleType("silent")
    made.veikart_events = hook(lambda: [EventType(Silent)])  # type: ignore[attr-defined]
    return made


def page(told: DataMap, width: int = 80) -> str:
    return to_text(lay_out(data_map_blocks(told), width))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """One unit, two people, one talk, one room."""
    story = Story(tmp_path / "fjord.veikart")
    people = [PersonJoined(person=each, name=each.title(), unit="u") for each in ("kari", "ola")]
    story.recorded(DAY, UnitCreated(unit="u", name="Drift"), *people)
    story.write([Proposed(MentorMet(person="kari", mentor="ola", called="Kari"), DAY)])
    story.write([Proposed(RoomBooked(room="r"), DAY)])
    story.close()
    return tmp_path / "fjord.veikart"


def told_of(file: Path, *modules: ModuleType) -> DataMap:
    plugins = loaded(*modules)
    with Session.open(file, plugins=plugins) as session:
        return data_map(plugins, session)


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("case", ["core", "file"])
def test_the_page_looks_as_it_was_approved(case: str, width: int, file: Path) -> None:
    text = page(told_of(file, mentors()) if case == "file" else data_map(loaded()), width)
    path = PAGES / f"{case}-{width}.txt"
    if os.environ.get("VEIKART_SNAPSHOTS") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_purpose_is_cut_short(width: int) -> None:
    told = data_map(loaded(mentors()))
    words = " ".join(page(told, width).split())
    assert [h.purpose for kind in told.about_people for h in kind.holds if h.purpose not in words] == []


def test_every_kind_of_event_is_on_the_page() -> None:
    told = data_map(loaded(mentors()))
    text = page(told)
    assert [kind.topic for kind in told.kinds if kind.topic not in text] == []


def test_events_are_counted_in_an_engagement(file: Path) -> None:
    told = told_of(file, mentors())
    counted = {kind.topic: kind.events for kind in told.kinds if kind.events}
    assert counted == {
        "engagement.opened": 1,
        "unit.created": 1,
        "person.joined": 2,
        "mentor.met": 1,
        "mentor.room_booked": 1,
    }
    assert told.engagement == "Fjordkraft"


def test_events_of_plugins_that_are_not_here_are_told(file: Path) -> None:
    told = told_of(file)
    assert told.unknown == {"mentor.met": 1, "mentor.room_booked": 1}
    words = " ".join(page(told).split())
    assert "2 events belong to plugins that are not here" in words
    assert "mentor.met, mentor.room_booked" in words


def test_a_plugin_that_is_not_loaded_is_told() -> None:
    assert "Plugins that are not loaded are not listed: silent." in page(data_map(loaded(silent())))


def test_a_kind_says_whose_it_is(file: Path) -> None:
    owners = {kind.topic: kind.plugin for kind in data_map(loaded(mentors())).kinds}
    assert (owners["mentor.met"], owners["person.joined"]) == ("mentors", None)


def test_programs_get_all_of_it_as_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["privacy", str(file), "--safe", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["engagement"] == "Fjordkraft"
    [joined] = [each for each in told["about_people"] if each["topic"] == "person.joined"]
    assert joined["events"] == 2
    assert joined["sealed"][0] == {"field": "name", "key_of": "person", "afterwards": "Forgotten 7h2k"}
    [held] = joined["holds"]
    assert (held["about"], held["category"], held["when"]) == ("person", "fact", {})
    assert told["unknown"] == [
        {"topic": "mentor.met", "events": 1},
        {"topic": "mentor.room_booked", "events": 1},
    ]


def test_no_engagement_is_needed_to_ask(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["privacy", "--safe", "--width", "80"]) == 0
    assert capsys.readouterr().out.rstrip() == page(data_map(Plugins.load(safe=True))).rstrip()
