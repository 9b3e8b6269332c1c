"""The picture in numbers: what is worked out once for a moment, and for the moments that share it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import proxy

import numpy as np

from veikart.picture.asked import (
    Asked,
    Axes,
    Columns,
    Required,
    Whole,
    columns_of,
    required_by_roles,
)
from veikart.picture.board import Board, board_of
from veikart.picture.holding import asked_of
from veikart.picture.identities import codes_of, every
from veikart.picture.organisation import Present, Tree, present_at, tree_at
from veikart.picture.strategy import Catalogue, Threads, catalogue_at, threads_at
from veikart.picture.target import Target, target_at

if TYPE_CHECKING:
    from veikart.moment import Moment
    from veikart.picture.picture import Picture
    from veikart.projections.facts import Facts

T = TypeVar("T")
PEOPLE = ("people", "units")
LINKS = ("links", "capabilities", "goals", "priorities", "skills")
SKILLS = (*LINKS, "skill_labels")
"""The tables that people, links and skills rest on."""

_MOST_ASKED = 16  # of half a megabyte each for 5,000 people × 100 skills


class Numbers:
    """People and skills by their places, what is asked of them, and what is known; see `Picture.cells`."""

    def __init__(self, picture: Picture) -> None:
        self._picture: Picture = proxy(picture)  # a circle would live, arrays and all, until it is collected
        self._found: dict[Hashable, Any] = {}

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this picture: several parts of a page ask for the same counts."""
        if what not in self._found:
            self._found[what] = make()
        found: T = self._found[what]
        return found

    @cached_property
    def tree(self) -> Tree:
        """The units."""
        return self._steady("tree", ("units",), tree_at)

    @cached_property
    def present(self) -> Present:
        """Those who are there."""
        return self._steady("present", PEOPLE, lambda *at: present_at(self.tree, *at))

    @cached_property
    def threads(self) -> Threads:
        """From skills to goals."""
        return self._steady("threads", LINKS, lambda facts, moment, _: threads_at(facts, moment))

    @cached_property
    def catalogue(self) -> Catalogue:
        """The skills."""
        return self._steady("catalogue", SKILLS, lambda *at: catalogue_at(self.threads, *at))

    @cached_property
    def target(self) -> Target:
        """What roles require."""
        tables = (*SKILLS, "requirements")
        return self._steady("target", tables, lambda *_: target_at(self._picture))

    def _steady(self, what: str, tables: Sequence[str], make: Callable[[Facts, Moment, str], T]) -> T:
        """What pictures share when none of the tables it rests on changed between them."""
        picture = self._picture
        facts, moment, language = picture.facts, picture.moment, picture.engagement.language
        return facts.remembered(what, tables, moment, lambda: make(facts, moment, language))

    @cached_property
    def axes(self) -> Axes:
        """Everyone who is there, and every skill."""
        picture = self._picture
        return Axes(picture.people["person"], picture.skills["skill"])

    @cached_property
    def asked(self) -> Asked:
        """What is required of whom."""
        picture, tables = self._picture, (*PEOPLE, *SKILLS, "assignments", "requirements")
        return picture.facts.remembered(
            "asked", tables, picture.moment, lambda: asked_of(picture), most=_MOST_ASKED
        )

    @cached_property
    def board(self) -> Board:
        """Required against current, for every cell."""
        return board_of(self._picture)

    def person_places(self, table: str) -> Whole:
        """For each code of a person in a table with many rows the place in `Picture.people`; -1: not there.

        Ids are looked up in one list of everyone there ever was, once for these facts; a moment then only
        says who of them is there, and where.
        """
        return self.once(("people of", table), lambda: self._person_places(table))

    def _person_places(self, table: str) -> Whole:
        facts, there = self._picture.facts, self.present.number
        return _places(codes_of(facts, table, "person", "people"), there, every(facts, "people").len())

    def skill_places(self, table: str) -> Whole:
        """For each code of a skill in a table with many rows the place in `Picture.skills`; -1: not there."""
        return self.once(("skills of", table), lambda: self._skill_places(table))

    def _skill_places(self, table: str) -> Whole:
        facts, there = self._picture.facts, self.catalogue.number
        return _places(codes_of(facts, table, "skill", "skills"), there, every(facts, "skills").len())

    @cached_property
    def columns(self) -> Columns:
        """The skills that can have anything in them."""
        return self._steady("columns", SKILLS, lambda *_: columns_of(self._picture))

    @cached_property
    def required(self) -> Required:
        """What roles require, as a table."""
        tables = (*SKILLS, "requirements")
        return self._steady("required", tables, lambda *_: required_by_roles(self._picture))


def _places(numbers: Whole, there: Whole, count: int) -> Whole:
    """For each of some codes, whose numbers are given, the place of the thing among those that are there."""
    place = np.full(count + 1, -1, np.int64)  # the last is for those that are in no list
    place[there] = np.arange(len(there))
    return place[numbers[:-1]]
