"""The methods by which gaps can be ranked: what each does, after whom, and how far it carries.

Said here and nowhere else: the pages, the why of every number and `docs/gap.md` agree with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

MethodId = Literal["weighted_gap", "borich", "ranked_discrepancy", "burden", "urgency"]
Together = Literal["sum", "mean", "share", "worst"]
"""How the scores of several skills make one of a unit or role."""

_INDEX = "Levels are ordinal: the score is an index for putting things in order, not a quantity."
_BORICH = (
    "Borich, G. D. (1980), A needs assessment model for conducting follow-up studies, Journal of Teacher "
    "Education 31(3), 39–42"
)


@dataclass(frozen=True, slots=True)
class Method:
    """A way to put gaps in order; the highest score comes first."""

    id: MethodId
    title: str
    brief: str
    """In a few words what comes first."""
    formula: str
    source: str
    limits: str
    together: Together
    weighed: bool = False
    """Whether criticality and the weights of goals count."""

    @property
    def whole_source(self) -> str:
        """Source and limits, as a why gives them."""
        return f"{self.source} {self.limits}"


METHODS: Mapping[str, Method] = {
    method.id: method
    for method in (
        Method(
            "weighted_gap",
            "Weighted gap",
            "what weighs most for the goals, over everybody below",
            "score = criticality × weight of the goals served × sum of (required − level) ÷ length of the "
            "scale, over the people below what is required of them",
            "Weighting the discrepancy between what should be and what is by its importance is the method of "
            f"needs assessment: {_BORICH}; Witkin, B. R. & Altschuld, J. W. (1995), Planning and Conducting "
            "Needs Assessments. Ours, not theirs: criticality 1–3 and goal weights as importance; a sum "
            "instead of a mean over people; only those below (in Borich's mean a surplus offsets a gap); the "
            "division by the length of the scale.",
            f"{_INDEX} A skill that many need comes before one that few lack altogether.",
            "sum",
            weighed=True,
        ),
        Method(
            "borich",
            "Borich",
            "what weighs most for the goals, in the mean of a person",
            "score = criticality × weight of the goals served × mean of (required − level) ÷ length of the "
            "scale, over all who were rated; whoever is above what is required counts as 0",
            f"The mean weighted discrepancy score of {_BORICH}. Ours: criticality 1–3 and goal weights stand "
            "for the mean importance; a discrepancy never goes below zero (in Borich's mean one person's "
            "surplus offsets another's gap); the division by the length of the scale.",
            f"{_INDEX} A mean says nothing of how many: one person far below outranks fifty a little below.",
            "mean",
            weighed=True,
        ),
        Method(
            "ranked_discrepancy",
            "Ranked discrepancy",
            "what the largest share of people is below in",
            "score = 100 × people below ÷ people rated",
            "After Narine, L. & Harder, A. (2021), Comparing the Borich model with the Ranked Discrepancy "
            "Model for competency assessment: A novel approach, Advancements in Agricultural Development "
            "2(3), 96–111, whose score is the share above less the share below, from −100 to 100. Ours: the "
            "share above is not offset against the share below, so that ours is their score without its "
            "surplus, its sign turned: 0 to 100. What is required stands for importance; criticality and "
            "goals do not count. Theirs stands beside it in the why.",
            "Uses only whether somebody is below, not how far, and so nothing that an ordinal scale does not "
            "give. Ties are frequent, above all among few people.",
            "share",
        ),
        Method(
            "burden",
            "Burden",
            "where most has to be learned altogether",
            "score = people below × their mean of (required − level) ÷ length of the scale",
            "Our own: how much has to be learned altogether, whatever it is for. The magnitude of a need is "
            "one of the criteria for its priority in Witkin, B. R. & Altschuld, J. W. (1995), Planning and "
            "Conducting Needs Assessments.",
            f"{_INDEX} It does not ask what the skill is for: large units and common skills come first.",
            "sum",
        ),
        Method(
            "urgency",
            "Urgency",
            "what can least be learned in time",
            "score = weeks that learning is expected to take − weeks that are left; learning = mean of "
            "level steps missing among the people below × weeks a step; left = until the day the skill is "
            "needed by, or else the nearest horizon of the goals it serves",
            "Least slack first, a rule for what to begin with: Conway, R. W., Maxwell, W. L. & Miller, L. "
            "W. (1967), Theory of Scheduling. Ours: learning time as level steps × weeks a step (a setting, "
            "13 at first: a guess of ours), the same for every skill and step, and everybody learns at once.",
            "Above zero it is already too late to learn it in time. A skill without any date is not ranked. "
            "The mean hides the slowest; set the weeks from your own history, which the why tells.",
            "worst",
        ),
    )
}
FIRST = 5
"""How many come first: the few worth an hour."""
