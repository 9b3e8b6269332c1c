"""Which groups are too small to be shown, and which others would give them away.

Groups come as a tree in reading order, a group below the one it is part of. What is shown of a group and of
all its parts but one tells that one by subtraction; so beside what is small the smallest sibling goes, until
what is hidden together is two groups at least and of enough people (complementary suppression: Willenborg, L.
& de Waal, T. (2001), Elements of Statistical Disclosure Control). People of a group who are in none of its
parts are a part too, one without a line of its own. Of a group that goes only beside another, so many parts
go that it cannot be put together from them again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """`people` None: it sums up nobody's answers, and is neither hidden nor counted."""

    people: int | None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Hidden:
    """Places of groups in the order they came."""

    small: frozenset[int]
    beside: frozenset[int]
    """Not small themselves, but they would give a small one away."""

    @property
    def all(self) -> frozenset[int]:
        return self.small | self.beside


def hidden_among(groups: Sequence[Group], smallest: int, known: Collection[int] = ()) -> Hidden:
    """What to hide so that nothing of fewer than `smallest` people is shown or can be computed.

    `known` are places that are hidden in any case. What stands at the top is taken for parts of a whole that
    is shown elsewhere.
    """
    small = {i for i, group in enumerate(groups) if group.people is not None and 0 < group.people < smallest}
    hidden = small | {i for i in known if groups[i].people}
    parts = _parts(groups)
    for whole in (None, *range(len(groups))):
        inside = [i for i in parts.get(whole, ()) if groups[i].people]
        if whole in small:
            hidden.update(inside)
        else:
            people = 0 if whole is None else groups[whole].people or 0
            terms = 1 if whole in hidden else 2
            hidden.update(_beside(groups, people, inside, hidden, smallest=smallest, terms=terms))
    return Hidden(frozenset(small), frozenset(hidden - small))


def _beside(
    groups: Sequence[Group],
    whole: int,
    inside: Sequence[int],
    hidden: Collection[int],
    *,
    smallest: int,
    terms: int,
) -> list[int]:
    """Parts of a group of `whole` people that go as well, the smallest first: until `terms` parts of
    `smallest` people are hidden. None where nothing of it has to be protected."""
    sizes = {i: groups[i].people or 0 for i in inside}
    lineless = max(0, whole - sum(sizes.values())) if whole else 0
    gone = [sizes[i] for i in inside if i in hidden] + ([lineless] if lineless else [])
    if terms > 1 and (not gone or (gone == [lineless] and lineless >= smallest)):
        return []
    more: list[int] = []
    for i in sorted((i for i in inside if i not in hidden), key=lambda i: (sizes[i], i)):
        if len(gone) >= terms and sum(gone) >= smallest:
            break
        more.append(i)
        gone.append(sizes[i])
    return more


def _parts(groups: Sequence[Group]) -> dict[int | None, list[int]]:
    """Group → those right below it; None → those at the top, or below what sums up nobody's answers."""
    parts: dict[int | None, list[int]] = {}
    above: list[int] = []
    for i, group in enumerate(groups):
        while above and groups[above[-1]].depth >= group.depth:
            above.pop()
        whole = above[-1] if above and groups[above[-1]].people is not None else None
        parts.setdefault(whole, []).append(i)
        above.append(i)
    return parts
