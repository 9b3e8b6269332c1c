"""To be told that the engagement is about to be closed."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons

from veikart.api import Workspace
from veikart.testing import Opens


def test_the_sign_is_there_while_somebody_works_and_gone_afterwards(
    engagement: Opens, example: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    original = example.veikart_closing

    def veikart_closing(workspace: Workspace) -> None:
        seen.append([path.name for path in tmp_path.iterdir()])
        original(workspace)

    monkeypatch.setenv("VEIKART_TEAM", str(tmp_path))
    example.veikart_closing = example.hook(veikart_closing)  # type: ignore[attr-defined]
    engagement(plugins=[example]).close()
    assert seen == [["Fjordkraft.at-work"]]
    assert list(tmp_path.iterdir()) == []


def test_it_is_told_last_and_can_still_look(app: Runs, answering: Answers) -> None:
    told: list[str] = []
    session = app(
        answering(
            opened=lambda: told.append("opened"),
            closing=lambda workspace: told.append(f"closing {workspace.picture().people.height}"),
        )
    )
    session.close()
    assert told == ["opened", "closing 5"]


def test_one_that_fails_keeps_nobody_from_leaving(app: Runs, answering: Answers) -> None:
    session = app(answering(closing=lambda workspace: fails()))
    session.close()
    assert "notification closing: ValueError" in reasons(session)
