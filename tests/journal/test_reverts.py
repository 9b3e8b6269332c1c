"""Which events still hold when reverts can be reverted, against an oracle that walks backwards by hand."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from veikart.journal.reverts import Revert, Reverted, in_force, is_reverted


@st.composite
def histories(draw: st.DrawFn) -> tuple[int, list[Revert]]:
    """A length, and reverts at random places, each of a span that lies before it."""
    length = draw(st.integers(2, 40))
    reverts = []
    for position in range(1, length):
        if draw(st.booleans()):
            first = draw(st.integers(0, position - 1))
            reverts.append(Revert(position, first, draw(st.integers(first, position - 1))))
    return length, reverts


def holds(position: int, reverts: list[Revert]) -> bool:
    """The definition: an event holds unless a revert that itself holds takes it back."""
    return not any(r.first <= position <= r.last and holds(r.position, reverts) for r in reverts)


@given(histories())
def test_a_revert_is_in_force_unless_one_in_force_takes_it_back(history: tuple[int, list[Revert]]) -> None:
    length, reverts = history
    by_position = {revert.position: revert for revert in reverts}
    standing = [True] * length
    for position in range(length - 1, -1, -1):  # the last word is always in force
        if standing[position] and position in by_position:
            for taken in range(by_position[position].first, by_position[position].last + 1):
                standing[taken] = False
    active = in_force(reverts)
    assert [r.position for r in active] == [
        p for p in range(length - 1, -1, -1) if p in by_position and standing[p]
    ]
    assert [not is_reverted(position, active) for position in range(length)] == standing
    assert [position not in Reverted(active) for position in range(length)] == standing


@given(histories())
def test_holding_is_as_defined(history: tuple[int, list[Revert]]) -> None:
    length, reverts = history
    few = reverts[-8:]
    active = in_force(few)
    assert [not is_reverted(p, active) for p in range(length)] == [holds(p, few) for p in range(length)]


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_reverts_are_given_does_not_matter(
    history: tuple[int, list[Revert]], source: random.Random
) -> None:
    _, reverts = history
    shuffled = source.sample(reverts, len(reverts))
    assert in_force(shuffled) == in_force(reverts)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12))))
def test_spans_are_looked_up_as_if_one_by_one(spans: list[tuple[int, int]]) -> None:
    reverts = [Revert(100 + n, first, first + more) for n, (first, more) in enumerate(spans)]
    reverted = Reverted(reverts)
    assert [p in reverted for p in range(-1, 80)] == [is_reverted(p, reverts) for p in range(-1, 80)]


def test_undo_redo_undo() -> None:
    undo, redo, undo_again = Revert(2, 1, 1), Revert(3, 2, 2), Revert(4, 3, 3)
    assert in_force([undo]) == [undo]
    assert not is_reverted(1, in_force([undo, redo]))
    assert is_reverted(1, in_force([undo, redo, undo_again]))
