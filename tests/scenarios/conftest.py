"""The furnished room, in which somebody asks what if."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.rooms import furnished

from veikart.session import Session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "client.veikart"


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    session, _ = furnished(path)
    yield session
    session.close()
