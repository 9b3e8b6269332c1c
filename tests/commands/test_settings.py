"""Settings are chosen by command, kept as events, and read as of a moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.engagements import MovableClock
from tests.rooms import START, furnished

from veikart.errors import DoesNotFit
from veikart.journal import Proposed
from veikart.moment import Moment
from veikart.session import Session
from veikart.settings import settled
from veikart.standard.settings import ReportSettings
from veikart_events.vocabulary.settings import SettingChanged

Room = tuple[Session, MovableClock]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    session, clock = furnished(tmp_path / "settings.veikart")
    yield session, clock
    session.close()


def test_what_was_never_chosen_is_the_default(room: Room) -> None:
    assert room[0].picture().setting(ReportSettings) == ReportSettings()


def test_what_is_chosen_holds_from_its_day_on(room: Room) -> None:
    session, clock = room
    clock.move(date(2025, 2, 1))
    session.do("settings.report", smallest_group=4)
    assert session.picture().setting(ReportSettings).smallest_group == 4
    assert session.picture(Moment(START)).setting(ReportSettings).smallest_group == 6


def test_only_what_changes_is_written(room: Room) -> None:
    session, _ = room
    written = session.do("settings.report", smallest_group=4, sections=())
    assert written is not None
    assert written.first == written.last
    assert session.do("settings.report", smallest_group=4) is None


def test_a_choice_can_be_undone(room: Room) -> None:
    session, _ = room
    session.do("settings.report", sections=("overview", "map"))
    assert "report" in session.undo()
    assert session.picture().setting(ReportSettings).sections == ()


def test_a_value_out_of_bounds_is_refused_at_its_field(room: Room) -> None:
    with pytest.raises(DoesNotFit, match="smallest_group: Write a whole number from 1 to 50"):
        room[0].do("settings.report", smallest_group=0)


def test_the_form_starts_with_what_holds(room: Room) -> None:
    session, _ = room
    session.do("settings.report", smallest_group=9)
    filled = session.command("settings.report").filled
    assert filled is not None
    assert filled(session.setting())["smallest_group"] == 9


def test_what_this_version_cannot_take_is_the_default(room: Room) -> None:
    session, _ = room
    written = [
        SettingChanged(of="report", name="smallest_group", value='"many"'),
        SettingChanged(of="report", name="of_a_later_version", value="1"),
        SettingChanged(of="report", name="sections", value='["map"]'),
    ]
    session.write([Proposed(body, session.today) for body in written])
    assert session.picture().setting(ReportSettings) == ReportSettings(sections=("map",))


def test_text_that_is_no_json_is_the_default() -> None:
    assert settled(ReportSettings, {"sections": "[", "smallest_group": None}) == ReportSettings()
