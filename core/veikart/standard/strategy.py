"""Strategy: the thread from goal to capability to skill, each with its state; parked skills set apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import polars as pl

from veikart.blocks import Block, Blocks, Cell, Column, Empty, Row, Table, Text, Way, Why
from veikart.contributions.view import Selection
from veikart.narrowing import coverage_in, if_kept_in
from veikart.picture import Picture
from veikart.standard import promising
from veikart.standard.counting import MET_COLUMN, counted, dots, meter, nothing_yet, why_met
from veikart.standard.promising import nothing_ahead
from veikart.standard.ways import of_goal, of_parked, of_skill

_OWNERS = {"management": "top management", "hr": "HR", "line": "the line"}
_IF_KEPT = Column("If promises are kept", least=11)
_COLUMNS = (
    Column("Goal, capability, skill", grow=True, least=24),
    Column("Critical", drop=2, kept=True),
    Column("Needed by", drop=3, kept=True),
    Column("Below", right=True, drop=1),
    Column("Not known", right=True, drop=4),
    MET_COLUMN,
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """The tree of goals, then what is parked, then skills that serve no goal."""
    empty = nothing_yet(picture)
    if empty is not None:
        return [empty]
    if not picture.goals.height:
        return [
            Empty(
                "No goal had been set at this moment.",
                ("Bring in goals and what they need: veikart import FILE goals.csv --as strategy",),
            )
        ]
    blocks: list[Block] = [_with_promises(picture, selection, tuple(_tree(picture, selection)))]
    parked = picture.skills.filter("parked")
    if parked.height:
        blocks.append(_parked(parked))
    return [*blocks, *_orphans(picture)]


def _tree(picture: Picture, selection: Selection) -> Iterator[Row]:
    goals = _by(picture, selection, "goal")
    capabilities = _by(picture, selection, "capability")
    skills = _by(picture, selection, "skill")
    named = {row["skill"]: row for row in picture.skills.iter_rows(named=True)}
    for goal in picture.goals.iter_rows(named=True):
        if selection.goal not in (None, goal["goal"]):
            continue
        yield _goal_row(goal, goals.get(goal["goal"]))
        for capability in picture.capabilities.filter(pl.col("goal") == goal["goal"]).iter_rows(named=True):
            identity = capability["capability"]
            yield _row(f"capability:{identity}", capability["name"], capabilities.get(identity), depth=1)
            linked = picture.links.filter(pl.col("capability") == identity, ~pl.col("parked"))
            for link in linked.sort(
                "criticality", "weight", "skill", descending=[True, True, False]
            ).iter_rows(named=True):
                if selection.critical and link["criticality"] < 3:
                    continue
                skill = named[link["skill"]]
                yield _row(
                    f"skill:{identity}/{skill['skill']}",
                    skill["name"],
                    skills.get(skill["skill"]),
                    depth=2,
                    critical=dots(link["criticality"]),
                    needed=str(skill["needed_by"] or ""),
                    ways=of_skill(skill["skill"]),
                )


def _with_promises(picture: Picture, selection: Selection, rows: tuple[Row, ...]) -> Table:
    """The tree, with a column for what rests on promises where there are any."""
    if nothing_ahead(picture):
        return Table(_COLUMNS, rows)
    people = Selection(unit=selection.unit, person=selection.person)
    kept = {
        (kind, row[kind]): row
        for kind in ("goal", "capability", "skill")
        for row in if_kept_in(picture, people, [kind]).iter_rows(named=True)
    }

    def beside(row: Row) -> Row:
        kind, _, identity = row.id.partition(":")
        return replace(row, cells=(*row.cells, promising.cell_of(kept.get((kind, identity.split("/")[-1])))))

    return Table((*_COLUMNS, _IF_KEPT), tuple(beside(row) for row in rows))


def _by(picture: Picture, selection: Selection, kind: str) -> dict[str, Mapping[str, Any]]:
    """Counts of the selected people; goal and criticality choose among the rows."""
    people = Selection(unit=selection.unit, person=selection.person)
    return {row[kind]: row for row in coverage_in(picture, people, [kind]).iter_rows(named=True)}


def _goal_row(goal: Mapping[str, Any], counts: Mapping[str, Any] | None) -> Row:
    inputs = (
        ("Why", goal["why"] or "not said"),
        ("Value expected", goal["value"] or "not said"),
        ("Owner", _OWNERS.get(goal["owner"], goal["owner"])),
        ("Weight", f"{goal['weight']:g}"),
        ("By", str(goal["horizon"] or "not said")),
    )
    row = _row(
        f"goal:{goal['goal']}",
        goal["name"],
        counts,
        needed=str(goal["horizon"] or ""),
        ways=of_goal(goal["goal"]),
    )
    why = row.why or why_met(goal["name"], _NOTHING)
    return Row(
        row.id,
        row.cells,
        Why(why.title, why.formula, why.source, inputs + why.inputs, (goal["position"],)),
        tone="strong",
        actions=row.actions,
        people=row.people,
    )


_NOTHING: Mapping[str, Any] = dict.fromkeys(
    ("required", "met", "below", "unknown", "not_relevant", "stale", "gap", "people"), 0
)


def _row(
    identity: str,
    name: str,
    counts: Mapping[str, Any] | None,
    *,
    depth: int = 0,
    critical: Cell = "",
    needed: str = "",
    ways: tuple[Way, ...] = (),
) -> Row:
    if counts is None:
        cells: tuple[Cell, ...] = (name, critical, needed, "", "", "no level required yet")
        return Row(identity, cells, depth=depth, actions=ways)
    cells = (name, critical, needed, counted(counts["below"]), counted(counts["unknown"]), meter(counts))
    return Row(identity, cells, why_met(name, counts), depth=depth, people=counts["people"], actions=ways)


def _parked(parked: pl.DataFrame) -> Table:
    rows = tuple(
        Row(
            f"skill:parked/{row['skill']}",
            (row["name"], row["parked_why"] or ""),
            tone="muted",
            actions=of_parked(row["skill"]),
        )
        for row in parked.iter_rows(named=True)
    )
    return Table(
        (Column("Parked skill", grow=True, least=16), Column("Why not now", grow=True, least=24)), rows
    )


def _orphans(picture: Picture) -> list[Text]:
    linked = picture.links.select("skill").unique()
    lost = picture.skills.join(linked, on="skill", how="anti").filter(~pl.col("parked"))
    if not lost.height:
        return []
    names = ", ".join(lost["name"].head(6).to_list())
    more = f" and {lost.height - 6} more" if lost.height > 6 else ""
    told = "1 skill serves" if lost.height == 1 else f"{lost.height} skills serve"
    return [Text(f"{told} no goal: {names}{more}.", "muted")]
