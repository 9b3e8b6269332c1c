"""Results as a table: what each KPI did before and after, beside units that took no part."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from statistics import fmean
from typing import TYPE_CHECKING

from veikart.api import Action, Block, Callout, Column, Do, Mark, Row, Table, Tone, Why, counted, number
from veikart_partners.effect.results import FORMULA, SOURCE, WARNING, Result

if TYPE_CHECKING:
    from veikart.api import Picture

_COLUMNS = (
    Column("KPI", grow=True, least=16),
    Column("Piece of work", grow=True, least=14, drop=1),
    Column("Before → after", right=True, least=14),
    Column("Others", right=True, least=14, drop=3),
    Column("Effect (95 %)", right=True, least=14),
    Column("Says", grow=True, least=16, drop=2),
)


def results_blocks(picture: Picture, results: Sequence[Result]) -> list[Block]:
    """The table, and a plain warning where there is nothing to compare with; nothing without KPIs."""
    if not results:
        return []
    kpis = {row["kpi"]: row for row in picture.kpis.iter_rows(named=True)}
    rows = tuple(
        _row(each, str(kpis[each.kpi]["name"]), str(kpis[each.kpi]["measured_in"])) for each in results
    )
    blocks: list[Block] = [Table(_COLUMNS, rows, "Results: KPIs before and after")]
    alone = [each for each in results if each.known and not each.compared]
    if alone:
        blocks.append(
            Callout(
                f"{counted(len(alone), 'KPI stands', 'KPIs stand')} alone. {WARNING}", "No comparison", "warn"
            )
        )
    return blocks


def _row(each: Result, name: str, measured_in: str) -> Row:
    cells = (
        name,
        each.work.title,
        _before_after(each.before, each.after) if each.known else Mark("too early", "muted", float("nan")),
        _before_after(each.other_before, each.other_after)
        if each.compared
        else Mark("none", "muted", float("nan")),
        _effect(each),
        Mark(_says(each), _tone(each)),
    )
    why = Why(f"{name}: {each.work.title}", FORMULA, SOURCE, more=partial(_behind, each, measured_in))
    about = {"engagement": each.work.engagement or ""}
    ways = (
        Action("results", {}, "The whole series, on Results"),
        Do("kpi.observe", {"kpi": each.kpi}, "Note what it was"),
        Do("partners.link_kpi", about, "Say which KPI it is meant to move"),
    )
    return Row(f"result:{each.work.id}/{each.kpi}", cells, why, actions=ways)


def _before_after(before: Sequence[float], after: Sequence[float]) -> Mark:
    if not before or not after:
        return Mark("·", "muted", float("nan"))
    first, last = fmean(before), fmean(after)
    return Mark(f"{_rounded(first)} → {_rounded(last)}", sort=last - first)


def _rounded(value: float) -> str:
    return number(round(value, 1))


def _effect(each: Result) -> Mark:
    if each.effect is None:
        change = each.change
        return (
            Mark("·", "muted", float("nan")) if change is None else Mark(f"{change:+.1f} *", "muted", change)
        )
    found = each.interval()
    told = f" ({found[0]:+.1f} to {found[1]:+.1f})" if found is not None else ""
    return Mark(f"{each.effect:+.1f}{told}", sort=each.effect)


def _says(each: Result) -> str:
    if not each.known:
        return "too early, or too few values"
    if not each.compared:
        moved = "better" if each.improved else "no better"
        return f"{moved} than before, nothing to compare with"
    if not each.sure:
        return "may be chance"
    return "better than where it was not done" if each.improved else "worse than where it was not done"


def _tone(each: Result) -> Tone:
    if not each.known or not each.compared or not each.sure:
        return "muted"
    return "good" if each.improved else "bad"


def _behind(each: Result, measured_in: str) -> Why:
    inputs = (
        ("Measured in", f"{measured_in}; {each.better} is better"),
        ("Values before and after", f"{len(each.before)} and {len(each.after)}"),
        ("Days to compare on, before and after", f"{len(each.apart_before)} and {len(each.apart_after)}"),
        ("Compared with", "units that took no part" if each.compared else WARNING),
    )
    return Why("", inputs=inputs, positions=each.positions[:200])
