"""The competence map as a heat map block, for print; the terminal has a widget of its own for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from veikart.blocks import Blocks, Empty, Heat, HeatMap, HeatRow
from veikart.picture import Picture, Scale
from veikart.standard.counting import missing_for_map, narrowed, nothing_yet, people_in, percent, skills_in
from veikart.views import Selection

_LEGEND = (
    "digit: level",
    "~ stale (rated more than a year before)",
    "? assumed, not asked",
    "· required, not known",
    "– not relevant",
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """People × skills with levels; roles or units × skills with the share of requirements met."""
    empty = nothing_yet(picture) or missing_for_map(picture)
    if empty is not None:
        return [empty]
    skills = skills_in(picture, selection).filter(~pl.col("parked"))
    if not skills.height:
        return [
            Empty(
                "No skill is left by this narrowing.",
                ("Take back the goal, or show more than critical ones.",),
            )
        ]
    columns = tuple(skills["name"].to_list())
    if selection.rows == "people":
        return [HeatMap(columns, tuple(_people(picture, selection, skills)), legend=_LEGEND)]
    kind = "role" if selection.rows == "roles" else "unit"
    legend = ("number: per cent met of what is known", "· required, not known")
    return [HeatMap(columns, tuple(_groups(picture, selection, skills, kind)), legend=legend)]


def _people(picture: Picture, selection: Selection, skills: pl.DataFrame) -> list[HeatRow]:
    cells = narrowed(picture.cells, picture, selection)
    known = {(row["person"], row["skill"]): row for row in cells.iter_rows(named=True)}
    assumed = {(person, skill): level for person, skill, level in picture.assumed.rows()}
    scales = [picture.scales[scale] for scale in skills["scale"]]
    return [
        HeatRow(
            f"person:{person['person']}",
            person["name"],
            tuple(
                _cell(known.get((person["person"], skill)), assumed.get((person["person"], skill)), scale)
                for skill, scale in zip(skills["skill"], scales, strict=True)
            ),
        )
        for person in people_in(picture, selection).iter_rows(named=True)
    ]


def _cell(cell: Mapping[str, Any] | None, assumed: float | None, scale: Scale) -> Heat:
    if cell is None:
        return Heat("", None)
    if cell["state"] == "not relevant":
        return Heat("–", None, "not relevant")
    if cell["level"] is None and assumed is not None:
        return Heat(scale.label(assumed), scale.share(assumed), "assumed")
    if cell["level"] is None:
        return Heat("·", None, "missing")
    label = scale.label(cell["level"])
    return Heat(label, scale.share(cell["level"]), "stale" if cell["stale"] else "plain")


def _groups(picture: Picture, selection: Selection, skills: pl.DataFrame, kind: str) -> list[HeatRow]:
    cells = narrowed(picture.cells, picture, selection).filter(pl.col("required").is_not_null())
    state = pl.col("state")
    met = cells.group_by(kind, "skill").agg(
        met=(state == "met").sum().cast(pl.Int64), below=(state == "below").sum().cast(pl.Int64)
    )
    found = {(row[kind], row["skill"]): row for row in met.iter_rows(named=True)}
    groups = picture.roles if kind == "role" else picture.units
    rows = []
    for group in groups.iter_rows(named=True):
        line = tuple(_share(found.get((group[kind], skill))) for skill in skills["skill"])
        rows.append(HeatRow(f"{kind}:{group[kind]}", group["name"], line, group.get("depth", 0)))
    return rows


def _share(counts: Mapping[str, Any] | None) -> Heat:
    if counts is None:
        return Heat("", None)
    known = counts["met"] + counts["below"]
    if not known:
        return Heat("·", None, "missing")
    part = counts["met"] / known
    return Heat(percent(part).removesuffix(" %"), part)
