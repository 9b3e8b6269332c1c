"""Foreseen against what came: the forecast of an earlier day, drawn over what is known by now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from veikart.blocks import Point, Series
from veikart.contributions.view import Selection
from veikart.forecasting import Expected, Forecast, forecast, quarter_ends
from veikart.moment import Moment, day_in_words
from veikart.picture import Picture
from veikart.picture.kept import as_of
from veikart.standard.trends.quarters import Of, Quarter, quarters
from veikart.wording import percent

_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class LookedBack:
    """What was foreseen on an earlier day, in words and, where anything was, as a series."""

    words: str
    series: tuple[Series, ...] = ()


def looked_back(
    picture: Picture, selection: Selection, what: Of, seen: Sequence[Quarter]
) -> LookedBack | None:
    """The forecast of the day that is compared with, as it was known then; None where it is not earlier."""
    then = selection.compare
    if then is None:
        return None
    known = min(then.known_on or then.true_on, then.true_on)
    base = picture.at(Moment(then.true_on, known, then.scenario))
    if as_of(base) >= seen[-1].day:
        return None
    before = quarters(base, selection)
    day = day_in_words(as_of(base))
    ahead = quarter_ends(as_of(base) + timedelta(days=1), as_of(base) + _AHEAD)
    found = forecast([quarter.observed(what) for quarter in before], ahead)
    if not isinstance(found, Forecast) or not found.points:
        return LookedBack(f"On {day} too little was known to foresee anything.")
    points = tuple(Point(e.day, 100 * e.share, 100 * e.low, 100 * e.high) for e in found.points)
    series = Series("trend:foreseen", f"Foreseen on {day}", points, as_of(base) + timedelta(days=1), "warn")
    return LookedBack(_words(day, found, what, seen), (series,))


def _words(day: str, foreseen: Forecast, what: Of, seen: Sequence[Quarter]) -> str:
    """The last day that was foreseen and has come, what was said of it and what it became."""
    came = {quarter.day: share for quarter in seen if (share := quarter.share(what)) is not None}
    met = [(point, came[point.day]) for point in foreseen.points if point.day in came]
    if not met:
        first = foreseen.points[0]
        return f"On {day} {_said(first)} was foreseen for {day_in_words(first.day)}; that day has not come."
    point, share = met[-1]
    held = "as foreseen" if point.low <= share <= point.high else "better" if share > point.high else "worse"
    said = f"On {day} {_said(point)} was foreseen for {day_in_words(point.day)}"
    return f"{said}. It became {percent(share)}: {held}."


def _said(point: Expected) -> str:
    return f"{percent(point.share)} ({percent(point.low)} to {percent(point.high)})"
