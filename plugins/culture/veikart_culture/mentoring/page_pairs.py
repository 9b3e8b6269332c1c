"""The tables of pairs that meet, and of those who would be mentors."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from veikart.api import Block, Column, Do, Mark, Row, Selection, Table, Tone, Why, day_in_words, number
from veikart_culture.mentoring.pairs import Pair, level_on, pairs

if TYPE_CHECKING:
    from veikart.api import Picture
    from veikart_culture.mentoring.wanting import Offers

_MOST = 60
_PAIRS = (
    Column("Learner", grow=True, least=14),
    Column("Mentor", grow=True, least=14),
    Column("Skill", grow=True, least=16),
    Column("Since", least=10, drop=1),
    Column("Then→now", right=True, least=5, ordinal=True),
)
_OFFERS = (
    Column("Mentor", grow=True, least=16),
    Column("Unit", grow=True, least=12, drop=2),
    Column("Learners", right=True, least=8),
    Column("Leaves", least=10, drop=1),
)
_MOVED = "the learner's level that counted on the day the pair was agreed, and the one that counts now"


def those_who_meet(picture: Picture, selection: Selection, here: Set[str]) -> list[Block]:
    """The pairs of the selection, of a learner or a mentor in it."""
    shown = [
        each
        for each in pairs(picture)
        if (each.learner in here or each.mentor in here) and selection.skill in (None, each.skill)
    ]
    if not shown:
        return []
    return [Table(_PAIRS, tuple(_pair(picture, each) for each in shown[:_MOST]), "Pairs that meet")]


def _pair(picture: Picture, pair: Pair) -> Row:
    then = level_on(picture, pair.learner, pair.skill, pair.since)
    now = level_on(picture, pair.learner, pair.skill, picture.moment.true_on)
    moved = f"{_level(then)}→{_level(now)}"
    rose = then is not None and now is not None and now > then
    cells = (
        picture.name("person", pair.learner),
        picture.name("person", pair.mentor),
        picture.name("skill", pair.skill),
        Mark(str(pair.since), sort=pair.since),
        Mark(moved, "good" if rose else "normal", float("nan") if now is None else now),
    )
    inputs = (
        ("Agreed", day_in_words(pair.since)),
        ("Level then", "not known" if then is None else number(then)),
        ("Level now", "not known" if now is None else number(now)),
    )
    ways = (
        Do("culture.end_pair", {"pair": pair.id}, "They meet no longer"),
        Do("skill.assess", {"person": pair.learner, "skill": pair.skill}, "Rate the learner"),
    )
    why = Why(f"{cells[0]} and {cells[1]}", _MOVED, "", inputs, (pair.position,))
    return Row(f"pair:{pair.id}", cells, why, actions=ways)


def _level(level: float | None) -> str:
    return "?" if level is None else number(level)


def those_who_offer(picture: Picture, offers: Offers, here: Set[str]) -> list[Block]:
    """Everyone of the selection who would be a mentor, with the room there is."""
    units = dict(picture.people.select("person", "unit_name").rows())
    rows = []
    for person, capacity, load in zip(offers.people, offers.capacity, offers.load, strict=True):
        if person not in here:
            continue
        leaves = offers.leaves.get(person)
        name = picture.name("person", person)
        tone: Tone = "good" if load < capacity else "warn"
        cells = (
            name,
            units.get(person) or "–",
            Mark(f"{load} of {capacity}", tone, float(capacity - load)),
            Mark(str(leaves), "warn", leaves) if leaves else Mark("–", "muted", ""),
        )
        inputs = (("Would be a mentor for", number(capacity)), ("Learners now", number(load)))
        ways = (
            Do("culture.offer_mentor", {"mentor": person, "capacity": int(capacity)}, "Change for how many"),
            Do("culture.agree_pair", {"mentor": person}, "Agree on a learner"),
        )
        why = Why(name, "room = for how many at a time − pairs that meet", "", inputs)
        rows.append(Row(f"mentor:{person}", cells, why, actions=ways))
    return [Table(_OFFERS, tuple(rows), "Would be mentors")] if rows else []
