"""The tables of what moved where a practice is meant for something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from veikart.api import Action, Block, Column, Mark, Row, Table, Text, Tone, Why, number, percent
from veikart_culture.practices.columns import EFFECT_FORMULA, EFFECT_SOURCE, KPI_FORMULA, KPI_SOURCE
from veikart_culture.practices.effects import Group, KpiMoved, SkillMoved, kpis_moved, skills_moved

if TYPE_CHECKING:
    from veikart.api import Picture
    from veikart_culture.practices.standing import Practice

_SKILLS = (
    Column("Skill and practice", grow=True, least=20),
    Column("Took part, rose", right=True, least=10),
    Column("Others, rose", right=True, least=10),
    Column("Difference", right=True, least=10),
    Column("95 % interval", right=True, least=12, drop=1),
)
_KPIS = (
    Column("KPI and practice", grow=True, least=20),
    Column("Half-year before", right=True, least=8),
    Column("Last half-year", right=True, least=8),
    Column("Measured in", grow=True, least=10, drop=1),
)


def what_moved(picture: Picture, practices: Sequence[Practice]) -> list[Block]:
    """Skills, then KPIs, each with its caveat; nothing where no practice is meant for anything."""
    skills = tuple(row for each in practices for row in _of_skills(picture, each))
    kpis = tuple(_of_kpi(each, moved) for each in practices for moved in kpis_moved(picture, each))
    blocks: list[Block] = []
    if skills:
        blocks.append(Table(_SKILLS, skills, "What moved in the skills they are meant for"))
        blocks.append(
            Text(
                "Of people rated before the practice began and again since. Nobody drew lots for who takes "
                "part, so a difference is no proof; ~ stands for fewer than five in one of the groups.",
                "muted",
            )
        )
    if kpis:
        blocks.append(Table(_KPIS, kpis, "What moved in the KPIs they are meant for"))
        blocks.append(Text("Before and after; whatever else changed meanwhile is in it, too.", "muted"))
    return blocks


def _of_skills(picture: Picture, practice: Practice) -> Iterator[Row]:
    for moved in skills_moved(picture, practice):
        name = picture.name("skill", moved.skill)
        cells = (
            f"{name} · {practice.name}",
            _rose(moved.took_part),
            _rose(moved.others),
            *_difference(moved),
        )
        yield Row(
            f"moved:{practice.id}/{moved.skill}",
            cells,
            _why_skill(f"{name}, {practice.name}", moved),
            people=moved.took_part.of,
            actions=(Action("map", {"skill": moved.skill}, "Everyone's levels on the Map"),),
        )


def _rose(group: Group) -> Mark:
    share = group.share
    if share is None:
        return Mark("nobody rated", "muted", float("nan"))
    return Mark(f"{group.rose} of {group.of}", sort=share.value)


def _difference(moved: SkillMoved) -> tuple[Mark, Mark]:
    found = moved.difference
    if found is None:
        return Mark("–", "muted", float("nan")), Mark("–", "muted", float("nan"))
    about = "~" if moved.few else ""
    tone: Tone = "good" if found.low > 0 else "warn" if found.high < 0 else "normal"
    ends = f"{_points(found.low)} to {_points(found.high)}"
    return Mark(f"{about}{_points(found.value)}", tone, found.value), Mark(ends, "muted", found.low)


def _points(share: float) -> str:
    """A difference of shares in percentage points, with its sign."""
    points = round(share * 100)
    return f"+{points}" if points > 0 else f"−{-points}" if points < 0 else "0"


def _why_skill(title: str, moved: SkillMoved) -> Why:
    inputs = []
    for who, group in (("Took part", moved.took_part), ("Others of whom it is required", moved.others)):
        share = group.share
        if share is not None:
            ends = f"{percent(share.low)} to {percent(share.high)}"
            inputs.append((f"{who}: rose", f"{group.rose} of {group.of}, {percent(share.value)} ({ends})"))
            inputs.append((f"{who}: fell", number(group.fell)))
        inputs.append((f"{who}: not rated both before and since", number(group.unknown)))
    positions = tuple(sorted({*moved.took_part.positions, *moved.others.positions}, reverse=True)[:200])
    return Why(title, EFFECT_FORMULA, EFFECT_SOURCE, tuple(inputs), positions)


def _of_kpi(practice: Practice, moved: KpiMoved) -> Row:
    tone: Tone = "normal" if moved.better is None else "good" if moved.better else "warn"
    cells = (
        f"{moved.name} · {practice.name}",
        _value(moved.before),
        Mark(_value(moved.after), tone, float("nan") if moved.after is None else moved.after),
        moved.measured_in,
    )
    inputs = (
        ("Before", f"{_value(moved.before)} (of {moved.values_before} values)"),
        ("After", f"{_value(moved.after)} (of {moved.values_after} values)"),
        ("Better is", "higher" if moved.higher else "lower"),
    )
    why = Why(f"{moved.name}, {practice.name}", KPI_FORMULA, KPI_SOURCE, inputs, moved.positions[:200])
    ways = (Action("results", {}, "The way of the KPIs"),)
    return Row(f"kpi:{practice.id}/{moved.kpi}", cells, why, actions=ways)


def _value(value: float | None) -> str:
    return "not known" if value is None else number(value)
