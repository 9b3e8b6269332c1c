"""How promises are kept: by what promised them, and by how sure it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from veikart import wording
from veikart.blocks import Bar, Bars, Block, Column, Mark, Part, Row, Table, Text, Tone, Why
from veikart.forecasting import wilson
from veikart.picture.kept import OUTCOMES
from veikart.wording import percent

LEAST_JUDGED = 10
"""Promises that are judged, before anything is said of how sure to be of them."""
_MOST_SOURCES = 12
_EDGES = (0.5, 0.7, 0.9)
_NAMES = ("under 50 %", "50 to 69 %", "70 to 89 %", "90 % and more")
_TONES: Mapping[str, Tone] = {
    "reached": "good",
    "reached later": "warn",
    "not reached": "bad",
    "not known": "muted",
    "left": "muted",
}
_FORMULA = "kept = reached on the day ÷ (reached + reached later + not reached); who was not rated is apart"
_SOURCE = "Promised against reached, docs/method.md"
_JUDGED = ("reached", "reached later", "not reached")


def reckoned(past: pl.DataFrame) -> list[Block]:
    """How many of the promises that were due were kept, by source, and how sure it was right to be."""
    counts = _counts(past, "source")
    bars = tuple(_bar(row) for row in counts.head(_MOST_SOURCES).iter_rows(named=True))
    all_of_them = _bar({**_total(past), "source": "All"})
    shown = (all_of_them, *bars) if len(bars) > 1 else bars
    blocks: list[Block] = [Bars(shown, "Kept, by what promised it")]
    if counts.height > _MOST_SOURCES:
        more = wording.counted(counts.height - _MOST_SOURCES, "source")
        blocks.append(Text(f"And {more} of fewer promises.", "muted"))
    return [*blocks, *_calibrated(past)]


def _outcomes() -> dict[str, pl.Expr]:
    each: dict[str, pl.Expr] = {name: (pl.col("outcome") == name).sum().cast(pl.Int64) for name in OUTCOMES}
    return {**each, "promises": pl.len().cast(pl.Int64), "people": pl.col("person").n_unique()}


def _counts(past: pl.DataFrame, by: str) -> pl.DataFrame:
    """A row for each source, those with the most promises first."""
    counts = past.with_columns(pl.col(by).fill_null("")).group_by(by).agg(**_outcomes())
    return counts.sort("promises", by, descending=[True, False])


def _total(past: pl.DataFrame) -> dict[str, Any]:
    return past.select(**_outcomes()).row(0, named=True)


def _bar(row: Mapping[str, Any]) -> Bar:
    name = row["source"] or "without a source"
    judged = sum(row[outcome] for outcome in _JUDGED)
    parts = tuple(Part(row[outcome], outcome, _TONES[outcome]) for outcome in OUTCOMES if row[outcome])
    kept = f"{row['reached']} of {judged} kept" if judged else "none judged yet"
    told = f"{kept} ({percent(row['reached'] / judged)})" if judged else kept
    inputs = tuple((outcome.capitalize(), str(row[outcome])) for outcome in OUTCOMES)
    why = Why(f"Kept: {name}", _FORMULA, _SOURCE, inputs)
    return Bar(f"source:{row['source']}", name, parts, told, why, people=row["people"])


def _calibrated(past: pl.DataFrame) -> list[Block]:
    """A row for each band of confidence. Says whether those who promise are as sure as they should be."""
    judged = past.filter(pl.col("outcome").is_in(_JUDGED), pl.col("confidence").is_not_null())
    if not judged.height:
        return []
    band = sum((pl.col("confidence") >= edge).cast(pl.Int64) for edge in _EDGES)
    bands = (
        judged.with_columns(band=band)
        .group_by("band")
        .agg(
            said=pl.col("confidence").mean(),
            kept=(pl.col("outcome") == "reached").sum(),
            judged=pl.len(),
            people=pl.col("person").n_unique(),
        )
        .sort("band", descending=True)
    )
    columns = (
        Column("How sure", grow=True, least=14),
        Column("Judged", right=True),
        Column("Said", right=True, drop=1),
        Column("Kept", right=True),
        Column("Four in five between", least=14, drop=2),
        Column("So", grow=True, least=16),
    )
    rows = tuple(_band(row) for row in bands.iter_rows(named=True))
    return [Table(columns, rows, "As sure as it was right to be?")]


def _band(row: Mapping[str, Any]) -> Row:
    identity, name = f"sure:{row['band']}", _NAMES[row["band"]]
    said = percent(row["said"])
    if row["judged"] < LEAST_JUDGED:
        few = Mark(f"too few to say: it takes {LEAST_JUDGED}", "muted")
        cells = (name, str(row["judged"]), said, str(row["kept"]), "", few)
        return Row(identity, cells, people=row["people"])
    low, high = wilson(row["kept"], row["judged"])
    kept = row["kept"] / row["judged"]
    so = Mark("as sure as it was right to be", "good")
    if row["said"] > high:
        so = Mark("too sure", "warn")
    elif row["said"] < low:
        so = Mark("surer than was said", "accent")
    why = Why(
        f"{name} sure",
        "kept ÷ judged, with the interval that holds four in five such shares (Wilson)",
        _SOURCE,
        (("Judged", str(row["judged"])), ("Kept on the day", str(row["kept"])), ("Said, on average", said)),
    )
    cells = (name, str(row["judged"]), said, percent(kept), f"{percent(low)} and {percent(high)}", so)
    return Row(identity, cells, why, people=row["people"])
