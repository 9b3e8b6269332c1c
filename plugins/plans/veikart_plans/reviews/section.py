"""The chapter of the report: minutes of reviews, and what they decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Block, Blocks, Column, Heading, Mark, Row, Table, Text, day_in_words, join_and
from veikart_plans.measures.telling import called
from veikart_plans.reviews.standing import Review, reviews_at, verdicts_at

if TYPE_CHECKING:
    from veikart.api import Picture

_COLUMNS = (Column("Measure", grow=True), Column("Decided"), Column("Why", grow=True))


def draw(picture: Picture, before: Picture | None) -> Blocks:
    """The last review, or all since the picture that is compared with; nothing where there is none."""
    reviews = reviews_at(picture)
    chosen = [each for each in reviews if before is not None and each.day > before.moment.true_on] or reviews[
        :1
    ]
    blocks: list[Block] = []
    for each in chosen:
        blocks += _of(picture, each)
    return blocks


def _of(picture: Picture, review: Review) -> list[Block]:
    where = f" of {picture.name('unit', review.unit)}" if review.unit else ""
    present = join_and([picture.name("person", person) for person in review.present])
    told = f"Held{where} on {day_in_words(review.day)}" + (f", with {present}." if present else ".")
    rows = tuple(
        Row(
            f"verdict:{review.id}/{measure}",
            (called(picture, measure), Mark(verdict.verdict, sort=verdict.verdict), verdict.why),
        )
        for (measure, held), verdict in verdicts_at(picture).items()
        if held == review.id
    )
    minutes = review.minutes or "The minutes are not written yet."
    table = [Table(_COLUMNS, rows, "Decided")] if rows else []
    return [Heading(review.name), Text(told, "muted"), Text(minutes), *table]
