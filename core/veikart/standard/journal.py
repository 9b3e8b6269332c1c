"""The journal: every event, the newest first, told in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import polars as pl

from veikart.blocks import Blocks, Column, Empty, Row, Table, Text, Tone, Why
from veikart.contributions.view import Selection
from veikart.journal.stored import Stored
from veikart.moment import day_in_words
from veikart.picture import Picture
from veikart.picture.journal import in_full
from veikart.telling import is_supposed, tell
from veikart.text import matches
from veikart.wording import counted

SHOWN = 400
"""Rows on one page; the search goes further back."""
SEARCHED = 20_000

_COLUMNS = (
    Column("No.", right=True, drop=3),
    Column("Recorded", least=16),
    Column("Holds from", least=10, drop=1),
    Column("By", least=6, drop=2),
    Column("What", grow=True, least=30),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Events recorded by the end of the day looked at, narrowed by the selection's search words; compared
    with another moment, only those that were not known then."""
    recorded, compare = pl.col("recorded").dt.date(), selection.compare
    events = picture.journal.filter(recorded <= picture.moment.true_on)
    since = ""
    if compare is not None and events.height:
        known = min(compare.true_on, compare.known_on or compare.true_on)
        events, since = events.filter(recorded > known), f" since {day_in_words(known)}"
        if not events.height:
            return [Empty(f"Nothing was recorded{since}, up to {picture.moment.in_words()}.")]
    total = events.height
    if not total:
        return [Empty("Nothing had been recorded by then.", ("Move on in time: n leads back to today.",))]
    found = _found(picture, events.head(SEARCHED if selection.search else SHOWN), selection)
    rows = tuple(found[:SHOWN])
    note = f"{counted(total, 'event')}{since}{',' if since else ''} by {picture.moment.in_words()}"
    if selection.search:
        note = f"{len(found)} of the newest {min(total, SEARCHED)} events{since} match “{selection.search}”"
    if not rows:
        return [
            Empty(
                f"No event{since} matches “{selection.search}”.", ("Search for other words, or press Esc.",)
            )
        ]
    shown = f"; the newest {len(rows)} are shown, / finds others" if len(rows) < total else ""
    return [Text(note + shown, "muted"), Table(_COLUMNS, rows)]


def _found(picture: Picture, events: pl.DataFrame, selection: Selection) -> list[Row]:
    stored = picture.bodies(events["position"].to_list())
    told = {e.position: tell(picture, e) for e in stored}
    supposed = dict(_supposed_at(stored))
    rows = []
    for event in in_full(events, lambda _: stored).iter_rows(named=True):
        words = told.get(event["position"], event["topic"])
        if event["note"]:
            words += f" — {event['note']}"
        if selection.search and not matches(selection.search, f"{words} {event['by']} {event['topic']}"):
            continue
        tone: Tone = "muted" if event["reverted"] else "normal"
        if event["reverted"]:
            words = f"(undone) {words}"
        cells = (
            str(event["position"]),
            supposed.get(event["position"]) or f"{event['recorded']:%Y-%m-%d %H:%M}",
            str(event["effective"]),
            event["by"],
            words,
        )
        why = Why(
            words, inputs=(("Topic", event["topic"]), ("Id", event["id"])), positions=(event["position"],)
        )
        rows.append(Row(f"event:{event['position']}", cells, why, tone=tone))
    return rows


def _supposed_at(events: Sequence[Stored]) -> Iterator[tuple[int, str]]:
    """When what is supposed was supposed, by position: it counts as recorded before everything else."""
    for event in events:
        document = json.loads(event.state)
        if is_supposed(document):
            yield event.position, document["at"][:16].replace("T", " ")
