"""How stable the ranking is: when weights move, and when the method changes."""

from __future__ import annotations

from veikart.api import (
    Block,
    Blocks,
    Column,
    Empty,
    Mark,
    Meter,
    Picture,
    Row,
    Selection,
    Table,
    Text,
    Tone,
    Why,
    counted,
    join_and,
    number,
    percent,
)
from veikart_gap.pages.wording import nothing_yet
from veikart_gap.ranking.columns import AGREEMENT_SOURCE, STABILITY_SOURCE
from veikart_gap.ranking.comparing import Compared, agreement, compared
from veikart_gap.ranking.methods import FIRST, METHODS
from veikart_gap.ranking.telling import steadiness
from veikart_gap.ranking.ways import of_order, otherwise

_MOST = 40
"""Skills that are shown: what can come among the first five is near them."""
_SHORT = {
    "weighted_gap": "Weighted",
    "borich": "Borich",
    "ranked_discrepancy": "Discrep.",
    "burden": "Burden",
    "urgency": "Urgency",
}
_COLUMNS = (
    Column("#", right=True, least=2, ordinal=True),
    Column("Skill", grow=True, least=20),
    Column("Place", right=True, least=5, ordinal=True),
    Column("In first five", least=12),
    *(
        Column(title, right=True, least=6, drop=drop, ordinal=True)
        for drop, title in enumerate(_SHORT.values(), 1)
    ),
)
_FORMULA = "share of the variations in which the skill is among the first five"


def draw(picture: Picture, selection: Selection) -> Blocks:
    """How sure the first five are, in a sentence, skill by skill, and between methods."""
    empty = nothing_yet(picture, selection)
    if empty is not None:
        return [empty]
    found = compared(picture, selection)
    if not found.ranked.first:
        return [_nothing(found)]
    blocks: list[Block] = [Text(told) for told in (steadiness(found.stability), _by_methods(found)) if told]
    blocks.append(Table(_COLUMNS, _rows(found), f"Ranked by {found.ranked.method.title.lower()}"))
    if len(found.ranked.first) > _MOST:
        blocks.append(
            Text(f"and {counted(len(found.ranked.first) - _MOST, 'skill')} more below them.", "muted")
        )
    if len(found.ranked.first) > 1:
        blocks.append(_agreement(found))
    return blocks


def _nothing(found: Compared) -> Empty:
    if not found.ranked.standing.open.any():
        return Empty(
            "No skill has a known gap here, so there is no order to be sure of.",
            ("Rate people on the Map, one digit an answer; Rate first says with whom to begin.",),
        )
    return Empty(
        f"By {found.ranked.method.title.lower()} no skill can be ranked: none has a day it is needed by.",
        ("Rank by another method: m", "Or say by when a skill is needed: i on Strategy prioritises it."),
    )


def _by_methods(found: Compared) -> str:
    names = found.always_first
    several = sum(bool(each.first) for each in found.by.values())
    if not names:
        return f"No skill is among the first five by each of the {several} methods."
    return f"Among the first five by each of the {several} methods: {join_and(names)}."


def _rows(found: Compared) -> tuple[Row, ...]:
    ranked, places, share = found.ranked, found.stability.places, found.stability.among_first
    best, worst = places.min(axis=0), places.max(axis=0)
    return tuple(
        _row(found, at, place, (int(best[at]), int(worst[at])), float(share[at]))
        for at, place in enumerate(ranked.first[:_MOST])
    )


def _row(found: Compared, at: int, place: int, span: tuple[int, int], share: float) -> Row:
    ranked = found.ranked
    row = ranked.standing.rows[place]
    best, worst = span
    tone: Tone = "good" if share == 1 else "warn" if share > 0 else "muted"
    cells = (
        str(ranked.ranks[place]),
        row["name"],
        Mark(str(best) if best == worst else f"{best}–{worst}", sort=float(best)),
        Meter(share, percent(share), tone),
        *(_rank(each.ranks[place]) for each in found.by.values()),
    )
    inputs = (
        ("Variations", number(found.stability.variations)),
        ("One weight up or down by 20 %", number(found.stability.alone)),
        ("All at once, each by up to 20 %", number(found.stability.together)),
        ("Best and worst place", f"{best} and {worst}"),
        *((METHODS[name].title, _rank(each.ranks[place]).text) for name, each in found.by.items()),
    )
    why = Why(row["name"], _FORMULA, STABILITY_SOURCE, inputs)
    normal: Tone = "normal" if at < FIRST else "muted"
    ways = of_order(row["skill"])
    return Row(f"skill:{row['skill']}", cells, why, tone=normal, people=row["required"], actions=ways)


def _rank(rank: int | None) -> Mark:
    """A rank; "·" where the method has none, after all that have one."""
    return Mark("·", sort=float("inf")) if rank is None else Mark(str(rank), sort=float(rank))


def _agreement(found: Compared) -> Table:
    names = list(found.by)
    rows = []
    for place, name in enumerate(names):
        cells: list[Mark | str] = [METHODS[name].title]
        for other in names[:-1]:
            cells.append(_tau(found, name, other) if names.index(other) < place else "")
        if place:
            rows.append(Row(f"method:{name}", tuple(cells), _why_tau(found, name), actions=otherwise(name)))
    columns = tuple(Column(_SHORT[name], right=True, least=6) for name in names[:-1])
    title = "How far methods agree: Kendall's tau, 1 is the same order"
    return Table((Column("Method", grow=True, least=20), *columns), tuple(rows), title)


def _tau(found: Compared, one: str, other: str) -> Mark:
    tau = agreement(found.by[one], found.by[other])
    if tau is None:
        return Mark("·", sort=-2.0)
    return Mark(f"{tau:.2f}", "warn" if tau < 0.5 else "normal", sort=tau)


def _why_tau(found: Compared, name: str) -> Why:
    method, ranked = METHODS[name], found.by[name]
    inputs = (("Skills it ranks", number(len(ranked.first))), ("Its formula", method.formula))
    return Why(method.title, "tau-b between the scores of two methods", AGREEMENT_SOURCE, inputs)
