"""Governance: when both sides sat together, who was there, what was decided, and when they meet again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from veikart.api import (
    Action,
    Block,
    Blocks,
    Column,
    Do,
    Mark,
    Row,
    Selection,
    Table,
    Text,
    Wheel,
    WheelEntry,
    Why,
    counted,
    day_in_words,
    join_and,
    number,
)
from veikart_partners.delivery.wording import nothing_yet
from veikart_partners.governance.reading import Review, reviews_at
from veikart_partners.portfolio.standing import Partner, names, partners_at

if TYPE_CHECKING:
    from veikart.api import Picture

_PARTNERS = (
    Column("Partner", grow=True, least=14),
    Column("Reviews", right=True, least=7, drop=2),
    Column("Every", right=True, least=8, drop=3, kept=True),
    Column("Last", least=10, kept=True),
    Column("Next", least=10, kept=True),
    Column("Stands", grow=True, least=16, kept=True),
)
_REVIEWS = (
    Column("Day", least=10, kept=True),
    Column("Partner", grow=True, least=12),
    Column("What was decided", grow=True, least=24),
    Column("Who of us", grow=True, least=12, drop=1),
    Column("Next", least=10, drop=2, kept=True),
)
_CADENCE = (
    "every = the median of the days between two reviews; stands = the next day that was "
    "agreed, against the day looked at"
)
_MOST = 40


def draw(picture: Picture, selection: Selection) -> Blocks:
    """How it stands by partner, the year's reviews, and what was decided."""
    partners = [each for each in partners_at(picture) if each.works_with_us]
    reviews = reviews_at(picture)
    if not partners and not reviews:
        step = "Choose a partner first: a partner that is only looked at is not reviewed."
        return [nothing_yet(picture, "there was nobody to sit with", step)]
    rows = tuple(
        _partner(picture, each, [one for one in reviews if one.partner == each.id]) for each in partners
    )
    blocks: list[Block] = [Text(_told(picture, partners, reviews), "muted"), Table(_PARTNERS, rows)]
    wheel = _wheel(picture, partners, reviews)
    if wheel is not None:
        blocks.append(wheel)
    if reviews:
        called = names(picture)
        blocks.append(
            Table(
                _REVIEWS,
                tuple(_review(picture, each, called.get(each.partner, "")) for each in reviews[:_MOST]),
                "Decided",
            )
        )
    return blocks


def next_of(reviews: Sequence[Review]) -> date | None:
    """When they meet again, as the latest review says."""
    return reviews[0].next if reviews else None


def _told(picture: Picture, partners: Sequence[Partner], reviews: Sequence[Review]) -> str:
    year = [each for each in reviews if each.day > picture.moment.true_on - timedelta(days=365)]
    without = [each.name for each in partners if not any(one.partner == each.id for one in reviews)]
    text = f"{counted(len(year), 'review')} in the last twelve months."
    return f"{text} Never yet with {join_and(without)}." if without else text


def _stands(picture: Picture, following: date | None, held: bool) -> Mark:
    if following is None:
        return Mark("no next date" if held else "never reviewed", "warn", 0)
    left = (following - picture.moment.true_on).days
    if left < 0:
        return Mark(f"{counted(-left, 'day')} overdue", "bad", left)
    return Mark("today" if left == 0 else f"in {counted(left, 'day')}", "normal", left)


def _partner(picture: Picture, partner: Partner, reviews: Sequence[Review]) -> Row:
    following = next_of(reviews)
    gaps = sorted((later.day - earlier.day).days for later, earlier in pairwise(reviews))
    every = gaps[(len(gaps) - 1) // 2] if gaps else None
    cells = (
        partner.name,
        Mark(number(len(reviews)) if reviews else "·", sort=len(reviews)),
        Mark(
            counted(every, "day") if every is not None else "·",
            sort=every if every is not None else float("nan"),
        ),
        _day(reviews[0].day if reviews else None),
        _day(following),
        _stands(picture, following, bool(reviews)),
    )
    inputs = tuple(
        (day_in_words(each.day), each.decisions or "nothing was written down") for each in reviews[:8]
    )
    why = Why(
        f"Reviews with {partner.name}",
        _CADENCE,
        "Our own count.",
        inputs,
        tuple(each.position for each in reviews),
    )
    about = {"partner": partner.id}
    ways = (
        Do("partners.review", about, "Note a review"),
        Do("partners.score_pillar", about, "Score a pillar"),
        Action("partners.pillars", {}, "The five pillars"),
    )
    return Row(f"partner:{partner.id}", cells, why, actions=ways)


def _day(day: date | None) -> Mark:
    return Mark("·", "muted", float("nan")) if day is None else Mark(day.isoformat(), sort=day)


def _review(picture: Picture, each: Review, partner: str) -> Row:
    present = [picture.name("person", person) for person in each.present]
    cells = (
        Mark(each.day.isoformat(), sort=each.day),
        partner,
        each.decisions or Mark("nothing was written down", "muted"),
        join_and(present) or Mark("not said", "muted"),
        _day(each.next),
    )
    inputs = (
        ("Who of us", join_and(present) or "not said"),
        ("Decided", each.decisions or "nothing was written down"),
    )
    why = Why(f"{partner}, {day_in_words(each.day)}", inputs=inputs, positions=(each.position,))
    again = Do("partners.review", {"partner": each.partner}, "Note the next review")
    return Row(f"review:{each.id}", cells, why, actions=(again,))


def _wheel(picture: Picture, partners: Sequence[Partner], reviews: Sequence[Review]) -> Wheel | None:
    """The next reviews of the coming twelve months."""
    today = picture.moment.true_on
    entries = []
    for each in partners:
        following = next_of([one for one in reviews if one.partner == each.id])
        if following is not None and today <= following < today + timedelta(days=365):
            entries.append(
                WheelEntry(
                    f"review:{each.id}",
                    each.name,
                    following.month,
                    following.day,
                    lane="Reviews with partners",
                )
            )
    if not entries:
        return None
    return Wheel(tuple(entries), month=today.month, begins=today.month, title="Reviews ahead")
