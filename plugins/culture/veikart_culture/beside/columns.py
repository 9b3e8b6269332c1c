"""The columns of the analysis of culture beside progress, and how it is worked out."""

from __future__ import annotations

BESIDE = {
    "unit": "id of the unit, with those below it",
    "name": "its name",
    "round": "id of the round of the pulse that is taken",
    "favourable": "share of people whose answers in it, on the whole, speak for a culture of learning",
    "answered": "people behind that share",
    "below": "requirements that somebody was below in on the day the round was closed, of people who are "
    "still in the unit and were rated again since",
    "closed": "of these, met now",
    "share_closed": "closed ÷ below; empty where nobody was below and rated again",
}
CLOSED = (
    "closed = requirements met now ÷ requirements that somebody was below in on the day the round was "
    "closed; of people who are in the unit on both days and were rated again since, by what is required today"
)
RHO = (
    "Spearman's rank correlation of the share favourable and the share closed, over the units that have both"
)
RHO_SOURCE = (
    "Spearman, C. (1904), The proof and measurement of association between two things, American Journal of "
    "Psychology 15(1), 72–101, by scipy.stats.spearmanr. Interval: Fisher's z with the standard error "
    "√((1 + ρ²/2) ÷ (n − 3)) of Bonett, D. G. & Wright, T. A. (2000), Sample size requirements for "
    "estimating Pearson, Kendall and Spearman correlations, Psychometrika 65(1), 23–28; with few units it is "
    "rough. Units are not a sample, and what they differ in besides is not held apart: never a cause."
)
