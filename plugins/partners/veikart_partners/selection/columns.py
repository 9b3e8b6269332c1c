"""The columns of the selection, and where its methods come from."""

from __future__ import annotations

SELECTION = {
    "partner": "id of the candidate",
    "name": "its name",
    "rank": "1 for the highest index; equal ones share it; empty where a criterion was scored by nobody",
    "index": "Σ weight × mean of the judges' scores ÷ Σ weight, from 1 to 5; empty as `rank`",
    "least": "the index if every criterion that nobody scored had 1",
    "most": "the index if it had 5",
    "share_first": "share of 1,000 draws, all weights moved by up to 20 %, in which it comes first",
    "best": "its best place in all variations of the weights",
    "worst": "its worst place in all variations of the weights",
    "spread": "the widest range between judges on one criterion, in points; empty with fewer than two judges",
    "spread_on": "name of that criterion",
    "scores": "scores that were given",
    "missing": "scores that judges who scored anybody have not given",
    "chosen": "whether it was chosen; empty where nobody has decided",
    "why": "the reason for that",
}
INDEX = "Σ weight × mean of the judges' scores ÷ Σ weight"
INDEX_SOURCE = (
    "Additive value model: Keeney, R. L. and Raiffa, H. (1976), Decisions with Multiple Objectives. It takes "
    "points from 1 to 5 as equally far apart and lets a strength make up for a weakness: an index to talk "
    "about, and no measurement. A score that was not given is not guessed: without any score by a criterion "
    "a candidate has no index, only bounds."
)
STABLE = (
    "share of the draws in which a candidate has the highest index; every weight × an even draw from ±20 %"
)
STABLE_SOURCE = (
    "Sensitivity analysis of weights, one at a time and all at once: Saltelli, A. et al. (2008), Global "
    "Sensitivity Analysis: The Primer. Ours: ±20 %, even draws, a fixed seed, each judge left out once, and "
    "what is asked: who comes first. It says nothing of scores that are wrong, or missing."
)
