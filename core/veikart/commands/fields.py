"""What a command asks for: the fields of its parameters, as a form and the command line show them."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Union, get_args, get_origin

if TYPE_CHECKING:
    from pydantic import BaseModel

    from veikart.picture import Picture

Kind = Literal["text", "lines", "whole", "number", "flag", "day", "choice", "pick", "other"]
"""How a field is asked for. Of *other* the form knows nothing: it is given as JSON, on the command line."""

_SEVERAL = (tuple, list, set, frozenset, Sequence, Set)


class Choice(NamedTuple):
    """One of several to choose from. `more` tells it from others of its name; `ref` is its key elsewhere."""

    id: str
    name: str
    more: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """Says of a text that it is the id of something: `Annotated[str, Pick("person")]`.

    `kind` is one that the picture knows: person, skill, unit, goal, capability, role, scale, workshop or
    scenario. For anything else `choices` gives what there is: `Pick(choices=measures)`, a function of the
    picture.
    """

    kind: str = ""
    choices: Callable[[Picture], Sequence[Choice]] | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """Says of a text that it may have several lines: `Annotated[str, Lines()]`."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """From where to where a number goes, or how long a text or list may be."""

    least: float | None = None
    most: float | None = None
    above: float | None = None
    """It must be more than this."""
    below: float | None = None
    shortest: int | None = None
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a command."""

    name: str
    title: str
    help: str
    kind: Kind
    several: bool = False
    required: bool = True
    """Whether it has no value of its own when nothing is given."""
    nullable: bool = False
    """Whether giving nothing is an answer, too."""
    default: Any = None
    options: tuple[tuple[Any, str], ...] = ()
    """Value and label of each, where `kind` is choice."""
    pick: Pick | None = None
    bounds: Bounds = field(default_factory=Bounds)

    @property
    def must(self) -> bool:
        """Whether something has to be given."""
        return self.required and not self.nullable

    @property
    def starts_with(self) -> Any:
        """The value that stands there before anything is given; None for none."""
        return None if self.default in ("", ()) else self.default


def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a model of parameters, in their order."""
    return tuple(_field(name, described) for name, described in model.model_fields.items())


def _field(name: str, described: Any) -> Field:
    blank = Field(
        name=name,
        title=described.title or name.replace("_", " ").capitalize(),
        help=described.description or "",
        kind="other",
        required=described.is_required(),
        default=None if described.is_required() else described.get_default(call_default_factory=True),
    )
    return _shaped(blank, described.annotation, tuple(described.metadata))


def _shaped(known: Field, kind: Any, marks: tuple[Any, ...]) -> Field:
    """The field with what its type and its marks say."""
    while hasattr(kind, "__metadata__") or hasattr(kind, "__value__"):
        marks = (*marks, *_flat(getattr(kind, "__metadata__", ())))
        kind = kind.__origin__ if hasattr(kind, "__metadata__") else kind.__value__
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        others = [part for part in parts if part is not NoneType]
        nullable = known.nullable or len(others) < len(parts)
        if len(others) == 1:
            return _shaped(replace(known, nullable=nullable), others[0], marks)
        numbers = set(others) <= {int, float, Decimal}
        found = replace(known, kind="number" if numbers else "other", nullable=nullable)
        return replace(found, bounds=_bounds(marks)) if numbers else found
    if origin in _SEVERAL:
        return _several(known, origin, parts, marks)
    return _single(known, kind, marks)


def _several(known: Field, origin: Any, parts: tuple[Any, ...], marks: tuple[Any, ...]) -> Field:
    if known.several or not parts or (origin is tuple and (len(parts) != 2 or parts[1] is not ...)):
        return replace(known, kind="other", several=False)
    inner = _shaped(replace(known, several=True), parts[0], tuple(m for m in marks if isinstance(m, Pick)))
    sizes, bounds = _bounds(marks), inner.bounds
    if inner.kind == "other" or inner.nullable is not known.nullable:
        return replace(known, kind="other", several=False)
    return replace(inner, bounds=replace(bounds, shortest=sizes.shortest, longest=sizes.longest))


def _single(known: Field, kind: Any, marks: tuple[Any, ...]) -> Field:
    pick = next((mark for mark in marks if isinstance(mark, Pick)), None)
    if pick is not None:
        return replace(known, kind="pick", pick=pick)
    if get_origin(kind) is Literal:
        return replace(known, kind="choice", options=tuple((each, _label(each)) for each in get_args(kind)))
    if not isinstance(kind, type):
        return known
    if issubclass(kind, Enum):
        return replace(known, kind="choice", options=tuple((each, _label(each.value)) for each in kind))
    plain: tuple[tuple[type, Kind], ...] = (
        (bool, "flag"),
        (int, "whole"),
        (float, "number"),
        (Decimal, "number"),
        (date, "day"),
        (str, "lines" if any(isinstance(mark, Lines) for mark in marks) else "text"),
    )
    if issubclass(kind, datetime):
        return known
    found: Kind = next((name for known_kind, name in plain if issubclass(kind, known_kind)), "other")
    return replace(known, kind=found, bounds=_bounds(marks))


def _label(value: object) -> str:
    return str(value).replace("_", " ")


def _flat(marks: Sequence[Any]) -> tuple[Any, ...]:
    """Marks, and those that pydantic's `Field(…)` carries when it stands inside a type."""
    return tuple(each for mark in marks for each in (*getattr(mark, "metadata", ()), mark))


def _bounds(marks: tuple[Any, ...]) -> Bounds:
    said: dict[str, Any] = {}
    for mark in marks:
        for name in ("ge", "le", "gt", "lt", "min_length", "max_length"):
            value = getattr(mark, name, None)
            if value is not None:
                said[name] = value
    return Bounds(
        said.get("ge"),
        said.get("le"),
        said.get("gt"),
        said.get("lt"),
        said.get("min_length"),
        said.get("max_length"),
    )
