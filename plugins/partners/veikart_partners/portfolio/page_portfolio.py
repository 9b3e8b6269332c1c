"""Portfolio: the partners by phase, what each covers and costs, and what is next with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from veikart.api import (
    Block,
    Blocks,
    Column,
    Empty,
    Figure,
    Figures,
    Mark,
    Row,
    Selection,
    Table,
    Tone,
    number,
)
from veikart_partners.portfolio.coverage import Covered, coverage_at
from veikart_partners.portfolio.kinds import KIND_NAMES
from veikart_partners.portfolio.pillar_scores import pillars_of
from veikart_partners.portfolio.standing import Partner, counted_by_phase, partners_at
from veikart_partners.portfolio.tabled import critical_skills
from veikart_partners.portfolio.wording import (
    FIRST,
    SHORT,
    phase_mark,
    price_of,
    steps_of,
    ways_of,
    what_next,
    why_of,
)

if TYPE_CHECKING:
    from veikart.api import Picture

_COLUMNS = (
    Column("Partner", grow=True, least=18),
    Column("Phase", least=10),
    Column("Steps", right=True, least=5),
    Column("Covers", right=True, least=6, drop=1),
    Column("Pillars", right=True, least=5, drop=2, ordinal=True),
    Column("A day", right=True, least=9, drop=3, kept=True),
    Column("Next", grow=True, least=28),
    Column("Kind", least=16, drop=4, kept=True),
    Column("Languages", least=9, drop=5, kept=True),
    Column("Regions", least=10, drop=6, kept=True),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Figures, and a table of all partners; of those that cover the skill, where one is selected."""
    every = partners_at(picture)
    if not every:
        return [Empty(f"No partner was in the portfolio on {picture.moment.in_words()}.", FIRST)]
    partners = [each for each in every if selection.skill is None or selection.skill in each.covers]
    if not partners:
        name = picture.name("skill", selection.skill)
        return [
            Empty(
                f"No partner covers {name}.",
                ("ctrl+p, “Say which skills a partner covers”, or look at all skills again.",),
            )
        ]
    critical = critical_skills(picture)
    pillars = pillars_of(picture)
    rows = tuple(_row(picture, each, critical, pillars) for each in partners)
    blocks: list[Block] = [_figures(every, coverage_at(picture, selection)), Table(_COLUMNS, rows)]
    return blocks


def _figures(partners: tuple[Partner, ...], covered: list[Covered]) -> Figures:
    working = sum(each.works_with_us for each in partners)
    phases = counted_by_phase(partners)
    told = ", ".join(
        f"{SHORT[phase].lower()} {many}" for phase, many in phases.items() if many and phase != "selection"
    )
    open_ones = sum(each.to_be_decided for each in partners)
    holes = sum(each.is_hole for each in covered)
    tone: Tone = "warn" if holes else "good" if covered else "normal"
    return Figures(
        (
            Figure("Partners", number(working), told),
            Figure("To decide", number(open_ones), "candidates in the selection"),
            Figure("Critical skills", f"{len(covered) - holes}/{len(covered)}", "covered far enough", tone),
            Figure("Holes", number(holes), "see Coverage" if holes else "", tone),
        )
    )


def _row(picture: Picture, partner: Partner, critical: frozenset[str], pillars: Mapping[str, str]) -> Row:
    many = len(critical & set(partner.covers))
    cells = (
        partner.name,
        phase_mark(partner),
        steps_of(partner),
        Mark(number(many) if many else "·", sort=many),
        pillars.get(partner.id, "·"),
        price_of(partner),
        what_next(partner),
        KIND_NAMES[partner.kind],
        ", ".join(partner.languages) or "·",
        ", ".join(partner.regions) or "·",
    )
    tone: Tone = "muted" if partner.turned_down else "normal"
    return Row(
        f"partner:{partner.id}",
        cells,
        why_of(picture, partner, pillars.get(partner.id, "")),
        tone=tone,
        actions=ways_of(partner),
    )
