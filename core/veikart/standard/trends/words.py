"""What is said of a trend, beside the chart."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.blocks import Why
from veikart.forecasting import Forecast, TooLittle
from veikart.forecasting.drift import LEAST_KNOWN, LEAST_QUARTERS
from veikart.moment import day_in_words
from veikart.standard.trends.quarters import Of, Quarter
from veikart.wording import counted, percent

FORMULA = (
    "where it stands on the logit scale + what it moved in a year, on average, × years ahead; flat where a "
    "t-test finds no trend (p ≥ 0.05); the interval holds four cases of five"
)
SOURCE = "Trend and forecast, docs/method.md (drift method: Hyndman & Athanasopoulos 2021, 5.2)"


def way(found: Forecast | TooLittle, now: float, then: float) -> str:
    """Where it goes, in two or three words."""
    if isinstance(found, TooLittle):
        return f"{found.quarters} of {LEAST_QUARTERS} quarters"
    if not found.drifts:
        return "no clear trend"
    return "▲ rising" if now > then else "▼ falling"


def sentence(found: Forecast | TooLittle, seen: Sequence[Quarter], what: Of) -> str:
    """What the chart shows and what may be expected, or why nothing may."""
    known = [quarter for quarter in seen if quarter.share(what) is not None]
    if not known:
        return "Nothing of it was known at the end of any quarter."
    first, last = known[0], known[-1]
    before, now = first.share(what) or 0.0, last.share(what) or 0.0
    text = f"{percent(now)} met on {day_in_words(last.day)}"
    if first is not last:
        moved = round(100 * now) - round(100 * before)
        told = f"{counted(abs(moved), 'point')} {'more' if moved > 0 else 'less'} than" if moved else "as"
        text += f", {told} on {day_in_words(first.day)}"
    return f"{text}. {_ahead(found, last.share(what) or 0.0)}"


def _ahead(found: Forecast | TooLittle, now: float) -> str:
    if isinstance(found, TooLittle):
        return (
            f"Too little to foresee anything: it takes {LEAST_QUARTERS} quarters on end with {LEAST_KNOWN} "
            f"levels known and some of them rated in it, and there {'is' if found.quarters == 1 else 'are'} "
            f"{found.quarters}."
        )
    if not found.points:
        return "What was seen is too short to look a quarter ahead."
    last = found.points[-1]
    between = f"between {percent(last.low)} and {percent(last.high)} in four cases of five"
    if not found.drifts:
        return f"No clear trend: expected to stay, by {day_in_words(last.day)} {between}."
    going = f"If it goes on like this, {percent(last.share)} by {day_in_words(last.day)}, {between}"
    return f"{going} (by chance alone it would look so {_chance(found.p)})."


def _chance(p: float) -> str:
    return "less than once in a hundred" if p < 0.01 else f"{round(p * 100)} times in a hundred"


def notes(seen: Sequence[Quarter], what: Of) -> str:
    """What a reader has to know before believing it."""
    last = seen[-1].counts.get(what)
    parts = ["People who join or leave, roles and targets that change move it, too: see Progress."]
    if last and (known := last["met"] + last["below"]):
        if last["stale"]:
            parts.append(
                f"{percent(last['stale'] / known)} of the ratings are more than a year old: what nobody "
                "looks at does not move."
            )
        if last["unknown"]:
            parts.append(f"{counted(last['unknown'], 'requirement')} not known, and in no share.")
    return " ".join(parts)


def why(title: str, found: Forecast | TooLittle, seen: Sequence[Quarter], what: Of) -> Why:
    """Formula and inputs of a forecast; the shares it rests on."""
    inputs = []
    for quarter in seen:
        share, observed = quarter.share(what), quarter.observed(what)
        if share is not None:
            told = f"{percent(share)} ({observed.met} of {observed.known} known)"
            inputs.append((quarter.day.isoformat(), told))
    if isinstance(found, Forecast):
        inputs.append(("Quarters it rests on", str(found.quarters)))
        inputs.append(("p of the trend", f"{found.p:.3f}" + ("" if found.drifts else ", so none is drawn")))
    return Why(title, FORMULA, SOURCE, tuple(inputs))
