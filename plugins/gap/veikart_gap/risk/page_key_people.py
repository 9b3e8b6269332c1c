"""Key people: skills that hang on one person, or on nobody; head counts that are not reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from veikart.api import (
    Block,
    Blocks,
    Column,
    Mark,
    Picture,
    Row,
    Selection,
    Table,
    Text,
    Tone,
    Why,
    counted,
    number,
)
from veikart_gap.pages.ways import Ways, of_skill
from veikart_gap.pages.wording import counts, dots, newest, nothing_yet
from veikart_gap.risk.columns import HOLDERS_SOURCE
from veikart_gap.risk.demands import Demand, demands
from veikart_gap.risk.figures import figures
from veikart_gap.risk.groups import groups
from veikart_gap.risk.held import Held, held_in
from veikart_gap.risk.holders import positions_of_holders
from veikart_gap.risk.naming import called, shortened, to_person
from veikart_gap.risk.table_groups import table_of

MOST_ROWS = 200
_TONES: Mapping[str, Tone] = {"nobody": "bad", "all leave": "bad", "short": "bad"}
_WEIGHTS = {
    "nobody": 6,
    "all leave": 5,
    "short": 4,
    "one person": 3,
    "just enough": 3,
    "will be short": 2,
    "one stays": 1,
}
"""The worst comes first."""
_FORMULA = (
    "holders = people rated at or above the level needed, of those counted here; the level needed is the "
    "lowest that any role requires, or that of the target. Leavers it takes = holders − enough + 1"
)
_COLUMNS = (
    Column("Skill", grow=True, least=18),
    Column("Critical", least=8, drop=4),
    Column("Level", right=True, least=4, drop=3, ordinal=True),
    Column("Risk", least=15),
    Column("Held by", grow=True, least=16),
    Column("Wanted", least=8, drop=5),
    Column("Not known", right=True, least=3, drop=2),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Figures, the skills at risk (the critical ones first), and on how few people units and goals hang."""
    empty = nothing_yet(picture, selection)
    if empty is not None:
        return [empty]
    held = held_in(picture, selection)
    asked = demands(picture, selection, held)
    at_risk = [each for each in asked if each.risk]
    rows = tuple(_row(picture, held, each) for each in at_risk[:MOST_ROWS])
    blocks: list[Block] = []
    if selection.person is None:
        every, *parts = groups(picture, selection, held)
        blocks.append(figures(held, asked, every))
        blocks += _at_risk(rows, len(at_risk))
        blocks += table_of(picture, held, parts)
    else:
        blocks += _at_risk(rows, len(at_risk))
    return blocks


def _at_risk(rows: Sequence[Row], there: int) -> list[Block]:
    if not rows:
        return [Text("Two people or more hold each of these skills, and every head count is reached.")]
    more = [Text(f"and {counted(there - len(rows), 'skill')} more.", "muted")] if there > len(rows) else []
    return [Table(_COLUMNS, tuple(rows)), *more]


def _row(picture: Picture, held: Held, demand: Demand) -> Row:
    identity = f"skill:{demand.skill}"
    if demand.wanted is not None:
        identity = f"skill:target {demand.unit or ''}/{demand.skill}"
    cells = (
        demand.name,
        dots(demand.criticality),
        number(demand.level),
        Mark(_risk(demand), _TONES.get(demand.risk, "warn"), _WEIGHTS[demand.risk]),
        Mark(_held(held, demand), sort=demand.stay),
        Mark(_wanted(demand), sort=demand.wanted or demand.required),
        counts(demand.unknown),
    )
    return Row(identity, cells, _why(picture, held, demand), actions=_ways(held, demand))


def _risk(demand: Demand) -> str:
    if demand.risk == "nobody" and demand.unknown:
        return "nobody known to"
    several = demand.risk in ("short", "will be short")
    return f"{demand.stay} of {demand.enough}" if several or demand.wanted is not None else demand.risk


def _wanted(demand: Demand) -> str:
    if demand.wanted is None:
        return f"{number(demand.required)} by role"
    where = f"in {demand.unit_name}" if demand.unit_name else "anywhere"
    return f"{number(demand.wanted)} {where}"


def _held(held: Held, demand: Demand) -> str:
    text = shortened([*(called(held, int(place)) for place in demand.held[:2]), *[""] * (demand.holders - 2)])
    all_old = demand.stale and demand.stale == demand.holders
    return f"{text}; rated more than a year ago" if all_old else text


def _ways(held: Held, demand: Demand) -> Ways:
    """To the few who hold it, then as from every skill."""
    few = [held.who[place][:2] for place in demand.held.tolist()] if demand.holders <= 2 else []
    return (
        *(to_person(person, name) for person, name in few),
        *of_skill(demand.skill),
    )


def _why(picture: Picture, held: Held, demand: Demand) -> Why:
    wanted = [] if demand.wanted is None else [("Wanted", _wanted(demand))]
    inputs = (
        ("Level needed", number(demand.level)),
        *wanted,
        ("Enough", counted(demand.enough, "holder")),
        ("Holders", number(demand.holders)),
        ("Leavers it takes", number(demand.bus_factor) if demand.bus_factor else "none: too few hold it"),
        ("Of the holders, known to leave", number(demand.leaving)),
        ("Of the holders, rated more than a year ago", number(demand.stale)),
        ("Required of", counted(demand.required, "person", "people")),
        ("Of these, never rated", number(demand.unknown)),
    )

    def behind() -> Why:
        people = [held.who[place][0] for place in demand.held.tolist()]
        names = [("Holder", called(held, place)) for place in demand.held[:12].tolist()]
        found = sorted(positions_of_holders(picture, demand.skill, people), reverse=True)
        return Why("", "", "", *newest(names, found))

    return Why(demand.name, _FORMULA, HOLDERS_SOURCE, inputs, more=behind)
