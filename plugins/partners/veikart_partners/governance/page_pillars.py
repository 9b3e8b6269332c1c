"""Pillars: the five on which each partnership rests, seen from both sides, and how that has moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from veikart.api import (
    Action,
    Block,
    Blocks,
    Column,
    Criterion,
    Distribution,
    Do,
    Level,
    Mark,
    Meter,
    Milestone,
    Point,
    Row,
    Scorecard,
    Selection,
    Series,
    Spread,
    Table,
    Text,
    Tone,
    Trend,
    Why,
    counted,
    day_in_words,
    number,
)
from veikart_partners.delivery.wording import nothing_yet
from veikart_partners.governance.pillars import PILLARS, SIDES, PillarOf
from veikart_partners.governance.positions import (
    FORMULA,
    SOURCE,
    Position,
    counts_of,
    position_of,
    way,
)
from veikart_partners.governance.reading import Score, Standing, asked, scores_said, standing
from veikart_partners.portfolio.standing import Partner, partners_at

if TYPE_CHECKING:
    from veikart.api import Picture

_LEVELS = (
    Level("1", "courses are bought"),
    Level("2"),
    Level("3"),
    Level("4"),
    Level("5", "both grow"),
)
_COLUMNS = (
    Column("Partner", grow=True, least=14),
    Column("Position", least=14),
    Column("We say", right=True, least=6, drop=2),
    Column("They say", right=True, least=8, drop=3),
    Column("Apart", right=True, least=12),
    Column("Since a year", right=True, least=12, drop=1),
)
_YEAR = timedelta(days=365)
_WIDE = 20
"""Points of a hundred from which both sides see it so differently that it should be talked about."""
_MOST_LINES = 6
_APART = "apart = where they say we are − where we say; 20 and more should be talked about"


def draw(picture: Picture, selection: Selection) -> Blocks:
    """The scores first, then where each partnership stands, how it moved, and each pillar by both sides."""
    scores = scores_said(picture)
    partners = [each for each in partners_at(picture) if standing(scores, each.id)]
    if not partners:
        step = "Score a pillar, both sides: ctrl+p, “Score a pillar of a partnership”."
        return [nothing_yet(picture, "no pillar was scored", step)]
    stands = {each.id: standing(scores, each.id) for each in partners}
    blocks: list[Block] = [
        Text(_told(partners, stands), "muted"),
        Distribution(
            _LEVELS, tuple(_spread(each, stands[each.id]) for each in partners), "All scores of both sides"
        ),
        Table(
            _COLUMNS,
            tuple(_row(picture, each, scores) for each in partners),
            "From transactional to transformational",
        ),
    ]
    trend = _trend(picture, partners, scores)
    if trend is not None:
        blocks.append(trend)
    return [*blocks, *(_scorecard(picture, each, scores) for each in partners)]


def _told(partners: Sequence[Partner], stands: dict[str, Standing]) -> str:
    missing = sum(len(asked()) - len(stands[each.id]) for each in partners)
    text = f"{counted(len(partners), 'partnership')}, five pillars each, scored by both sides."
    return f"{text} {counted(missing, 'score is', 'scores are')} missing." if missing else text


def ways_of(partner: Partner) -> tuple[Action | Do, ...]:
    """What can be done about the pillars of a partner."""
    about = {"partner": partner.id}
    return (
        Do("partners.score_pillar", about, "Score a pillar"),
        Do("partners.review", about, "Note a review"),
        Action("partners.governance", {}, "Reviews and what was decided"),
    )


def _positions(scores: Standing) -> tuple[int, ...]:
    return tuple(sorted((each.position for each in scores.values()), reverse=True))


def _spread(partner: Partner, scores: Standing) -> Spread:
    why = Why(
        f"Scores of {partner.name}",
        "how many of the ten scores (five pillars, two sides) are 1, 2, … 5",
        "Our own count.",
        tuple((_named(each), f"{each.score}: {each.evidence}".rstrip(": ")) for each in scores.values()),
        _positions(scores),
    )
    missing = len(asked()) - len(scores)
    return Spread(
        f"partner:{partner.id}", partner.name, counts_of(scores), missing, why=why, actions=ways_of(partner)
    )


def _named(score: Score) -> str:
    name = next(each.name for each in PILLARS if each.pillar == score.pillar)
    return f"{name}, {'we' if score.side == 'us' else 'they'} say"


def _row(picture: Picture, partner: Partner, scores: Sequence[Score]) -> Row:
    now = standing(scores, partner.id)
    position = position_of(now)
    before = position_of(standing(scores, partner.id, picture.moment.true_on - _YEAR))
    cells = (
        partner.name,
        _meter(position),
        _points(position.us),
        _points(position.them),
        _apart(position),
        _moved(position, before),
    )
    return Row(
        f"partner:{partner.id}",
        cells,
        _why(picture, partner, now, position, before),
        actions=ways_of(partner),
    )


def _meter(position: Position) -> Meter:
    if position.both is None:
        told = "one side only" if position.us is not None or position.them is not None else "too few scores"
        return Meter(None, told, "muted")
    return Meter(position.both / 100, number(round(position.both)))


def _points(value: float | None) -> Mark:
    return Mark("·", "muted", float("nan")) if value is None else Mark(number(round(value)), sort=value)


def _apart(position: Position) -> Mark:
    apart = position.apart
    if apart is None:
        return Mark("·", "muted", float("nan"))
    if round(apart) == 0:
        return Mark("agree", "good", 0.0)
    who = "they" if apart > 0 else "we"
    return Mark(
        f"{who} +{number(round(abs(apart)))}", "warn" if abs(apart) >= _WIDE else "normal", abs(apart)
    )


def _moved(position: Position, before: Position) -> Mark:
    if position.both is None or before.both is None:
        return Mark("·", "muted", float("nan"))
    moved = round(position.both) - round(before.both)
    tone: Tone = "good" if moved > 0 else "warn" if moved < 0 else "normal"
    return Mark(f"{moved:+d}" if moved else "as it was", tone, float(moved))


def _why(picture: Picture, partner: Partner, now: Standing, position: Position, before: Position) -> Why:
    def told(value: float | None) -> str:
        return "not known" if value is None else number(round(value, 1))

    inputs = (
        ("Position", told(position.both)),
        ("We say", told(position.us)),
        ("They say", told(position.them)),
        (f"Position on {day_in_words(picture.moment.true_on - _YEAR)}", told(before.both)),
        ("Scored", f"{len(now)} of {len(asked())}"),
    )
    return Why(partner.name, f"{FORMULA}; {_APART}", SOURCE, inputs, _positions(now))


def _trend(picture: Picture, partners: Sequence[Partner], scores: Sequence[Score]) -> Trend | None:
    series = []
    for partner in partners:
        points = [Point(day, position.both, why=None) for day, position in way(scores, partner.id)]
        if points:
            why = Why(partner.name, FORMULA, SOURCE, more=partial(_behind, scores, partner.id))
            series.append(
                Series(
                    f"partner:{partner.id}", partner.name, tuple(points), why=why, actions=ways_of(partner)
                )
            )
    if not any(len(each.points) > 1 for each in series):
        return None
    shown = tuple(series[:_MOST_LINES])
    first = min(each.points[0].day for each in shown)
    days = sorted({row["started"]: row["name"] for row in picture.workshops.iter_rows(named=True)}.items())
    return Trend(
        shown,
        title="How the position moved (0 transactional, 100 transformational)",
        least=0,
        most=100,
        milestones=tuple(Milestone(day, name) for day, name in days if day >= first),
    )


def _behind(scores: Sequence[Score], partner: str) -> Why:
    positions = [each.position for each in scores if each.partner == partner]
    return Why("", inputs=(("Scores given", number(len(positions))),), positions=tuple(positions[:-201:-1]))


def _scorecard(picture: Picture, partner: Partner, scores: Sequence[Score]) -> Scorecard:
    now = standing(scores, partner.id)
    before = standing(scores, partner.id, picture.moment.true_on - _YEAR)
    criteria = tuple(_criterion(partner, pillar, now, before) for pillar in PILLARS)
    return Scorecard(
        criteria, ("We say", "They say"), ends=("courses are bought", "both grow"), title=partner.name
    )


def _criterion(partner: Partner, pillar: PillarOf, now: Standing, before: Standing) -> Criterion:
    said = [now.get((pillar.pillar, side)) for side in SIDES]
    earlier = [before.get((pillar.pillar, side)) for side in SIDES]
    last = max(
        (each for each in said if each is not None), key=lambda each: (each.day, each.position), default=None
    )
    evidence = last.evidence if last is not None else ""
    inputs = (
        ("1 means", pillar.low),
        ("5 means", pillar.high),
        *(
            (_named(each), f"{each.score} on {each.day.isoformat()}: {each.evidence}".rstrip(": "))
            for each in said
            if each
        ),
    )
    positions = tuple(each.position for each in said if each is not None)
    score = Do("partners.score_pillar", {"partner": partner.id, "pillar": pillar.pillar}, "Score this pillar")
    return Criterion(
        f"pillar:{partner.id}/{pillar.pillar}",
        pillar.name,
        tuple(each.score if each is not None else None for each in said),
        tuple(each.score if each is not None else None for each in earlier) if any(earlier) else (),
        text=evidence,
        why=Why(
            f"{partner.name}: {pillar.name}",
            "each side's last score, from 1 to 5; the ring: a year before",
            "",
            inputs,
            positions,
        ),
        actions=(score, Do("partners.review", {"partner": partner.id}, "Note a review")),
    )
