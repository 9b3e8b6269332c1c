"""Events that this veikart cannot read, kept as they are: those of absent plugins, and of newer versions."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

import polars as pl

from veikart.journal import Journal
from veikart.journal.bulk import Batch

_COLUMNS = ("position", "topic", "effective", "recorded", "reverted")
_SCHEMA = {"position": pl.Int64(), "state": pl.String()}


def unknown_events(journal: Journal, events: pl.DataFrame, versions: Mapping[str, int]) -> pl.DataFrame:
    """Those among `events` whose topic is not in `versions`, or whose version is newer than the one there.

    position, topic, effective, recorded, reverted, state (the event's line of JSON); in order of position.
    """
    head = events["position"].max()
    assert isinstance(head, int)  # the first event is that of the engagement's opening
    found = [p for batch in journal.batches(-1, head) for p in _unread(batch, versions.get(batch.topic))]
    lines = [(event.position, event.state.decode(errors="replace")) for event in journal.engine.at(found)]
    states = pl.DataFrame(lines, schema=_SCHEMA, orient="row")
    return events.select(_COLUMNS).join(states, on="position").sort("position")


def _unread(batch: Batch, version: int | None) -> Iterator[int]:
    """Positions of the events in the batch that cannot be read by those who know `version` of the topic."""
    if version is None:
        yield from batch.positions
        return
    written = pl.read_ndjson(io.BytesIO(batch.lines), schema={"v": pl.Int64()})["v"]
    if (written > version).any():
        yield from (p for p, v in zip(batch.positions, written, strict=True) if v > version)
