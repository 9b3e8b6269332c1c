"""The app on an engagement of the kit, driven by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.testing import mentors
from tests.testing.test_engagement import Breaks

from veikart.api import NotFound
from veikart.testing import Broken
from veikart.testing.room import Opens

Piloted = Callable[..., Any]


async def test_a_screen_of_a_plugin_is_shown_and_left(engagement: Opens, pilot: Piloted) -> None:
    room = engagement(plugins=[mentors])
    room.do("mentors.pair", person="kari", mentor="ola")
    async with pilot(room, (100, 30)) as app:
        await app.go("Mentors")
        assert "Ola Hansen" in app.screen_text()
        assert len(app.screen_text().splitlines()) == 30
        await app.press("f4")
        assert "Field crew" in app.screen_text()
        with pytest.raises(NotFound, match="Mentors"):
            await app.go("Nowhere")


async def test_what_is_typed_in_the_palette_leads_there(engagement: Opens, pilot: Piloted) -> None:
    async with pilot(engagement()) as app:
        await app.palette("lars")
        assert "Lars Ødegård" in app.screen_text()


async def test_what_is_done_in_the_app_is_in_the_engagement(engagement: Opens, pilot: Piloted) -> None:
    room = engagement()
    async with pilot(room) as app:
        await app.press("f4", "3")
    assert room.events()[-1].topic == "skill.assessed"
    assert room.picture().levels["position"].max() == room.events()[-1].position


async def test_a_page_that_fails_in_the_app_fails_the_test(engagement: Opens, pilot: Piloted) -> None:
    room = engagement(plugins=[Breaks()])

    async def look() -> None:
        async with pilot(room) as app:
            await app.go("Breaks")
            assert "cannot be shown" in app.screen_text()

    with pytest.raises(Broken, match=r"breaks\.page") as raised:
        await look()
    assert isinstance(raised.value.__cause__, ZeroDivisionError)
