"""The figures of the pages as tables, for exports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import fmean
from typing import TYPE_CHECKING, Any

import polars as pl

from veikart_partners.effect.columns import COSTS, EFFECTS, RESULTS
from veikart_partners.effect.cost import Closed, closed_by
from veikart_partners.effect.four import Evidence, Four, evidence_of
from veikart_partners.effect.grouping import Group, by_kind, by_partner, by_work
from veikart_partners.effect.reactions import content_share
from veikart_partners.effect.results import Result, results_of
from veikart_partners.effect.settings import EffectSettings
from veikart_partners.effect.works import Work, works_in

if TYPE_CHECKING:
    from veikart.api import Picture, Selection

_TEXT = frozenset({"group", "id", "name", "currency", "engagement", "title", "kpi"})
_WHOLE = frozenset(
    {
        "works", "answers", "people", "missing", "others", "behaviour_people", "seen", "kpis", "better",
        "compared", "known", "values_before", "values_after",
    }
)  # fmt: skip
_GROUPED: Mapping[str, Callable[[Sequence[Work]], list[Group]]] = {
    "partner": by_partner,
    "kind": by_kind,
    "work": by_work,
}


def effects(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each partner, type of measure and piece of work: the columns of `EFFECTS`."""
    works = works_in(picture, selection)
    evidence = evidence_of(picture, works)
    rows = [_effect(evidence, kind, group) for kind, make in _GROUPED.items() for group in make(works)]
    return _frame(EFFECTS, rows)


def costs(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each of them and currency: the columns of `COSTS`."""
    works, least = works_in(picture, selection), picture.setting(EffectSettings).least
    rows = [
        _cost(kind, group, closed, least)
        for kind, make in _GROUPED.items()
        for group in make(works)
        for closed in closed_by(picture, group.works)
    ]
    return _frame(COSTS, rows)


def results(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each piece of work and KPI that it is meant to move: the columns of `RESULTS`."""
    works, months = works_in(picture, selection), picture.setting(EffectSettings).window
    names = dict(picture.kpis.select("kpi", "name").rows())
    return _frame(RESULTS, [_result(each, names) for each in results_of(picture, works, months)])


def _frame(columns: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    schema = {
        name: pl.String if name in _TEXT else pl.Int64 if name in _WHOLE else pl.Float64 for name in columns
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _effect(evidence: Evidence, kind: str, group: Group) -> dict[str, Any]:
    four, settings = evidence.of(group.works), evidence.settings
    index, known = four.index(settings)
    return {
        "group": kind,
        "id": group.id,
        "name": group.name,
        "works": len(group.works),
        **dict(_shares(four, settings.least)),
        "index": None if index is None else 100 * index,
        "known": known,
    }


def _shares(four: Four, least: int) -> Iterator[tuple[str, Any]]:
    content, answers = content_share(four.reactions)
    learning, others, behaviour, seen = four.learning, four.others, four.behaviour, four.practice
    enough = learning.people >= least
    low, high = learning.interval() if enough else (None, None)
    known = [each for each in four.results if each.known]
    yield from (("content", content), ("answers", answers))
    yield from (("risen", learning.share if enough else None), ("people", learning.people))
    yield from (("missing", learning.missing), ("low", low), ("high", high))
    yield "chance", learning.chance() if enough else None
    yield from (("others_risen", others.share if others.people >= least else None), ("others", others.people))
    yield "behaviour", behaviour.share if behaviour.people >= least else None
    yield "behaviour_people", behaviour.people
    yield from (("often", seen.often if seen.people >= least else None), ("seen", seen.people))
    yield from (("kpis", len(known)), ("better", sum(bool(each.improved) for each in known)))
    yield "compared", sum(each.compared for each in known)


def _cost(kind: str, group: Group, closed: Closed, least: int) -> dict[str, Any]:
    enough = closed.people >= least
    low, high = (closed.interval() if enough else None) or (None, None)
    return {
        "group": kind,
        "id": group.id,
        "name": group.name,
        "currency": closed.currency,
        "works": closed.works,
        "cost": closed.whole_cost,
        "people": closed.people,
        "missing": closed.missing,
        "steps": closed.steps if closed.people else None,
        "per_100000": closed.per_cost if enough else None,
        "low": low,
        "high": high,
    }


def _result(each: Result, names: Mapping[str, str]) -> dict[str, Any]:
    low, high = each.interval() or (None, None)
    return {
        "engagement": each.work.engagement,
        "title": each.work.title,
        "kpi": each.kpi,
        "name": names[each.kpi],
        "before": _mean(each.before),
        "after": _mean(each.after),
        "values_before": len(each.before),
        "values_after": len(each.after),
        "others_before": _mean(each.other_before),
        "others_after": _mean(each.other_after),
        "effect": each.effect,
        "low": low,
        "high": high,
    }


def _mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None
