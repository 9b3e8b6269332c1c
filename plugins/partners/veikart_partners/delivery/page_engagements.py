"""Engagements: what is done with partners, in which rounds, and what was changed because of what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from veikart.api import (
    Block,
    Blocks,
    Column,
    Figure,
    Figures,
    Mark,
    Milestone,
    Row,
    Selection,
    State,
    Table,
    Timeline,
    TimelineItem,
    Tone,
    Why,
    day_in_words,
    number,
    percent,
)
from veikart_partners.delivery.engagements import STAGES, Engagement, Stage, engagements_in
from veikart_partners.delivery.wording import cost_of, days_of, nothing_yet, skills_of, ways_of, why_of

if TYPE_CHECKING:
    from veikart.api import Picture

_WORK = (
    Column("Piece of work", grow=True, least=20),
    Column("Partner", grow=True, least=12, drop=1),
    Column("Stands", least=8),
    Column("Days", least=23, drop=4, kept=True),
    Column("Builds", grow=True, least=12, drop=3),
    Column("People", right=True, least=6, drop=2),
    Column("Rounds", right=True, least=6),
    Column("Cost", right=True, least=9, drop=5),
)
_ROUNDS = (
    Column("Day", least=10, kept=True),
    Column("Piece of work", grow=True, least=14, drop=2),
    Column("What was said", grow=True, least=16, drop=1),
    Column("What was changed", grow=True, least=20),
)
_TONES: dict[Stage, Tone] = {"ahead": "muted", "running": "accent", "late": "warn", "past": "normal"}
_STATES: dict[Stage, State] = {"ahead": "agreed", "running": "started", "late": "slipped", "past": "done"}
_PLACES = {"late": 0, "running": 1, "ahead": 2, "past": 3}
_CHANGED = "rounds after which something was changed ÷ rounds held"
_MOST = 40


@dataclass(frozen=True, slots=True)
class Round:
    """One iteration of a piece of work."""

    id: str
    engagement: Engagement
    day: date
    feedback: str
    changed: str
    position: int


def rounds_of(picture: Picture, engagements: Sequence[Engagement]) -> list[Round]:
    """The iterations of some pieces of work, the latest first."""
    known = {each.id: each for each in engagements}
    rows = picture.table("partners.iterations").sort("effective", "position", descending=True)
    return [
        Round(
            row["iteration"],
            known[row["engagement"]],
            row["effective"],
            row["feedback"] or "",
            row["changed"] or "",
            row["position"],
        )
        for row in rows.iter_rows(named=True)
        if row["engagement"] in known
    ]


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Figures, the pieces of work with their rounds, and when each of them is."""
    engagements = engagements_in(picture, selection)
    if not engagements:
        step = "Agree on one: ctrl+p, “Agree on a piece of work with a partner”."
        widen = ("Or widen the selection: another unit, or all.",) if selection != Selection() else ()
        return [nothing_yet(picture, "nothing was agreed with a partner here", step, *widen)]
    rounds = rounds_of(picture, engagements)
    held = {each.id: [one for one in rounds if one.engagement is each] for each in engagements}
    rows = tuple(_row(picture, each, len(held[each.id])) for each in engagements)
    blocks: list[Block] = [_figures(engagements, rounds), Table(_WORK, rows)]
    if rounds:
        blocks.append(Table(_ROUNDS, tuple(map(_round, rounds[:_MOST])), "Changed because of what was said"))
    blocks.append(_timeline(picture, engagements))
    return blocks


def _figures(engagements: Sequence[Engagement], rounds: Sequence[Round]) -> Figures:
    running = [each for each in engagements if each.stage in ("running", "late")]
    late = [each for each in engagements if each.stage == "late"]
    changed = [each for each in rounds if each.changed]
    share = len(changed) / len(rounds) if rounds else None
    why = Why(
        "Rounds that changed something",
        _CHANGED,
        "Our own count.",
        (("Rounds held", number(len(rounds))), ("Of these, changed something", number(len(changed)))),
        tuple(each.position for each in rounds),
    )
    told = f"{len(changed)} of {len(rounds)} changed something" if rounds else "nobody was asked yet"
    return Figures(
        (
            Figure("Running", number(len(running)), f"{number(len(late))} past the end" if late else ""),
            Figure("Over", number(sum(each.stage == "past" for each in engagements))),
            Figure("Rounds held", number(len(rounds)), told),
            Figure(
                "Changed something", percent(share) if share is not None else "·", "of the rounds", why=why
            ),
        )
    )


def _row(picture: Picture, each: Engagement, rounds: int) -> Row:
    stands = Mark(STAGES[each.stage], _TONES[each.stage], _PLACES[each.stage])
    cells = (
        each.title,
        each.partner_name,
        stands,
        Mark(days_of(each), sort=each.began),
        skills_of(picture, each),
        Mark(number(len(each.people)) if each.people else "·", sort=len(each.people)),
        Mark(number(rounds) if rounds else "·", sort=rounds),
        cost_of(each),
    )
    return Row(f"engagement:{each.id}", cells, why_of(picture, each), actions=ways_of(each))


def _round(each: Round) -> Row:
    why = Why(
        f"{each.engagement.title}, {day_in_words(each.day)}",
        inputs=(("Said", each.feedback or "nothing"), ("Changed", each.changed or "nothing")),
        positions=(each.position,),
    )
    changed = each.changed or Mark("nothing", "muted")
    cells = (Mark(each.day.isoformat(), sort=each.day), each.engagement.title, each.feedback, changed)
    ways = ways_of(each.engagement)
    return Row(f"iteration:{each.id}", cells, why, actions=ways)


def _timeline(picture: Picture, engagements: Sequence[Engagement]) -> Timeline:
    items = tuple(
        _item(picture, each) for each in sorted(engagements, key=lambda each: (each.partner_name, each.began))
    )
    days = {gathering["started"]: gathering["name"] for gathering in picture.workshops.iter_rows(named=True)}
    milestones = tuple(Milestone(day, name) for day, name in sorted(days.items()))
    first = min(item.start for item in items)
    return Timeline(
        items,
        today=picture.moment.true_on,
        milestones=tuple(each for each in milestones if each.day >= first),
        title="When",
    )


def _item(picture: Picture, each: Engagement) -> TimelineItem:
    last = max(each.began, each.ended or each.end or picture.moment.true_on)
    late = each.stage == "late" or (each.ended is not None and each.end is not None and each.ended > each.end)
    shown = max(last, picture.moment.true_on) if each.stage == "late" else last
    return TimelineItem(
        f"engagement:{each.id}",
        each.title,
        each.began,
        shown,
        _STATES[each.stage],
        lane=each.partner_name,
        promised=each.end if late and each.end is not None and each.end >= each.began else None,
        detail=days_of(each),
        why=why_of(picture, each),
        actions=ways_of(each),
    )
