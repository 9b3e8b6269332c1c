"""A table that is going to be exported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from veikart.interchange.outgoing.naming import Kind
from veikart.picture import Scale


@dataclass(frozen=True)
class Table:
    """A frame, and what a reader needs to know of it."""

    name: str
    """Of the resource and, with `.parquet`, of its file."""
    title: str
    frame: pl.DataFrame
    description: str = ""
    key: tuple[str, ...] = ()
    """Columns that together tell the rows apart; empty where nothing is known of that."""
    personal: frozenset[str] = frozenset()
    """Columns with text that identifies a person, or may tell about one."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Column → what it holds, where that is special to this table."""
    ids: Mapping[str, Kind] = field(default_factory=dict)
    """Columns with ids of things that have a table of their own."""
    scale: Scale | None = None
    """The scale that all levels of the table are on, where it is one."""
    of_events: bool = True
    """Whether `position` is that of an event in the table `journal`."""


def table_name(identity: str) -> str:
    """The id of an analysis or a projection as the name of a table: `gap.ranking` → `gap_ranking`."""
    return identity.replace(".", "_")
