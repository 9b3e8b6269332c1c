"""What is withheld cannot be computed from what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veikart.reporting.grouping import Group, hidden_among

Tree = list[tuple[int, int]]
"""People and depth of every group, in reading order."""


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """An organisation: each group has its parts, and people of its own who are in none of them."""

    def grown(depth: int) -> Tree:
        parts = [grown(depth + 1) for _ in range(draw(st.integers(0, 3 if depth < 3 else 0)))]
        own = draw(st.sampled_from((0, 1, 2, 7, 30)) if parts else st.integers(0, 20))
        return [(own + sum(part[0][0] for part in parts), depth), *(each for part in parts for each in part)]

    return [each for _ in range(draw(st.integers(1, 3))) for each in grown(0)]


def equations(tree: Tree, hidden: frozenset[int]) -> list[dict[str, int]]:
    """For every group: it is the sum of its parts and its own. Terms are what is not shown, with the people
    of each as its value; the whole is shown."""
    found = [{f"g{i}": people for i, (people, depth) in enumerate(tree) if depth == 0 and i in hidden}]
    for i, (people, depth) in enumerate(tree):
        inside, j = list[int](), i + 1
        while j < len(tree) and tree[j][1] > depth:
            if tree[j][1] == depth + 1:
                inside.append(j)
            j += 1
        own = people - sum(tree[j][0] for j in inside)
        terms = {f"g{j}": tree[j][0] for j in inside if j in hidden}
        if own:
            terms[f"own{i}"] = own
        if i in hidden:
            terms[f"g{i}"] = -people
        if inside:
            found.append(terms)
    return found


def solved(rows: Sequence[dict[str, int]], names: Sequence[str]) -> list[dict[str, Fraction]]:
    """The equations in reduced form: each leads with one unknown that no other holds."""
    matrix = [[Fraction((row.get(n, 0) > 0) - (row.get(n, 0) < 0)) for n in names] for row in rows]
    at = 0
    for column in range(len(names)):
        pivot = next((i for i in range(at, len(matrix)) if matrix[i][column]), None)
        if pivot is None:
            continue
        matrix[at], matrix[pivot] = matrix[pivot], matrix[at]
        matrix[at] = [value / matrix[at][column] for value in matrix[at]]
        for i, row in enumerate(matrix):
            if i != at and row[column]:
                matrix[i] = [a - row[column] * b for a, b in zip(row, matrix[at], strict=True)]
        at += 1
    return [{n: v for n, v in zip(names, row, strict=True) if v} for row in matrix[:at]]


@given(trees(), st.integers(2, 8))
@settings(max_examples=200, deadline=None)
def test_no_small_group_can_be_computed_from_what_is_shown(tree: Tree, smallest: int) -> None:
    """With the sum of every shown group and of the whole at hand, no unknown of few people is determined."""
    hidden = hidden_among([Group(*each) for each in tree], smallest).all
    small = {i for i, (people, _) in enumerate(tree) if 0 < people < smallest}
    assert small <= hidden
    if sum(people for people, depth in tree if depth == 0) < smallest:
        return
    rows = equations(tree, hidden)
    sizes = {name: abs(people) for row in rows for name, people in row.items()}
    names = sorted(sizes)
    for row in solved(rows, names):
        if all(factor == 1 for factor in row.values()):
            assert sum(sizes[name] for name in row) >= smallest, row


def people(*groups: tuple[int | None, int]) -> list[Group]:
    return [Group(*each) for each in groups]


def test_beside_a_small_group_the_smallest_sibling_goes() -> None:
    found = hidden_among(people((30, 0), (3, 1), (9, 1), (18, 1)), 6)
    assert (found.small, found.beside) == ({1}, {2})


def test_small_groups_that_are_enough_people_together_hide_each_other() -> None:
    found = hidden_among(people((30, 0), (3, 1), (4, 1), (23, 1)), 6)
    assert (found.small, found.beside) == ({1, 2}, frozenset())


def test_two_small_groups_that_are_few_together_need_a_third() -> None:
    assert hidden_among(people((30, 0), (2, 1), (3, 1), (10, 1), (15, 1)), 6).beside == {3}


def test_the_few_who_are_in_no_part_of_a_group_are_protected_too() -> None:
    """A leader beside two teams would be what is left of the department."""
    assert hidden_among(people((20, 0), (9, 1), (10, 1)), 6).beside == {1}
    assert not hidden_among(people((19, 0), (9, 1), (10, 1)), 6).all
    assert not hidden_among(people((30, 0), (9, 1), (10, 1)), 6).all


def test_a_group_that_goes_beside_another_cannot_be_put_together_from_its_parts() -> None:
    found = hidden_among(people((3, 0), (20, 0), (8, 1), (12, 1), (40, 0)), 6)
    assert (found.small, found.beside) == ({0}, {1, 2})


@pytest.mark.parametrize("smallest", [0, 1])
def test_a_smallest_group_of_one_withholds_nothing(smallest: int) -> None:
    assert not hidden_among(people((30, 0), (1, 1), (2, 1)), smallest).all


def test_nobody_is_nothing_to_withhold_and_what_is_about_nobody_is_left_alone() -> None:
    assert not hidden_among(people((30, 0), (0, 1), (None, 1), (30, 1)), 6).all
    assert hidden_among(people((None, 0), (3, 1), (9, 1)), 6).all == {1, 2}


def test_what_is_hidden_elsewhere_is_hidden_here_and_not_alone() -> None:
    assert hidden_among(people((30, 0), (8, 1), (9, 1), (13, 1)), 6, known=[2]).beside == {1, 2}
