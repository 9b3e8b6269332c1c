"""One look at how far raters agree, from which every table and page of the room is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from veikart.api import Picture, Selection
from veikart_gap.agreement.answers import Answers, Whole, answers_in
from veikart_gap.agreement.compared import Compared, Tally, compared, gathered, tally_of
from veikart_gap.agreement.ladders import Ladders, ladders_of
from veikart_gap.agreement.settings import AgreementSettings


@dataclass(frozen=True)
class Study:
    """Answers of a selection at a moment, and what is counted of them."""

    picture: Picture
    selection: Selection
    chosen: AgreementSettings
    ladders: Ladders
    answers: Answers

    @cached_property
    def cells(self) -> Compared:
        """Cells on the scales of their skills: an answer given on another scale does not count, unless the
        settings say so."""
        return compared(self.answers, self.ladders, converted=self.chosen.converted)

    @cached_property
    def main(self) -> int:
        """The scale with most cells, a place in `ladders.scales`: steps of two scales are not the same thing,
        so what sums up several skills is of one. -1 without any cell."""
        if not len(self.cells):
            return -1
        return int(np.argmax(np.bincount(self.ladders.of[self.cells.skill])))

    @cached_property
    def on_main(self) -> Compared:
        """The cells on that scale."""
        return self.cells.only(self.ladders.of[self.cells.skill] == self.main)

    @cached_property
    def by_skill(self) -> Tally:
        """A group for each skill, by its place in `Picture.skills`."""
        return tally_of(self.cells, self.cells.skill, self.picture.skills.height, self.ladders)

    @cached_property
    def whole(self) -> Tally:
        """One group: all cells on the main scale."""
        return tally_of(self.on_main, np.zeros(len(self.on_main), np.int64), 1, self.ladders)

    @cached_property
    def by_unit(self) -> Tally:
        """A group for each unit with all below it, by its place in `Picture.units`; on the main scale."""
        units = self.picture.units.height
        tally = tally_of(self.on_main, self.unit[self.on_main.person], units, self.ladders)
        return gathered(tally, *self._lineage)

    @cached_property
    def people_by_unit(self) -> Whole:
        """How many people stand behind each unit's figures."""
        own = np.bincount(self._units_of_people, minlength=self.picture.units.height)
        whole = np.zeros_like(own)
        np.add.at(whole, self._lineage[0], own[self._lineage[1]])
        return whole

    @property
    def unit(self) -> Whole:
        """The place of each person's unit; -1 without one."""
        return self.picture.matrix.unit

    @property
    def _units_of_people(self) -> Whole:
        units = self.unit[np.unique(self.on_main.person)]
        return units[units >= 0]

    @cached_property
    def _lineage(self) -> tuple[Whole, Whole]:
        lineage, units = self.picture.lineage, self.picture.units["unit"]
        place = {unit: place for place, unit in enumerate(units)}
        above, within = (
            np.array([place[unit] for unit in lineage[name]], np.int64) for name in ("above", "unit")
        )
        return above, within


def study_of(picture: Picture, selection: Selection) -> Study:
    ladders, chosen = ladders_of(picture), picture.setting(AgreementSettings)
    return Study(picture, selection, chosen, ladders, answers_in(picture, selection, ladders, chosen.apart))
