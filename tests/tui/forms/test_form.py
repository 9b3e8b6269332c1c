"""A form made from parameters: every kind of field, faults at their fields, and nothing that gets lost."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Annotated, Literal

import pytest
from pydantic import Field as Told
from tests.tui.forms.asking import TODAY, asking, form, typed
from tests.tui.looking import check, screen_text
from textual.widgets import OptionList

from veikart.commands.declaration import Params
from veikart.commands.fields import Choice, Lines, Pick

PEOPLE = (Choice("p1", "Åse Berg", "Grid"), Choice("p2", "Bjørn Aas", "Grid"), Choice("p3", "Kari", "Wind"))


class Colour(Enum):
    RED = "red"
    GREEN = "green"


class Plan(Params):
    who: Annotated[str, Pick("person")]
    mentors: tuple[Annotated[str, Pick("person")], ...] = ()
    name: str = Told(min_length=1, description="as it is called")
    hours: float = Told(2.5, gt=0, le=40, title="Hours a week")
    share: int | None = Told(None, ge=1, le=100)
    starts: date
    ends: date | None = None
    method: Literal["course", "in_the_work"] = "course"
    colour: Colour | None = None
    open: bool = False
    why: Annotated[str, Lines()] = Told("", title="Reason")
    links: tuple[str, ...] = ()


ALL = form(Plan, {"who": PEOPLE, "mentors": PEOPLE})


async def test_every_kind_of_field_is_filled_in_from_the_keyboard() -> None:
    async with asking(ALL) as (app, pilot):
        await typed(pilot, "ase", "enter")
        await typed(pilot, "bj", "enter")
        await typed(pilot, "kari", "enter", "enter")
        await typed(pilot, "AB", "enter")
        await pilot.press("ctrl+u")
        await typed(pilot, "4,5", "enter")
        await typed(pilot, "50", "enter", "enter")
        await typed(pilot, "1.6.", "enter", "down", "down", "enter")
        await typed(pilot, "gr", "enter", "space", "enter")
        await typed(pilot, "so", "enter")
        await typed(pilot, "on", "tab")
        await typed(pilot, "a", "enter")
        await typed(pilot, "b", "ctrl+s")
        assert app.asked == [
            {
                "who": "p1",
                "mentors": ("p2", "p3"),
                "name": "AB",
                "hours": 4.5,
                "share": 50,
                "starts": TODAY,
                "ends": date(2026, 6, 1),
                "method": "in_the_work",
                "colour": Colour.GREEN,
                "open": True,
                "why": "so\non",
                "links": ("a", "b"),
            }
        ]
        assert app.ended == [True]
        assert Plan.model_validate(app.asked[0]).mentors == ("p2", "p3")


async def test_what_is_left_empty_is_left_to_the_model_and_none_where_that_is_an_answer() -> None:
    async with asking(ALL) as (app, pilot):
        await pilot.press("ctrl+s")
        await typed(pilot, "")
        assert app.asked == [
            {
                "hours": 2.5,
                "share": None,
                "starts": TODAY,
                "ends": None,
                "method": "course",
                "colour": None,
                "open": False,
            }
        ]


async def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost() -> None:
    faults = {"name": "Write something here.", "hours": "Write a number above 0.", "": "They are on leave."}
    async with asking(ALL, [faults]) as (app, pilot):
        await typed(pilot, "kari", "enter", "ctrl+s")
        assert (app.told("name"), app.told("hours"), app.told("who")) == (*list(faults.values())[:2], "")
        assert "They are on leave." in screen_text(app)
        assert app.ended == []
        await typed(pilot, "Course", "ctrl+s")  # the cursor stands in the first field that is wrong
        assert app.asked[1]["who"] == "p3"
        assert app.asked[1]["name"] == "Course"
        assert app.ended == [True]


async def test_a_fault_goes_away_when_the_field_is_typed_into() -> None:
    async with asking(ALL, [{"name": "Write something here."}]) as (app, pilot):
        await typed(pilot, "", "ctrl+s")
        assert app.told("name")
        await typed(pilot, "x")
        assert app.told("name") == ""


async def test_letters_that_mean_nobody_are_refused_before_anything_is_done() -> None:
    async with asking(ALL) as (app, pilot):
        await typed(pilot, "nobody", "tab", "ctrl+s")
        assert app.asked == []
        assert app.told("who") == "Choose one of those there are."


async def test_letters_that_only_one_can_mean_are_taken_on_the_way_out() -> None:
    async with asking(ALL) as (app, pilot):
        await typed(pilot, "kar", "tab", "ctrl+s")
        assert app.asked[0]["who"] == "p3"
    async with asking(ALL) as (app, pilot):
        await typed(pilot, "kar", "ctrl+s")
        assert app.asked[0]["who"] == "p3"


async def test_the_last_of_several_is_taken_away_with_backspace() -> None:
    given = form(Plan, {"who": PEOPLE, "mentors": PEOPLE}, who="p1", mentors=("p2", "p3"))
    async with asking(given) as (app, pilot):
        app.entry("mentors").enter()
        await typed(pilot, "", "backspace", "ctrl+s")
        assert app.asked[0]["mentors"] == ("p2",)


async def test_a_choice_that_is_typed_over_is_no_choice_any_more() -> None:
    async with asking(form(Plan, {"who": PEOPLE, "mentors": PEOPLE}, who="p1")) as (app, pilot):
        app.entry("who").enter()
        await typed(pilot, "", "end", "x", "ctrl+s")
        assert app.asked == []
        await typed(pilot, "", "ctrl+u")
        await typed(pilot, "bj", "enter", "ctrl+s")
        assert app.asked[0]["who"] == "p2"


async def test_what_cannot_be_empty_is_not_silently_what_it_was_at_first() -> None:
    async with asking(ALL) as (app, pilot):
        app.entry("method").enter()
        await typed(pilot, "", "ctrl+u", "ctrl+s")
        assert app.asked == []
        assert app.told("method") == "Choose one of course or in the work."


@pytest.mark.parametrize(("keys", "closed"), [((), True), (("x",), False)])
async def test_esc_closes_and_asks_once_where_something_was_typed(
    keys: tuple[str, ...], closed: bool
) -> None:
    async with asking(ALL) as (app, pilot):
        await typed(pilot, "".join(keys), "escape")
        assert app.ended == ([False] if closed else [])
        if not closed:
            assert "Esc again throws away" in screen_text(app)
            await typed(pilot, "", "escape")
            assert app.ended == [False]


async def test_a_day_is_told_as_it_is_understood() -> None:
    async with asking(ALL) as (app, pilot):
        app.entry("ends").enter()
        await typed(pilot, "tomorrow")
        assert "3 March 2026" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_twelve_fields_scroll_with_the_cursor(size: tuple[int, int]) -> None:
    faults = {"links": "Give at most 2.", "name": "Write something here."}
    async with asking(ALL, [faults], size=size) as (app, pilot):
        check(app, f"form-{size[0]}x{size[1]}")
        await typed(pilot, "", "ctrl+s")
        assert "Write something here." in screen_text(app)
        app.entry("links").enter()
        await typed(pilot, "")
        assert "Give at most 2." in screen_text(app)
        assert "ctrl+s does it" in screen_text(app)


async def test_hostile_names_are_shown_as_they_are_and_do_nothing() -> None:
    evil = Choice("p9", "[/] [@click=app.quit]x[/] 日本", "[b]\x1b[2J", "\x07ref")

    class Odd(Params):
        who: Annotated[str, Pick("person")] = Told(
            title="[red]Who[/red]", description="[@click=app.quit]help"
        )

    async with asking(form(Odd, {"who": (evil,)}), [{"who": "[/] \x1b[31m bad"}]) as (app, pilot):
        assert "[red]Who[/red]" in screen_text(app)
        await typed(pilot, "[/]", "enter")
        text = screen_text(app)
        assert "[/] [@click=app.quit]x[/] 日本" in text
        assert "[/] [31m bad" in text
        assert "\x1b" not in text
        assert "\x07" not in text


async def test_one_in_five_thousand_people_is_found_while_typing() -> None:
    many = [Choice(f"p{n}", f"Person {n:04}", f"Unit {n % 50}", f"N-{n}") for n in range(5000)]

    class Ask(Params):
        who: Annotated[str, Pick("person")]

    async with asking(form(Ask, {"who": many})) as (app, pilot):
        await typed(pilot, "person")
        assert len(app.screen.query("OptionList")) == 1
        await typed(pilot, " 4711", "enter")
        assert app.asked == [{"who": "p4711"}]


async def test_a_hit_is_taken_with_the_mouse() -> None:
    async with asking(ALL) as (app, pilot):
        hits = app.entry("who").query_one(OptionList)
        await pilot.click(hits, offset=(6, 1))
        await typed(pilot, "", "ctrl+s")
        assert app.asked[0]["who"] == "p2"
