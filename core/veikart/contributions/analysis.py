"""What an analysis is: a named question to a picture, answered with a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

    from veikart.contributions.view import Selection
    from veikart.picture import Picture


@dataclass(frozen=True, slots=True)
class Analysis:
    """A pure function from a picture to a table, for views, exports and other plugins to build on."""

    id: str
    title: str
    compute: Callable[[Picture, Selection], pl.DataFrame]
    """Gives the same columns in the same order at every moment, also when there are no rows."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Name of a column → what it holds, with its unit. Exports carry this text."""
    source: str = ""
    """Where the method comes from, and what in it is our own."""
    views: tuple[str, ...] = ()
    """Ids of the views and report sections that show what it finds: a report with one of them among its
    chapters brings the source. Empty: any of its plugin's."""
