"""Mentors: who could learn from whom, for whom there is nobody and why, and the pairs there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import (
    Action,
    Block,
    Blocks,
    Column,
    Do,
    Empty,
    Figure,
    Figures,
    Mark,
    Row,
    Selection,
    Table,
    Text,
    Why,
    count,
    counted,
    join_and,
    number,
    people_in,
)
from veikart_culture.mentoring.columns import MATCH_RULE, MATCH_SOURCE
from veikart_culture.mentoring.managers import leading_roles
from veikart_culture.mentoring.matching import Match, Matching, matching
from veikart_culture.mentoring.page_pairs import those_who_meet, those_who_offer
from veikart_culture.mentoring.reasons import in_words

if TYPE_CHECKING:
    from veikart.api import Picture

_FOUND = (
    Column("Learner", grow=True, least=14),
    Column("Skill", grow=True, least=16),
    Column("Has→needs", right=True, least=5, ordinal=True, drop=2),
    Column("Mentor", grow=True, least=14),
    Column("Holds", right=True, least=5, ordinal=True),
    Column("Unit of the mentor", grow=True, least=12, drop=3),
)
_WITHOUT = (
    Column("Learner", grow=True, least=14),
    Column("Skill", grow=True, least=16),
    Column("Needs", right=True, least=5, ordinal=True, drop=2),
    Column("Why there is none", grow=True, least=30),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """The figures, then proposals, those without one, the pairs, and who would be a mentor."""
    found = matching(picture)
    here = set(people_in(picture, selection)["person"])
    shown = [
        each
        for each in found.matches
        if each.want.learner in here and selection.skill in (None, each.want.skill)
    ]
    meet = those_who_meet(picture, selection, here)
    offer = those_who_offer(picture, found.offers, here)
    if not shown and not meet and not offer:
        return [_nothing(picture, bool(found.wants or len(found.offers.people)))]
    blocks: list[Block] = [_figures(found, shown), Text(_rule(picture, found), "muted")]
    blocks += _proposed(picture, [each for each in shown if each.mentor])
    blocks += _without(picture, found, [each for each in shown if not each.mentor])
    return [*blocks, *meet, *offer]


def _nothing(picture: Picture, elsewhere: bool) -> Empty:
    if elsewhere:
        return Empty(
            "Nobody in this selection wants a mentor, has one or would be one.",
            ("Widen it: choose another unit or skill.",),
        )
    return Empty(
        "Nobody wants a mentor yet, and nobody has offered to be one.",
        (
            "ctrl+p, “Note that somebody would be a mentor”: those whom others ask already.",
            "ctrl+p, “Note that somebody wants a mentor”: as it comes up in a talk.",
            "This page then says who fits whom.",
        ),
    )


def _figures(found: Matching, shown: Sequence[Match]) -> Figures:
    matched = sum(each.mentor is not None for each in shown)
    free = int(found.offers.free.sum())
    positions = tuple(sorted((each.want.position for each in shown), reverse=True)[:200])
    why = Why("Mentors found", MATCH_RULE, MATCH_SOURCE, (("Wanted", number(len(shown))),), positions)
    mentors = counted(len(found.offers.people), "mentor")
    return Figures(
        (
            Figure("Want a mentor", number(len(shown)), "people × skills, without one"),
            Figure("Mentors found", number(matched), f"{len(shown) - matched} without", "normal", why),
            Figure("Room left", number(free), f"of {mentors}, before these"),
        )
    )


def _rule(picture: Picture, found: Matching) -> str:
    roles = [picture.name("role", role) for role in leading_roles(picture)]
    managers = (
        f"their manager (who holds {join_and(roles, 'or')} in their unit, or above it)"
        if roles
        else "their manager, if you say in Settings: Mentors which roles lead"
    )
    return (
        f"A mentor holds the skill at the level needed, or up to {counted(found.furthest, 'step')} above it, "
        f"has room, stays, and is not {managers}. Nearer mentors come first."
    )


def _proposed(picture: Picture, matches: Sequence[Match]) -> list[Block]:
    if not matches:
        return []
    units = dict(picture.people.select("person", "unit_name").rows())
    return [Table(_FOUND, tuple(_row(picture, each, units) for each in matches), "Who could learn from whom")]


def _row(picture: Picture, match: Match, units: dict[str, str | None]) -> Row:
    want, mentor = match.want, match.mentor
    assert mentor is not None
    assert match.level is not None
    has = "?" if want.has is None else number(want.has)
    cells = (
        picture.name("person", want.learner),
        picture.name("skill", want.skill),
        f"{has}→{number(want.need)}",
        picture.name("person", mentor),
        Mark(
            number(match.level) + (" old" if match.old else ""),
            "muted" if match.old else "normal",
            match.level,
        ),
        units.get(mentor) or "–",
    )
    pair = {"learner": want.learner, "mentor": mentor, "skill": want.skill}
    ways = (
        Do("culture.agree_pair", pair, "Agree on this mentor"),
        Action("gap.person", {"person": mentor}, "What hangs on the mentor"),
        *_of_want(match),
    )
    inputs = (
        ("Level known", "nobody knows" if want.has is None else number(want.has)),
        ("Level needed", number(want.need)),
        ("Level of the mentor", number(match.level)),
        ("Steps above what is needed", number(match.steps)),
        ("Rating of the mentor", "old" if match.old else "fresh"),
        ("Cost", number(match.cost)),
    )
    why = Why(f"{cells[0]} and {cells[3]}", MATCH_RULE, MATCH_SOURCE, inputs, (want.position,))
    return Row(f"want:{want.learner}/{want.skill}", cells, why, actions=ways)


def _of_want(match: Match) -> tuple[Action | Do, ...]:
    want = match.want
    about = {"learner": want.learner, "skill": want.skill, "wanted": False}
    return (
        Action("map", {"skill": want.skill}, "Everyone's levels on the Map"),
        Do("culture.want_mentor", about, "Does not want one any more"),
    )


def _without(picture: Picture, found: Matching, matches: Sequence[Match]) -> list[Block]:
    if not matches:
        return []
    rows = []
    for each in matches:
        want, reason = each.want, in_words(picture, found, each)
        name = picture.name("person", want.learner)
        cells = (name, picture.name("skill", want.skill), number(want.need), reason)
        asked = tuple(
            Do(
                "culture.offer_mentor",
                {"mentor": person},
                f"{picture.name('person', person)} would be a mentor",
            )
            for person in each.about[:3]
            if each.reason in ("nobody", "full", "taken")
        )
        inputs = (("Level needed", number(want.need)), ("Why", reason))
        why = Why(name, MATCH_RULE, MATCH_SOURCE, inputs, (want.position,))
        rows.append(Row(f"want:{want.learner}/{want.skill}", cells, why, actions=(*asked, *_of_want(each))))
    return [Table(_WITHOUT, tuple(rows), f"Without a mentor: {count(len(rows))}")]
