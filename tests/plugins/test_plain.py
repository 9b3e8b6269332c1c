"""What is drawn is of exact types, as it was when a plugin returned it, and not too much."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any, NoReturn

import pytest
from tests.typeset.samples import CASES

from veikart import blocks as b
from veikart.plugins import limits
from veikart.plugins.guard import Refused
from veikart.plugins.shape import taken
from veikart.plugins.shape.plain import Copying, plain


def explodes(*_: object) -> NoReturn:
    raise ValueError


class EvilText(str):
    """A text that cannot be looked at."""

    __len__ = __iter__ = __str__ = __eq__ = casefold = explodes  # type: ignore[assignment]
    __hash__ = str.__hash__  # to be in a mapping at all


class EvilNumber(int):
    """A number that cannot be compared."""

    __lt__ = __le__ = __int__ = __eq__ = __hash__ = explodes  # type: ignore[assignment]


class EvilDay(date):
    """A day that cannot be told."""

    isoformat = __str__ = explodes  # type: ignore[assignment]


class Late(b.Text):
    """A block that makes up its tone when it is asked for it."""

    def __getattribute__(self, name: str) -> Any:
        return EvilText("warn") if name == "tone" else super().__getattribute__(name)


def kinds_in(thing: Any) -> set[type]:
    """The types of a value and of all that is in it."""
    found = {type(thing)}
    if isinstance(thing, list | tuple):
        found |= {kind for each in thing for kind in kinds_in(each)}
    elif isinstance(thing, dict):
        found |= {kind for pair in thing.items() for kind in kinds_in(pair)}
    elif is_dataclass(thing):
        found |= {kind for each in fields(thing) for kind in kinds_in(getattr(thing, each.name))}
    return found


@pytest.mark.parametrize(
    ("evil", "exact"),
    [
        (lambda: EvilText("Åse"), "Åse"),
        (lambda: EvilNumber(3), 3),
        (lambda: EvilDay(2025, 1, 6), date(2025, 1, 6)),
        (lambda: datetime(2025, 1, 6, 9, tzinfo=UTC), datetime(2025, 1, 6, 9, tzinfo=UTC)),
        (lambda: [EvilText("a"), [1]], ("a", (1,))),
        (lambda: {EvilText("unit"): EvilText("field")}, {"unit": "field"}),
        (lambda: frozenset([1]), frozenset([1])),
        (lambda: b.Text(EvilText("well")), b.Text("well")),
        (lambda: True, True),
        (lambda: None, None),
    ],
)
def test_values_of_other_classes_become_exact_ones(evil: Callable[[], object], exact: object) -> None:
    copied = plain(evil())
    assert kinds_in(copied) == kinds_in(exact)
    assert copied == exact


@pytest.mark.parametrize("name", CASES)
def test_every_block_is_copied_as_it_is(name: str) -> None:
    blocks = CASES[name]
    copied = taken(list(blocks))
    assert copied is not blocks
    assert [plain(block) for block in blocks] == list(copied)


def test_a_block_of_a_class_of_its_own_becomes_one_of_ours() -> None:
    [text] = taken([Late("well")])
    assert (type(text), type(text.tone)) == (b.Text, str)  # type: ignore[union-attr]


def test_a_list_that_is_changed_afterwards_changes_nothing() -> None:
    cells = ["a"]
    rows = [b.Row("r", cells)]  # type: ignore[arg-type]
    drawn = taken([b.Table((b.Column("A"),), rows)])  # type: ignore[arg-type]
    cells.append("b")
    rows.clear()
    assert drawn == [b.Table((b.Column("A"),), (b.Row("r", ("a",)),))]


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        (lambda: [b.Text("x" * (limits.LONGEST + 1))], "one of its texts has 100,001 letters"),
        (lambda: 60 * [b.Text("x" * limits.LONGEST)], "more than 5,000,000 letters together"),
        (lambda: [b.Table((b.Column("A"),), 200_000 * (b.Row("r", ("x",)),))], "more than 1,000,000 texts"),
        (lambda: [b.Text("x", tone=object())], "a tone is"),  # type: ignore[arg-type]
        (lambda: [b.Row("r", ("x",))], "is a Row, which is no block"),
        (lambda: [b.Table((b.Column("A", least=object()),), ())], "an object among its blocks"),  # type: ignore[arg-type]
    ],
    ids=["a long text", "long texts", "many values", "no tone", "no block", "an object"],
)
def test_what_is_too_much_or_no_value_is_refused_in_a_sentence(
    blocks: Callable[[], list[Any]], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        taken(blocks())


def test_a_list_that_holds_itself_is_refused() -> None:
    ring = list[Any]()
    ring.append(ring)
    with pytest.raises((Refused, RecursionError)):
        Copying().copy(ring)
