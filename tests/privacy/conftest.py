"""The village, opened."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.privacy.village import KARI, opened, village

from veikart.privacy.person import Held, held_about
from veikart.privacy.sources import sources_of
from veikart.session import Session


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The village as it was told, for everyone to copy."""
    path = tmp_path_factory.mktemp("village") / "village.veikart"
    village(path)
    return path


@pytest.fixture
def path(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A village of one's own, on a machine that remembers nobody who was forgotten in another test."""
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path / "state"))
    return Path(shutil.copy(built, tmp_path))


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    with opened(path) as session:
        yield session


@pytest.fixture(scope="session")
def kari(built: Path) -> Held:
    """All that is held about her."""
    with opened(built) as session:
        return held_about(sources_of(session), KARI)
