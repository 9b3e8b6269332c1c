"""Where the figures of agreement come from, and how they are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import nan
from typing import Any

from veikart.api import Mark, Why, counted, number, percent
from veikart_gap.agreement.columns import AGREEMENT_SOURCE, SMALL_SOURCE
from veikart_gap.pages.wording import newest

FORMULA = (
    "r_wg = 1 − variance of the answers to a cell ÷ ((A² − 1) ÷ 12), of A levels, not below 0; mean of the "
    "cells. κ = 1 − observed ÷ expected disagreement of self and leader, answers i and j apart by |i − j| "
    "(linear) or |i − j|² (quadratic). ICC(1) = (MSB − MSW) ÷ (MSB + (k₀ − 1) MSW)"
)


def coefficient(value: float | None) -> str:
    """Two decimals, a true minus; "·" where it cannot be worked out."""
    return "·" if value is None else f"{value:.2f}".replace("-", "−")


def interval(row: Mapping[str, Any], name: str) -> str:
    """A coefficient with the ends of its 95 % interval: "0.45 (0.12 to 0.69)"."""
    value, low, high = row[name], row[f"{name}_low"], row[f"{name}_high"]
    if value is None:
        return "·"
    return (
        coefficient(value)
        if low is None
        else f"{coefficient(value)} ({coefficient(low)} to {coefficient(high)})"
    )


def measured(row: Mapping[str, Any], name: str, *, ends: bool = False) -> Mark:
    """A coefficient as a cell, muted where few cells stand behind it."""
    text = interval(row, name) if ends else coefficient(row[name])
    value = row[name]
    return Mark(text, "muted" if row["few"] else "normal", sort=nan if value is None else value)


def share(value: float | None) -> str:
    return "·" if value is None else percent(value)


def how_many(row: Mapping[str, Any], name: str) -> Mark:
    """How many cells a figure rests on, with a warning where they are few."""
    text = f"{number(row[name])} few" if row["few"] else number(row[name])
    return Mark(text, "warn" if row["few"] else "normal", sort=row[name])


def difference(value: int | None) -> str:
    """A difference of places on a ladder: "+1", "−2", "0"."""
    return "·" if value is None else f"{value:+d}".replace("-", "−").replace("+0", "0")


def why_agree(row: Mapping[str, Any], behind: Callable[[], Sequence[int]]) -> Why:
    """Of a row of the analysis `gap.agreement`; `behind` finds the positions of the answers. What it says is
    put together when it is opened: a page has a hundred such rows."""
    source = f"{AGREEMENT_SOURCE} {SMALL_SOURCE}"
    return Why(
        row["name"], FORMULA, source, more=lambda: Why(row["name"], "", "", *newest(_inputs(row), behind()))
    )


def _inputs(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    inputs = [
        ("Scale", row["scale"]),
        ("Cells rated by two or more", number(row["cells"])),
        ("Answers to them", f"{number(row['answers'])}, of {counted(row['people'], 'person', 'people')}"),
        ("All say the same", share(row["alike"])),
        ("All within one step", share(row["near"])),
        ("Median steps from lowest to highest", "·" if row["range"] is None else number(row["range"])),
        ("Standard deviation within cells (an index)", coefficient(row["sd"])),
        ("r_wg, mean of the cells (an index)", coefficient(row["r_wg"])),
        ("ICC(1), one rater, 95 %", interval(row, "icc")),
        ("ICC(1,k), mean of a cell's raters, 95 %", interval(row, "icc_mean")),
        ("Rated by self and leader", number(row["pairs"])),
        ("κ linear, self and leader, 95 %", interval(row, "kappa_linear")),
        ("κ quadratic, self and leader, 95 %", interval(row, "kappa_quadratic")),
        ("Self higher, same, lower", _sides(row)),
    ]
    if row["few"]:
        inputs.append(("Few", "Under 30 cells: coefficients may come out quite otherwise with others"))
    return inputs


def _sides(row: Mapping[str, Any]) -> str:
    return ", ".join(number(row[name]) for name in ("self_higher", "self_same", "self_lower"))
