"""Which key does what: of veikart, of commands, and by the user's choice; and what does not hold is told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.tui.looking import screen_text
from tests.tui.small import opens, press, running, settled

from veikart.commands.catalogue import CORE_COMMANDS
from veikart.commands.declaration import Command, Params
from veikart.errors import BadInput, CannotWrite
from veikart.session import Session
from veikart.tui.app import VeikartApp
from veikart.tui.forms import FormScreen
from veikart.tui.keyfile import chosen_keys, keys_file, write_keys_file
from veikart.tui.keymap import keymap
from veikart.tui.keynames import key_named, key_shown
from veikart.tui.keys import KEYS
from veikart.tui.screen import MainScreen
from veikart.tui.windows import NoticesWindow


def command(identity: str, key: str, on: tuple[str, ...] = ()) -> Command:
    return Command(identity, f"Do {identity}", Params, lambda params, setting: [], key=key, on=on)


UNDO = "Undo what was done last, also after a restart"
NAMED = {
    "k": "k",
    "Shift+K": "K",
    "K": "K",
    "ø": "ø",
    "shift+å": "Å",
    "F12": "f12",
    ",": "comma",
    "5": "5",
    "ctrl+e": "ctrl+e",
    "space": "space",
    "Esc": "escape",
    "?": "question_mark",
    "shift+tab": "shift+tab",
}


@pytest.mark.parametrize(("written", "name"), NAMED.items())
def test_keys_are_named_as_people_write_them(written: str, name: str) -> None:
    assert key_named(written) == name
    assert key_named(key_shown(name)) == name


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("[", "needs AltGr"),
        ("@", "needs AltGr"),
        ("ctrl+i", "same as tab"),
        ("ctrl+m", "same as enter"),
        ("enter", "stays as it is"),
        ("ctrl+q", "stays as it is"),
        ("alt+k", "no key that veikart knows"),
        ("ctrl+ø", "no key that veikart knows"),
        ("", "no key that veikart knows"),
        ("kk", "no key that veikart knows"),
    ],
)
def test_keys_that_a_nordic_keyboard_or_a_terminal_does_not_give_are_refused(written: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        key_named(written)


def test_veikarts_own_keys_and_those_of_its_commands_do_not_clash() -> None:
    held = keymap(CORE_COMMANDS)
    assert held.clashes == held.troubles == ()
    names = [key.id for key in held.keys if key.id]
    assert len(names) == len(set(names))
    assert all(key.id for key in KEYS if key.action)
    for key in KEYS:
        for name in filter(None, key.keys.split(",")):
            assert key_named(key_shown(name)) == name


def test_a_command_gets_its_key_where_it_is_free_and_none_where_it_is_taken() -> None:
    mine = [command("a.one", "z"), command("b.two", "z"), command("c.undo", "u"), command("d.at", "@")]
    held = keymap(mine)
    assert [held.of(each.id).shown for each in mine] == ["z", "", "", ""]  # type: ignore[union-attr]
    assert held.troubles == ()
    assert held.clashes == (
        "Do b.two (b.two) does not have z: it is for “Do a.one” (a.one).",
        f"Do c.undo (c.undo) does not have u: it is for “{UNDO}” (undo).",
        f"Do d.at (d.at) has no key: {_refusal('@')}",
    )


def _refusal(written: str) -> str:
    with pytest.raises(BadInput) as caught:
        key_named(written)
    return str(caught.value)


def test_two_screens_may_have_the_same_key_and_the_digits_of_the_map_are_its_own() -> None:
    mine = [
        command("a.one", "z", ("Plans",)),
        command("b.two", "z", ("Culture",)),
        command("c.rate", "x", ("Map",)),
        command("d.other", "x", ("Plans",)),
    ]
    held = keymap(mine)
    assert [held.of(each.id).shown for each in mine] == ["z", "z", "", "x"]  # type: ignore[union-attr]
    assert len(held.clashes) == 1
    assert "Not relevant for this person" in held.clashes[0]


def test_what_the_user_chose_goes_first_and_what_loses_its_key_is_told() -> None:
    held = keymap([command("a.one", "z")], {"a.one": ["u"], "screen.map": ["f12", "ø"], "theme": []})
    assert held.of("a.one").shown == "u"  # type: ignore[union-attr]
    assert held.of("screen.map").keys == "f12,ø"  # type: ignore[union-attr]
    assert held.of("screen.map").shown == "F12 or ø"  # type: ignore[union-attr]
    assert held.of("theme").bindings == ()  # type: ignore[union-attr]
    assert held.troubles == (f"{UNDO} (undo) has lost u: it is for “Do a.one” (a.one) now.",)
    assert held.clashes == ()


def test_of_what_the_user_chose_only_what_cannot_be_is_left_out() -> None:
    held = keymap(
        CORE_COMMANDS,
        {
            "skill.prk": ["k"],
            "skill.park": ["["],
            "undo": ["z"],
            "redo": ["z"],
            "help": ["5"],
            "map.rows": ["5"],
        },
        ["There was something before."],
    )
    assert held.of("undo").shown == "z"  # type: ignore[union-attr]
    assert held.of("redo").shown == "shift+u"  # type: ignore[union-attr]
    assert held.of("skill.park").shown == "k"  # type: ignore[union-attr]
    told = "\n".join(held.troubles)
    for words in (
        "There was something before.",
        "nothing called 'skill.prk' to give a key to. Did you mean skill.park?",
        "skill.park: [ needs AltGr",
        "skill.park keeps the key it had.",
        "redo: z is for “Undo",
        "help: 5 is for “Rate the cell",
        "map.rows: 5 is for “Rate the cell",
    ):
        assert words in told


def test_the_file_is_read_quoted_or_not_and_what_it_cannot_say_is_told(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    assert chosen_keys(path) == ({}, ())
    path.write_text('"skill.park" = "shift+k"\nscreen.map = ["f12", "ø"]\nundo = ""\ntheme = 7\n', "utf-8")
    keys, troubles = chosen_keys(path)
    assert keys == {"skill.park": ("shift+k",), "screen.map": ("f12", "ø"), "undo": ()}
    assert len(troubles) == 1
    assert troubles[0].startswith("theme: write a key in quotes")


@pytest.mark.parametrize("content", [b"undo = ", b"\xff\xfe", b"[" * 5000, b'undo = "u"\nundo = "z"\n'])
def test_a_file_that_is_no_toml_leaves_the_keys_as_they_come(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "keys.toml"
    path.write_bytes(content)
    keys, troubles = chosen_keys(path)
    assert keys == {}
    assert "so the keys are as they come" in troubles[0]
    assert chosen_keys(tmp_path).troubles[0].startswith(f"{tmp_path} cannot be read")


def test_the_written_file_holds_every_name_and_what_is_chosen_is_never_overwritten(tmp_path: Path) -> None:
    path, held = tmp_path / "new" / "keys.toml", keymap(CORE_COMMANDS)
    write_keys_file(path, held.keys)
    assert chosen_keys(path) == ({}, ())
    text = re.sub(r'^# (".*" = )', r"\1", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(text, "utf-8")
    keys, troubles = chosen_keys(path)
    assert troubles == ()
    assert set(keys) == {key.id for key in held.keys if key.id}
    assert keymap(CORE_COMMANDS, keys).troubles == ()
    with pytest.raises(CannotWrite, match="there already"):
        write_keys_file(path, held.keys)


@pytest.fixture
def choosing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VEIKART_CONFIG", str(tmp_path / "config"))
    keys_file().parent.mkdir()
    return keys_file()


async def test_a_chosen_key_does_it_and_stands_in_the_help_and_the_key_line(
    small: Path, choosing: Path
) -> None:
    choosing.write_text('"skill.park" = "shift+k"\n"screen.strategy" = "ø"\n"decision.note" = ""\n', "utf-8")
    async with running(small, keys=["ø"]) as (main, pilot):
        assert main.place.screen == "Strategy"
        assert "shift+k park" in screen_text(main.app)
        await press(pilot, "k", "d", "f3")
        assert main.app.screen is main
        await press(pilot, "K")
        assert isinstance(main.app.screen, FormScreen)
        await press(pilot, "escape", "question_mark")
        assert "shift+k" in screen_text(main.app)


async def test_what_cannot_be_in_the_file_is_told_at_the_start(small: Path, choosing: Path) -> None:
    choosing.write_text('"skill.parc" = "k"\n', "utf-8")
    app = VeikartApp(opens(small), title=small.name)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, NoticesWindow)
        assert "Did you mean skill.park?" in " ".join(screen_text(app).replace("│", " ").split())
        await press(pilot, "escape")
        assert isinstance(app.screen, MainScreen)
    app.close()


async def test_a_command_whose_key_is_taken_is_in_the_palette_and_the_help_says_so(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: Any = Session.commands
    extra = (command("odd.do", "u"), command("odd.free", "z"))
    monkeypatch.setattr(Session, "commands", property(lambda session: (*known.func(session), *extra)))
    async with running(small) as (main, pilot):
        assert [key.shown for key in main.keymap.keys if key.id.startswith("odd.")] == ["", "z"]
        await press(pilot, "question_mark", "end")
        assert "Keys that do not hold" in screen_text(main.app)
        assert "Do odd.do (odd.do) does not have u" in screen_text(main.app)
        await press(pilot, "escape", "z")
        assert "There was nothing to change." in screen_text(main.app)
