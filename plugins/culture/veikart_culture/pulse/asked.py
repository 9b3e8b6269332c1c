"""What the pulse asks at the moment: its questions, in their order and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart.api import Picture


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    theme: str
    label: str
    reverse: bool
    most: int
    order: int
    asked: bool
    """False: retired; its answers stay."""


def questions_of(picture: Picture) -> tuple[Question, ...]:
    """All that were ever asked, in their order; worded in the language of the engagement, else in another."""
    worded = picture.table("culture.wordings")
    wanted = picture.engagement.language
    labels = dict(worded.sort("language", descending=True).select("question", "label").rows())
    labels |= dict(worded.filter(worded["language"] == wanted).select("question", "label").rows())
    columns = ("question", "theme", "reverse", "most", "order", "asked")
    rows = picture.table("culture.questions").drop_nulls("theme").select(columns)
    found = (
        Question(question, theme, labels.get(question, question), reverse, most, order, asked)
        for question, theme, reverse, most, order, asked in rows.rows()
    )
    return tuple(sorted(found, key=lambda each: (each.order, each.id)))


def themes_of(questions: Sequence[Question]) -> tuple[str, ...]:
    """Their themes, in the order in which they first come."""
    return tuple(dict.fromkeys(question.theme for question in questions))
