"""Choices that stay with the engagement and hold from their day."""

from __future__ import annotations

from datetime import date
from types import ModuleType
from typing import ClassVar

import pytest
from tests.plugins.hooks.conftest import Answers, Runs, reasons

from veikart.api import DoesNotFit, Moment, Settings, SettingsModel
from veikart.testing import Engagement


def test_without_a_choice_the_default_counts(room: Engagement) -> None:
    assert "1 rating from before 2 March 2025." in room.printed("renewals.due")


def test_what_is_chosen_counts_from_its_day_and_can_be_taken_back(room: Engagement) -> None:
    room.do("settings.renewals", months=3)
    assert "5 ratings from before 2 December 2025." in room.printed("renewals.due")
    yesterday = Moment(date(2026, 3, 1))
    assert "from before 1 March 2025." in room.printed("renewals.due", moment=yesterday)
    room.undo()
    assert "from before 2 March 2025." in room.printed("renewals.due")


def test_what_is_out_of_bounds_is_refused_at_the_field(room: Engagement) -> None:
    with pytest.raises(DoesNotFit) as told:
        room.do("settings.renewals", months=0)
    assert set(told.value.faults) == {"months"}


def test_the_choice_is_kept_without_the_plugin(room: Engagement, example: ModuleType) -> None:
    room.do("settings.renewals", months=3)
    room.reopen()
    room.reopen([example])
    assert "5 ratings" in room.printed("renewals.due")


def test_a_model_without_a_default_is_left_out(app: Runs, answering: Answers) -> None:
    class Demanding(SettingsModel):
        id: ClassVar[str] = "odd"
        title: ClassVar[str] = "Odd"

        months: int

    session = app(answering(settings=[Settings(Demanding)]))
    assert session.plugins.settings() == ()
    assert "months has no default; an engagement that never chose must work too" in reasons(session)
