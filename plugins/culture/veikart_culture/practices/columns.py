"""The columns of the analysis of practices, and how they are found."""

from __future__ import annotations

EFFECTS = {
    "practice": "id of the practice",
    "practice_name": "its name",
    "skill": "id of a skill it is meant for",
    "name": "its name",
    "took_part": "people who took part and were rated before it began and again since",
    "took_part_rose": "of these, people whose level rose",
    "took_part_unknown": "people who took part and were not rated both before and since",
    "others": "people of whom the skill is required, who did not take part and were rated before and since",
    "others_rose": "of these, people whose level rose",
    "difference": "share of those who took part that rose − share of the others, −1 to 1; empty without both",
    "difference_low": "lower end of its 95 % interval",
    "difference_high": "upper end of it",
}
EFFECT_FORMULA = (
    "rose = level now above the level known on the day before the practice began, of people rated before and "
    "again since; difference = share that rose of those who took part − share that rose of the others"
)
EFFECT_SOURCE = (
    "A comparison of two groups nobody drew lots for: who takes part may be keener, have more time or the "
    "better leader, so a difference is no proof. Interval: Newcombe, R. G. (1998), Interval estimation for "
    "the difference between independent proportions: comparison of eleven methods, Statistics in Medicine "
    "17(8), 873–890 (method 10). Levels are ordinal: counted is who rose, not by how much."
)
KPI_FORMULA = (
    "median of its values in the half-year before the practice began, and in the last half-year of it"
)
KPI_SOURCE = (
    "Before and after, without a comparison group: whatever else changed in the meantime is in it, too. "
    "Our own."
)
