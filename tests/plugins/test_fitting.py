"""Which version of veikart a plugin was made for."""

from __future__ import annotations

import pytest

from veikart.plugins import Found
from veikart.plugins.fitting import misfit


def requiring(*requires: str, origin: str = "somewhere") -> Found:
    return Found("odd", "odd", lambda: None, origin, "veikart-odd", "1.0", requires)


@pytest.mark.parametrize(
    "text",
    [
        "veikart",
        "veikart>=1,<3",
        "Veikart (>=2.0.dev1)",
        "veikart[postgres]>=1",
        "veikart-events>=99",
        "veikart>=99; extra == 'test'",
        "veikart>=99; python_version < '3'",
        "polars>=99",
    ],
)
def test_one_that_fits_is_let_in(text: str) -> None:
    assert misfit(requiring(text), "2.0.dev1") is None


@pytest.mark.parametrize("text", ["veikart>=3", "VEIKART<2", "veikart==1.*; python_version > '3'"])
def test_one_that_does_not_is_told_with_both_versions_and_what_to_do(text: str) -> None:
    words = misfit(requiring("polars", text), "2.0")
    assert words is not None
    assert "and this is 2.0" in words
    assert "a veikart-odd that fits this one" in words


def test_what_cannot_be_read_is_told() -> None:
    assert "is no requirement" in str(misfit(requiring("veikart >> 3"), "2.0"))


def test_the_built_in_ones_are_never_asked() -> None:
    assert misfit(requiring("veikart>=99", origin="built in"), "2.0") is None
