"""Reaction: counts without names, never of so few that one could tell who said what."""

from __future__ import annotations

import pytest
from tests.plugins.partners.effect.conftest import Past
from tests.plugins.partners.said import cells, rows
from tests.plugins.partners.working import ended

from veikart.api import Distribution, DoesNotFit
from veikart_partners.effect.events import ReactionsCounted

QUESTION = "I can use this"


def count(past: Past, **counts: int) -> None:
    past.room.do("partners.count_reactions", engagement=past.work, question=QUESTION, **counts)


def test_six_answers_are_shown_and_five_are_not_even_kept(begun: Past) -> None:
    ended(begun.room, begun.work)
    head = begun.room.session.journal.head()
    with pytest.raises(DoesNotFit, match="one can tell who said what"):
        count(begun, fives=5)
    assert begun.room.session.journal.head() == head
    count(begun, twos=2, fives=4)
    assert cells(rows(begun.room.blocks("partners.effect"))[f"partner:{begun.partner}"])[1] == "67 % of 6"


def test_counting_again_never_tells_what_the_few_in_between_answered(begun: Past) -> None:
    ended(begun.room, begun.work)
    count(begun, fours=6)
    for more in ({"fours": 6, "ones": 1}, {"fours": 11}):
        with pytest.raises(DoesNotFit, match="the difference would say"):
            count(begun, **more)
    count(begun, fours=5, ones=1)  # corrected
    count(begun, fours=12)
    head = begun.room.session.journal.head()
    count(begun, fours=12)
    assert begun.room.session.journal.head() == head


def test_few_answers_that_came_another_way_are_withheld_in_every_figure(begun: Past) -> None:
    ended(begun.room, begun.work)
    begun.room.write(ReactionsCounted(engagement=begun.work, question=QUESTION, fives=3, ones=1))
    blocks = begun.room.blocks("partners.effect")
    [answers] = [block for block in blocks if isinstance(block, Distribution)]
    assert (answers.rows[0].withheld, answers.rows[0].counts) == (True, (0, 0, 0, 0, 0))
    assert cells(rows(blocks)[f"partner:{begun.partner}"])[1] == "× few"
    assert begun.room.analysis("partners.effects")["content"].to_list() == [None, None, None]


def test_whoever_took_no_part_has_no_practice(begun: Past) -> None:
    with pytest.raises(DoesNotFit, match="takes no part"):
        begun.room.do("partners.observe_practice", engagement=begun.work, person="kari", often="often")
    with pytest.raises(DoesNotFit, match="Name another"):
        begun.room.do(
            "partners.observe_practice", engagement=begun.work, person="p1", often="often", observer="p1"
        )
