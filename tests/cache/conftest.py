from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.privacy.village import village

from veikart.journal import Journal


@pytest.fixture(autouse=True)
def _machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which nothing has been kept yet."""
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path / "state"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A village in which something of every kind is held about Kari."""
    village(tmp_path / "village.veikart")
    return tmp_path / "village.veikart"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    journal = Journal(path)
    yield journal
    journal.close()
