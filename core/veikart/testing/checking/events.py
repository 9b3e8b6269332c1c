"""Whether events come back as they were written, from every version, and say what they hold about people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from annotated_types import MaxLen
from pydantic import ValidationError

from veikart.testing.checking.examples import examples_of, hostile_of
from veikart.testing.checking.problem import Problem
from veikart_events.envelope import Envelope, encode
from veikart_events.privacy import personal_fields
from veikart_events.registry import MalformedEvent, Registry

if TYPE_CHECKING:
    from veikart_events.base import EventBody
    from veikart_events.registry import EventType

_PROSE = 1000  # letters from which on a text is one in somebody's own words


def problems_in_events(types: Sequence[EventType]) -> Iterator[Problem]:
    """What is amiss in the event types of a plugin."""
    for each in types:
        yield from _round_trip(each)
        yield from _upcasts(each)
        yield from _unsealed(each)
        if each.tell is None:
            yield Problem(
                f"event {each.topic}",
                "The journal cannot say it in words.",
                "Write EventType(…, tell=…): a function from the picture and the body to a line.",
            )


def _round_trip(each: EventType) -> Iterator[Problem]:
    what, registry = f"event {each.topic}", Registry([each])
    try:
        examples = examples_of(each.model)
    except ValidationError as error:
        yield Problem(what, f"Its model refuses an example of its own: {_first(error)}.")
        return
    if not examples:
        yield Problem(
            what,
            "No example of it could be made: its fields have to agree with each other.",
            'Give some: model_config = ConfigDict(json_schema_extra={"examples": [{…}]}).',
        )
    for body in (*examples, *(hostile for example in examples[:1] for hostile in hostile_of(example))):
        try:
            back = registry.decode(1, each.topic, encode(_around(body)))
        except (MalformedEvent, ValueError, TypeError) as error:
            yield Problem(
                what,
                f"It cannot be read back after it was written: {error}.",
                "Every value must survive JSON: texts, numbers, true and false, days, lists and objects.",
            )
            return
        if back.body != body:
            yield Problem(
                what,
                f"It reads back as something else: {_difference(body, back.body)}.",
                "A validator that changes a value must leave alone what it has changed already.",
            )
            return


def _upcasts(each: EventType) -> Iterator[Problem]:
    what = f"event {each.topic}"
    for version in range(1, each.model.version):
        sample = each.samples.get(version)
        if sample is None:
            yield Problem(
                what,
                f"There is no sample of version {version}, so nothing shows that it can still be read.",
                f"Give a body as it was written then: EventType(…, samples={{{version}: {{…}}}}).",
            )
            continue
        try:
            each.model.model_validate(each.upcast(version, dict(sample)))
        except ValidationError as error:
            yield Problem(
                what, f"Its upcast from version {version} leads to what its model refuses: {_first(error)}."
            )
        except Exception as error:
            yield Problem(what, f"Its upcast from version {version} fails: {type(error).__name__}: {error}.")


def _unsealed(each: EventType) -> Iterator[Problem]:
    """Free text in an event about somebody: it will be about them, whatever it is meant for."""
    if not each.model.holds:
        return
    sealed = personal_fields(each.model)
    for name, described in each.model.model_fields.items():
        longest = max((m.max_length for m in described.metadata if isinstance(m, MaxLen)), default=0)
        if longest >= _PROSE and name not in sealed:
            person = each.model.holds[0].person
            yield Problem(
                f"event {each.topic}",
                f"Its {name} is free text in an event about a person, and stays when they are forgotten.",
                f'Mark it: {name}: Annotated[…, Personal(of="{person}")].',
            )


def _around(body: EventBody) -> Envelope:
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    return Envelope(1, "01", body.topic, at, date(2026, 3, 2), "author", body)


def _difference(one: EventBody, other: object) -> str:
    was, now = one.model_dump(), other.model_dump() if isinstance(other, type(one)) else {}
    name = next((name for name in was if was[name] != now.get(name)), "its type")
    return f"{name} was {was.get(name)!r} and is {now.get(name)!r}"


def _first(error: ValidationError) -> str:
    fault = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in fault["loc"])
    return f"{where}: {fault['msg']}" if where else fault["msg"]
