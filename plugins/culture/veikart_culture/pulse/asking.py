"""Commands about what the pulse asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from veikart.api import Command, DoesNotFit, Name, Params, Pick, Proposed, RuleBroken, Setting, counted, fold
from veikart_culture.pulse import choices
from veikart_culture.pulse.asked import Question, questions_of
from veikart_culture.pulse.events import QuestionRetired, QuestionSet
from veikart_culture.pulse.question_set import own_set

_LANGUAGES = Literal["en", "nb", "sv", "da", "nn", "fi", "de"]


class Begin(Params):
    pass


class SetQuestion(Params):
    question: Annotated[str | None, Pick(choices=choices.questions)] = Field(
        None, title="Question", description="empty: a new one"
    )
    text: Name | None = Field(None, title="Wording", description="one sentence; empty: as it was")
    language: _LANGUAGES | None = Field(
        None, title="In which language", description="empty: that of the engagement"
    )
    theme: Name | None = Field(None, title="Theme", description="empty: as it was")
    reverse: bool | None = Field(
        None, title="Reverse-keyed", description="to agree speaks against; empty: as it was"
    )
    most: int | None = Field(
        None, ge=2, le=10, title="Highest answer", description="the lowest is 1; empty: as it was, or 5"
    )
    order: int | None = Field(None, ge=0, le=10_000, title="Place", description="empty: as it was, or last")


class RetireQuestion(Params):
    question: Annotated[str, Pick(choices=choices.questions)] = Field(title="Question")


def _nothing_asked(setting: Setting) -> str:
    asked = any(question.asked for question in questions_of(setting.picture))
    return "The pulse has questions already; edit them on the page Questions." if asked else ""


def _begin(params: Begin, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(body, setting.today) for body in own_set(setting.picture.engagement.language)]


def _set(params: SetQuestion, setting: Setting) -> Sequence[Proposed]:
    if params.question is None:
        return [Proposed(_new(params, setting), setting.today)]
    before = choices.question(setting.picture, params.question)
    labels = _labels(setting, before.id)
    after = dict(labels)
    if params.text is not None:
        after[params.language or setting.picture.engagement.language] = params.text
    body = QuestionSet(
        question=before.id,
        theme=params.theme or before.theme,
        labels=after,
        reverse=before.reverse if params.reverse is None else params.reverse,
        most=params.most or before.most,
        order=before.order if params.order is None else params.order,
    )
    _must_keep_scale(setting, before, body)
    same = _values(before) == (body.theme, body.reverse, body.most, body.order) and after == labels
    return [] if same and before.asked else [Proposed(body, setting.today)]


def _values(question: Question) -> tuple[str, bool, int, int]:
    return question.theme, question.reverse, question.most, question.order


def _new(params: SetQuestion, setting: Setting) -> QuestionSet:
    missing = {name: words for name, words in _NEEDED.items() if getattr(params, name) is None}
    if missing:
        raise DoesNotFit("A new question needs a wording and a theme.", missing)
    there = questions_of(setting.picture)
    assert params.text is not None
    if any(each.asked and fold(each.label) == fold(params.text) for each in there):
        words = "This is asked already. Pick it above to change it."
        raise DoesNotFit.at("text", words)
    last = max((each.order for each in there), default=0)
    return QuestionSet(
        question=setting.new_id(),
        theme=params.theme or "",
        labels={params.language or setting.picture.engagement.language: params.text},
        reverse=bool(params.reverse),
        most=params.most or 5,
        order=min(10_000, last + 10) if params.order is None else params.order,
    )


_NEEDED = {
    "text": "Write the question as one sentence.",
    "theme": "Name the theme it belongs to, such as “Feedback”.",
}


def _must_keep_scale(setting: Setting, before: Question, body: QuestionSet) -> None:
    """A scale that answers were given on stays: a 4 of 5 is not a 4 of 7."""
    answers = setting.picture.table("culture.answers")
    if body.most != before.most and (answers["question"] == before.id).any():
        words = (
            f"It was answered on a scale of 1–{before.most}. Retire it, and ask a new one on the other scale."
        )
        raise DoesNotFit.at("most", words)


def _labels(setting: Setting, question: str) -> dict[str, str]:
    worded = setting.picture.table("culture.wordings")
    return dict(worded.filter(worded["question"] == question).select("language", "label").rows())


def _retire(params: RetireQuestion, setting: Setting) -> Sequence[Proposed]:
    question = choices.question(setting.picture, params.question)
    if not question.asked:
        raise RuleBroken(f"“{question.label}” is not asked any more already.")
    return [Proposed(QuestionRetired(question=question.id), setting.today)]


def _begun(params: Begin, setting: Setting) -> str:
    asked = sum(question.asked for question in questions_of(setting.picture))
    return f"The pulse asks {counted(asked, 'question')}. Next: open a round."


COMMANDS: tuple[Command, ...] = (
    Command(
        "culture.begin_questions",
        "Begin the pulse: take the questions of veikart",
        Begin,
        _begin,
        available=_nothing_asked,
        summary="14 questions on how one may learn, in English, Norwegian and Swedish. All can be edited.",
        done=_begun,
        real=True,
    ),
    Command(
        "culture.set_question",
        "Ask a question of the pulse, or word it anew",
        SetQuestion,
        _set,
        summary="Answers keep counting for it. Of a new meaning, rather retire it and ask another.",
        real=True,
    ),
    Command(
        "culture.retire_question",
        "Ask a question of the pulse no longer",
        RetireQuestion,
        _retire,
        summary="Its answers stay.",
        real=True,
    ),
)
