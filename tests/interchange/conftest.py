"""Fixtures for the tests of imports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.interchange.desk import ImportDesk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[ImportDesk]:
    desk = ImportDesk(tmp_path)
    yield desk
    desk.session.close()


@pytest.fixture
def samples() -> Path:
    """Small tables as other programs save them."""
    return Path(__file__).resolve().parents[1] / "fixtures" / "import"
