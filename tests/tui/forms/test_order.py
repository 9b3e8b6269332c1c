"""Keys that were all read before the form could heed the first of them, as on a loaded machine."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field as Told
from tests.tui.forms.asking import FormApp, asking, form
from textual import events
from textual.pilot import Pilot

from veikart.commands.declaration import Params
from veikart.commands.fields import Choice, Lines, Pick

PEOPLE = (Choice("p1", "Åse Berg"), Choice("p2", "Bjørn Aas"), Choice("p3", "Berit Ek"))


class Rating(Params):
    who: Annotated[str, Pick("person")]
    level: float | None = Told(description="empty: not relevant")
    mentors: tuple[Annotated[str, Pick("person")], ...] = ()
    agreed: bool = False
    why: Annotated[str, Lines()] = ""


FORM = form(Rating, {"who": PEOPLE, "mentors": PEOPLE})


async def at_once(app: FormApp, pilot: Pilot[None], *keys: str) -> None:
    """All keys are in the app's queue before any of them is heeded."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else " " if key == "space" else None))
    for _ in range(6):
        await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


async def asked(*keys: str, first: str | None = None) -> list[Any]:
    async with asking(FORM) as (app, pilot):
        if first is not None:
            app.entry(first).enter()
            await pilot.pause()
        await at_once(app, pilot, *keys)
        return [dict(each) for each in app.asked]


async def test_what_was_typed_before_ctrl_s_is_in_what_is_done() -> None:
    async with asking(form(Rating, {"who": PEOPLE, "mentors": PEOPLE}, who="p1")) as (app, pilot):
        await at_once(app, pilot, "1", "ctrl+s")
        assert [each["level"] for each in app.asked] == [1.0]


async def test_what_was_typed_after_enter_is_the_next_field_s() -> None:
    [done] = await asked("a", "s", "e", "enter", "3", "enter", "ctrl+s")
    assert (done["who"], done["level"]) == ("p1", 3.0)


async def test_letters_do_not_overtake_the_arrows_backspace_or_tab() -> None:
    [done] = await asked("b", "e", "down", "enter", "3", "backspace", "2", "tab", "b", "j", "ctrl+s")
    assert (done["who"], done["level"], done["mentors"]) == ("p1", 2.0, ("p2",))  # without the arrow it is p3


async def test_a_whole_form_is_filled_in_without_waiting() -> None:
    keys = ("b", "j", "enter", "4", "enter", "a", "s", "enter", "enter", "space", "enter", "o", "k", "ctrl+s")
    assert await asked(*keys) == [
        {"who": "p2", "level": 4.0, "mentors": ("p1",), "agreed": True, "why": "ok"}
    ]


async def test_a_choice_typed_over_at_the_last_moment_is_not_written() -> None:
    async with asking(form(Rating, {"who": PEOPLE, "mentors": PEOPLE}, who="p1", level=2)) as (app, pilot):
        app.entry("who").enter()
        await pilot.pause()
        await at_once(app, pilot, "x", "ctrl+s")
        assert app.asked == []
        assert app.told("who")


async def test_what_is_pasted_after_enter_is_the_next_field_s() -> None:
    async with asking(FORM) as (app, pilot):
        for event in (events.Paste("bjørn"), events.Key("enter", None), events.Paste("2,5")):
            app.post_message(event)
        await at_once(app, pilot, "ctrl+s")
        assert [(each["who"], each["level"]) for each in app.asked] == [("p2", 2.5)]
