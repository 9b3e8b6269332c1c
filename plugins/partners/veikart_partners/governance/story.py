"""Two years of looking after partnerships in the company of the demo: reviews, pillars by both sides,
adaptation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from veikart.api import EventBody, Proposed, Told
from veikart_partners.governance.events import AdaptedTo, PartnerReviewed, PillarScored
from veikart_partners.governance.pillars import PILLARS, SIDES

if TYPE_CHECKING:
    from veikart.api import Company

_Digits = tuple[str, str]
"""Our scores and theirs, a digit for each pillar in its order."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A review, so many days after the first workshop; `again`: after how many days the next."""

    after: int
    decided: str
    again: int
    scores: _Digits | None = None


_MEETINGS: Mapping[str, Sequence[Meeting]] = {
    "nordvind-academy": (
        Meeting(130, "Cases come from our own stops, not from the book.", 120, ("22213", "33322")),
        Meeting(252, "The analyst goes to sea with the crew.", 125, ("23323", "33332")),
        Meeting(390, "We look at stops before and after, and not at who liked it.", 150, ("34333", "34433")),
        Meeting(530, "They tell us first what did not work.", 150, ("34433", "44334")),
        Meeting(655, "Next year: fewer courses, two analysts with us for a month.", 150, ("44543", "44344")),
    ),
    "own-academy": (
        Meeting(200, "Units pay with hours, not with money.", 150, ("32222", "44322")),
        Meeting(365, "What is asked for twice becomes an evening.", 160, ("33322", "44432")),
        Meeting(
            560, "The academy learns to measure: before, after, and half a year on.", 140, ("43433", "44443")
        ),
        Meeting(675, "Switching comes first in spring.", 120, ("44433", "44443")),
    ),
    "tvilling-lab": (
        Meeting(445, "They build and we watch: that was not what we wanted.", 115, ("22122", "44433")),
        Meeting(
            560, "A residence instead of a delivery; nobody touches our keyboard.", 112, ("32222", "44433")
        ),
        Meeting(672, "The model is ours when we have changed it three times.", 95, ("32332", "44443")),
    ),
    "varmepumpe-skolen": (
        Meeting(575, "The school comes to the plant, on both shifts.", 90, ("22322", "33322")),
        Meeting(
            668,
            "First the plant, then the theory; a winter week alone is the sign of success.",
            110,
            ("33322", "33432"),
        ),
    ),
}
_EVIDENCE = {
    "alignment": "They asked which goal it serves before they made an offer.",
    "co-creation": "Content was made with those who do the work.",
    "trust": "They called us when a session had failed.",
    "improvement": "The next round was another one, because of what was said.",
    "measuring": "We looked together at figures from before and after.",
}


@dataclass(frozen=True, slots=True)
class _Adaptation:
    after: int
    partner: str
    unit: str
    language: str
    form: str
    note: str


_ADAPTATIONS = (
    _Adaptation(120, "nordvind-academy", "Offshore Wind", "nb, en", "at the quay, one evening in three",
                "They learn with the hands first; it begins with a stop of their own."),
    _Adaptation(185, "own-academy", "Operations", "nb", "half days, in the meeting room",
                "Planners want the method in writing before."),
    _Adaptation(178, "own-academy", "IT and Data", "en", "evenings, two tables",
                "Half do not read Norwegian well."),
    _Adaptation(270, "own-academy", "Customer and Market", "nb", "one hour, half of the team at a time",
                "The phones are never without anybody."),
    _Adaptation(460, "own-academy", "Field Service", "nb", "beside the job",
                "Nobody sits in a room; papers after the day."),
    _Adaptation(655, "varmepumpe-skolen", "District Heating", "nb, sv", "at the plant, on both shifts",
                "Put off twice for want of a free shift; now they come in the shift."),
    _Adaptation(645, "tvilling-lab", "IT and Data", "en", "one day a week at our desks",
                "They explain, we type."),
)  # fmt: skip


def tell(company: Company) -> Iterator[Told]:
    """Reviews with what both sides scored there, and what was noted of units."""
    for key, meetings in _MEETINGS.items():
        partner = company.new_id("partner", key)
        for number, meeting in enumerate(meetings):
            day = _day(company, meeting.after)
            if day >= company.last:
                continue
            bodies = [_review(company, (key, number), meeting, day), *_scores(partner, meeting)]
            yield _told(company, day, 0.6, *bodies)
    for each in _ADAPTATIONS:
        body = AdaptedTo(
            partner=company.new_id("partner", each.partner),
            unit=company.id("unit", each.unit),
            language=each.language,
            form=each.form,
            note=each.note,
        )
        day = _day(company, each.after)
        if day < company.last:
            yield _told(company, day, 0.45, body)


def _day(company: Company, after: int) -> date:
    return company.workshops[0].last + timedelta(days=after)


def _review(company: Company, which: tuple[str, int], meeting: Meeting, day: date) -> PartnerReviewed:
    leaders = [who for who in company.there(day) if who.leads]
    chosen = company.rng("partners", "present", *which).sample(leaders, min(3, len(leaders)))
    return PartnerReviewed(
        review=company.new_id("review", *which),
        partner=company.new_id("partner", which[0]),
        present=tuple(who.person for who in chosen),
        decisions=meeting.decided,
        next=company.working(day) + timedelta(days=meeting.again),
    )


def _scores(partner: str, meeting: Meeting) -> Iterator[EventBody]:
    for side, digits in zip(SIDES, meeting.scores or (), strict=False):
        for pillar, digit in zip(PILLARS, digits, strict=True):
            evidence = _EVIDENCE[pillar.pillar] if int(digit) >= 4 else ""
            yield PillarScored(
                partner=partner, pillar=pillar.pillar, side=side, score=int(digit), evidence=evidence
            )


def _told(company: Company, day: date, share: float, *bodies: EventBody) -> Told:
    day = company.working(day)
    return Told(company.at(day, share), tuple(Proposed(body, day) for body in bodies), "hr")
