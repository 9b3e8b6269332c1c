"""What is done together with one partner, and how the pillars of the work were last seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Action, Block, Column, Criterion, Do, Mark, Row, Scorecard, Table, Why, amount
from veikart_partners.governance.pillars import PILLARS, SIDES

if TYPE_CHECKING:
    from datetime import date

    from veikart.api import Picture
    from veikart_partners.portfolio.standing import Partner

_COLUMNS = (
    Column("Work together", grow=True, least=20),
    Column("From", least=10, drop=2),
    Column("Until", least=10),
    Column("State", least=8),
    Column("Cost", right=True, least=11, drop=1),
)


def work_of(picture: Picture, partner: Partner) -> list[Block]:
    """The pieces of work with the partner, the latest first; nothing where there is none."""
    table = picture.table("partners.engagements")
    found = table.filter(table["partner"] == partner.id)
    rows = tuple(
        _row(each, picture.moment.true_on)
        for each in sorted(found.to_dicts(), key=lambda one: str(one["start"] or ""), reverse=True)
    )
    return [Table(_COLUMNS, rows, "What is done together")] if rows else []


def _row(each: dict[str, object], day: date) -> Row:
    start, end, spent = each["start"], each["end"], each["spent"]
    cost = spent if spent is not None else each["cost"]
    currency = str(each["currency"]) if each["currency"] else None
    ahead = start is not None and str(start) > day.isoformat()
    state = "ended" if not each["running"] else "to come" if ahead else "running"
    cells = (
        str(each["title"]),
        str(start or "·"),
        str(end or "·"),
        Mark(state, "accent" if state == "running" else "muted"),
        Mark(amount(cost, currency), sort=cost)
        if isinstance(cost, float)
        else Mark("·", "muted", float("nan")),
    )
    inputs = tuple(
        (name, str(value))
        for name, value in (("About", each["about"]), ("Spent", spent))
        if value is not None and value != ""
    )
    position = each["position"]
    positions = (position,) if isinstance(position, int) else ()
    why = Why(str(each["title"]), inputs=inputs, positions=positions)
    ways = (
        Action("partners.engagements", {}, "All work with partners"),
        Do("partners.hold_iteration", {"engagement": each["engagement"]}, "Note a round of it"),
    )
    return Row(f"engagement:{each['engagement']}", cells, why, actions=ways)


def pillars_of(picture: Picture, partner: Partner) -> list[Block]:
    """The five pillars as both sides last scored them; nothing where neither has."""
    table = picture.table("partners.pillars")
    rows = (
        table.filter(table["partner"] == partner.id)
        .select("pillar", "side", "score", "evidence", "position")
        .rows()
    )
    said = {
        (pillar, side): (score, evidence or "", position) for pillar, side, score, evidence, position in rows
    }
    if not said:
        return []
    criteria = []
    for each in PILLARS:
        sides = [said.get((each.pillar, side)) for side in SIDES]
        inputs = tuple(
            ("We say" if side == "us" else "They say", f"{found[0]}{': ' + found[1] if found[1] else ''}")
            for side, found in zip(SIDES, sides, strict=True)
            if found is not None
        )
        positions = tuple(found[2] for found in sides if found is not None)
        why = (
            Why(each.name, f"1: {each.low} 5: {each.high}", inputs=inputs, positions=positions)
            if inputs
            else None
        )
        scores = tuple(float(found[0]) if found is not None else None for found in sides)
        about = {"partner": partner.id, "pillar": each.pillar}
        criteria.append(
            Criterion(
                f"pillar:{each.pillar}",
                each.name,
                scores,
                why=why,
                actions=(Do("partners.score_pillar", about, "Score it"),),
            )
        )
    return [
        Scorecard(
            tuple(criteria), ("We", "They"), 1, 5, ("transactional", "transformational"), "The five pillars"
        )
    ]
