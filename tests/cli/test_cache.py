"""`veikart cache` says what lies there, and deletes it without an engagement losing anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rooms import furnished

from veikart.cache.place import cache_folder
from veikart.cli import main
from veikart.session.caching import Caching


@pytest.fixture(autouse=True)
def _machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path / "state"))


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An engagement of which there is a cache."""
    monkeypatch.setattr(Caching, "worth", 10)
    monkeypatch.setattr(Caching, "enough", 1)
    session, _ = furnished(tmp_path / "client.veikart")
    session.close()
    return tmp_path / "client.veikart"


def test_it_says_where_it_lies_and_how_large_it_is(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cache"]) == 0
    said = capsys.readouterr().out
    assert str(cache_folder()) in said
    assert "MB of 1 engagement: ids, numbers and days" in said


def test_what_is_cleared_is_gone_and_the_engagement_is_not(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cache", "--clear"]) == 0
    assert "Deleted" in capsys.readouterr().out
    assert not cache_folder().exists()
    assert main(["cache"]) == 0
    assert "Nothing is kept" in capsys.readouterr().out
    assert main(["show", "overview", str(kept), "--safe"]) == 0
    assert "Safe supply" in capsys.readouterr().out
