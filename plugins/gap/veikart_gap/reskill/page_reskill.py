"""Reskill: the bench of each role, and how far it is from role to role; of one person, the nearest roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import nan
from typing import Any

import polars as pl

from veikart.api import (
    Action,
    Block,
    Blocks,
    Column,
    Mark,
    Picture,
    Row,
    Selection,
    Table,
    Text,
    Why,
    counted,
    number,
    percent,
)
from veikart_gap.pages.wording import counts
from veikart_gap.reskill import page_person
from veikart_gap.reskill.arrays import Places, places
from veikart_gap.reskill.choices import looked_for
from veikart_gap.reskill.columns import BENCH_SOURCE
from veikart_gap.reskill.demands import Demands, demands_of
from veikart_gap.reskill.moves_shown import moves_shown
from veikart_gap.reskill.people_and_roles import Measured, bench_of, measured_against
from veikart_gap.reskill.wording import (
    fit_meter,
    nothing_required,
    shown_roles,
    ways_of_role,
)

_COLUMNS = (
    Column("Role", grow=True, least=18),
    Column("Hold it", right=True, least=3, drop=1),
    Column("Bench", right=True, least=3),
    Column("Perhaps", right=True, least=3),
    Column("Nearest", grow=True, least=14, drop=2),
    Column("Fit", least=12, drop=3),
    Column("The bench lacks most", grow=True, least=16, drop=4),
)
_FORMULA = "bench = people who do not hold the role, with requirements met ÷ requirements ≥ the share set"
_MOST_NAMED = 12


def draw(picture: Picture, selection: Selection) -> Blocks:
    """The bench, the fewest first, then the roles against each other."""
    if selection.person is not None:
        return page_person.draw(picture, selection)
    every = demands_of(picture, selection)
    empty = nothing_required(picture, selection, every)
    if empty is not None:
        return [empty]
    demands = every.only(_shown(picture, every))
    blocks: list[Block] = []
    if picture.people.height:
        found = measured_against(picture, selection, demands)
        blocks += [Text(_told(found), "muted"), Text(_counted(found, every)), _bench(picture, found)]
    else:
        blocks.append(Text("Nobody is here at this moment; roles can be compared all the same.", "muted"))
    return [*blocks, *moves_shown(picture, demands)]


def _shown(picture: Picture, demands: Demands) -> Places:
    held = places(picture.assignments["role"].unique(maintain_order=True), demands.roles)
    return shown_roles(demands, held[held >= 0].tolist(), demands.place(looked_for(picture).role))


def _told(found: Measured) -> str:
    return (
        f"On the bench of a role is who does not hold it and meets {percent(found.share)} of its "
        "requirements. Perhaps: those of whom too little is known."
    )


def _counted(found: Measured, every: Demands) -> str:
    shown, all_roles = found.demands.roles.len(), every.roles.len()
    without = int((~found.bench.any(axis=0)).sum())
    text = f"{without} of {counted(shown, 'role')} {'has' if without == 1 else 'have'} nobody on the bench."
    if shown < all_roles:
        text += f" {number(shown)} of {number(all_roles)} roles are shown: those that people hold come first."
    return text


def _bench(picture: Picture, found: Measured) -> Table:
    best = found.nearest
    names = found.people.names
    told = bench_of(found).with_columns(
        place=pl.int_range(pl.len()),
        best=pl.Series([names[int(place)] if place >= 0 else "–" for place in best], dtype=pl.String()),
    )
    told = told.join(picture.skills.select(missing="skill", lacks="name"), on="missing", how="left")
    rows = told.sort("bench", "perhaps", "holders", "place", descending=[False, False, True, False])
    return Table(_COLUMNS, tuple(_row(found, row) for row in rows.iter_rows(named=True)))


def _row(found: Measured, row: Mapping[str, Any]) -> Row:
    fit = (nan if row[name] is None else row[name] for name in ("nearest_low", "nearest_high"))
    cells = (
        row["name"],
        counts(row["holders"]),
        Mark(number(row["bench"]), "normal" if row["bench"] else "warn", row["bench"]),
        counts(row["perhaps"]),
        row["best"],
        fit_meter(*fit),
        f"{row['lacks']} ({row['missing_people']})" if row["lacks"] else "–",
    )
    role = row["role"]
    ways = ways_of_role(role)
    if row["nearest"]:
        ways = (*ways, Action("gap.reskill", {"person": row["nearest"]}, "The roles of who is nearest"))
    return Row(f"role:{role}", cells, _why(found, row["place"]), actions=ways)


def _why(found: Measured, role: int) -> Why:
    demands = found.demands
    inputs = (
        ("Share that puts somebody there", percent(found.share)),
        ("Requirements", number(int(demands.asked[role].sum()))),
        ("Hold the role", number(int(found.holds[:, role].sum()))),
        ("On the bench", number(int(found.bench[:, role].sum()))),
        ("Perhaps, if what is unknown were met", number(int(found.perhaps[:, role].sum()))),
    )
    return Why(
        f"The bench of {demands.names[role]}",
        _FORMULA,
        BENCH_SOURCE,
        inputs,
        more=lambda: Why("", inputs=tuple(_named(found, role))),
    )


def _named(found: Measured, role: int) -> Iterator[tuple[str, str]]:
    """Who is on the bench: requirements met of those asked, the best fit first."""
    order = found.in_order(role)
    there = order[found.bench[order, role]]
    for place in there[:_MOST_NAMED]:
        met, asked = found.fits.met[place, role], found.fits.asked[place, role]
        yield found.people.names[int(place)], f"{met} of {asked} met"
    if len(there) > _MOST_NAMED:
        yield "and", f"{counted(len(there) - _MOST_NAMED, 'person', 'people')} more"
