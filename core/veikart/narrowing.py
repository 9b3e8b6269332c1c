"""What a selection leaves of a picture: the same people, skills and cells in every view."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.contributions.view import Selection
from veikart.picture import Picture
from veikart.picture.asked import Whole
from veikart.picture.counts import can_count, counts_of, gaps_of
from veikart.picture.coverage import counted, spread_out
from veikart.picture.expected import if_kept, promised_cells
from veikart.picture.tally import Chosen
from veikart.projections.standing import rows_at


def people_in(picture: Picture, selection: Selection) -> pl.DataFrame:
    """`picture.people` of the selection's unit and all below it; everyone where none is selected."""
    places = people_places_in(picture, selection)
    return picture.people if places is None else rows_at(picture.people, places)


def people_places_in(picture: Picture, selection: Selection) -> Whole | None:
    """The places of these people in `picture.people`; None for all of them."""
    if selection.unit is None and selection.person is None:
        return None
    people, kept = picture.people, np.ones(picture.people.height, np.bool_)
    if selection.unit is not None:
        below = picture.numbers.tree.below(selection.unit)
        unit = picture.numbers.present.unit
        kept &= (unit >= below.start) & (unit < below.stop) if below else _is(people["unit"], selection.unit)
    if selection.person is not None:
        kept &= _is(people["person"], selection.person)
    return np.flatnonzero(kept)


def _is(ids: pl.Series, wanted: str) -> NDArray[np.bool_]:
    same: NDArray[np.bool_] = (ids == wanted).fill_null(False).to_numpy()
    return same


def cells_in(picture: Picture, selection: Selection) -> pl.DataFrame:
    """`picture.cells` of the same people, of all skills."""
    return _of_people(picture.cells, picture, selection)


def coverage_in(picture: Picture, selection: Selection, by: Sequence[str] = ()) -> pl.DataFrame:
    """`picture.coverage` of the same people and skills; by goal or unit, of those that are selected."""

    def counts() -> pl.DataFrame:
        if not any(_narrowed(selection)):
            return picture.coverage(by)  # perhaps counted before
        if not can_count(by):
            return counted(picture, asked_in(picture, selection), by)
        return counts_of(picture, picture.numbers.board, by, chosen_in(picture, selection))

    found = picture.numbers.once(("coverage", *by, *_narrowed(selection)), counts)
    return _of_groups(found, picture, selection, by)


def gaps_in(picture: Picture, selection: Selection) -> pl.DataFrame:
    """skill, the counts of `cell_counts`, median_level, median_required: of each skill that is required of
    the same people, parked ones too. The medians are lower ones, of those of whom the skill is asked."""

    def gaps() -> pl.DataFrame:
        return gaps_of(picture, picture.numbers.board, chosen_in(picture, people))

    people = Selection(unit=selection.unit, person=selection.person)
    return picture.numbers.once(("gaps", *_narrowed(people)), gaps)


def chosen_in(picture: Picture, selection: Selection) -> Chosen:
    """Which rows and columns of the picture's board are of the people and of the skills of the selection."""
    people = skills = None
    who = people_places_in(picture, selection)
    if who is not None:
        people = _among(who, picture.people.height)
    if selection.goal is not None or selection.critical or selection.skill is not None:
        what = _among(skill_places_in(picture, selection), picture.skills.height)
        skills = what[picture.numbers.columns.place]
    return Chosen(people, skills)


def _among(some: Whole, count: int) -> NDArray[np.bool_]:
    """Whether each of so many is one of some, by their places."""
    among = np.zeros(count, np.bool_)
    among[some] = True
    return among


def _narrowed(selection: Selection) -> tuple[object, ...]:
    """What of a selection narrows."""
    return selection.unit, selection.person, selection.goal, selection.critical, selection.skill


def headcount_in(picture: Picture, selection: Selection) -> int:
    """How many people there are in `people_in`."""
    if selection.person is not None:
        return people_in(picture, selection).height
    staff: dict[str | None, int] = dict(picture.staff.rows())
    return staff.get(selection.unit, 0)


def if_kept_in(picture: Picture, selection: Selection, by: Sequence[str] = ()) -> pl.DataFrame:
    """What would be if all that is promised were kept, of the same people, skills and groups as in
    `coverage_in`: *by*, and the counts of `veikart.picture.expected.if_kept`."""
    promised = spread_out(picture, _asked(promised_cells(picture), picture, selection), by)
    return if_kept(coverage_in(picture, selection, by), promised, by)


def asked_in(picture: Picture, selection: Selection) -> pl.DataFrame:
    """`picture.cells` of the same people, of the skills that are selected."""
    return _asked(picture.cells, picture, selection)


def _asked(cells: pl.DataFrame, picture: Picture, selection: Selection) -> pl.DataFrame:
    rows = _of_people(cells, picture, selection)
    if selection.goal is not None or selection.critical or selection.skill is not None:
        rows = rows.join(skills_in(picture, selection).select("skill"), on="skill", how="semi")
    return rows


def _of_groups(
    counts: pl.DataFrame, picture: Picture, selection: Selection, by: Sequence[str]
) -> pl.DataFrame:
    if "goal" in by and selection.goal is not None:
        counts = counts.filter(pl.col("goal") == selection.goal)
    if "unit" in by and selection.unit is not None:
        counts = counts.filter(pl.col("unit").is_in(list(picture.within(selection.unit))))
    return counts


def skills_in(picture: Picture, selection: Selection) -> pl.DataFrame:
    """`picture.skills` that serve the selected goal, are critical, or are the one selected; in order."""
    places = skill_places_in(picture, selection)
    return picture.skills if len(places) == picture.skills.height else rows_at(picture.skills, places)


def skill_places_in(picture: Picture, selection: Selection) -> Whole:
    """The places of these skills in `picture.skills`."""
    skills = picture.skills
    kept = np.ones(skills.height, np.bool_)
    if selection.goal is not None:
        serving = picture.links["skill"].filter(picture.links["goal"] == selection.goal)
        kept &= skills["skill"].is_in(serving.implode()).to_numpy()
    if selection.critical:
        kept &= skills["criticality"].to_numpy() == 3
    if selection.skill is not None:
        kept &= _is(skills["skill"], selection.skill)
    return np.flatnonzero(kept)


def _of_people(rows: pl.DataFrame, picture: Picture, selection: Selection) -> pl.DataFrame:
    if selection.unit is not None:
        rows = rows.filter(pl.col("unit").is_in(list(picture.within(selection.unit))))
    if selection.person is not None:
        rows = rows.filter(pl.col("person") == selection.person)
    return rows
