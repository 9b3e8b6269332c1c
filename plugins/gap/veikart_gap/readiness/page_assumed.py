"""Assumed against measured: where what was believed of a unit is widest off, in both directions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import polars as pl

from veikart.api import (
    Action,
    Bar,
    Bars,
    Block,
    Blocks,
    Column,
    Do,
    Empty,
    Figure,
    Figures,
    Mark,
    Part,
    Picture,
    Row,
    Scale,
    Selection,
    Table,
    Text,
    Tone,
    Way,
    Why,
    cells_in,
    counted,
    number,
    percent,
)
from veikart_gap.pages.wording import counts, dots, newest
from veikart_gap.readiness.assumed import assumed
from veikart_gap.readiness.block_surprises import surprises
from veikart_gap.readiness.calibration import calibrated
from veikart_gap.readiness.columns import ASSUMED_SOURCE

_MOST = 100
_FEW = 3
FORMULA = (
    "off = named levels from what was assumed to the nearer median of what was measured. Everybody counts "
    "for the nearest unit above them of which anything was assumed; who was never rated stands apart"
)
_COLUMNS = (
    Column("Unit", grow=True, least=14, kept=True),
    Column("Skill", grow=True, least=16, kept=True),
    Column("Critical", drop=4, kept=True),
    Column("Assumed", right=True, ordinal=True, kept=True),
    Column("Median", right=True, ordinal=True),
    Column("Off", least=9),
    Column("Below · at · above", right=True, drop=2),
    Column("Measured", right=True, drop=1),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """How right the assumptions were, in a sentence and figures; units, the widest surprises, and both."""
    table = assumed(picture, selection)
    if not table.height:
        return [_nothing(picture)]
    known = table.filter(pl.col("measured") > 0)
    blocks: list[Block] = [Text(calibrated(picture, known, table.height), "strong"), _figures(table)]
    blocks.append(Bars(tuple(_bars(table)), "Assumptions by unit"))
    if known.height:
        blocks.append(_table(picture, selection, known))
        blocks += surprises(picture, table)
    silent = table.filter(pl.col("measured") == 0)
    if silent.height:
        blocks.append(_not_measured(picture, silent))
    return blocks


def _nothing(picture: Picture) -> Empty:
    steps = (
        "Ask management what it believes before you scan: the command “Note what is assumed of a unit”.",
        "Once people are rated, it stands here against what was measured.",
    )
    if picture.assumptions.height:
        return Empty("Nothing was assumed of the units and skills in this selection.", ("Widen it.", *steps))
    return Empty("Nothing had been assumed of any unit at this moment.", steps)


def _figures(table: pl.DataFrame) -> Figures:
    known = table.filter(pl.col("measured") > 0)
    less, more = (known.filter(side).height for side in (pl.col("steps") < 0, pl.col("steps") > 0))
    of = f"of {number(known.height)}"
    inputs = (
        ("Assumptions", number(table.height)),
        ("Of these with anybody measured", number(known.height)),
        ("Less was measured", number(less)),
        ("As assumed", number(known.height - less - more)),
        ("More was measured", number(more)),
    )
    why = Why("Assumed against measured", FORMULA, ASSUMED_SOURCE, inputs)
    silent = table.height - known.height
    return Figures(
        (
            Figure("As assumed", number(known.height - less - more), of, why=why),
            Figure("Less than assumed", number(less), of, "bad" if less else "normal", why),
            Figure("More than assumed", number(more), of, "accent" if more else "normal", why),
            Figure("Not measured", number(silent), f"of {number(table.height)}", why=why),
        )
    )


def _bars(table: pl.DataFrame) -> Sequence[Bar]:
    """A bar for each unit: how many assumptions were too high, right, too low; those furthest off first."""
    known = pl.col("measured") > 0
    rows = (
        table.group_by("unit", "unit_name", maintain_order=True)
        .agg(
            less=(known & (pl.col("steps") < 0)).sum(),
            right=(known & (pl.col("steps") == 0)).sum(),
            more=(known & (pl.col("steps") > 0)).sum(),
            silent=(~known).sum(),
            people=pl.max_horizontal(pl.col("measured"), pl.col("unknown")).max(),
        )
        .sort("less", "more", "unit_name", descending=[True, True, False])
        .head(_MOST // 2)
    )
    return [_bar(row) for row in rows.iter_rows(named=True)]


def _bar(row: Mapping[str, Any]) -> Bar:
    kinds: tuple[tuple[str, str, Tone], ...] = (
        ("less", "less was measured", "bad"),
        ("right", "as assumed", "good"),
        ("more", "more was measured", "accent"),
        ("silent", "not measured", "muted"),
    )
    parts = tuple(Part(row[name], label, tone) for name, label, tone in kinds if row[name])
    known = row["less"] + row["right"] + row["more"]
    text = f"{percent(row['right'] / known)} as assumed" if known else "nobody measured"
    about = {"unit": row["unit"]}
    ways = (
        Action("gap.assumed", about, "What was assumed of this unit alone"),
        Action("map", about, "Its people on the Map"),
    )
    return Bar(f"unit:{row['unit']}", row["unit_name"], parts, text, people=row["people"], actions=ways)


def _table(picture: Picture, selection: Selection, known: pl.DataFrame) -> Table:
    scales = dict(picture.skills.select("skill", "scale").rows())
    rows = tuple(
        _row(picture, selection, row, picture.scales[scales[row["skill"]]])
        for row in known.head(_MOST).iter_rows(named=True)
    )
    more = f" ({_MOST} of {number(known.height)} shown)" if known.height > _MOST else ""
    return Table(_COLUMNS, rows, f"The widest surprises first{more}")


def _row(picture: Picture, selection: Selection, row: Mapping[str, Any], scale: Scale) -> Row:
    low, high = scale.label(row["median_low"]), scale.label(row["median_high"])
    median = low if low == high else f"{low}–{high}"
    asked = row["measured"] + row["unknown"]
    few = row["measured"] < _FEW
    cells = (
        row["unit_name"],
        row["skill_name"],
        dots(row["criticality"]),
        Mark(f"{scale.label(row['assumed'])}?", "muted", sort=row["assumed"]),
        Mark(median, sort=row["median_low"]),
        off(row["steps"]),
        f"{row['below']} · {row['at']} · {row['above']}",
        Mark(f"{row['measured']} of {asked}", "warn" if few else "normal", sort=row["measured"]),
    )
    identity = f"assumed:{row['unit']}/{row['skill']}"
    why = _why(picture, selection, row, scale)
    to = Action("map", {"unit": row["unit"], "skill": row["skill"]}, "Their levels on the Map")
    return Row(identity, cells, why, to, people=row["measured"], actions=_ways(row))


def off(steps: int) -> Mark:
    """How far off, in words that need no colour."""
    if not steps:
        return Mark("as assumed", "good", sort=0.0)
    sign, tone = ("▼", "bad") if steps < 0 else ("▲", "accent")
    return Mark(f"{sign} {counted(abs(steps), 'level')}", tone, sort=float(steps))  # type: ignore[arg-type]


def _ways(row: Mapping[str, Any]) -> tuple[Way, ...]:
    about = {"unit": row["unit"], "skill": row["skill"]}
    return (
        Action("gap.ranked", {"unit": row["unit"]}, "What is missing most in this unit"),
        Do("decision.note", {"about": (row["unit"], row["skill"])}, "Note what was decided about it"),
        Do("gap.assume", about, "Assume another level"),
        Do("skill.assess", {"skill": row["skill"]}, "Rate somebody in it"),
    )


def _why(picture: Picture, selection: Selection, row: Mapping[str, Any], scale: Scale) -> Why:
    title = f"{row['unit_name']}: {row['skill_name']}"
    more = partial(_opened, picture, selection, row, scale)
    return Why(title, FORMULA, ASSUMED_SOURCE, positions=(row["position"],), more=more)


def _opened(picture: Picture, selection: Selection, row: Mapping[str, Any], scale: Scale) -> Why:
    """The inputs of a row, and the ratings behind it, the newest first."""
    inputs = (
        ("Assumed", f"{_named(scale, row['assumed'])} ({row['since']})"),
        ("Lower median of those measured", _named(scale, row["median_low"])),
        ("Upper median", _named(scale, row["median_high"])),
        ("Below what was assumed", number(row["below"])),
        ("At it", number(row["at"])),
        ("Above it", number(row["above"])),
        ("Required of them and never rated", number(row["unknown"])),
    )
    within = pl.col("unit").is_in([*picture.within(row["unit"])])
    rated = cells_in(picture, selection).filter(pl.col("skill") == row["skill"], within)["position"]
    return Why("", "", "", *newest(inputs, rated.drop_nulls().sort(descending=True).to_list()))


def _named(scale: Scale, level: float) -> str:
    return f"{scale.label(level)}, {scale.name_of(level)}"


def _not_measured(picture: Picture, silent: pl.DataFrame) -> Table:
    """What nobody was measured in: an assumption stays one."""
    columns = (
        Column("Unit", grow=True, least=14),
        Column("Skill", grow=True, least=16),
        Column("Assumed", right=True, ordinal=True, kept=True),
        Column("Should be rated", right=True),
    )
    scales = dict(picture.skills.select("skill", "scale").rows())
    rows = tuple(
        Row(
            f"silent:{row['unit']}/{row['skill']}",
            (
                row["unit_name"],
                row["skill_name"],
                Mark(
                    f"{picture.scales[scales[row['skill']]].label(row['assumed'])}?",
                    "muted",
                    sort=row["assumed"],
                ),
                counts(row["unknown"]),
            ),
            action=Action("map", {"unit": row["unit"], "skill": row["skill"]}, "Rate them on the Map"),
            people=row["unknown"],
            actions=_ways(row),
        )
        for row in silent.head(_MOST // 2).iter_rows(named=True)
    )
    return Table(
        columns, rows, f"Nobody measured yet ({number(silent.height)}): not known, whatever was assumed"
    )
