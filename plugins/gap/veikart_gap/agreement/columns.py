"""The columns of the analyses of agreement, and where their methods come from."""

from __future__ import annotations

AGREEMENT_SOURCE = (
    "r_wg: James, L. R., Demaree, R. G. & Wolf, G. (1984), Estimating within-group interrater reliability "
    "with and without response bias, Journal of Applied Psychology 69(1), 85–98: uniform null, below zero "
    "set to 0. Weighted kappa: Cohen, J. (1968), Weighted kappa, Psychological Bulletin 70(4), 213–220, with "
    "the standard error of Fleiss, J. L., Cohen, J. & Everitt, B. S. (1969), ibid. 72(5), 323–327. ICC(1), "
    "ICC(1,k): Shrout, P. E. & Fleiss, J. L. (1979), Intraclass correlations: uses in assessing rater "
    "reliability, ibid. 86(2), 420–428; McGraw, K. O. & Wong, S. P. (1996), Psychological Methods 1(1), "
    "30–46. Ours: a level counts as its place on the ladder; answers on one scale, not far apart in time; "
    "unequal numbers of answers by k₀. Intervals take cells as independent, which those of one person or "
    "leader are not: they are too narrow."
)
SMALL_SOURCE = (
    "Fewer than 30 cells are marked: Koo, T. K. & Li, M. Y. (2016), A guideline of selecting and reporting "
    "intraclass correlation coefficients for reliability research, Journal of Chiropractic Medicine 15(2), "
    "155–163."
)
TALK_SOURCE = (
    "Our own order: criticality, then steps apart as a share of the ladder, then whether the answers lie on "
    "both sides of what is required."
)

_ICC = "one-way random intraclass correlation"
AGREEMENT = {
    "by": "what the row sums up: all, skill or unit (with all units below it)",
    "id": "id of the skill or unit; empty for all",
    "name": "its name",
    "scale": "name of the scale: of units and all, the one with most cells; others are left out",
    "people": "people rated by several",
    "cells": "people × skills rated by two or more on that scale",
    "answers": "their answers, the last of each rater",
    "alike": "share of cells in which all say the same",
    "near": "share of cells in which all lie within one step",
    "range": "lower median of the steps from the lowest to the highest answer of a cell",
    "sd": "index: standard deviation of the answers within cells (√ of the mean square within), in steps",
    "r_wg": "index: mean of r_wg over the cells; 1 all alike, 0 as far apart as at random",
    "icc": f"ICC(1), {_ICC} of one rater's answer; empty where it cannot be worked out",
    "icc_low": "lower end of its 95 % confidence interval",
    "icc_high": "upper end",
    "icc_mean": f"ICC(1,k), {_ICC} of the mean of a cell's answers",
    "icc_mean_low": "lower end of its 95 % confidence interval",
    "icc_mean_high": "upper end",
    "raters": "answers to a cell on average, as the ICC counts them (k₀)",
    "pairs": "cells that the person and the leader both rated",
    "kappa_linear": "weighted kappa of self against leader, linear weights; empty on a continuous scale",
    "kappa_linear_low": "lower end of its 95 % confidence interval",
    "kappa_linear_high": "upper end",
    "kappa_quadratic": "the same with quadratic weights",
    "kappa_quadratic_low": "lower end of its 95 % confidence interval",
    "kappa_quadratic_high": "upper end",
    "self_higher": "pairs in which the person says more than the leader",
    "self_same": "pairs in which both say the same",
    "self_lower": "pairs in which the person says less",
    "difference": "lower median of self − leader, in steps, from −2 (or less) to 2 (or more)",
    "few": "whether there are fewer than 30 cells: coefficients then say little",
}
DISPUTED = {
    "person": "id of the person",
    "name": "name",
    "unit_name": "name of the unit",
    "skill": "id of the skill",
    "skill_name": "its name",
    "criticality": "1 useful, 2 important, 3 critical; 0 when it serves no goal",
    "steps": "steps from the lowest to the highest answer",
    "share": "the same as a share of the ladder",
    "self": "the person's own level; empty without an answer",
    "manager": "the leader's",
    "peers": "the levels that peers gave, lowest first",
    "others": "the levels of tests, observations, interviews and consultants, lowest first",
    "converted": "whether an answer was given on another scale and is shown converted to the skill's own",
    "required": "the level required of the person; empty where none is",
    "decides": "whether the answers lie on both sides of what is required: they decide if there is a gap",
    "positions": "positions in the journal of the answers",
}
RATERS = {
    "one": "who answers",
    "other": "with whom that is compared; of several peers the last to answer",
    "converted": "whether one of the two was given on another scale and converted to the skill's own",
    "scale": "name of the scale of the skills",
    "pairs": "cells that both rated",
    "alike": "share in which both say the same",
    "near": "share within one step",
    "higher": "pairs in which the first says more",
    "lower": "pairs in which the first says less",
    "difference": "lower median of first − other, in steps, from −2 (or less) to 2 (or more)",
    "kappa_linear": "weighted kappa, linear weights",
    "kappa_linear_low": "lower end of its 95 % confidence interval",
    "kappa_linear_high": "upper end",
    "kappa_quadratic": "weighted kappa, quadratic weights",
    "kappa_quadratic_low": "lower end of its 95 % confidence interval",
    "kappa_quadratic_high": "upper end",
    "few": "whether there are fewer than 30 pairs",
}
