"""Whether an event type says soundly what personal data it holds. One that does not is not taken in."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from veikart_events.privacy import Category, Holds, Personal, personal_fields, stand_ins

if TYPE_CHECKING:
    from veikart_events.base import EventBody

_CATEGORIES: tuple[str, ...] = get_args(Category)
_SUBJECT = "0123456789ab"  # an id like any other, to try out what would stand there


class Undeclared(ValueError):
    """An event type does not say, or not soundly, what personal data it holds; it says what to do."""


def must_declare(model: type[EventBody]) -> None:
    """Raises `Undeclared` when something about the personal data of `model` is not said or cannot be."""
    for fault in _faults(model):
        raise Undeclared(f"{model.topic} ({model.__name__}) {fault}")


def _faults(model: type[EventBody]) -> Iterator[str]:
    holds: object = getattr(model, "holds", None)
    if holds is None:
        yield (
            "does not say what personal data it holds. Write holds = () when it is about no person, else "
            'holds = (Holds("person", "fact", "why it is kept"),)'
        )
        return
    if not isinstance(holds, tuple) or not all(isinstance(each, Holds) for each in holds):
        yield 'must give its holds as a tuple: holds = (Holds("person", "fact", "why it is kept"),)'
        return
    for name, described in model.model_fields.items():
        if _hides_a_mark(described.annotation, set()):
            yield f"marks a part of {name} as Personal. Mark the whole field: Annotated[…, Personal(of=…)]"
    marks = personal_fields(model)
    for name, mark in marks.items():
        yield from _mark(model, name, mark)
    for each in holds:
        yield from _holds(model, each)
    if marks and not holds:
        yield f"seals {' and '.join(marks)}, yet its holds name no person. Say whom it is about"


def _mark(model: type[EventBody], name: str, mark: Personal) -> Iterator[str]:
    subject = model.model_fields.get(mark.of)
    if subject is None:
        yield f"says that {name} is personal text of {mark.of}, which is none of its fields"
    elif subject.annotation is not str or not subject.is_required() or mark.of in personal_fields(model):
        yield f"says that {name} is personal text of {mark.of}, which must be an id that is always there"
    elif mark.gone is None and model.model_fields[name].is_required():
        yield (
            f"does not say what stands in {name} when its subject was forgotten. Give the field a "
            f'default, or write Personal(of="{mark.of}", gone="…")'
        )
    elif not _takes(model, name, stand_ins({mark.of: _SUBJECT}, model)[name]):
        yield f"would have something in {name} that is not allowed there when its subject was forgotten"


def _holds(model: type[EventBody], each: Holds) -> Iterator[str]:
    described = model.model_fields.get(each.person)
    if described is None:
        yield f"holds data about {each.person}, which is none of its fields"
    elif not _of_ids(described.annotation) or each.person in personal_fields(model):
        yield f"holds data about {each.person}, which must be an id, or a tuple of ids, in plain"
    if each.category not in _CATEGORIES:
        yield f"has {each.category!r} for a category. There are: {', '.join(_CATEGORIES)}"
    if not str(each.purpose).strip():
        yield f"does not say why it holds data about {each.person}. Give a purpose in a sentence"
    for name, value in each.when.items():
        if name not in model.model_fields:
            yield f"holds data about {each.person} when {name} is {value!r}, but has no such field"
        elif not (_of_text(model.model_fields[name].annotation) and _takes(model, name, value)):
            yield f"holds data about {each.person} when {name} is {value!r}, which it never is"


def _of_ids(kind: Any) -> bool:
    """Whether a field of this type holds an id, several, or none."""
    if hasattr(kind, "__metadata__"):
        return _of_ids(kind.__origin__)
    if get_origin(kind) in (Union, UnionType, tuple):
        return all(_of_ids(part) for part in get_args(kind))
    return kind in (str, NoneType, ...)


def _of_text(kind: Any) -> bool:
    """Whether the values of a field of this type are text, in the event as in its JSON."""
    if hasattr(kind, "__metadata__"):
        return _of_text(kind.__origin__)
    if get_origin(kind) is Literal:
        return all(isinstance(value, str) for value in get_args(kind))
    if get_origin(kind) in (Union, UnionType):
        return all(_of_text(part) for part in get_args(kind))
    return kind is NoneType or (isinstance(kind, type) and issubclass(kind, str))


def _takes(model: type[EventBody], name: str, value: object) -> bool:
    from pydantic import ValidationError

    try:
        model.model_validate({name: value})
    except ValidationError as error:
        return all(fault["loc"][:1] != (name,) for fault in error.errors())
    return True


def _hides_a_mark(kind: Any, seen: set[int]) -> bool:
    """Whether a mark lies inside a type, where nobody would seal what it marks."""
    if id(kind) in seen:
        return False
    seen.add(id(kind))
    inner = getattr(kind, "model_fields", {}).values() if isinstance(kind, type) else ()
    marks = [*getattr(kind, "__metadata__", ()), *(mark for each in inner for mark in each.metadata)]
    return any(isinstance(mark, Personal) for mark in marks) or any(
        _hides_a_mark(part, seen) for part in (*get_args(kind), *(each.annotation for each in inner))
    )
