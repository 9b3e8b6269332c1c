"""Every event type survives being written down and read back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.strategies import bodies

from veikart_events.base import EventBody
from veikart_events.envelope import Envelope, encode, format_time, parse_time
from veikart_events.vocabulary import core_registry, core_types

MODELS = [event_type.model for event_type in core_types()]
AT = datetime(2026, 3, 1, 9, 30, 0, 1, UTC)


def envelope_around(body: EventBody, **changes: object) -> Envelope:
    fields = {"position": 7, "id": "e-1", "at": AT, "effective": date(2026, 2, 1), "by": "consultant"}
    return Envelope(**{**fields, "topic": body.topic, "body": body, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.topic)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_body_of_every_type_reads_back_as_it_was(model: type[EventBody], data: st.DataObject) -> None:
    envelope = envelope_around(data.draw(bodies(model)))
    assert core_registry().decode(7, model.topic, encode(envelope)) == envelope


@settings(max_examples=50, deadline=None)
@given(
    at=st.datetimes(timezones=st.just(UTC)),
    effective=st.dates(),
    note=st.none() | st.text(st.characters(exclude_categories=("Cs",))),
    tags=st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=5)).map(tuple),
    others=st.fixed_dictionaries(
        dict.fromkeys(("session", "correlation", "causation"), st.none() | st.just("x"))
    ),
)
def test_every_part_of_an_envelope_reads_back_as_it_was(
    at: datetime, effective: date, note: str | None, tags: tuple[str, ...], others: dict[str, str | None]
) -> None:
    body = MODELS[0].model_validate({"engagement": "e1", "name": "Fjord"})
    envelope = envelope_around(body, at=at, effective=effective, note=note, tags=tags, **others)
    assert core_registry().decode(7, body.topic, encode(envelope)) == envelope


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_an_event_is_one_line_of_strict_json(data: st.DataObject) -> None:
    body = data.draw(st.sampled_from(MODELS).flatmap(bodies))
    state = encode(envelope_around(body, note="two\nlines"))
    assert b"\n" not in state
    assert json.loads(state, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))


def test_the_keys_of_an_envelope_stand_in_a_fixed_order_with_the_body_last() -> None:
    body = MODELS[0].model_validate({"engagement": "e1", "name": "Fjord"})
    keys = list(json.loads(encode(envelope_around(body))))
    assert keys == ["v", "id", "at", "eff", "by", "ses", "cor", "cau", "note", "tags", "d"]


def test_letters_are_written_as_they_are() -> None:
    body = MODELS[0].model_validate({"engagement": "e1", "name": "Åse Sørbø"})
    assert "Åse Sørbø".encode() in encode(envelope_around(body))


@given(st.datetimes(timezones=st.just(UTC)))
def test_times_have_a_fixed_width_and_sort_as_text(at: datetime) -> None:
    text = format_time(at)
    assert len(text) == 27
    assert parse_time(text) == at
    assert (text < format_time(AT)) == (at < AT)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01T12:00:00.000000",
        "2026-03-01T12:00:00.000Z",
        "2026-03-01 12:00:00.000000Z",
        "2026-W09-7T12:00:00.00000Z",
        "2026-02-30T12:00:00.000000Z",
        "２026-03-01T12:00:00.000000Z",
        "",
    ],
)
def test_no_other_text_is_taken_for_an_instant(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_time(text)


def test_times_are_written_in_utc() -> None:
    in_oslo = datetime(2026, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    assert format_time(in_oslo) == "2026-02-28T23:30:00.000000Z"
