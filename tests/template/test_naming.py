"""What a new plugin is called."""

from __future__ import annotations

import pytest

from veikart.api import BadInput
from veikart.template.naming import Names, names_of

SHIFTS = Names("veikart-shift-plans", "veikart_shift_plans", "shift_plans", "Shift plans")
WRITTEN = ("shift-plans", "Shift Plans", "shift_plans", "veikart-shift-plans", "veikart_shift.plans")
REFUSED = (
    "",
    "-",
    "7up",
    "plan!",
    "målbilde",
    "../etc",
    "a/b",
    "x" * 41,
    "{{ 7 }}",
    "veikart-",
    "con\nfig\x00",
)


@pytest.mark.parametrize("given", WRITTEN)
def test_one_plugin_has_the_same_names_however_it_is_written(given: str) -> None:
    assert names_of(given) == SHIFTS


@pytest.mark.parametrize("given", REFUSED)
def test_what_python_or_an_index_cannot_have_is_refused(given: str) -> None:
    with pytest.raises(BadInput, match="Take small letters"):
        names_of(given)


def test_a_name_that_is_taken_is_refused() -> None:
    with pytest.raises(BadInput, match="my-gap"):
        names_of("Gap", {"gap"})
