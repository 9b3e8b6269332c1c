"""Gap per cost: what was closed of what is required, for what it cost, by partner and by type of measure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from veikart.api import (
    Action,
    Block,
    Blocks,
    Column,
    Mark,
    Row,
    Selection,
    Table,
    Text,
    Why,
    amount,
    counted,
    number,
)
from veikart_partners.delivery.wording import nothing_yet
from veikart_partners.effect.cost import FORMULA, SOURCE, Closed, closed_by
from veikart_partners.effect.grouping import Group, by_kind, by_partner, by_work
from veikart_partners.effect.settings import EffectSettings
from veikart_partners.effect.works import works_in

if TYPE_CHECKING:
    from veikart.api import Picture

_COLUMNS = (
    Column("Steps closed", right=True, least=12),
    Column("People", right=True, least=6),
    Column("Missing", right=True, least=7, drop=2),
    Column("Cost", right=True, least=12, drop=3),
    Column("Per 100 000", right=True, least=11),
    Column("95 %", right=True, least=12, drop=1),
)
_READ = (
    "Level steps closed of what is required, for 100 000 of what it cost. Only amounts of one "
    "currency stand together. "
    "It counts steps and not what they are worth: a cheap step that no goal needs is dear."
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """By partner, by type of measure, and each piece of work."""
    works = works_in(picture, selection)
    paid = [each for each in works if each.cost is not None and each.currency is not None]
    if not paid:
        step = (
            "Write the cost when you agree on a piece of work, and what it cost in the end when it is over."
        )
        return [nothing_yet(picture, "no work was over of which a cost is known", step)]
    without = len(works) - len(paid)
    blocks: list[Block] = [Text(_READ, "muted")]
    for first, title, groups in (
        ("Partner", "By partner", by_partner(paid)),
        ("Type of measure", "By type of measure", by_kind(paid)),
        ("Piece of work", "Each by itself", by_work(paid)),
    ):
        if groups:
            blocks.append(_table(picture, first, title, groups))
    if without:
        told = counted(without, "piece of work that is over has", "pieces of work that are over have")
        blocks.append(Text(f"{told} no cost, and stand in no figure: not known is not free.", "muted"))
    return blocks


def _table(picture: Picture, first: str, title: str, groups: Sequence[Group]) -> Table:
    rows = tuple(
        _row(picture, group, closed) for group in groups for closed in closed_by(picture, group.works)
    )
    return Table((Column(first, grow=True, least=16), *_COLUMNS), rows, title)


def _row(picture: Picture, group: Group, closed: Closed) -> Row:
    least = picture.setting(EffectSettings).least
    enough = closed.people >= least
    interval = closed.interval() if enough else None
    cells = (
        group.name,
        _steps(closed, enough),
        Mark(number(closed.people), sort=closed.people),
        Mark(number(closed.missing) if closed.missing else "·", sort=closed.missing),
        Mark(amount(round(closed.whole_cost), closed.currency), sort=closed.whole_cost),
        _per_cost(closed, enough),
        Mark(f"{interval[0]:.1f} to {interval[1]:.1f}") if interval else Mark("·", "muted"),
    )
    why = Why(group.name, FORMULA, SOURCE, more=partial(_behind, closed, least))
    ways = (Action("partners.effect", {}, "The four levels of effect"),)
    return Row(f"{group.id}/{closed.currency}", cells, why, actions=ways)


def _steps(closed: Closed, enough: bool) -> Mark:
    if not closed.people:
        return Mark("not known", "muted", float("nan"))
    return Mark(number(round(closed.steps, 1)), "normal" if enough else "muted", closed.steps)


def _per_cost(closed: Closed, enough: bool) -> Mark:
    if closed.per_cost is None:
        return Mark("·", "muted", float("nan"))
    return (
        Mark(f"{closed.per_cost:.1f}", "strong", closed.per_cost)
        if enough
        else Mark("too few", "muted", float("nan"))
    )


def _behind(closed: Closed, least: int) -> Why:
    """What it comes to, and the ratings behind it."""
    enough = (
        f"{closed.people}"
        if closed.people >= least
        else f"{closed.people}: fewer than {least}, so no share is told"
    )
    interval = closed.interval() if closed.people >= least else None
    spread = f"{interval[0]:.1f} to {interval[1]:.1f}" if interval else "cannot be said"
    inputs = (
        ("Steps closed", number(round(closed.steps, 2))),
        ("People rated before and after, with a requirement", enough),
        ("Took part, and in no figure", number(closed.missing)),
        ("Cost of the work", amount(round(closed.whole_cost), closed.currency)),
        ("Cost of those in the figure", amount(round(sum(closed.costs)), closed.currency)),
        ("Pieces of work", number(closed.works)),
        ("Of these, only the agreed cost is known", number(closed.agreed)),
        ("Closed for 100 000, 95 %", spread),
    )
    return Why("", inputs=inputs, positions=tuple(sorted(set(closed.positions), reverse=True)[:200]))
