"""The scores as tables: by criterion, where judges differ, and what was not given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from veikart.api import Block, Column, Do, Mark, Row, Table, Text, Tone, Why, join_and, number, percent
from veikart_partners.selection.columns import INDEX_SOURCE
from veikart_partners.selection.scoring import WIDE, Compared
from veikart_partners.selection.table_candidates import why_of_candidate
from veikart_partners.selection.tabled import in_order

if TYPE_CHECKING:
    from veikart.api import Picture

_MOST = 6
"""Candidates that have a column of their own."""


def criteria_table(picture: Picture, compared: Compared) -> Table:
    """Criteria × candidates: the mean of the judges, and the range where they differ."""
    shown = in_order(compared)[:_MOST]
    total = float(compared.weights.sum())
    columns = (
        Column("Criterion", grow=True, least=18),
        Column("Weight", right=True, least=6),
        *(
            Column(compared.candidates[place].name, right=True, least=9, drop=drop)
            for drop, place in enumerate(shown)
        ),
    )
    rows = tuple(
        Row(
            f"criterion:{criterion.id}",
            (
                criterion.name,
                Mark(percent(criterion.weight / total), sort=criterion.weight),
                *(_cell(compared, place, at) for place in shown),
            ),
            Why(
                criterion.name,
                "mean of the judges' scores; from–to where they differ",
                INDEX_SOURCE,
                (
                    ("Weight", f"{number(criterion.weight)} of {number(total)}"),
                    *((("What is meant", criterion.about),) if criterion.about else ()),
                ),
                (criterion.position,),
            ),
            actions=(
                Do("partners.set_criterion", {"criterion": criterion.id}, "Set its weight"),
                Do("partners.score", {"criterion": criterion.id}, "Score a candidate by it"),
            ),
        )
        for at, criterion in enumerate(compared.criteria)
    )
    return Table(columns, rows, "By criterion: mean, and from–to where judges differ")


def _cell(compared: Compared, place: int, at: int) -> Mark:
    given = compared.scores[place, at]
    given = given[~np.isnan(given)]
    if not len(given):
        return Mark("·", "muted", float("nan"))
    mean = float(given.mean())
    ends = f" {number(given.min())}–{number(given.max())}" if given.min() < given.max() else ""
    tone: Tone = "warn" if given.max() - given.min() >= WIDE else "normal"
    return Mark(f"{mean:.1f}{ends}", tone, mean)


def disagreements(picture: Picture, compared: Compared) -> list[Block]:
    """Where judges are two points apart or more: who says what, the widest first."""
    found = []
    for a, candidate in enumerate(compared.candidates):
        for b, criterion in enumerate(compared.criteria):
            given = compared.scores[a, b]
            known = ~np.isnan(given)
            if known.sum() > 1 and np.nanmax(given) - np.nanmin(given) >= WIDE:
                apart = float(np.nanmax(given) - np.nanmin(given))
                ends = [
                    _who(picture, compared, a, b, float(end)) for end in (np.nanmin(given), np.nanmax(given))
                ]
                cells = (criterion.name, candidate.name, ends[0], ends[1])
                about = {"partner": candidate.id, "criterion": criterion.id}
                row = Row(
                    f"apart:{candidate.id}/{criterion.id}",
                    cells,
                    why_of_candidate(picture, compared, None, a),
                    actions=(Do("partners.score", about, "Score it anew, after the talk"),),
                )
                found.append((-apart, criterion.name, candidate.name, row))
    if not found:
        return []
    columns = (
        Column("Criterion", grow=True, least=14),
        Column("Candidate", grow=True, least=16),
        Column("Lowest", grow=True, least=16),
        Column("Highest", grow=True, least=16),
    )
    rows = tuple(row for *_, row in sorted(found, key=lambda one: one[:3]))
    return [Table(columns, rows, f"Worth talking about: judges are {WIDE} points apart or more")]


def _who(picture: Picture, compared: Compared, place: int, at: int, score: float) -> str:
    who = [
        picture.name("person", judge)
        for judge, given in zip(compared.judges, compared.scores[place, at], strict=True)
        if given == score
    ]
    return f"{number(score)}: {join_and(who)}"


def missing_table(picture: Picture, compared: Compared) -> list[Block]:
    """Scores that a judge gave others but not here. They are listed and never guessed."""
    gone: dict[tuple[int, int], list[int]] = {}
    for a, b, c in compared.missing():
        if compared.candidates[a].decision is None:
            gone.setdefault((a, c), []).append(b)
    if not gone:
        return []
    columns = (
        Column("Judge", grow=True, least=16),
        Column("Candidate", grow=True, least=18),
        Column("Not scored", grow=True, least=24),
    )
    rows = []
    for (a, c), criteria in sorted(gone.items()):
        candidate, judge = compared.candidates[a], compared.judges[c]
        names = [compared.criteria[at].name for at in criteria]
        everything = len(names) == len(compared.criteria)
        about = {"partner": candidate.id, "judge": judge, "criterion": compared.criteria[criteria[0]].id}
        rows.append(
            Row(
                f"missing:{candidate.id}/{judge}",
                (
                    picture.name("person", judge),
                    candidate.name,
                    "all of it" if everything else ", ".join(names),
                ),
                actions=(Do("partners.score", about, f"Score {names[0]}"),),
            )
        )
    return [
        Table(columns, tuple(rows), "Scores that were not given"),
        Text("They are not guessed: the index goes by the judges who scored.", "muted"),
    ]
