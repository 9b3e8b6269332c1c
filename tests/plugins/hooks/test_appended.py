"""To be told of what was written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest
from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons

from veikart.api import Happened, PersonJoined, Proposed
from veikart.testing import Opens


def test_what_was_done_stands_on_the_board_and_of_nobody(
    engagement: Opens, example: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = tmp_path / "board.txt"
    room = engagement(plugins=[example])
    monkeypatch.setenv("VEIKART_TICKER", str(board))
    room.do("skill.park", skill="welding", why="Not this year")
    room.write(PersonJoined(person="per", name="Per Vik"), PersonJoined(person="eli", name="Eli Moe"))
    room.close()
    assert board.read_text(encoding="utf-8") == "1 × skill.parked\n2 × person.joined\n"


def test_it_is_told_all_of_an_event_in_order_names_too(app: Runs, answering: Answers) -> None:
    told: list[Happened] = []

    def appended(happened: Sequence[Happened]) -> None:
        told.extend(happened)

    session = app(answering(appended=appended))
    session.do("skill.park", skill="welding", why="Not this year")
    session.write([Proposed(PersonJoined(person="per", name="Per Vik"))])
    session.end_telling()
    parked, joined = told[-2:]
    assert (parked.topic, parked.effective) == ("skill.parked", session.today)
    assert joined.position == parked.position + 1
    assert (joined.body["name"], joined.body["person"]) == ("Per Vik", "per")


def test_one_that_fails_is_called_again_and_keeps_nothing_from_being_written(
    app: Runs, answering: Answers
) -> None:
    times: list[int] = []

    def appended(happened: Sequence[Happened]) -> None:
        times.append(len(happened))
        fails()

    session = app(answering(appended=appended))
    before = session.journal.head()
    session.do("skill.park", skill="welding", why="Not this year")
    session.do("skill.park", skill="switching", why="Nor this")
    session.end_telling()
    assert session.journal.head() == before + 2
    assert times[-2:] == [1, 1]
    assert "notification appended: ValueError" in reasons(session)
