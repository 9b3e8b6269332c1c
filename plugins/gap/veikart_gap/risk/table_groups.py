"""On how few people each unit and goal hangs, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import nan

from veikart.api import Block, Column, Mark, Picture, Row, Table, Text, Tone, Why, count, counted, number
from veikart_gap.pages.ways import of_goal, of_unit
from veikart_gap.pages.wording import counts
from veikart_gap.risk.columns import BUS_FACTOR_SOURCE
from veikart_gap.risk.figures import LEAST, between, kind_of
from veikart_gap.risk.groups import Group
from veikart_gap.risk.held import Held
from veikart_gap.risk.naming import shortened

MOST_ROWS = 200


def table_of(picture: Picture, held: Held, parts: Sequence[Group]) -> list[Block]:
    """Units, then goals; nothing where there are neither."""
    names: Mapping[str, str] = dict(picture.labels.select("skill", "name").rows())
    columns = (
        Column("Unit or goal", grow=True, least=18),
        Column("People", right=True, least=5, drop=3),
        Column(kind_of(held).capitalize(), right=True, least=8, drop=2),
        Column("Too few", right=True, least=7),
        Column("Leavers it takes", right=True, least=8),
        Column("Uncovered then", grow=True, least=14, drop=4),
        Column("For half of it", right=True, least=8, drop=1),
        Column("Half hangs on", right=True, least=6, drop=5),
    )
    found: list[Block] = []
    for kind, title in (
        ("unit", "How few it takes, by unit with all below it"),
        ("goal", "How few it takes, by goal"),
    ):
        rows = [_row(held, names, each) for each in parts if each.kind == kind]
        if rows:
            found.append(Table(columns, tuple(rows[:MOST_ROWS]), title))
        if len(rows) > MOST_ROWS:
            found.append(Text(f"and {counted(len(rows) - MOST_ROWS, 'unit')} more.", "muted"))
    return found


def _row(held: Held, names: Mapping[str, str], group: Group) -> Row:
    weakest = [names.get(skill, skill) for skill in group.weakest]
    least = group.bus_factor
    tone: Tone = "bad" if least == 1 else "warn" if least == 2 else "normal"
    identity = group.group or ""
    cells = (
        group.name,
        number(group.people),
        number(group.skills),
        Mark(count(group.uncovered), "bad" if group.uncovered else "normal", group.uncovered),
        Mark("–" if least is None else number(least), tone, nan if least is None else least),
        shortened(weakest, 2),
        Mark(between(group), sort=nan if group.half_least is None else group.half_least),
        counts(group.half_hangs_on or 0),
    )
    ways = of_unit(identity) if group.kind == "unit" else of_goal(identity)
    return Row(f"{group.kind}:{identity}", cells, _why(held, group, weakest), depth=group.depth, actions=ways)


def _why(held: Held, group: Group, weakest: Sequence[str]) -> Why:
    least = group.bus_factor
    inputs = (
        ("People", number(group.people)),
        (f"{kind_of(held).capitalize()} skills required", number(group.skills)),
        ("Of these, too few hold already", number(group.uncovered)),
        ("Holders that cover a skill", number(held.cover)),
        ("Leavers that leave one more uncovered", "–" if least is None else number(least)),
        ("Leavers that leave half of the others uncovered", between(group)),
        ("People on whom half hangs", count(group.half_hangs_on or 0)),
        *(("Uncovered then", name) for name in weakest[:12]),
    )
    return Why(group.name, LEAST, BUS_FACTOR_SOURCE, inputs)
