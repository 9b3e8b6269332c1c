"""The columns of what goes out of the pulse. Light: read when the plugin is asked what it adds."""

from __future__ import annotations

_ROUND = {
    "round": "id of the round of the pulse",
    "round_name": "its name",
}
_WHERE = {
    "closed": "the day it was closed; the company is as it stood then",
    "unit": "id of the unit, with all below it; null: everyone",
}
ANSWERS = {
    **_ROUND,
    **_WHERE,
    "question": "id of the question",
    "label": "its wording",
    "theme": "its theme",
    "reverse": "whether to agree speaks against a culture of learning",
    "answer": "the answer, as it was given; the lowest is 1",
    "answers": "how many gave it",
    "of": "how many answered the question",
    "favourable": "share of answers above the middle of the scale, below it where reverse-keyed",
}
THEMES = {
    **_ROUND,
    **_WHERE,
    "theme": "the theme; all: of all questions",
    "shown": "false: too few answered, or too few could be worked out from it; the rest of the row is null",
    "people": "how many answered",
    "favourable": "how many of them have a median answer above the middle, reverse-keyed ones turned",
    "share": "favourable ÷ people",
    "low": "lower end of its 95 % interval (Wilson)",
    "high": "upper end",
}
RELIABILITY = {
    **_ROUND,
    "theme": "the theme; all: of all questions",
    "questions": "how many questions it has",
    "people": "how many answered all of them",
    "alpha": "Cronbach's alpha, reverse-keyed questions turned",
    "low": "lower end of its 95 % interval (Feldt)",
    "high": "upper end",
}
PROTECTED = (
    "Counts of groups of six or more alone; groups from which a smaller one could be worked out are left out "
    "(complementary suppression; docs/culture.md)."
)
RELIABILITY_SOURCE = (
    "L. J. Cronbach (1951), Coefficient alpha and the internal structure of tests, Psychometrika 16; "
    "L. S. Feldt (1965), The approximate sampling distribution of Kuder-Richardson reliability coefficient "
    "twenty, Psychometrika 30."
)
