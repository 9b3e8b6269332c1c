"""One partner: where the work with it stands, step by step, how it was chosen, and what is done together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import (
    Block,
    Blocks,
    Column,
    Do,
    Empty,
    Figure,
    Figures,
    Heading,
    Mark,
    Row,
    Selection,
    Table,
    Text,
    Tone,
    Why,
    amount,
    day_in_words,
)
from veikart_partners.one.looking import looked_at
from veikart_partners.one.scores import scores_of
from veikart_partners.one.work import pillars_of, work_of
from veikart_partners.portfolio.kinds import ACTIVITIES, KIND_NAMES, PHASE_NAMES, PHASES, Activity
from veikart_partners.portfolio.standing import Partner, partner_of, partners_at
from veikart_partners.portfolio.wording import (
    FIRST,
    covered_in_words,
    phase_mark,
    ways_of,
    why_of,
)

if TYPE_CHECKING:
    from veikart.api import Picture

_STEPS = (
    Column("Phase", least=10),
    Column("", least=1),
    Column("Step", grow=True, least=56),
    Column("Done on", least=10, drop=1),
    Column("What came of it", grow=True, least=18, drop=2),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """The partner that is looked at; where none was chosen, the first of the portfolio, and it says so."""
    partners = partners_at(picture)
    if not partners:
        return [Empty(f"No partner was in the portfolio on {picture.moment.in_words()}.", FIRST)]
    wanted = looked_at(picture)
    chosen = partner_of(picture, wanted) if wanted is not None else None
    partner = chosen or partners[0]
    blocks: list[Block] = [Heading(partner.name)]
    if chosen is None:
        blocks.append(Text(_unchosen(wanted), "muted"))
    blocks += [_figures(picture, partner), Text(_said(picture, partner))]
    blocks.append(Table(_STEPS, tuple(_row(partner, each) for each in ACTIVITIES), "Phases, step by step"))
    return [*blocks, *scores_of(picture, partner), *work_of(picture, partner), *pillars_of(picture, partner)]


def _unchosen(wanted: str | None) -> str:
    why = "" if wanted is None else "The one that was chosen is not here at this moment. "
    return f"{why}This is the first of the portfolio; ctrl+p and a name shows another."


def _figures(picture: Picture, partner: Partner) -> Figures:
    done = len(partner.activities) - len(partner.still_to_do)
    price = amount(partner.day_rate, partner.currency) if partner.day_rate is not None else "·"
    since = f"since {partner.since}" if partner.since else "nobody said"
    why = why_of(picture, partner)
    return Figures(
        (
            Figure("Phase", phase_mark(partner).text, since, why=why),
            Figure("Steps", f"{done}/{len(partner.activities)}", "of the phase"),
            Figure("A day", price, "" if partner.day_rate is not None else "not said"),
        )
    )


def _said(picture: Picture, partner: Partner) -> str:
    parts = [KIND_NAMES[partner.kind]]
    for title, several in (
        ("languages", partner.languages),
        ("regions", partner.regions),
        ("time zones", partner.time_zones),
    ):
        if several:
            parts.append(f"{title} {', '.join(several)}")
    about = f" {partner.about}" if partner.about else ""
    told = f"{'; '.join(parts)}.{about} Covers {covered_in_words(picture, partner) or 'no skill yet'}."
    decision = partner.decision
    if decision is not None:
        word = "Chosen" if decision.chosen else "Not chosen"
        told += f" {word} on {day_in_words(decision.day)}: {decision.why or 'no reason was given'}"
    return told


def _row(partner: Partner, activity: Activity) -> Row:
    step = partner.done.get(activity.key)
    following = not partner.turned_down and partner.still_to_do[:1] == (activity,)
    state = (
        Mark("✓", "good", 2.0) if step else Mark("›", "accent", 1.0) if following else Mark("·", "muted", 0.0)
    )
    first = activity.key == next(each.key for each in ACTIVITIES if each.phase == activity.phase)
    phase = PHASE_NAMES[activity.phase].partition(" and ")[0] if first else ""
    place = PHASES.index(activity.phase)
    cells = (
        Mark(phase, "strong" if activity.phase == partner.phase else "normal", place),
        state,
        activity.name,
        str(step.day) if step else "",
        step.note if step else "",
    )
    about = {"partner": partner.id, "step": activity.key}
    way = (
        Do("partners.take_step", {**about, "done": False}, "It was not done after all")
        if step
        else Do("partners.take_step", about, "It is done")
    )
    later = partner.phase is not None and place > PHASES.index(partner.phase)
    tone: Tone = "muted" if later or partner.turned_down else "normal"
    why = None
    if step:
        inputs = (
            ("Done on", day_in_words(step.day)),
            *((("What came of it", step.note),) if step.note else ()),
        )
        why = Why(activity.name, inputs=inputs, positions=(step.position,))
    return Row(f"step:{activity.key}", cells, why, tone=tone, actions=(way, *ways_of(partner)))
