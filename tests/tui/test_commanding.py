"""Commands of core and of plugins through their forms, on the main screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import Field as Told
from tests.tui.looking import screen_text
from tests.tui.small import clock, press, running, settled
from textual.pilot import Pilot

from veikart.commands.declaration import Command, Params, Setting
from veikart.commands.fields import Pick
from veikart.errors import NotReachable, RuleBroken
from veikart.journal import Proposed
from veikart.session import Session
from veikart.tui.commanding import things_in
from veikart.tui.forms import FormScreen
from veikart.tui.lines import FrameLine
from veikart.tui.palette import Finder
from veikart.tui.screen import MainScreen
from veikart_events.vocabulary.workshop import DecisionNoted


def told(main: MainScreen) -> str:
    return main.query_one("#keys", FrameLine).text.strip()


class Praise(Params):
    person: Annotated[str, Pick("person")]
    goal: Annotated[str, Pick("goal")]
    words: str = Told(min_length=1)


def _praise(params: Praise, setting: Setting) -> Sequence[Proposed]:
    if params.words == "bad":
        raise RuleBroken("That is no praise. Say something kind.")
    text = f"{setting.picture.name('person', params.person)}: {params.words}"
    return [Proposed(DecisionNoted(decision=setting.new_id(), text=text, about=(params.person,)))]


PRAISE = Command(
    "team.praise",
    "Praise someone",
    Praise,
    _praise,
    available=lambda setting: "Nobody is here yet." if not setting.picture.people.height else "",
    done=lambda params, setting: f"Praised {setting.picture.name('person', params.person)}.",
)


@pytest.fixture
def _praising(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Session.commands.func  # type: ignore[attr-defined]
    monkeypatch.setattr(Session, "commands", property(lambda session: (*known(session), PRAISE)))


async def ask(main: MainScreen, pilot: Pilot[None], identity: str, **prefilled: object) -> Any:
    main.run_command(identity, prefilled)
    await settled(pilot)
    return main.app.screen


@pytest.mark.usefixtures("_praising")
async def test_a_refusal_by_a_rule_stands_in_the_form_which_stays_open(small: Path) -> None:
    async with running(small) as (main, pilot):
        head = main.desk.session.journal.head()
        await ask(main, pilot, "team.praise", person="kari", goal="stops")
        await press(pilot, "b", "a", "d", "enter")
        assert isinstance(main.app.screen, FormScreen)
        assert "That is no praise. Say something kind." in screen_text(main.app)
        assert main.desk.session.journal.head() == head
        await press(pilot, "backspace", "backspace", "backspace", "g", "o", "o", "d", "enter")
        assert main.app.screen is main
        assert told(main) == "Praised Kari Nordmann."
        assert main.desk.session.picture().decisions["text"][0] == "Kari Nordmann: good"


@pytest.mark.usefixtures("_praising")
async def test_what_the_cursor_stands_on_and_the_view_is_narrowed_to_is_filled_in(small: Path) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):
        main.narrow_to("goal", "stops")
        await settled(pilot)
        assert main.map_view.jump("bjorn", "switching")
        form = await ask(main, pilot, "team.praise")
        assert isinstance(form, FormScreen)
        assert dict(form.form.given) == {"person": "bjorn", "goal": "stops"}
        await press(pilot, "escape")
        form = await ask(main, pilot, "skill.assess", level=3.0)
        assert {name: form.form.given[name] for name in ("person", "skill", "level")} == {
            "person": "bjorn",
            "skill": "switching",
            "level": 3.0,
        }


@pytest.mark.usefixtures("_praising")
async def test_a_command_with_nothing_left_to_ask_runs_at_once(small: Path) -> None:
    async with running(small) as (main, pilot):
        assert await ask(main, pilot, "team.praise", person="kari", goal="stops", words="yes") is main
        assert told(main) == "Praised Kari Nordmann."
        await ask(main, pilot, "team.praise", person="kari", goal="stops", words="bad")
        assert "That is no praise" in told(main)


async def test_a_command_that_cannot_be_run_now_says_why(small: Path) -> None:
    async with running(small) as (main, pilot):
        await ask(main, pilot, "workshop.end")
        assert told(main) == "! No workshop is going on. Start one first."
        await ask(main, pilot, "no.such")
        assert "There is no command 'no.such'" in told(main)


async def test_what_another_program_wrote_meanwhile_counts_when_the_form_is_run(small: Path) -> None:
    async with running(small) as (main, pilot):
        await ask(main, pilot, "workshop.start")
        with Session.open(small, clock=clock, safe=True) as other:
            other.do("workshop.start", name="Theirs")
        await press(pilot, "o", "enter")
        assert isinstance(main.app.screen, FormScreen)
        assert "The workshop Theirs is going on. End it first." in screen_text(main.app)


async def test_nothing_is_asked_in_the_past(small: Path) -> None:
    async with running(small, keys=["comma"]) as (main, pilot):
        assert await ask(main, pilot, "decision.note") is main
        assert "nothing can be changed there" in told(main)


@pytest.mark.parametrize(
    ("row", "things"),
    [
        ("skill:python", {"skill": "python"}),
        ("skill:see/python", {"skill": "python"}),
        ("goal:stops", {"goal": "stops"}),
        ("skill:", {}),
        ("all", {}),
    ],
)
def test_rows_tell_by_their_ids_what_they_are_about(row: str, things: dict[str, str]) -> None:
    assert things_in(row) == things


async def test_a_try_that_failed_after_it_was_written_is_not_written_again(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(small) as (main, pilot):
        session = main.desk.session
        head, write = session.journal.head(), session.journal.write

        def lost(*words: Any, **options: Any) -> Any:
            monkeypatch.setattr(session.journal, "write", write)
            write(*words, **options)
            raise NotReachable("The server does not answer. Try again.")

        monkeypatch.setattr(session.journal, "write", lost)
        await ask(main, pilot, "workshop.start")
        await press(pilot, "o", "n", "enter")
        assert "The server does not answer. Try again." in screen_text(main.app)
        await press(pilot, "ctrl+s")
        assert told(main) == "Workshop on started"
        assert session.journal.head() == head + 1


async def offered(main: MainScreen, query: str) -> dict[str, str]:
    """Title → what stands beside it, of what the palette finds."""
    finder = Finder(main)
    await finder.startup()
    hits = [hit async for hit in finder.search(query)]
    return {str(hit.text): str(hit.match_display).removeprefix(str(hit.text)).strip() for hit in hits}


@pytest.mark.usefixtures("_praising")
async def test_the_palette_offers_commands_and_says_why_some_cannot_be_run_now(small: Path) -> None:
    async with running(small) as (main, pilot):
        assert await offered(main, "praise") == {"Praise someone": ""}
        assert (await offered(main, "note a dec"))["Note a decision"] == "d"
        assert (await offered(main, "end the work"))["End the workshop"].startswith(
            "No workshop is going on."
        )
        assert "Park a skill" not in await offered(main, "park a")
        await press(pilot, "f3")
        assert (await offered(main, "park a"))["Park a skill"] == "k"


async def test_what_no_form_can_ask_for_is_not_in_the_palette(small: Path) -> None:
    async with running(small) as (main, _):
        assert "Say which kinds of rating count first" not in await offered(main, "kinds of rating")
