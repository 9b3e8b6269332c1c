"""The tables that are kept of the pulse."""

from __future__ import annotations

from veikart.api import Each, Is, Projection, Reads

QUESTIONS = Projection(
    "culture.questions",
    key=("question",),
    columns={
        "question": "id",
        "theme": "text",
        "reverse": "flag",
        "most": "whole",
        "order": "whole",
        "asked": "flag",
    },
    topics={
        "culture.question_set": Reads(
            {
                "question": "question",
                "theme": "theme",
                "reverse": "reverse",
                "most": "most",
                "order": "order",
                "asked": Is(True),
            }
        ),
        "culture.question_retired": Reads({"question": "question", "asked": Is(False)}),
    },
    carries=True,
    title="Questions of the pulse",
)
WORDED = Projection(
    "culture.wordings",
    key=("question", "language"),
    columns={"question": "id", "language": "text", "label": "text"},
    topics={
        "culture.question_set": Reads(
            {"question": "question", "language": Each("labels", "key"), "label": Each("labels", "value")}
        )
    },
    title="How questions are worded, by language",
)
ROUNDS = Projection(
    "culture.rounds",
    key=("round",),
    columns={
        "round": "id",
        "name": "text",
        "opened": "day",
        "open": "flag",
        "withdrawn": "flag",
        "why": "text",
    },
    topics={
        "culture.round_opened": Reads(
            {
                "round": "round",
                "name": "name",
                "opened": "@effective",
                "open": Is(True),
                "withdrawn": Is(False),
            }
        ),
        "culture.round_closed": Reads({"round": "round", "open": Is(False)}),
        "culture.answers_withdrawn": Reads({"round": "round", "withdrawn": Is(True), "why": "why"}),
    },
    carries=True,
    title="Rounds of the pulse",
)
ANSWERS = Projection(
    "culture.answers",
    key=("answers", "question"),
    columns={"answers": "id", "round": "id", "unit": "id", "question": "id", "value": "whole"},
    topics={
        "culture.pulse_answered": Reads(
            {
                "answers": "answers",
                "round": "round",
                "unit": "unit",
                "question": Each("values", "key"),
                "value": Each("values", "value"),
            }
        )
    },
    title="Answers to the pulse, without a person",
    many=True,
    withheld=True,
)
CLOSINGS = Projection(
    "culture.closings",
    key=("round",),
    columns={"round": "id", "closed": "day"},
    topics={"culture.round_closed": Reads({"round": "round", "closed": "@effective"})},
    title="Since when nobody answers a round of the pulse any more",
)
TABLES = (QUESTIONS, WORDED, ROUNDS, CLOSINGS, ANSWERS)
