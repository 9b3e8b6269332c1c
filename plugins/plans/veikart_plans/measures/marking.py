"""Days of measures on the time bar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veikart.api import TimeMark
from veikart_plans.measures.standing import RUNNING, measures_at

if TYPE_CHECKING:
    from veikart.api import Picture


def find(picture: Picture) -> Iterator[TimeMark]:
    """The day each measure that is agreed or running is due."""
    for measure in measures_at(picture):
        if measure.state in RUNNING and measure.due is not None:
            yield TimeMark(measure.due, f"Due: {measure.title}", "measure")
