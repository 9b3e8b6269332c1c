"""To be told that an engagement has been opened."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons

from veikart.api import RuleBroken, Workspace
from veikart.testing import Opens


def test_the_day_is_noted_once_however_often_it_is_opened(
    engagement: Opens, example: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "worklog.tsv"
    monkeypatch.setenv("VEIKART_WORKLOG", str(log))
    room = engagement(plugins=[example])
    room.reopen([example])
    room.close()
    assert log.read_text(encoding="utf-8") == "2026-03-02\tFjordkraft\n"


def test_without_a_file_to_note_it_in_nothing_happens(engagement: Opens, example: ModuleType) -> None:
    engagement(plugins=[example]).close()


def test_one_that_fails_is_noted_and_the_session_goes_on(app: Runs, answering: Answers) -> None:
    session = app(answering(opened=lambda workspace: fails()))
    session.end_telling()
    assert "notification opened: ValueError" in reasons(session)
    session.do("skill.park", skill="welding", why="Not this year")


def test_it_can_look_and_not_write(app: Runs, answering: Answers) -> None:
    told: list[str] = []

    def opened(workspace: Workspace) -> None:
        told.append(f"{workspace.picture().people.height} people")
        with pytest.raises(RuleBroken, match="Offer a command instead"):
            workspace.do("skill.park", skill="welding", why="Because I was told")
        told.append("refused")

    session = app(answering(opened=opened))
    session.end_telling()
    assert told == ["5 people", "refused"]
    assert reasons(session) == ""
