"""An engagement on disk, told once and copied for each test that writes to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.tui.small import tell_small


@pytest.fixture(scope="session")
def told_small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "small.veikart"
    tell_small(path)
    return path


@pytest.fixture
def small(told_small: Path, tmp_path: Path) -> Path:
    """The engagement of `tests.tui.small`, the test's own copy."""
    return Path(shutil.copy(told_small, tmp_path / "small.veikart"))
