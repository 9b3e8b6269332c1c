"""A package as it is written, once for all tests that only look at it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from veikart.template.naming import names_of
from veikart.template.writing import write_package

AUTHOR = 'Åse "Bolt" <b>Øst</b> {{ 7 }}'


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the plugin "shift-plans"."""
    into = tmp_path_factory.mktemp("packages")
    return write_package(names_of("shift-plans"), into, author=AUTHOR, today=date(2026, 3, 2))
