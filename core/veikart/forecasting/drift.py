"""Where a share is likely to go: a random walk with drift on the logit scale.

The *drift method* (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 2021, 5.2): a
forecast begins where things stand, goes on as they went on average since the first day, and its interval
widens with the distance. What is ours: days between observations need not be equal (the walk is in continuous
time); shares go through the empirical logit (Cox, Analysis of Binary Data, 1970), so that no forecast leaves
0 to 1; a drift counts only where a t-test at 5 % tells it from none; and nothing is said of days further off
than half of the time that was seen. A regression on time would be narrower and wrong: shares of the same
people are no independent draws around a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import exp, log, sqrt

from veikart.forecasting.intervals import CONFIDENCE

LEAST_QUARTERS = 6
"""Observations that it takes, each with `LEAST_KNOWN` known and something rated since the one before."""
LEAST_KNOWN = 10
"""Levels that have to be known: of fewer, one person moves the share by more than a tenth."""
SIGNIFICANT = 0.05
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Observed:
    """How many of those known met what was required on a day, and how many were below."""

    day: date
    met: int
    below: int
    fresh: bool = True
    """Whether anything was rated since the observation before."""

    @property
    def known(self) -> int:
        return self.met + self.below


@dataclass(frozen=True, slots=True)
class Expected:
    """The share expected on a day, and the interval that holds it four times in five."""

    day: date
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected on the days asked for, as far as the time that was seen carries."""

    points: tuple[Expected, ...]
    drifts: bool
    """Whether there is a trend; without one the share is expected to stay where it is."""
    p: float
    """How often a share without a trend would move as far by chance."""
    quarters: int
    """Observations it rests on."""


@dataclass(frozen=True, slots=True)
class TooLittle:
    """Nothing can be said: `quarters` observations are of use, of `LEAST_QUARTERS` that it takes."""

    quarters: int


def forecast(observed: Sequence[Observed], days: Sequence[date]) -> Forecast | TooLittle:
    """What is expected on `days` after the last observation, which are in order. Days that lie further off
    than half of the time between the first and the last observation used are left out.

    Used are the latest observations without a gap: each with enough known, and most of them fresh.
    """
    used = _used(observed)
    fresh = sum(each.fresh for each in used)
    if fresh < LEAST_QUARTERS:
        return TooLittle(fresh)
    walk = _walk(used)
    start = used[-1]
    reach = start.day + timedelta(days=(start.day - used[0].day).days // 2)
    points = tuple(walk.at(day) for day in days if start.day < day <= reach)
    return Forecast(points, walk.drifts, walk.p, len(used))


def _used(observed: Sequence[Observed]) -> list[Observed]:
    used: list[Observed] = []
    for each in reversed(observed):
        if each.known < LEAST_KNOWN:
            break
        used.append(each)
    return used[::-1]


@dataclass(frozen=True, slots=True)
class _Walk:
    """On the logit scale: the last place, what it moves in a year, the variance of a year."""

    end: date
    last: float
    share: float
    drift: float
    variance: float
    years: float
    freedom: int
    drifts: bool
    p: float

    def at(self, day: date) -> Expected:
        from scipy.stats import t

        ahead = (day - self.end).days / _YEAR
        unsure = self.variance * (ahead + (ahead**2 / self.years if self.drifts else 0.0))
        half = float(t.ppf((1 + CONFIDENCE) / 2, self.freedom)) * sqrt(unsure)
        middle = self.last + self.drift * ahead
        shift = self.share - _share(self.last)  # the empirical logit is a little off near 0 and 1
        low, share, high = (_share(x) + shift for x in (middle - half, middle, middle + half))
        return Expected(day, *(min(1.0, max(0.0, x)) for x in (share, low, high)))


def _walk(used: Sequence[Observed]) -> _Walk:
    from scipy.stats import t

    places = [_logit(each) for each in used]
    spans = [(b.day - a.day).days / _YEAR for a, b in pairwise(used)]
    moves = [b - a for a, b in pairwise(places)]
    years, steps = sum(spans), len(moves)
    drift = (places[-1] - places[0]) / years
    around = sum((move - drift * span) ** 2 / span for move, span in zip(moves, spans, strict=True))
    least = _least(used[-1]) ** 2 * steps / years
    variance = max(around / (steps - 1), least)
    p = float(2 * t.sf(abs(drift) / sqrt(variance / years), steps - 1))
    share = used[-1].met / used[-1].known
    if p < SIGNIFICANT:
        return _Walk(used[-1].day, places[-1], share, drift, variance, years, steps - 1, drifts=True, p=p)
    still = max(sum(move**2 / span for move, span in zip(moves, spans, strict=True)) / steps, least)
    return _Walk(used[-1].day, places[-1], share, 0.0, still, years, steps, drifts=False, p=p)


def _logit(each: Observed) -> float:
    return log((each.met + 0.5) / (each.below + 0.5))


def _share(logit: float) -> float:
    return 1 / (1 + exp(-logit)) if logit >= 0 else exp(logit) / (1 + exp(logit))


def _least(each: Observed) -> float:
    """What one level more or less makes on the logit scale: no walk is held to be steadier than that."""
    share = (each.met + 0.5) / (each.known + 1)
    return 1 / ((each.known + 1) * share * (1 - share))
