"""What the core projections declare fits the events they read."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest
from pydantic.fields import FieldInfo
from tests.engagements import REGISTRY

from veikart.plugins import Plugins
from veikart.projections.core import CORE_PROJECTIONS
from veikart.projections.declaration import Each, Is, Kept, Projection, Reads, field_of
from veikart_events.base import EventBody
from veikart_events.privacy import personal_fields

MODELS: dict[str, type[EventBody]] = {each.topic: each.model for each in REGISTRY}
READ = [(p, topic, reads) for p in CORE_PROJECTIONS for topic, reads in p.topics.items()]
TEXTS = {
    each.topic: set(personal_fields(each.model)) for each in (*REGISTRY, *Plugins.load(safe=True).events())
}
IN_NO_TABLE = {
    "event.reverted",
    "import.started",
    "import.committed",
    "scenario.supposed",
    "scenario.worded",
}

each_reading = pytest.mark.parametrize(
    ("projection", "topic", "reads"), READ, ids=[f"{p.name}-{topic}" for p, topic, _ in READ]
)


def kinds_of(field: FieldInfo) -> set[Any]:
    """The plain types in a field's annotation."""

    def plain(annotation: Any) -> set[Any]:
        parts = get_args(annotation)
        return set().union(*map(plain, parts)) if parts and not isinstance(annotation, type) else {annotation}

    return plain(field.annotation)


@each_reading
def test_a_projection_reads_the_version_that_is_written_today(
    projection: Projection, topic: str, reads: Reads
) -> None:
    assert reads.version == REGISTRY.version(topic)


@each_reading
def test_a_projection_reads_fields_that_the_event_has(
    projection: Projection, topic: str, reads: Reads
) -> None:
    fields = set(MODELS[topic].model_fields)
    assert {field_of(source) for source in reads.columns.values()} - {None} <= fields
    assert set(reads.columns) <= set(projection.columns)
    assert set(projection.key) <= set(reads.columns)


@each_reading
def test_a_column_is_of_the_kind_that_the_field_is(projection: Projection, topic: str, reads: Reads) -> None:
    wanted = {"number": float, "whole": int, "flag": bool, "day": date}
    for column, source in reads.columns.items():
        kind = projection.columns[column]
        if isinstance(source, Is):
            assert kind == "flag"
        elif (name := field_of(source)) is not None and not isinstance(source, Each):
            kinds = kinds_of(MODELS[topic].model_fields[name])
            assert wanted.get(kind) in kinds or (kind in ("id", "text") and not kinds & set(wanted.values()))


@pytest.mark.parametrize(
    "projection", [*CORE_PROJECTIONS, *Plugins.load(safe=True).projections()], ids=lambda p: p.name
)
def test_personal_text_lands_in_columns_that_are_marked_so_and_nothing_else_is(
    projection: Projection,
) -> None:
    columns = {
        column
        for topic, reads in projection.topics.items()
        for column, source in reads.columns.items()
        if field_of(source) in TEXTS.get(topic, ())
    }
    assert columns == projection.personal


@each_reading
def test_an_event_that_revises_says_what_its_null_means(
    projection: Projection, topic: str, reads: Reads
) -> None:
    """An optional field of a later statement is either `Kept` or means that there is none (an id)."""
    if not projection.carries or any(source == Is(True) for source in reads.columns.values()):
        return
    for column, source in reads.columns.items():
        name = field_of(source)
        if name and type(None) in kinds_of(MODELS[topic].model_fields[name]) and not isinstance(source, Kept):
            assert projection.columns[column] == "id"


def test_every_event_of_the_vocabulary_is_in_some_table() -> None:
    assert set(MODELS) - {topic for _, topic, _ in READ} == IN_NO_TABLE


def test_projections_have_names_and_titles_of_their_own() -> None:
    assert len({projection.name for projection in CORE_PROJECTIONS}) == len(CORE_PROJECTIONS)
    assert all(projection.title for projection in CORE_PROJECTIONS)
