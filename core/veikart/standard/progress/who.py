"""The page Who and what: the people and the targets behind each part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import polars as pl

from veikart.blocks import Blocks, Cell, Column, Empty, Row, Table, Text, Why
from veikart.contributions.view import Selection
from veikart.picture import Picture
from veikart.progress import PART, PARTS, Progress
from veikart.progress.behind import positions_behind
from veikart.progress.parts import TARGET
from veikart.standard.progress.opened import SOURCE, Wording
from veikart.standard.progress.page import begun
from veikart.standard.progress.words import since
from veikart.standard.ways import of_person, of_skill, to_person
from veikart.wording import counted, number

_IDS = pl.col("person", "skill").cast(pl.String())
"""Rows in an order that does not hang on how they were numbered."""
Steps = Sequence[Mapping[str, Any]]

_COLUMNS = (
    Column("Who, what", grow=True, least=20),
    Column("Cells", right=True),
    Column("How", grow=True, least=30),
)
_SHOWN = 100
"""Rows below each part."""
_NAMED = 4
"""Skills named in a row."""
_INPUTS = 40
"""Cells and events that a why lists."""


def draw(picture: Picture, selection: Selection) -> Blocks:
    """A group of rows for each part: people, or skills where the target moved; most cells first."""
    found = begun(picture, selection)
    if isinstance(found, Empty):
        return [found]
    progress, baseline = found
    wording = Wording(progress)
    rows = tuple(row for part in PARTS for row in _of_part(progress, part.id, wording))
    if not rows:
        return [Empty(f"Nothing changed since {since(baseline)}.", ("Compare with an earlier day.",))]
    return [Text(f"Since {since(baseline)}.", "muted"), Table(_COLUMNS, rows)]


def _of_part(progress: Progress, part: str, wording: Wording) -> Iterator[Row]:
    steps = progress.steps.filter(pl.col("part") == part)
    if not steps.height:
        return
    cells: tuple[Cell, ...] = (PART[part].title, number(steps.height), PART[part].meaning)
    yield Row(f"part:{part}", cells, tone="strong")
    of: Literal["person", "skill"] = "skill" if part == TARGET else "person"
    counts = [(str(each), count) for each, count in steps.group_by(of).len().rows()]
    ranked = sorted(counts, key=lambda each: (-each[1], progress.now.name(of, each[0]), each[0]))
    shown = [each for each, _ in ranked[:_SHOWN]]
    steps = steps.filter(pl.col(of).is_in(shown)).sort(_IDS)
    groups = steps.partition_by(of, as_dict=True)
    for each in shown:
        group, name = groups[each,], progress.now.name(of, each)
        why = _why(progress, part, name, group, wording)
        rows = list(group.head(_NAMED if of == "person" else group.height).iter_rows(named=True))
        yield _skill(each, rows, why, wording) if of == "skill" else _person(part, group, rows, why, wording)
    if len(ranked) > _SHOWN:
        yield Row(f"more:{part}", (f"and {number(len(ranked) - _SHOWN)} more", "", ""), depth=1, tone="muted")


def _why(progress: Progress, part: str, name: str, steps: pl.DataFrame, wording: Wording) -> Why:
    """What the part is; when somebody asks, cell by cell, and the events behind it."""
    known = PART[part]
    title = f"{name}: {known.title.lower()}"

    def more() -> Why:
        other = wording.person if part == TARGET else wording.skill
        inputs = [(other(row), wording.step(row)) for row in steps.head(_INPUTS).iter_rows(named=True)]
        if steps.height > _INPUTS:
            inputs.append(("and", f"{number(steps.height - _INPUTS)} more"))
        positions = positions_behind(progress, part, steps)[:_INPUTS]
        return Why(title, inputs=tuple(inputs), positions=positions)

    return Why(title, f"{known.title}: {known.meaning}", SOURCE, more=more)


def _person(part: str, steps: pl.DataFrame, shown: Steps, why: Why, wording: Wording) -> Row:
    person, name = shown[0]["person"], wording.person(shown[0])
    named = "; ".join(f"{wording.skill(row)} {wording.step(row)}" for row in shown)
    more = f"; and {steps.height - len(shown)} more" if steps.height > len(shown) else ""
    cells = (name, number(steps.height), named + more)
    return Row(f"{part}:{person}", cells, why, to_person(person), 1, people=1, actions=of_person(person))


def _skill(skill: str, steps: Steps, why: Why, wording: Wording) -> Row:
    changes = Counter((row["required_was"], row["required_is"]) for row in steps)
    told = "; ".join(_moved(skill, *change, people, wording) for change, people in changes.most_common())
    cells = (wording.skill(steps[0]), number(len(steps)), told)
    return Row(f"{TARGET}:{skill}", cells, why, depth=1, people=len(steps), actions=of_skill(skill))


def _moved(skill: str, was: float | None, here: float | None, people: int, wording: Wording) -> str:
    told = counted(people, "person", "people")
    if was is None:
        return f"required at {wording.level(skill, here)} of {told}"
    if here is None:
        return f"no longer required of {told}"
    return f"required {wording.level(skill, was)}→{wording.level(skill, here)} of {told}"
