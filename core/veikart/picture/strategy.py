"""Skills, and the thread from each back to a goal."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from veikart.moment import Moment
from veikart.picture.asked import Whole, places_of
from veikart.picture.identities import every, in_order, numbers_in, ranked
from veikart.picture.organisation import in_name_order
from veikart.projections.facts import Facts
from veikart.projections.runs import Held, Places
from veikart.projections.standing import Standing, taken

_LINK = ("skill", "capability", "weight", "criticality", "position")
_SKILL = ("skill", "group", "scale", "uri", "description")


@dataclass(frozen=True)
class Threads:
    """The links from skills to goals that are still pursued."""

    table: pl.DataFrame
    """See `Picture.links`."""
    criticality: Whole
    """For each skill there ever was, by its number, how critical it is for any of the goals; 0: for none."""


@dataclass(frozen=True)
class Catalogue:
    """Skills that are not retired, by group and name."""

    table: pl.DataFrame
    """See `Picture.skills`."""
    number: Whole
    """The number of each among all skills there ever were."""
    scale: Whole
    """The number of the scale of each."""


@dataclass(frozen=True)
class Labels:
    """What skills are called, in one language before others."""

    said: Standing
    number: Whole
    """The number of each skill that is called something; -1 for one that nothing else is known of."""

    @property
    def table(self) -> pl.DataFrame:
        """See `Picture.labels`."""
        return pl.DataFrame([self.said.column("skill"), self.said.column("label").alias("name")])


def threads_at(facts: Facts, moment: Moment) -> Threads:
    """The links at a moment whose skill and capability are there, and whose goal is pursued."""
    said, capabilities = facts.standing("links", moment), facts.standing("capabilities", moment)
    goals, skills = facts.standing("goals", moment), facts.standing("skills", moment)
    serves = numbers_in(facts, "capabilities", "goal", "goals")[capabilities.where("goal")]
    pursued = _among(goals, every(facts, "goals"))[serves]
    goal = np.full(every(facts, "capabilities").len() + 1, -1, np.int64)
    goal[capabilities.numbers[pursued]] = serves[pursued]
    served = goal[numbers_in(facts, "links", "capability", "capabilities")[said.places]]
    skill = numbers_in(facts, "links", "skill", "skills")[said.places]
    kept = (served >= 0) & _among(skills, every(facts, "skills"))[skill]
    said, served, skill = said.picked(kept), served[kept], skill[kept]
    criticality = np.zeros(every(facts, "skills").len() + 1, np.int64)
    given = facts.once(("few", "criticality"), lambda: _whole(facts.few["links"]["criticality"]))
    np.maximum.at(criticality, skill, given[said.places])
    parked = _priorities(facts, moment).parked[skill]
    columns = [
        *said.table(_LINK),
        taken(every(facts, "goals"), served).alias("goal"),
        pl.Series("parked", parked),
    ]
    return Threads(pl.DataFrame(columns), criticality)


def catalogue_at(threads: Threads, facts: Facts, moment: Moment, language: str) -> Catalogue:
    """The skills at a moment; names in `language`, else in any other there is."""
    said = facts.standing("skills", moment)
    names = facts.once(("few", "names of skills", language), lambda: _names(facts, language))
    called = facts.few["skill_labels"].height + np.arange(every(facts, "skills").len() + 1)
    labels = labels_at(facts, moment, language)
    called[labels.number] = labels.said.places
    groups = facts.once(("few", "groups"), lambda: _places_of_groups(said.source("group")))
    said = said.picked(in_order(groups[said.where("group")], names.rank[called[said.numbers]]))
    number = said.numbers
    given = _priorities(facts, moment)
    rows, parked = given.rows[number], given.parked[number]
    why = np.where(parked, rows, given.said.rows.height)
    columns = [
        *said.table(_SKILL),
        taken(names.text, called[number]).alias("name"),
        pl.Series("criticality", threads.criticality[number]),
        pl.Series("parked", parked),
        *(taken(given.said.source(name), rows) for name in ("priority", "needed_by")),
        taken(given.said.source("why"), why).alias("parked_why"),
    ]
    scale = numbers_in(facts, "skills", "scale", "scales")[said.where("scale")]
    return Catalogue(pl.DataFrame(columns), number, scale)


def labels_at(facts: Facts, moment: Moment, language: str) -> Labels:
    """The label of each skill in `language`, else in English, else in the first language by its tag."""
    said = facts.standing("skill_labels", moment)

    def chosen() -> Labels:
        preference = facts.once(("few", "preference", language), lambda: _preference(facts, language))
        run = facts.once(("few", "labelled"), lambda: _runs_of(facts.few["skill_labels"]["skill"]))
        starts = np.flatnonzero(np.diff(run[said.places], prepend=-1))
        packed = preference[said.places] * len(run) + np.arange(len(said.places))
        best = said
        if len(starts):
            best = said.picked(np.minimum.reduceat(packed, starts) % len(run))
        return Labels(best, numbers_in(facts, "skill_labels", "skill", "skills")[best.places])

    return facts.alike(f"labels in {language}", said, chosen)


def goals_at(facts: Facts, moment: Moment) -> pl.DataFrame:
    """Goals that are pursued, the nearest horizon first."""
    columns = ("goal", "name", "horizon", "why", "value", "owner", "weight", "position")
    said = facts.standing("goals", moment)
    return facts.alike(
        "goals", said, lambda: said.table(columns).sort("horizon", "position", nulls_last=True)
    )


def capabilities_at(facts: Facts, moment: Moment, language: str) -> pl.DataFrame:
    """Capabilities, by name."""
    columns = ("capability", "goal", "name", "description")
    said = facts.standing("capabilities", moment)
    return facts.alike(
        f"capabilities in {language}", said, lambda: in_name_order(said.table(columns), language)
    )


def _among(said: Standing, all_of_them: pl.Series) -> Held:
    """Whether each that there ever was is there; False in the place after the last."""
    there = np.zeros(all_of_them.len() + 1, np.bool_)
    there[said.numbers] = True
    return there


@dataclass(frozen=True)
class _Priorities:
    said: Standing
    rows: Places
    """For each skill by its number the row that says how it is prioritised; the number of rows: none does."""
    parked: Held
    """Whether each is parked."""


def _priorities(facts: Facts, moment: Moment) -> _Priorities:
    def find() -> _Priorities:
        said, count = facts.standing("priorities", moment), every(facts, "skills").len() + 1
        skill = numbers_in(facts, "priorities", "skill", "skills")[said.places]
        rows, parked = np.full(count, said.rows.height, np.int64), np.zeros(count, np.bool_)
        rows[skill], parked[skill] = said.places, said.flags("parked")[said.places]
        rows[-1], parked[-1] = said.rows.height, False  # of skills that nothing else is known of
        return _Priorities(said, rows, parked)

    return facts.remembered("priorities of skills", ("priorities",), moment, find)


@dataclass(frozen=True)
class _Names:
    """Every label there ever was, row by row, and after these the id of each skill, by its number."""

    text: pl.Series
    rank: Whole
    """The place of each in the order of the language."""


def kpis_at(facts: Facts, moment: Moment, language: str) -> pl.DataFrame:
    """See `Picture.kpis`."""
    kept = ("kpi", "name", "measured_in", "goal", "better", "target", "target_on")
    return in_name_order(facts.at("kpis", moment).select(kept), language)


def kpi_values_at(facts: Facts, moment: Moment) -> pl.DataFrame:
    """See `Picture.kpi_values`."""
    rows = facts.at("kpi_values", moment)
    return rows.select("kpi", "unit", "day", "value", "position").sort("kpi", "unit", "day")


def _names(facts: Facts, language: str) -> _Names:
    text = pl.concat(
        [facts.few["skill_labels"]["label"].rename("name"), every(facts, "skills").rename("name")]
    )
    return _Names(text, ranked(text, language))


def _places_of_groups(groups: pl.Series) -> Whole:
    """The place of each group among all; no group comes last."""
    ordered = groups.drop_nulls().unique().sort()
    places = places_of(groups.fill_null(""), ordered)
    return np.where(places < 0, ordered.len(), places)


def _preference(facts: Facts, language: str) -> Whole:
    """For each label how far its language is from the one wanted."""
    tags = facts.few["skill_labels"]["language"]
    ordered = [language, *sorted({"en", *tags} - {language}, key=lambda tag: (tag != "en", tag))]
    return places_of(tags, pl.Series(ordered))


def _runs_of(ids: pl.Series) -> Whole:
    """A number for each run of equal ids."""
    return np.cumsum((ids != ids.shift()).fill_null(True).to_numpy())


def _whole(numbers: pl.Series) -> Whole:
    whole: Whole = numbers.fill_null(0).to_numpy()
    return whole
