"""How one partner was scored: each judge by each criterion, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from veikart.api import Block, Cell, Column, Do, Mark, Row, Table, Tone, Why, number
from veikart_partners.selection.columns import INDEX_SOURCE
from veikart_partners.selection.scoring import WIDE, CriterionOf, criteria_at

if TYPE_CHECKING:
    from veikart.api import Picture
    from veikart_partners.portfolio.standing import Partner

_MOST = 8
"""Judges that have a column of their own."""

_Said = tuple[int, str, int]


def scores_of(picture: Picture, partner: Partner) -> list[Block]:
    """A table of criteria × judges; nothing where nobody scored it."""
    said: dict[str, dict[str, _Said]] = {}
    table = picture.table("partners.scores")
    rows = table.filter(table["partner"] == partner.id)
    for criterion, judge, score, why, position in rows.select(
        "criterion", "judge", "score", "why", "position"
    ).rows():
        said.setdefault(criterion, {})[judge] = (score, why or "", position)
    criteria = [each for each in criteria_at(picture) if each.id in said]
    if not criteria:
        return []
    judges = sorted(
        {judge for by in said.values() for judge in by}, key=lambda one: (picture.name("person", one), one)
    )
    called = {judge: picture.name("person", judge) for judge in judges}
    columns = (
        Column("Criterion", grow=True, least=18),
        *(
            Column(called[judge], right=True, least=6, drop=drop, ordinal=True)
            for drop, judge in enumerate(judges[:_MOST])
        ),
        Column("Range", right=True, least=5),
    )
    found = tuple(_row(partner, each, said[each.id], called) for each in criteria)
    return [Table(columns, found, "Scores by judge, 1 poor to 5 excellent")]


def _row(partner: Partner, criterion: CriterionOf, by: dict[str, _Said], called: Mapping[str, str]) -> Row:
    scores = [score for score, _, _ in by.values()]
    apart = max(scores) - min(scores)
    tone: Tone = "warn" if apart >= WIDE else "normal"
    told = f"{min(scores)}–{max(scores)}" if apart else number(scores[0])
    cells: tuple[Cell, ...] = (
        criterion.name,
        *(_cell(by.get(judge)) for judge in list(called)[:_MOST]),
        Mark(told if len(scores) > 1 else "·", tone, apart),
    )
    inputs = tuple(
        (called[judge], f"{score}{': ' + why if why else ''}") for judge, (score, why, _) in by.items()
    )
    why = Why(
        f"{partner.name}: {criterion.name}",
        "what each judge said; the widest range is the highest minus the lowest",
        INDEX_SOURCE,
        inputs,
        tuple(sorted(position for _, _, position in by.values())),
    )
    about = {"partner": partner.id, "criterion": criterion.id}
    return Row(
        f"criterion:{criterion.id}", cells, why, actions=(Do("partners.score", about, "Score it anew"),)
    )


def _cell(said: _Said | None) -> Mark:
    return Mark("·", "muted", float("nan")) if said is None else Mark(str(said[0]), sort=said[0])
