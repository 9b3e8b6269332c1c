"""What a review leaves behind."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from veikart.api import EventBody, Holds, Id, Name, Personal, Prose


class ReviewHeld(EventBody):
    """On its effective day the plans of a unit, or all of them, were gone through; with the minutes."""

    topic: ClassVar[str] = "plans.review_held"
    holds = (Holds("present", "fact", "To know who decided about the plans."),)

    review: Id
    name: Name
    unit: Id | None = None
    present: tuple[Id, ...] = ()
    minutes: Annotated[Prose, Personal(of="review", gone="(text removed)")] = ""


class MinutesWritten(EventBody):
    """The minutes of a review, in place of those before."""

    topic: ClassVar[str] = "plans.minutes_written"
    holds = (Holds("present", "fact", "To know of whom the minutes of a review may tell."),)

    review: Id
    present: tuple[Id, ...] = ()
    """Who was there, as in the review."""
    minutes: Annotated[Prose, Personal(of="review", gone="(text removed)")]


class MeasureReviewed(EventBody):
    """What a review decided of a measure, and why."""

    topic: ClassVar[str] = "plans.measure_reviewed"
    holds = ()

    review: Id
    measure: Id
    verdict: Literal["go on", "change", "stop"]
    why: Prose = ""
