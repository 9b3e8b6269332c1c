"""Bodies of events, made from what their model says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from veikart.errors import NotFound
from veikart.testing.story import HOSTILE_NAMES

if TYPE_CHECKING:
    from veikart_events.base import EventBody

_THERE = {
    "person": "kari",
    "unit": "field",
    "role": "engineer",
    "skill": "sql",
    "goal": "stops",
    "capability": "see",
    "scale": "steps",
    "workshop": "scan",
}
"""Kind of thing → the id of one in the small story, for the fields that are called so."""
_TRIES = 12
_ENOUGH = 4


def examples_of(model: type[EventBody]) -> tuple[EventBody, ...]:
    """A few bodies: those that the author gave, else such as polyfactory makes of the model's fields.

    Where fields must agree with each other a machine cannot know how: the author gives examples as pydantic
    has it, `model_config = ConfigDict(json_schema_extra={"examples": [{…}]})`. None where none could be made.
    Raises `NotFound` when polyfactory is not installed.
    """
    given = _given(model)
    if given:
        return tuple(model.model_validate(example) for example in given)
    try:
        from polyfactory.exceptions import FactoryException
        from polyfactory.factories.pydantic_factory import ModelFactory
    except ImportError:
        raise NotFound(
            "Checking events needs polyfactory. Install it with: pip install 'veikart[author]'"
        ) from None
    factory = ModelFactory.create_factory(model, __random_seed__=1)
    there = {name: _THERE[name] for name in model.model_fields if name in _THERE}
    there |= {each.person: _THERE["person"] for each in model.holds if _is_one(model, each.person)}
    made: list[EventBody] = []
    for _ in range(_TRIES):
        try:
            made.append(factory.build(**there))
        except (ValidationError, FactoryException):
            continue
        if len(made) == _ENOUGH:
            break
    return tuple(made)


def hostile_of(body: EventBody) -> Iterator[EventBody]:
    """The body with each of its texts replaced by each of the hostile names that its model takes there."""
    model, document = type(body), body.model_dump(mode="json")
    for name, value in document.items():
        if not isinstance(value, str):
            continue
        for hostile in HOSTILE_NAMES:
            try:
                yield model.model_validate({**document, name: hostile})
            except ValidationError:
                continue


def _given(model: type[EventBody]) -> list[Mapping[str, Any]]:
    extra = model.model_config.get("json_schema_extra")
    said = extra.get("examples") if isinstance(extra, dict) else None
    return [each for each in said if isinstance(each, Mapping)] if isinstance(said, list) else []


def _is_one(model: type[EventBody], field: str) -> bool:
    return model.model_fields[field].annotation is str
