"""What a command decides on its picture still holds when it is written, on every engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from veikart.commands.declaration import Command, Params, Setting
from veikart.errors import RuleBroken
from veikart.journal import Proposed
from veikart.plugins import Plugins
from veikart.session import Session
from veikart_events.vocabulary.organisation import UnitCreated


def _open(where: str | Path) -> Session:
    return Session.open(where, plugins=Plugins.load(discover=list))


def test_a_rule_on_the_picture_sees_what_another_wrote_just_before_the_turn(
    where: str | Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _open(where) as mine, _open(where) as other:
        seen: list[int] = []

        def propose(params: Params, setting: Setting) -> list[Proposed]:
            seen.append(setting.picture.units.height)
            if seen[-1] >= 1:
                raise RuleBroken("There is a unit already.")
            return [Proposed(UnitCreated(unit=setting.new_id(), name="Mine"))]

        mine.commands = (Command("unit.first", "Make the first unit", Params, propose),)
        write = mine.journal.write

        def late(*words: Any, **options: Any) -> Any:
            other.write([Proposed(UnitCreated(unit="theirs", name="Theirs"))])
            return write(*words, **options)

        monkeypatch.setattr(mine.journal, "write", late)
        with pytest.raises(RuleBroken, match="There is a unit already"):
            mine.do("unit.first")
        assert seen == [1]
        assert mine.picture().units["name"].to_list() == ["Theirs"]


def test_what_another_writes_while_a_command_decides_comes_after_it_or_before_its_next_try(
    where: str | Path,
) -> None:
    """Where a turn keeps others out they wait; where it does not, the command decides anew."""
    with _open(where) as mine, _open(where) as other:
        seen: list[list[str]] = []
        exclusive = mine.journal.engine.capabilities.turn == "exclusive"

        def propose(params: Params, setting: Setting) -> list[Proposed]:
            seen.append(setting.picture.units["name"].to_list())
            if not exclusive and len(seen) == 1:
                other.write([Proposed(UnitCreated(unit="theirs", name="Theirs"))])
            return [Proposed(UnitCreated(unit=setting.new_id(), name="Mine"))]

        mine.commands = (Command("unit.make", "Make a unit", Params, propose),)
        mine.do("unit.make")
        assert seen == ([[]] if exclusive else [[], ["Theirs"]])
