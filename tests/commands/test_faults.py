"""Whatever is wrong with what was given is told at its field, in words that say what to give."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field as Told
from pydantic import create_model, field_validator, model_validator

from veikart.commands.declaration import Command, Params
from veikart.commands.fields import Lines, Pick, fields_of
from veikart.errors import DoesNotFit


class Plan(Params):
    who: Annotated[str, Pick("person")]
    why: Annotated[str, Lines()] = Told(min_length=1)
    name: str = Told("x", min_length=3, max_length=5)
    share: int = Told(1, ge=1, le=3)
    hours: float = Told(1.0, gt=0)
    least: int = Told(0, ge=-2)
    by: date | None = None
    method: Literal["self", "peer_review"] = "self"
    open: bool = False
    mentors: tuple[Annotated[str, Pick("person")], ...] = Told((), max_length=2)

    @field_validator("name")
    @classmethod
    def _no_shouting(cls, name: str) -> str:
        if name.isupper():
            raise ValueError("do not shout")
        return name

    @model_validator(mode="after")
    def _whole(self) -> Plan:
        if self.share == 3 and self.open:
            raise ValueError("three at once cannot be open")
        return self


def command(params: type[Params]) -> Command:
    return Command("plan.make", "Make a plan", params, lambda params, setting: [])


def faults(**wrong: object) -> dict[str, str]:
    with pytest.raises(DoesNotFit) as caught:
        command(Plan).taken({"who": "kari", "why": "because", **wrong})
    return dict(caught.value.faults)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("why", "", "Write something here."),
        ("why", "  \n ", "Write something here."),
        ("who", None, "Choose one of those there are."),
        ("name", "ab", "Write at least 3 letters."),
        ("name", "abcdef", "Write at most 5 letters."),
        ("name", "ABC", "Do not shout."),
        ("share", 4, "Write a whole number from 1 to 3."),
        ("share", "many", "Write a whole number from 1 to 3."),
        ("share", 1.5, "Write a whole number from 1 to 3."),
        ("hours", 0, "Write a number above 0."),
        ("hours", float("nan"), "Write a number above 0."),
        ("least", "x", "Write a whole number not below -2."),
        ("by", "soon", "Write a day, such as 2026-03-01, 1.3.2026 or tomorrow."),
        ("method", "guess", "Choose one of self or peer review."),
        ("open", "perhaps", "Say yes or no."),
        ("mentors", ("a", "b", "c"), "Give at most 2."),
        ("mentors", ("a", None), "Choose at least one."),
    ],
)
def test_a_fault_stands_at_its_field_and_says_what_to_give(field: str, value: object, sentence: str) -> None:
    assert faults(**{field: value}) == {field: sentence}


def test_every_field_has_its_own_fault_and_the_first_one_only() -> None:
    assert list(faults(why="", share=0, hours=-1)) == ["why", "share", "hours"]


def test_a_fault_of_all_together_and_a_field_that_is_not_there_belong_to_the_whole() -> None:
    assert faults(share=3, open=True) == {"": "Three at once cannot be open."}
    assert faults(mood="good")[""].startswith("There is no field 'mood' here. There are: who, why, ")


def test_what_is_missing_is_told_by_what_belongs_there() -> None:
    with pytest.raises(DoesNotFit, match="Make a plan: who: Choose one of those there are") as caught:
        command(Plan).taken({})
    assert caught.value.faults == {"who": "Choose one of those there are.", "why": "Write something here."}


_NUMBERS = st.integers(-1000, 1000)
_TYPES: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([str, int, float, bool, date, Annotated[str, Lines()], Annotated[str, Pick("skill")]]),
    st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=12, unique=True).map(
        lambda words: Literal[tuple(words)]  # type: ignore[valid-type]
    ),
    st.tuples(_NUMBERS, _NUMBERS).map(lambda two: Annotated[int, Told(ge=min(two), le=max(two))]),
    st.tuples(_NUMBERS, _NUMBERS).map(lambda two: Annotated[float, Told(gt=min(two), lt=max(two) + 1)]),
    st.integers(1, 9).map(lambda least: Annotated[str, Told(min_length=least, max_length=least + 3)]),
)
_SHAPES = st.one_of(_TYPES, _TYPES.map(lambda kind: kind | None), _TYPES.map(lambda kind: tuple[kind, ...]))
_VALUES = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(-2000, 2000),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.lists(st.text(max_size=3), max_size=3),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
)
_JARGON = frozenset(("input", "required", "valid", "string", "integer", "tuple", "float", "iterable"))


@settings(max_examples=150, deadline=None)
@given(kinds=st.lists(_SHAPES, min_size=1, max_size=4), values=st.lists(_VALUES, min_size=4, max_size=4))
def test_of_any_model_whatever_is_wrong_is_a_sentence_without_jargon(
    kinds: list[Any], values: list[object]
) -> None:
    made = {f"f{place}": (kind, ...) for place, kind in enumerate(kinds)}
    model: type[Params] = create_model("Made", __base__=Params, **made)  # type: ignore[call-overload]
    fields = {each.name: each for each in fields_of(model)}
    assert all(each.kind != "other" for each in fields.values())
    found: Mapping[str, str] = {}
    try:
        command(model).taken(dict(zip(fields, values, strict=False)))
    except DoesNotFit as refused:
        found = refused.faults or {"": "no fault"}
    for name, sentence in found.items():
        assert name in fields
        words = "".join(sentence.partition("Choose one")[:2]).casefold()  # the choices may be any words
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert not any(word in words.split() for word in _JARGON), sentence
