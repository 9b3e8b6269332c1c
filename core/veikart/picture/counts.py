"""Counts of required cells by unit, skill, goal and so on, without joining a name to any of them.

What adds up is counted by the units and skills of the cells themselves, and only these few counts are spread
over the units above and the goals served. People do not add up over skills: each counts once wherever
anything is asked of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.picture.asked import Whole
from veikart.picture.board import Board
from veikart.picture.groups import LINKED, Fan, Ranked, each_itself, each_once, served_by, units_above
from veikart.picture.ladder import LOWEST
from veikart.picture.middles import lower_medians
from veikart.picture.tally import Chosen, Tally, tally_of
from veikart.projections.standing import taken

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

_OF_PEOPLE = {"people": "required", "people_below": "below"}
"""Counts of people, and those of cells that they are where each person has one."""
COUNTED = ("required", "met", "below", "unknown", "not_relevant", "stale", "gap", *_OF_PEOPLE)
_OWN = ("unit", "skill", "person", "role")
_EVERYTHING = Chosen()


def can_count(by: Sequence[str]) -> bool:
    """Whether `counts_of` knows how to count by these columns together."""
    known, linked = set(by) <= {*_OWN, *LINKED}, set(by) & set(LINKED)
    return known and not ("role" in by and linked and not set(by) & {"skill", "person"})


def counts_of(
    picture: Picture, board: Board, by: Sequence[str], chosen: Chosen = _EVERYTHING, *, parked: bool = False
) -> pl.DataFrame:
    """*by*, and the counts of `veikart.picture.coverage.cell_counts`, sorted by `by`.

    Of the cells of which something is required and whose skill is not parked, or also of `parked` ones; of
    those that are `chosen`. `by` as `can_count` allows.
    """
    chosen = chosen if parked else chosen.without(picture.skills["parked"].to_numpy(), board)
    return _Counting(picture, board, tuple(by), chosen).table()


def gaps_of(picture: Picture, board: Board, chosen: Chosen = _EVERYTHING) -> pl.DataFrame:
    """skill, the counts, median_level, median_required: of each skill that is required of the people chosen,
    parked ones too. The medians are lower ones; null where nothing is known or asked."""
    counting = _Counting(picture, board, ("skill",), chosen)
    tally, levels = counting.tally, board.ladder.levels
    there, place = each_once(counting.fans["column"].to["skill"].of[tally.group])
    medians = {}
    for name, codes, some in (
        ("median_level", tally.known, tally.known >= LOWEST),
        ("median_required", tally.need, tally.relevant),
    ):
        middle = lower_medians(place[some], levels[codes[some]], len(there), tally.cells[some])
        medians[name] = pl.Series(name, middle, nan_to_null=True)
    return counting.table(medians)


@dataclass(frozen=True)
class _Entries:
    """What is counted, beside the numbers of what it is counted of."""

    of: Mapping[str, Whole]
    counts: Mapping[str, NDArray[Any]]

    def over(self, fans: Mapping[str, Fan]) -> _Entries:
        """The same by all that these count for; what has no fan stays what it is."""
        of, counts = dict(self.of), dict(self.counts)
        for name, fan in fans.items():
            if name in self.of:
                which, row = fan.over(of.pop(name))
                of = {each: numbers[which] for each, numbers in of.items()}
                of |= {column: ranked.of[row] for column, ranked in fan.to.items()}
                counts = {each: values[which] for each, values in counts.items()}
        return _Entries(of, counts)


class _Counting:
    """The cells that count, with what they are counted by."""

    def __init__(self, picture: Picture, board: Board, by: tuple[str, ...], chosen: Chosen) -> None:
        self._picture, self._board, self._by, self._chosen = picture, board, by, chosen

    @cached_property
    def fans(self) -> Mapping[str, Fan]:
        """What the cells themselves are of, and what that counts for."""
        picture, board, by = self._picture, self._board, self._by
        found: dict[str, Fan] = {}
        if "unit" in by:
            found["unit"] = units_above(picture)
        if "person" in by:
            numbers = picture.numbers.present.number[board.people]
            found["person"] = each_itself(
                "person", Ranked.by_number(taken(board.axes.people, board.people), numbers)
            )
        served = [column for column in by if column == "skill" or column in LINKED]
        if served == ["skill"]:
            places = board.columns.place
            numbers = picture.numbers.catalogue.number[places]
            found["column"] = each_itself(
                "skill", Ranked.by_number(taken(board.axes.skills, places), numbers)
            )
        elif served:
            found["column"] = served_by(picture, board.columns.place, served)
        if "role" in by:
            found["role"] = each_itself("role", Ranked.by(self._roles.texts))
        return found

    @cached_property
    def _roles(self) -> Ranked:
        return Ranked.by(self._board.asked.requirements["role"])

    @cached_property
    def _numbers(self) -> dict[str, Whole]:
        """The numbers of what the chosen cells are of; where it is the same along a row or a column, once."""
        board, chosen = self._board, self._chosen
        found: dict[str, Whole] = {}
        if "unit" in self._by:
            units = self._picture.numbers.present.unit[board.people]
            found["unit"] = chosen.of_people(units + 1)[:, None]  # 0: none, or one that is closed
        if "person" in self.fans:
            found["person"] = chosen.of_people(np.arange(len(board.people)))[:, None]
        if "column" in self.fans:
            found["column"] = chosen.of_skills(np.arange(board.columns.count))[None, :]
        if "role" in self.fans:
            by_rank = np.append(0, self._roles.of[board.asked.required.order])
            found["role"] = by_rank[chosen.of(board.asked.by_rank)]
        return found

    @cached_property
    def tally(self) -> Tally:
        """The cells, by what they themselves are of."""
        if self._chosen.people is None and self._numbers.keys() <= {"column"}:
            return self._by_column().among(self._chosen.skills, one=not self._numbers)
        groups: Whole = np.zeros((1, 1), np.int64)
        size = 1
        for name, numbers in self._numbers.items():
            count = max(1, self.fans[name].count)
            groups, size = groups * count + numbers, size * count
        return tally_of(self._board, self._chosen, groups, size)

    def _by_column(self) -> Tally:
        """All cells by skill, from which all can be counted that knows nothing of people: a page asks for
        some of it, a day for most."""
        board, numbers = self._board, self._picture.numbers
        columns = np.arange(board.columns.count)[None, :]

        def tally() -> Tally:
            return tally_of(board, _EVERYTHING, columns, max(1, board.columns.count))

        return numbers.once("tally by column", tally) if board is numbers.board else tally()

    def table(self, beside: Mapping[str, pl.Series] = MappingProxyType({})) -> pl.DataFrame:
        """The counts, sorted by what they are counted by, and what else stands beside them."""
        added = self._added()
        if not self._by:
            counts = {name: values.sum(keepdims=True) for name, values in added.counts.items()}
            counts |= {name: values.sum(keepdims=True) for name, values in self._people().counts.items()}
            return pl.DataFrame({name: counts[name] for name in COUNTED})
        texts = {name: ranked.texts for fan in self.fans.values() for name, ranked in fan.to.items()}
        added = added.over(self.fans)
        groups, group = each_once(_packed(added, texts, self._by))
        counts = {name: _summed(group, values, len(groups)) for name, values in added.counts.items()}
        if "person" in self._by:
            counts |= {name: (counts[of] > 0).astype(np.int64) for name, of in _OF_PEOPLE.items()}
        elif "skill" in self._by:
            counts |= {name: counts[of] for name, of in _OF_PEOPLE.items()}
        else:
            people = self._people().over({name: fan for name, fan in self.fans.items() if name == "unit"})
            group = np.searchsorted(groups, _packed(people, texts, self._by))
            counts |= {name: _summed(group, values, len(groups)) for name, values in people.counts.items()}
        columns: dict[str, pl.Series | NDArray[Any]] = {}
        for name in reversed(self._by):
            groups, number = np.divmod(groups, max(1, texts[name].len()))
            columns[name] = taken(texts[name], number)
        columns |= counts
        named = {name: columns[name] for name in (*self._by, *COUNTED)}
        return pl.DataFrame(named | dict(beside))

    def _added(self) -> _Entries:
        """What adds up, by what the cells themselves are of."""
        tally, of = self.tally, dict[str, Whole]()
        starts = np.flatnonzero(np.diff(tally.group, prepend=-1))
        groups = tally.group[starts]
        for name in reversed(self._numbers):
            groups, of[name] = np.divmod(groups, max(1, self.fans[name].count))
        counts = tally.counts()
        if len(starts):
            counts = {name: np.add.reduceat(values, starts) for name, values in counts.items()}
        return _Entries(of, counts)

    def _people(self) -> _Entries:
        """Of how many people something is asked, and how many are below it: by unit, role, what is served."""
        board, chosen = self._board, self._chosen
        keys, marked = self._marking()
        asked, below = (marked(chosen.of(cells)) for cells in (board.required, board.below))
        if "unit" in self._numbers:
            units = self._numbers["unit"][:, 0]
            count = self.fans["unit"].count
            each = [_by_unit(flags, units, count) for flags in (asked, below)]
        else:
            each = [flags.sum(axis=0, keepdims=True, dtype=np.int64) for flags in (asked, below)]
        unit, key = np.nonzero(each[0])  # who is below it is asked for it
        of = {"unit": unit} if "unit" in self._by else {}
        of |= {name: numbers[key] for name, numbers in keys.items()}
        return _Entries(of, {"people": each[0][unit, key], "people_below": each[1][unit, key]})

    def _marking(self) -> tuple[Mapping[str, Whole], Callable[[NDArray[np.bool_]], NDArray[np.bool_]]]:
        """What people are counted by beside units; and what marks, for some of the chosen cells, people ×
        keys: whether any of the cells is the person's and of the key."""
        if "role" in self._by:
            roles = self._roles.texts.len()
            return {"role": np.arange(roles)}, lambda cells: _of_roles(cells, self._numbers["role"], roles)
        if "column" not in self.fans:
            return {}, lambda cells: cells.any(axis=1, keepdims=True)
        fan = self.fans["column"]
        place = np.full(fan.count, -1, np.int64)
        place[self._numbers["column"][0]] = np.arange(self._numbers["column"].size)
        there = np.flatnonzero(place[fan.of] >= 0)
        rows = _Entries({name: ranked.of[there] for name, ranked in fan.to.items()}, {})
        texts = {name: ranked.texts for name, ranked in fan.to.items()}
        _, key = each_once(_packed(rows, texts, [*texts]))
        order = np.argsort(key, kind="stable")
        starts = np.flatnonzero(np.diff(key[order], prepend=-1))
        columns = place[fan.of[there[order]]]

        def served(cells: NDArray[np.bool_]) -> NDArray[np.bool_]:
            return np.logical_or.reduceat(np.ascontiguousarray(cells.T)[columns], starts, axis=0).T

        return {name: of[order[starts]] for name, of in rows.of.items()}, served


def _of_roles(cells: NDArray[np.bool_], role: Whole, roles: int) -> NDArray[np.bool_]:
    marked = np.zeros((len(cells), roles), np.bool_)
    marked[np.nonzero(cells)[0], role[cells]] = True
    return marked


def _by_unit(flags: NDArray[np.bool_], units: Whole, count: int) -> Whole:
    """Units × keys: how many people of the unit are marked."""
    keys = flags.shape[1]
    numbers = (units[:, None] * keys + np.arange(keys))[flags]
    return np.bincount(numbers, minlength=count * keys).reshape(count, keys)


def _packed(entries: _Entries, texts: Mapping[str, pl.Series], by: Sequence[str]) -> Whole:
    """One number for each entry, in the order of what it is counted by."""
    packed: Whole = np.zeros(len(entries.of[by[0]]), np.int64)
    for name in by:
        packed = packed * max(1, texts[name].len()) + entries.of[name]
    return packed


def _summed(group: Whole, values: NDArray[Any], count: int) -> NDArray[Any]:
    sums: NDArray[Any] = np.bincount(group, weights=values, minlength=count).astype(values.dtype)
    return sums
