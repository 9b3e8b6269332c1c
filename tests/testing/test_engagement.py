"""An engagement in memory: everything a plugin's test wants to do and see."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from tests.testing import mentors

from veikart.api import BadInput, Moment, NotFound, RuleBroken, Text, View, hook
from veikart.testing import TODAY, Broken, Engagement, Room, empty, one_person
from veikart.testing.room import Opens


@pytest.fixture
def room(engagement: Opens) -> Engagement:
    return engagement(plugins=[mentors])


def test_the_small_story_has_happened(room: Engagement) -> None:
    assert room.today == TODAY
    assert room.picture().people["name"].to_list() == [
        "Kari Nordmann",
        "Ola Hansen",
        "Lars Ødegård",
        "Mai Ängström",
        "Åse Berg",
    ]
    assert room.picture(Moment(date(2025, 1, 31))).levels.height == 0
    assert "Lars Ødegård" in room.printed("people")


def test_stories_are_told_apart(engagement: Opens) -> None:
    assert engagement(story=empty).picture().people.height == 0
    assert engagement(story=one_person).picture().people["person"].to_list() == ["kari"]


def test_a_command_is_run_told_and_taken_back(room: Engagement) -> None:
    outcome = room.do("mentors.pair", person="kari", mentor="ola")
    assert outcome.words == "Ola Hansen is the mentor of Kari Nordmann"
    assert [each.body["mentor"] for each in room.events("mentors.")] == ["ola"]
    assert room.told()[-1] == outcome.words
    assert "Ola Hansen" in room.printed("mentors.list", width=60)
    assert "Undone" in room.undo()
    assert "Ola Hansen" not in room.printed("mentors.list")
    assert "Redone" in room.redo()
    assert "Ola Hansen" in room.printed("mentors.list")


def test_rehearsing_writes_nothing(room: Engagement) -> None:
    assert room.rehearse("mentors.pair", person="kari", mentor="ola").events
    assert room.events("mentors.") == ()


def test_what_the_user_did_wrong_is_told_as_the_user_is_told(room: Engagement) -> None:
    with pytest.raises(BadInput, match="mentor"):
        room.do("mentors.pair", person="kari")
    with pytest.raises(RuleBroken):
        room.do("skill.park", skill="nothing", why="It is not there")


def test_time_goes_on_when_the_clock_is_moved(room: Engagement) -> None:
    room.do("mentors.pair", person="kari", mentor="ola")
    room.clock.move(date(2026, 5, 1))
    room.do("mentors.pair", person="kari", mentor="mai")
    assert room.today == date(2026, 5, 1)
    assert "Mai" in room.printed("mentors.list")
    assert "Ola" in room.printed("mentors.list", moment=Moment(date(2026, 4, 1)))


def test_events_are_kept_while_their_plugin_is_away(room: Engagement) -> None:
    room.do("mentors.pair", person="kari", mentor="ola")
    room.reopen()
    assert room.told()[-1] == "mentors.paired (belongs to a plugin that is not here)"
    with pytest.raises(NotFound):
        room.printed("mentors.list")
    room.reopen([mentors])
    assert "Ola Hansen" in room.printed("mentors.list")


def test_everything_a_plugin_adds_can_be_asked(room: Engagement, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("person,mentor\nkari,ola\n", encoding="utf-8")
    assert room.bring("mentors.csv", pairs, dry_run=True).brought.accepted == 1
    assert room.events("mentors.") == ()
    room.bring("mentors.csv", pairs)
    assert room.events("import.")[0].body["file"] == "pairs.csv"
    assert room.analysis("mentors.pairs").rows() == [("kari", "ola")]
    assert "A card." in room.printed(room.card("mentors.card"))
    assert "Compared: False" in room.printed(room.section("mentors.report"))
    assert "Compared: True" in room.printed(room.section("mentors.report", compared=Moment(TODAY)))
    assert room.findings("mentors.all")[0].text == "Nobody has one."
    assert room.hits("mentors.find", "ase")[0].title == "ase"
    assert room.marks("mentors.days")[0].label == "Mentors' day"
    assert room.promised("mentors.promises")["level"].to_list() == [4.0]
    assert room.export("mentors.csv", tmp_path / "out.csv").read_text("utf-8") == "person,mentor\nkari,ola\n"
    assert "Fjordkraft" in room.printed(room.run("mentors.count"))
    with pytest.raises(NotFound, match=r"mentors\.pairs"):
        room.analysis("mentors.nothing")


def test_settings_are_chosen_within_their_bounds(room: Engagement) -> None:
    room.do("settings.mentors", most=2)
    assert "At most 2 each." in room.printed("mentors.list")
    with pytest.raises(BadInput, match="Mentors"):
        room.do("settings.mentors", most=0)


def test_whoever_is_forgotten_has_no_personal_text_left(room: Engagement) -> None:
    room.do("mentors.pair", person="kari", mentor="ola", about="Wants to lead")
    room.forget("kari")
    assert room.events("mentors.")[0].body["about"] == ""
    assert "Kari" not in room.printed("people", moment=Moment(date(2026, 1, 1)))


def test_engagements_of_one_room_forget_apart(engagement: Opens) -> None:
    engagement().forget("kari")
    assert "Kari Nordmann" in engagement().printed("people")


def test_notifications_are_told_before_the_engagement_is_closed(engagement: Opens) -> None:
    mentors.TOLD.clear()
    room = engagement(plugins=[mentors])
    room.do("mentors.pair", person="kari", mentor="ola")
    room.close()
    assert mentors.TOLD == ["opened Fjordkraft", "mentors.paired"]


class Breaks:
    """A plugin whose view fails."""

    @staticmethod
    @hook
    def veikart_views() -> list[View]:
        return [View("breaks.page", "Page", lambda picture, selection: [Text(1 / 0)], screen="Breaks")]


class Refused:
    """A plugin that takes an id of core."""

    @staticmethod
    @hook
    def veikart_views() -> list[View]:
        return [View("overview", "Page", lambda picture, selection: [], screen="Refused")]


def test_what_fails_in_a_plugin_is_raised_with_its_error(engagement: Opens) -> None:
    room = engagement(plugins=[Breaks()])
    with pytest.raises(Broken, match=r"view breaks\.page") as raised:
        room.printed("breaks.page")
    assert isinstance(raised.value.__cause__, ZeroDivisionError)
    assert "Kari" in room.printed("people")


def test_a_plugin_that_cannot_be_taken_in_is_raised_at_once(engagement: Opens) -> None:
    with pytest.raises(Broken, match="veikart itself has one already"):
        engagement(plugins=[Refused()])


def test_a_notification_that_fails_is_raised_in_the_end() -> None:
    class Deaf:
        @staticmethod
        @hook
        def veikart_opened() -> None:
            raise LookupError("nobody")

    with pytest.raises(Broken, match="opened"), Room() as room:
        room.engagement(plugins=[Deaf()])


def test_nothing_outlives_a_room() -> None:
    before = os.environ.get("VEIKART_STATE")
    with Room() as room:
        path = room.engagement().path
        assert path.exists()
    assert not path.parent.exists()
    assert os.environ.get("VEIKART_STATE") == before
