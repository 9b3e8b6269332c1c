"""What had been recorded by a moment: every event, the latest first."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date

import polars as pl

from veikart.journal.stored import Stored
from veikart.moment import Moment
from veikart.projections.coding import decoded
from veikart.projections.facts import Facts

_CHUNK = 20_000  # events whose lines are held at once
_TEXTS = {"position": pl.Int64(), "id": pl.String(), "correlation": pl.String(), "note": pl.String()}


def events_at(facts: Facts, moment: Moment) -> pl.DataFrame:
    """topic, by, session, position, effective, recorded, reverted."""
    rows = _known(facts, moment)
    reverted = facts.reverted(moment)
    rows = rows.with_columns(reverted=pl.lit(False) if reverted is None else reverted)
    return decoded(rows, facts.events.texts).reverse()  # news stand behind what was there before


def head_at(facts: Facts, moment: Moment) -> int:
    """The position of the last event that was known; -1 where there was none."""
    last = _known(facts, moment)["position"].max()
    return last if isinstance(last, int) else -1


def _known(facts: Facts, moment: Moment) -> pl.DataFrame:
    rows = pl.concat(facts.events.parts, how="vertical_relaxed")
    before = moment.known_before()
    return rows if before is None else rows.filter(pl.col("recorded") < before)


def in_full(events: pl.DataFrame, bodies: Callable[[Sequence[int]], Sequence[Stored]]) -> pl.DataFrame:
    """The rows of `events_at` with id, correlation and note, which stand in the stored lines alone.

    Null where `bodies` does not give the line. About 5 µs an event.
    """
    positions = events["position"].to_list()
    chunks = (positions[start : start + _CHUNK] for start in range(0, len(positions), _CHUNK))
    read = [row for chunk in chunks for row in map(_texts_of, bodies(chunk))]
    texts = pl.DataFrame(read, schema=_TEXTS, orient="row")
    return events.join(texts, on="position", how="left", maintain_order="left").select(
        *("topic", "id", "by", "session", "correlation", "note"),
        *("position", "effective", "recorded", "reverted"),
    )


def _texts_of(event: Stored) -> tuple[int, str | None, str | None, str | None]:
    line = json.loads(event.state)
    return event.position, line.get("id"), line.get("cor"), line.get("note")


def scenarios_in(facts: Facts) -> pl.DataFrame:
    """See `Picture.scenarios`."""
    rows = facts.at("scenarios", Moment(date.max)).sort("position")
    ended = pl.when("adopted").then(pl.lit("adopted")).otherwise(pl.lit("discarded"))
    status = pl.when("open").then(pl.lit("open")).otherwise(ended)
    mark = pl.format("Scenario {}", pl.col("scenario").str.tail(4))
    named = pl.when(pl.col("name").fill_null("") == "").then(mark).otherwise("name")
    return rows.select("scenario", named.alias("name"), "why", "start", status.alias("status"), "position")
