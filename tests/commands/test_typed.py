"""What is typed becomes the value of its field."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import pytest

from veikart.commands.declaration import Params
from veikart.commands.fields import fields_of
from veikart.commands.typed import text_of, value_of

TODAY = date(2026, 3, 2)


class Many(Params):
    text: str
    whole: int
    number: float
    open: bool
    by: date
    method: Literal["self", "peer_review"]
    odd: dict[str, int]


FIELDS = {each.name: each for each in fields_of(Many)}


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("text", "12", "12"),
        ("whole", " 1 200 ", 1200),
        ("whole", "4,5", "4,5"),
        ("number", "4,5", 4.5),
        ("number", "-2", -2),
        ("number", "high", "high"),
        ("open", "Ja", True),
        ("open", "no", False),
        ("open", "perhaps", "perhaps"),
        ("by", "12.4.", date(2026, 4, 12)),
        ("by", "tomorrow", date(2026, 3, 3)),
        ("by", "soon", "soon"),
        ("method", "Peer review", "peer_review"),
        ("method", "peer_review", "peer_review"),
        ("method", "guess", "guess"),
        ("odd", '{"a": 1}', {"a": 1}),
        ("odd", "{", "{"),
    ],
)
def test_a_text_is_the_value_it_means_and_itself_where_it_means_none(
    name: str, text: str, value: Any
) -> None:
    assert value_of(FIELDS[name], text, TODAY) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [("text", "x"), ("whole", 3), ("number", 2.5), ("number", 2.0), ("by", TODAY), ("method", "peer_review")],
)
def test_a_value_is_written_so_that_it_is_read_again(name: str, value: Any) -> None:
    assert value_of(FIELDS[name], text_of(FIELDS[name], value), TODAY) == value
