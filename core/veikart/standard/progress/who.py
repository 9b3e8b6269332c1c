"""The page Who and what: the people and the targets behind each part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from veikart.blocks import Blocks, Cell, Column, Empty, Row, Table, Text, Why
from veikart.contributions.view import Selection
from veikart.picture import Picture
from veikart.progress import PART, PARTS, Progress
from veikart.progress.behind import positions_behind
from veikart.progress.parts import TARGET
from veikart.standard.progress.opened import SOURCE, level, step_in_words
from veikart.standard.progress.page import begun
from veikart.standard.progress.words import since
from veikart.standard.ways import of_person, of_skill, to_person
from veikart.wording import counted

_COLUMNS = (
    Column("Who, what", grow=True, least=20),
    Column("Cells", right=True),
    Column("How", grow=True, least=30),
)
_SHOWN = 100
"""Rows below each part."""
_NAMED = 4
"""Skills named in a row."""


def draw(picture: Picture, selection: Selection) -> Blocks:
    """A group of rows for each part: people, or skills where the target moved; most cells first."""
    found = begun(picture, selection)
    if isinstance(found, Empty):
        return [found]
    progress, baseline = found
    rows = tuple(row for part in PARTS for row in _of_part(progress, part.id))
    if not rows:
        return [Empty(f"Nothing changed since {since(baseline)}.", ("Compare with an earlier day.",))]
    return [Text(f"Since {since(baseline)}.", "muted"), Table(_COLUMNS, rows)]


def _of_part(progress: Progress, part: str) -> Iterator[Row]:
    steps = progress.steps.filter(pl.col("part") == part)
    if not steps.height:
        return
    about = "skill" if part == TARGET else "person"
    groups = sorted(
        steps.partition_by(about, maintain_order=True),
        key=lambda group: (
            -group.height,
            progress.now.name("skill" if part == TARGET else "person", group[about][0]),
        ),
    )
    cells: tuple[Cell, ...] = (PART[part].title, str(steps.height), PART[part].meaning)
    yield Row(f"part:{part}", cells, tone="strong")
    for group in groups[:_SHOWN]:
        yield _skill(progress, group) if part == TARGET else _person(progress, part, group)
    if len(groups) > _SHOWN:
        yield Row(f"more:{part}", (f"and {len(groups) - _SHOWN} more", "", ""), depth=1, tone="muted")


def _person(progress: Progress, part: str, steps: pl.DataFrame) -> Row:
    picture, person = progress.now, steps["person"][0]
    told = [
        (picture.name("skill", row["skill"]), step_in_words(picture, row))
        for row in steps.iter_rows(named=True)
    ]
    named = "; ".join(f"{skill} {words}" for skill, words in told[:_NAMED])
    more = f"; and {len(told) - _NAMED} more" if len(told) > _NAMED else ""
    name = picture.name("person", person)
    why = _why(progress, part, f"{name}: {PART[part].title.lower()}", steps, told)
    cells = (name, str(steps.height), named + more)
    return Row(f"{part}:{person}", cells, why, to_person(person), 1, people=1, actions=of_person(person))


def _skill(progress: Progress, steps: pl.DataFrame) -> Row:
    picture, skill = progress.now, steps["skill"][0]
    changes = (
        steps.group_by("required_was", "required_is").agg(people=pl.len()).sort("people", descending=True)
    )
    told = [_moved(picture, skill, row) for row in changes.iter_rows(named=True)]
    name = picture.name("skill", skill)
    inputs = [
        (picture.name("person", row["person"]), step_in_words(picture, row))
        for row in steps.iter_rows(named=True)
    ]
    why = _why(progress, TARGET, f"{name}: target moved", steps, inputs)
    people = steps["person"].n_unique()
    cells = (name, str(steps.height), "; ".join(told))
    return Row(f"{TARGET}:{skill}", cells, why, depth=1, people=people, actions=of_skill(skill))


def _moved(picture: Picture, skill: str, row: dict[str, Any]) -> str:
    was, here = (level(picture, skill, row[side], "") for side in ("required_was", "required_is"))
    people = counted(row["people"], "person", "people")
    if not was:
        return f"required at {here} of {people}"
    return f"required {was}→{here} of {people}" if here else f"no longer required of {people}"


def _why(
    progress: Progress, part: str, title: str, steps: pl.DataFrame, inputs: list[tuple[str, str]]
) -> Why:
    known = PART[part]
    formula = f"{known.title}: {known.meaning}"
    return Why(title, formula, SOURCE, tuple(inputs[:40]), positions_behind(progress, part, steps))
