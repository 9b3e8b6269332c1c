"""The plugin keeps what every plugin must: ids, events, empty and hostile engagements, a light import."""

from __future__ import annotations

import pytest

import veikart_esco
from veikart.testing import check_plugin


@pytest.mark.slow
def test_veikart_finds_nothing_amiss() -> None:
    assert check_plugin(veikart_esco) == []
