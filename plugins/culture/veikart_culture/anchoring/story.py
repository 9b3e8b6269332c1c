"""The demo's checks of anchoring: in every workshop, with what showed it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from veikart.api import Proposed, Told
from veikart_culture.anchoring.events import AnchoringJudged

if TYPE_CHECKING:
    from veikart.api import Company

_SAID: tuple[tuple[tuple[str, int, str], ...], ...] = (
    (
        ("top-direction", 2, "Three lists of priorities, and nobody knew which of them counts."),
        ("top-time", 2, "Courses are the first thing that is cancelled when a turbine stands."),
        ("top-own", 1, "Nobody in the room could name anything."),
        ("top-asks", 1, "The monthly review has money and injuries on its agenda."),
        ("hr-tools", 2, "A form for the yearly talk, which two leaders of seven use."),
        ("hr-support", 3, "They come when they are asked."),
        ("hr-data", 1, "The list of certificates is a spreadsheet of last year."),
        ("line-plan", 1, "One unit of six has written anything down."),
        ("line-talks", 2, "In Offshore Wind yes, elsewhere when there is time."),
        ("line-time", 2, "Two afternoons were agreed in spring, and one was held."),
    ),
    (
        ("top-direction", 4, "One page with three goals and four skills; it hangs in the control room."),
        ("top-time", 2, "District Heating had no free afternoon in half a year."),
        ("hr-data", 3, "Levels of all critical skills are known, and who said so."),
        ("line-talks", 3, "Eight talks in ten were held; hardly any in District Heating."),
    ),
    (
        ("top-own", 3, "The head of operations took part in the vibration clinic, twice."),
        ("top-asks", 3, "Competence is the third item of the quarterly review."),
        ("hr-tools", 4, "Leaders bring the Map to the talks."),
        ("line-plan", 3, "Four units of six have a plan; Field Service did not see its retirements coming."),
    ),
    (
        ("top-direction", 4, "Parked skills stay parked, and people say so to suppliers."),
        ("top-time", 3, "The shift plan has free afternoons now; one in three is still taken back."),
        ("top-asks", 4, "Nobody was asked for money without being asked who can do it."),
        ("hr-support", 4, "HR called two leaders before their plans ran late."),
        ("hr-data", 4, "Few ratings are older than a year."),
        ("line-plan", 4, "Every unit has one; two are late."),
        ("line-time", 3, ""),
    ),
)
"""Workshop by workshop: statement, score, what shows it."""


def tell(company: Company) -> Iterator[Told]:
    """One entry near the end of each workshop."""
    for workshop, said in zip(company.workshops, _SAID, strict=False):
        day = workshop.last
        bodies = (AnchoringJudged(statement=key, score=score, evidence=shown) for key, score, shown in said)
        proposals = tuple(Proposed(body, day) for body in bodies)
        yield Told(company.at(day, 0.96), proposals, workshop=workshop.workshop)
