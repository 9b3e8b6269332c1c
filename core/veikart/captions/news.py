"""The events that tell two moments apart: counted by what they are, those of an import by themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from veikart.picture import Picture
from veikart.projections.facts import Facts

_SAMPLE = 4  # positions kept of a topic: whoever tells more counts them


@dataclass(frozen=True, slots=True)
class News:
    """What holds at one moment and did not at the other, by what was known then."""

    counts: Mapping[str, int]
    """Topic → how many, without what imports brought."""
    imported: Mapping[str, int]
    """Topic → how many of them came with an import."""
    positions: Mapping[str, tuple[int, ...]]
    """Topic → positions in the journal of the first few, imported ones too."""


def news_between(before: Picture, after: Picture) -> News:
    """The events that hold at `after` and not at `before`. About 10 ms for a million events."""
    facts, then = after.facts, before.moment
    rows = facts.holding(pl.concat(facts.events.parts, how="vertical_relaxed"), after.moment)
    unheard = pl.col("effective") > then.true_on
    if (known := then.known_before()) is not None:
        unheard |= pl.col("recorded") >= known
    if (reverted := facts.reverted(then)) is not None:
        unheard |= reverted
    found = facts.events.decoded(rows.filter(unheard)).select("topic", "position")
    spans = _imports(facts)
    counts, imported = Counter[str](), Counter[str]()
    for topic, positions in found.group_by("topic").agg(pl.col("position")).sort("topic").rows():
        here = pl.Series(positions)
        brought = int(_within(here, spans).sum()) if spans else 0
        counts[topic], imported[topic] = len(positions) - brought, brought
    firsts = found.group_by("topic").agg(pl.col("position").sort().head(_SAMPLE)).rows()
    return News(counts, imported, {topic: tuple(positions) for topic, positions in firsts})


def _imports(facts: Facts) -> list[tuple[int, int]]:
    """First and last position of each import: it is one command, and so stands together."""
    firsts = facts.events.saying({"topic": "import.started"})["position"].sort().to_list()
    lasts = facts.events.saying({"topic": "import.committed"})["position"].sort().to_list()
    return list(zip(firsts, lasts, strict=False))


def _within(positions: pl.Series, spans: list[tuple[int, int]]) -> pl.Series:
    firsts, lasts = zip(*spans, strict=True)
    place = pl.Series(firsts).search_sorted(positions, side="right")
    ends = pl.Series([-1, *lasts]).gather(place)
    return ends >= positions
