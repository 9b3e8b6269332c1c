"""What stands on the pages before there is a result, and what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Blocks, Column, Do, Empty, Row, Table, counted, day_in_words
from veikart_culture.pulse.asked import questions_of
from veikart_culture.pulse.rounds import open_rounds

if TYPE_CHECKING:
    from datetime import date

    from veikart.api import Picture

BEGIN = Do("culture.begin_questions", title="Begin with the questions of veikart")
OPEN = Do("culture.open_round", title="Open a round")
ASK = Do("culture.set_question", title="Ask a question of your own")


def before_results(picture: Picture) -> Blocks:
    """Said where no round is closed: the next step, with the ways to it."""
    asked = [question for question in questions_of(picture) if question.asked]
    running = open_rounds(picture)
    if running.height:
        return [*_running(picture, *running.row(-1)), *_steps(running.row(-1)[0])]
    if not asked:
        told = (
            "The pulse asks nothing yet: a few questions on how one may learn here, answered without a name."
        )
        steps = (
            "Begin with 14 questions in three languages: ctrl+p, “Begin the pulse”.",
            "Or bring in answers you have: veikart import FILE TABLE --as culture.pulse",
        )
        return [Empty(told, steps), _ways("Begin", (BEGIN, ASK))]
    told = f"The pulse has {counted(len(asked), 'question')}, and no round has been held yet."
    steps = (
        "Open a round: ctrl+p, “Open a round of the pulse”.",
        "Or bring in a file with one: veikart import FILE TABLE --as culture.pulse",
    )
    return [Empty(told, steps), _ways("Hold the first round", (OPEN, ASK))]


def _running(picture: Picture, round_: str, name: str, opened: date) -> Blocks:
    answers = picture.table("culture.answers")
    count = answers.filter(answers["round"] == round_)["answers"].n_unique()
    told = (
        f"The round “{name}” is open since {day_in_words(opened)}, with {counted(count, 'answer sheet')}. "
        "Results stand here once it is closed."
    )
    steps = (
        "Enter sheets of paper: ctrl+p, “Enter answers to the pulse”.",
        "Close it when all have answered: ctrl+p, “Close a round of the pulse”.",
    )
    return [Empty(told, steps)]


def _steps(round_: str) -> Blocks:
    return [_ways("Go on with the round", ways_of_open(round_))]


def ways_of_open(round_: str) -> tuple[Do, ...]:
    """What can be done with a round that takes answers."""
    about = {"round": round_}
    return (
        Do("culture.enter_answers", about, "Enter answers"),
        Do("culture.close_round", about, "Close it"),
        Do("culture.withdraw_round", about, "Withdraw it"),
    )


def _ways(title: str, ways: tuple[Do, ...]) -> Table:
    rows = (Row("step:first", (title,), actions=ways),)
    return Table((Column("What to do first", grow=True),), rows)
