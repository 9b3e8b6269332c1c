"""An engagement with the plugin, and a folder for files of ESCO. `engagement` comes with veikart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import veikart_esco
from esco_files import Release

if TYPE_CHECKING:
    from veikart.testing import Engagement


@pytest.fixture
def room(engagement: Callable[..., Engagement]) -> Engagement:
    """Two roles, four skills without an address, and a scale of four steps."""
    return engagement(plugins=[veikart_esco])


@pytest.fixture
def release(tmp_path: Path) -> Release:
    return Release(tmp_path)


@pytest.fixture
def newer(tmp_path: Path) -> Release:
    return Release(tmp_path, "1.3.0")
