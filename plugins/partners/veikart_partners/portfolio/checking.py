"""Questions to the portfolio: what has no phase, no next step, no skill, or no reason why it was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from veikart.api import Do, Finding
from veikart_partners.portfolio.kinds import PHASE_NAMES
from veikart_partners.portfolio.standing import Partner, partners_at

if TYPE_CHECKING:
    from veikart.api import Picture


def partners_amiss(picture: Picture) -> Sequence[Finding]:
    """A finding for each thing that a partner of the portfolio lacks."""
    return [
        Finding(text, advice, severity="warning", subject=f"partner:{partner.id}", actions=(way,))
        for partner in partners_at(picture)
        if not partner.turned_down
        for text, advice, way in _amiss(partner)
    ]


def _amiss(partner: Partner) -> Iterator[tuple[str, str, Do]]:
    about = {"partner": partner.id}
    following = partner.next_phase
    if partner.phase is None:
        yield (
            f"Nobody said where the work with {partner.name} stands.",
            "Let it enter its phase.",
            Do("partners.enter_phase", about, "Say in which phase it is"),
        )
    elif not partner.still_to_do and following is not None:
        phase = PHASE_NAMES[partner.phase].lower()
        way = (
            Do("partners.decide", about, "Decide, with a reason")
            if partner.to_be_decided
            else Do("partners.enter_phase", {**about, "phase": following}, "Let it enter the next phase")
        )
        yield (
            f"{partner.name} has no next step: all of {phase} is done.",
            "Decide." if partner.to_be_decided else f"Go on with {PHASE_NAMES[following].lower()}.",
            way,
        )
    if not partner.covers:
        yield (
            f"{partner.name} covers no skill.",
            "Say what it is to help with, or end the work with it.",
            Do("partners.cover", about, "Say which skills it covers"),
        )
    if partner.works_with_us and not _has_reason(partner):
        yield (
            f"Nobody wrote down why {partner.name} was chosen.",
            "Decide about it, with the reason, so that the next choice can learn from it.",
            Do("partners.decide", about, "Note the decision with its reason"),
        )


def _has_reason(partner: Partner) -> bool:
    decision = partner.decision
    return decision is not None and decision.chosen and bool(decision.why.strip())
