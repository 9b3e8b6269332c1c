"""Commands of a review: it is held, each measure gets a verdict, the minutes are written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from veikart.api import (
    Choice,
    Command,
    DoesNotFit,
    Lines,
    Params,
    Pick,
    Proposed,
    RuleBroken,
    Setting,
    day_in_words,
)
from veikart_plans.measures.choices import OpenMeasure
from veikart_plans.measures.events import MeasureStopped
from veikart_plans.measures.fitting import must_be_open, must_be_there
from veikart_plans.measures.standing import measure_of
from veikart_plans.reviews.events import MeasureReviewed, MinutesWritten, ReviewHeld
from veikart_plans.reviews.standing import Review, reviews_at

if TYPE_CHECKING:
    from veikart.api import Picture

Text = Annotated[str, Lines()]


def _reviews(picture: Picture) -> list[Choice]:
    return [Choice(each.id, each.name, str(each.day)) for each in reviews_at(picture)]


AnyReview = Annotated[str, Pick(choices=_reviews)]


class Hold(Params):
    name: str = Field(min_length=1, max_length=400, description="Review of the fourth quarter")
    unit: Annotated[str, Pick("unit")] | None = Field(None, description="empty: of all plans")
    day: date | None = Field(None, title="Held on", description="empty: today")
    present: tuple[Annotated[str, Pick("person")], ...] = Field((), max_length=200, title="Who was there")
    minutes: Text = Field("", max_length=20_000, description="or later: “Write the minutes of a review”")


def _hold(params: Hold, setting: Setting) -> Sequence[Proposed]:
    day = params.day or setting.today
    if day > setting.today:
        raise DoesNotFit.at("day", f"{day} has not come yet. A review ahead stands in the annual wheel.")
    must_be_there(setting, present=params.present)
    for each in reviews_at(setting.picture):
        if each.day == day and each.unit == params.unit:
            words = f"“{each.name}” was held that day already. Write its minutes, or choose another day."
            raise DoesNotFit.at("day", words)
    body = ReviewHeld(
        review=setting.new_id(),
        name=params.name,
        unit=params.unit,
        present=tuple(dict.fromkeys(params.present)),
        minutes=params.minutes,
    )
    return [Proposed(body, day)]


class Decide(Params):
    measure: OpenMeasure
    verdict: Literal["go on", "change", "stop"] = Field("go on", description="stop also stops it")
    why: Text = Field("", max_length=20_000, title="Why", description="needed for change and stop")
    review: AnyReview | None = Field(None, description="empty: the last one")


def _decide(params: Decide, setting: Setting) -> Sequence[Proposed]:
    measure = must_be_open(measure_of(setting.picture, params.measure), params.measure)
    review = _review(setting, params.review)
    if params.verdict != "go on" and not params.why.strip():
        raise DoesNotFit.at("why", f"Say why to {params.verdict}: it is read in the minutes.")
    body = MeasureReviewed(review=review.id, measure=measure.id, verdict=params.verdict, why=params.why)
    stopped = MeasureStopped(measure=measure.id, why=params.why)
    also = [Proposed(stopped, setting.today)] if params.verdict == "stop" else []
    return [Proposed(body, setting.today), *also]


class Write(Params):
    review: AnyReview | None = Field(None, description="empty: the last one")
    minutes: Text = Field(min_length=1, max_length=20_000, description="take the place of those before")


def _write(params: Write, setting: Setting) -> Sequence[Proposed]:
    review = _review(setting, params.review)
    return [
        Proposed(
            MinutesWritten(review=review.id, present=review.present, minutes=params.minutes), setting.today
        )
    ]


def _review(setting: Setting, identity: str | None) -> Review:
    reviews = reviews_at(setting.picture)
    found = next((each for each in reviews if identity in (None, each.id)), None)
    if found is None:
        raise RuleBroken("There is no such review. Hold one first: “Hold a review of the plans”.")
    return found


def _none_yet(setting: Setting) -> str:
    if setting.picture.table("plans.reviews").height:
        return ""
    return "No review has been held yet. Hold one first: “Hold a review of the plans”."


def _held(params: Hold, setting: Setting) -> str:
    day = day_in_words(params.day or setting.today)
    return f"{params.name} was held on {day}. Decide of each measure: go on, change or stop."


COMMANDS = (
    Command(
        "plans.hold_review",
        "Hold a review of the plans",
        Hold,
        _hold,
        on=("Plans",),
        summary="The page Review shows what was promised, done and reached since the one before.",
        done=_held,
    ),
    Command(
        "plans.review_measure",
        "Decide of a measure in a review",
        Decide,
        _decide,
        on=("Plans",),
        summary="Go on, change or stop; the reason stands in the minutes.",
        available=_none_yet,
    ),
    Command(
        "plans.write_minutes",
        "Write the minutes of a review",
        Write,
        _write,
        on=("Plans",),
        summary="They stand in the report, with what was decided.",
        available=_none_yet,
    ),
)
