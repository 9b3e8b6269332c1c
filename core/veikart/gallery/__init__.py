"""A sample of every block, for those who write views: what it is for, and how it looks.

    for sample in SAMPLES:
        print(sample.purpose)
        draw(sample.blocks)

The organisation and everybody in it are made up. The tests draw the same samples.
"""

from __future__ import annotations

from veikart.gallery import figures, levels, plans, scores, texts, trees, trends
from veikart.gallery.sample import Sample

SAMPLES: tuple[Sample, ...] = (
    texts.HEADING,
    texts.TEXT,
    texts.CALLOUT,
    texts.EMPTY,
    figures.FIGURES,
    figures.TABLE,
    trees.TREE,
    figures.BARS,
    trends.TREND,
    levels.HEAT_MAP,
    levels.DISTRIBUTION,
    scores.SCORECARD,
    plans.TIMELINE,
    plans.WHEEL,
)
"""In the order in which one gets to know them."""

__all__ = ["SAMPLES", "Sample"]
