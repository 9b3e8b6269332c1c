"""What the forms about partners offer to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from veikart.api import Choice, Pick
from veikart_partners.portfolio.kinds import ACTIVITIES, KIND_NAMES, PHASE_NAMES
from veikart_partners.portfolio.standing import Partner, partners_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from veikart.api import Picture


def every(picture: Picture) -> list[Choice]:
    """All partners of the portfolio, with the phase of each."""
    return _choices(partners_at(picture))


def undecided(picture: Picture) -> list[Choice]:
    """Partners about whom nothing was decided, those in the selection first."""
    return _choices(each for each in partners_at(picture) if each.decision is None)


def steps(picture: Picture) -> list[Choice]:
    """The activities of all phases."""
    return [Choice(each.key, each.name, PHASE_NAMES[each.phase]) for each in ACTIVITIES]


AnyPartner = Annotated[str, Pick(choices=every)]
Activity = Annotated[str, Pick(choices=steps)]


def _choices(partners: Iterable[Partner]) -> list[Choice]:
    return [
        Choice(each.id, each.name, f"{KIND_NAMES[each.kind]}, {phase_of(each).lower()}") for each in partners
    ]


def phase_of(partner: Partner) -> str:
    """The phase in a word or two, and whether it was turned down."""
    if partner.turned_down:
        return "Not chosen"
    return PHASE_NAMES[partner.phase] if partner.phase else "Phase not said"
