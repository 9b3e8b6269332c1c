"""Which key does what: veikart's own keys, those of commands, and what the user chose instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from veikart.errors import BadInput
from veikart.text import clean_line
from veikart.tui.keynames import key_named, key_shown
from veikart.tui.keys import KEYS, Key

if TYPE_CHECKING:
    from veikart.commands.declaration import Command

COMMANDS = "Commands"
"""The group of commands that are not of one screen."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys as they hold, and what was wrong with what was asked for."""

    keys: tuple[Key, ...]
    troubles: tuple[str, ...] = ()
    """About what the user chose."""
    clashes: tuple[str, ...] = ()
    """About keys that two things ask for of themselves: the later one has none."""

    def on(self, screen: str) -> tuple[Key, ...]:
        """The keys that mean something on a screen and have a word in the key line; its own come first."""
        worded = [key for key in self.keys if key.brief and key.shown]
        own = [key for key in worded if screen in key.on]
        return (*own, *(key for key in worded if not key.on))

    def of(self, identity: str) -> Key | None:
        """What has this name."""
        return next((key for key in self.keys if key.id == identity), None)


def keymap(
    commands: Iterable[Command] = (),
    chosen: Mapping[str, Sequence[str]] | None = None,
    troubles: Sequence[str] = (),
) -> Keymap:
    """The keys of veikart and of `commands`, with what was `chosen` for some of them by name.

    Chosen keys go before all others, veikart's own before those of commands, earlier commands before later.
    A key that somebody has already on the same screen is not given twice; one that no Nordic keyboard gives,
    not at all. `troubles` are those there were already in reading what was chosen.
    """
    asked = [*KEYS, *(_key_of(command) for command in commands)]
    known = {key.id: key for key in asked if key.id}
    wanted = dict(chosen or {})
    giving = _Giving()
    for name in [name for name in wanted if name not in known]:
        giving.troubles.append(_unknown(name, known))
        del wanted[name]
    held = {name: giving.chosen(known[name], texts) for name, texts in wanted.items()}
    keys = [held.get(key.id) or giving.declared(key, own=key in KEYS) for key in asked]
    return Keymap(tuple(keys), (*troubles, *giving.troubles), tuple(giving.clashes))


class _Giving:
    """Gives each key once on a screen, first come, first served."""

    def __init__(self) -> None:
        self.troubles: list[str] = []
        self.clashes: list[str] = []
        self._held: list[tuple[str, tuple[str, ...], Key, bool]] = []

    def chosen(self, key: Key, texts: Sequence[str]) -> Key:
        names = []
        for text in texts:
            try:
                name = key_named(text)
            except BadInput as error:
                self.troubles.append(f"{key.id}: {error}")
                continue
            other = self._holder(name, key.on)
            if other is None and name not in key.keys.split(","):
                other = _fixed(name, key.on)
            if other is None:
                names.append(name)
                self._held.append((name, key.on, key, True))
            else:
                self.troubles.append(f"{key.id}: {key_shown(name)} is for “{other.title}” already.")
        if texts and not names:
            self.troubles.append(f"{key.id} keeps the key it had.")
            return self.declared(key, own=True)
        return _with(key, names)

    def declared(self, key: Key, *, own: bool) -> Key:
        """`own`: it is veikart's, and may lie over keys that a widget takes before it."""
        names = []
        for name in filter(None, key.keys.split(",")):
            usable = name if own else self._usable(key, name)
            other = self._holder(name, key.on) if usable else None
            if usable and other is None and not own:
                other = _fixed(name, key.on)
            if usable and other is None:
                names.append(usable)
                self._held.append((usable, key.on, key, False))
            elif other is not None:
                self._tell(key, name, other)
        return key if tuple(names) == tuple(filter(None, key.keys.split(","))) else _with(key, names)

    def _usable(self, key: Key, name: str) -> str:
        try:
            return key_named(key_shown(name))
        except BadInput as error:
            self.clashes.append(f"{key.title} ({key.id}) has no key: {error}")
            return ""

    def _holder(self, name: str, on: tuple[str, ...]) -> Key | None:
        found = (key for held, where, key, _ in self._held if held == name and _meet(where, on))
        return next(found, None)

    def _tell(self, key: Key, name: str, other: Key) -> None:
        by_choice = any(chosen and held is other for _, _, held, chosen in self._held)
        who, whose = f"{key.title} ({key.id})", f"{key_shown(name)}: it is for “{other.title}” ({other.id})"
        if by_choice:
            self.troubles.append(f"{who} has lost {whose} now.")
        else:
            self.clashes.append(f"{who} does not have {whose}.")


def _meet(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether there is a screen that both are on."""
    return not some or not others or bool(set(some) & set(others))


def _fixed(name: str, on: tuple[str, ...]) -> Key | None:
    """What a widget does with the key before anybody else is asked."""
    rates = name.isdigit() or name == "x"
    found = (key for key in KEYS if not key.action and key.shown == ("x" if name == "x" else "0–9"))
    return next(found, None) if rates and _meet(("Map",), on) else None


def _with(key: Key, names: Sequence[str]) -> Key:
    return replace(key, keys=",".join(names), shown=" or ".join(map(key_shown, names)))


def _key_of(command: Command) -> Key:
    """A command as a key: without one where it declares none, or one that nobody can type."""
    try:
        name = key_named(command.key) if command.key else ""
    except BadInput:
        name = command.key  # told when it is given
    title = clean_line(command.title)
    return Key(
        name,
        key_shown(name) if name else "",
        title,
        command.on[0] if len(command.on) == 1 else COMMANDS,
        f"run_command('{command.id}')",
        command.on,
        title.partition(" ")[0].lower() if command.on else "",
        id=command.id,
    )


def _unknown(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), 1)
    meant = f" Did you mean {near[0]}?" if near else ""
    return (
        f"There is nothing called {clean_line(name)!r} to give a key to.{meant} veikart keys lists the names."
    )
