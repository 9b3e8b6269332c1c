"""The tables that are kept of mentoring."""

from __future__ import annotations

from veikart.api import Is, Projection, Reads

MENTORS = Projection(
    "culture.mentors",
    key=("mentor",),
    columns={"mentor": "id", "capacity": "whole"},
    topics={"culture.mentor_offered": Reads({"mentor": "mentor", "capacity": "capacity"})},
    title="Who would be a mentor",
)
WANTED = Projection(
    "culture.wanted",
    key=("learner", "skill"),
    columns={"learner": "id", "skill": "id", "wanted": "flag"},
    topics={"culture.mentor_wanted": Reads({"learner": "learner", "skill": "skill", "wanted": "wanted"})},
    live="wanted",
    title="Who wants a mentor in what",
)
PAIRS = Projection(
    "culture.pairs",
    key=("learner", "mentor", "skill"),
    columns={"learner": "id", "mentor": "id", "skill": "id", "agreed": "flag"},
    topics={
        "culture.pair_agreed": Reads(
            {"learner": "learner", "mentor": "mentor", "skill": "skill", "agreed": Is(True)}
        ),
        "culture.pair_ended": Reads(
            {"learner": "learner", "mentor": "mentor", "skill": "skill", "agreed": Is(False)}
        ),
    },
    live="agreed",
    title="Mentors and those who learn from them",
)
TABLES = (MENTORS, WANTED, PAIRS)
