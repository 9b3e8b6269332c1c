"""What an event type says of people: whose data it holds, why, and what stands there once they are forgotten.

Importing this loads no models; whoever only reads may use it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from veikart_events.base import EventBody

Category = Literal["fact", "self-assessment", "judgement by others", "talk note", "survey answer"]
"""What kind of statement about a person it is."""

FORGOTTEN = "Forgotten {}"
"""What stands in the place of a name (`Personal.gone`)."""


@dataclass(frozen=True, slots=True)
class Personal:
    """Marks a field with text about someone: `Annotated[Name, Personal(of="person", gone=FORGOTTEN)]`.

    Such text is sealed, and is gone for good with the key of its subject.
    """

    of: str
    """The field with the id of the subject whose key seals the text: a person, or, for free text, the thing
    it belongs to (a decision), so that one text can be removed by itself."""
    gone: str | None = None
    """What stands in the field when the key is gone, `{}` being the last four characters of the subject's id.
    None: the field's default."""


@dataclass(frozen=True, slots=True)
class Holds:
    """That events of a type hold data of one category about a person, and what for."""

    person: str
    """The field with the id of the person it is about, or with several ids."""
    category: Category
    purpose: str
    """Why it is kept: a sentence for the person to read."""
    when: Mapping[str, str] = field(default_factory=dict)
    """Only where these fields have these values: `{"method": "self"}`."""


def forgotten_label(subject: str) -> str:
    """What a forgotten person is called: "Forgotten 7h2k"."""
    return _filled(FORGOTTEN, subject)


@cache
def personal_fields(model: type[EventBody]) -> Mapping[str, Personal]:
    """The fields of `model` that hold personal text, with their marks."""
    return MappingProxyType(
        {
            name: mark
            for name, described in model.model_fields.items()
            for mark in described.metadata
            if isinstance(mark, Personal)
        }
    )


def stand_ins(body: EventBody | Mapping[str, Any], model: type[EventBody]) -> dict[str, Any]:
    """Personal field → what stands in it (as JSON) when the key of its subject is gone."""
    document = _document(body)
    return {
        name: _stand_in(model, name, mark, str(document[mark.of]))
        for name, mark in personal_fields(model).items()
    }


def holdings(body: EventBody | Mapping[str, Any], model: type[EventBody]) -> list[tuple[str, Holds]]:
    """Whose data the event holds: id and declaration. Of one field the first declaration that fits counts.

    A field for ids of any kind (what a decision is about) gives all of them, those of other things too.
    """
    document = _document(body)
    fitting: dict[str, Holds] = {}
    for each in model.holds:
        if all(document.get(name) == value for name, value in each.when.items()):
            fitting.setdefault(each.person, each)
    return [(person, each) for name, each in fitting.items() for person in _ids(document.get(name))]


def _document(body: EventBody | Mapping[str, Any]) -> Mapping[str, Any]:
    return body if isinstance(body, Mapping) else vars(body)  # 6 µs for a rating; 15 with a dump


def _ids(value: object) -> Iterator[str]:
    several = value if isinstance(value, list | tuple) else (value,)
    yield from dict.fromkeys(str(each) for each in several if each is not None)


def _stand_in(model: type[EventBody], name: str, mark: Personal, subject: str) -> Any:
    if mark.gone is not None:
        return _filled(mark.gone, subject)
    from pydantic_core import to_jsonable_python

    return to_jsonable_python(model.model_fields[name].get_default(call_default_factory=True))


def _filled(text: str, subject: str) -> str:
    return text.replace("{}", subject[-4:])
