"""The registry is closed: it reads what it knows, keeps what it does not, and never guesses."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veikart_events.base import EventBody
from veikart_events.envelope import Envelope, Unknown, encode
from veikart_events.registry import EventType, MalformedEvent, Registry, TopicTaken
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.workshop import WorkshopEnded


class BoatPainted(EventBody):
    """The third version of an event: `color` became `colour`, then `coats` came."""

    topic: ClassVar[str] = "boat.painted"
    version: ClassVar[int] = 3
    holds = ()

    colour: str
    coats: int


class BoatScraped(EventBody):
    """Claims the same topic as another."""

    topic: ClassVar[str] = "boat.painted"
    holds = ()


def spelt_properly(body: dict[str, Any]) -> dict[str, Any]:
    return {"colour": body["color"]}


def with_coats(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "coats": len(body["colour"])}


UPCASTS = {1: spelt_properly, 2: with_coats}


def state(version: object, body: object, **changes: object) -> bytes:
    document = {
        "v": version,
        "id": "e1",
        "at": "2026-03-01T09:00:00.000000Z",
        "eff": "2026-03-01",
        "by": "me",
    }
    return json.dumps({**document, "d": body, **changes}, ensure_ascii=False).encode()


@given(
    body=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=("Cs",))),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from("abc"), inner),
        max_leaves=8,
    ),
    indent=st.sampled_from([b"", b" ", b"\t"]),
)
def test_an_unknown_topic_is_kept_byte_for_byte(body: object, indent: bytes) -> None:
    written = indent + state(4, body)
    envelope = core_registry().decode(3, "plans.measure_agreed", written)
    assert envelope.body == Unknown("plans.measure_agreed", 4, written)
    assert (envelope.id, envelope.effective, envelope.by) == ("e1", date(2026, 3, 1), "me")
    assert encode(envelope) == written


def test_a_newer_version_of_a_known_topic_is_kept_byte_for_byte() -> None:
    written = state(2, {"workshop": "w1", "mood": "good"})
    envelope = core_registry().decode(3, "workshop.ended", written)
    assert envelope.body == Unknown("workshop.ended", 2, written)
    assert encode(envelope) == written


def test_a_topic_that_names_a_python_object_is_not_imported() -> None:
    assert isinstance(core_registry().decode(0, "os:system", state(1, {})).body, Unknown)


def test_two_models_cannot_claim_one_topic() -> None:
    registry = Registry([EventType(BoatPainted, UPCASTS)])
    with pytest.raises(TopicTaken, match=r"boat\.painted"):
        registry.add(EventType(BoatScraped))
    assert next(iter(registry)).model is BoatPainted


def test_a_model_may_be_registered_again() -> None:
    registry = core_registry()
    before = len(list(registry))
    registry.add(EventType(WorkshopEnded))
    assert len(list(registry)) == before


@pytest.mark.parametrize(
    ("version", "body"),
    [(1, {"color": "red"}), (2, {"colour": "red"}), (3, {"colour": "red", "coats": 3})],
)
def test_an_older_body_is_brought_to_the_current_version_step_by_step(
    version: int, body: dict[str, Any]
) -> None:
    registry = Registry([EventType(BoatPainted, UPCASTS)])
    envelope = registry.decode(0, "boat.painted", state(version, body))
    assert envelope.body == BoatPainted(colour="red", coats=3)


@pytest.mark.parametrize("missing", [1, 2])
def test_a_type_without_a_way_from_each_older_version_is_refused(missing: int) -> None:
    upcasts = {version: step for version, step in UPCASTS.items() if version != missing}
    with pytest.raises(ValueError, match=f"no upcast from version {missing}"):
        EventType(BoatPainted, upcasts)


def test_a_body_of_an_unknown_topic_is_not_upcast() -> None:
    assert Registry().upcast("boat.painted", 1, {"color": "red"}) == {"color": "red"}


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b"{",
        b'{"v":1}',
        b"[" * 100_000,
        state(None, {"workshop": "w1"}),
        state("1", {"workshop": "w1"}),
        state(0, {"workshop": "w1"}),
        state(1, {}),
        state(1, []),
        state(1, {"workshop": "w1", "extra": 1}),
        state(1, {"workshop": "w1"}, at="yesterday"),
        state(1, {"workshop": "w1"}, eff=20260301),
        state(1, {"workshop": "w1"}, tags=5),
    ],
)
def test_text_that_does_not_fit_names_the_event(broken: bytes) -> None:
    with pytest.raises(MalformedEvent, match=r"event 5 \(workshop\.ended\)"):
        core_registry().decode(5, "workshop.ended", broken)


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"workshop": ["Kari"]}, "workshop: string_type"),
        ({"workshop": "w1", "Kari": "Kari"}, "body: extra_forbidden"),
        ({}, "workshop: missing"),
        ("Kari", "body: model_type"),
    ],
)
def test_of_what_does_not_fit_only_place_and_kind_are_told(body: object, wrong: str) -> None:
    with pytest.raises(MalformedEvent) as met:
        core_registry().decode(5, "workshop.ended", state(1, body))
    assert str(met.value) == f"event 5 (workshop.ended) cannot be read ({wrong})"


def test_an_envelope_cannot_be_changed() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    envelope = Envelope(0, "e1", "workshop.ended", at, at.date(), "me", WorkshopEnded(workshop="w1"))
    with pytest.raises(AttributeError):
        envelope.by = "you"  # type: ignore[misc]
    with pytest.raises(ValueError, match="frozen"):
        envelope.body.workshop = "w2"  # type: ignore[misc, union-attr]
