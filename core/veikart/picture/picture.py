"""The picture: what the facts say at one moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import polars as pl

from veikart.errors import NotFound
from veikart.journal.stored import Stored
from veikart.moment import Moment
from veikart.picture import (
    coverage,
    expected,
    groups,
    holding,
    journal,
    levels,
    naming,
    organisation,
    strategy,
)
from veikart.picture.matrix import Matrix, matrix_of
from veikart.picture.naming import Named
from veikart.picture.numbers import PEOPLE as _PEOPLE
from veikart.picture.numbers import SKILLS as _SKILLS
from veikart.picture.numbers import Numbers
from veikart.picture.ratings import Ratings, ratings_of
from veikart.picture.scales import Scale, on_skill_scale, read_scales
from veikart.projections.facts import Facts
from veikart.projections.standing import rows_at

if TYPE_CHECKING:
    from veikart.settings import SettingsModel

T = TypeVar("T")
S = TypeVar("S", bound="SettingsModel")
Bodies = Callable[[Sequence[int]], Sequence[Stored]]
Promised = Callable[["Picture"], pl.DataFrame]
"""What plugins promise at a picture: a table of `expected.PROMISES_SCHEMA`."""
Tellers = Mapping[str, Callable[["Picture", int, Mapping[str, Any]], str]]
"""Topic → what tells an event of a plugin in words, given the version of its body and the body."""
Counts = Callable[[Facts, Moment, tuple[str, ...]], pl.DataFrame | None]
"""What was counted of facts at a moment before, by columns; None where nothing was."""


_WEIGHTS = ["skill", "criticality", "needed_by"]


def _no_promises(picture: Picture) -> pl.DataFrame:
    return pl.DataFrame(schema=expected.PROMISES_SCHEMA)


def _not_counted(facts: Facts, moment: Moment, by: tuple[str, ...]) -> pl.DataFrame | None:
    return None


def _no_bodies(positions: Sequence[int]) -> Sequence[Stored]:
    return ()


def _steady(*tables: str) -> Callable[[Callable[[Picture], T]], cached_property[T]]:
    """A cached property that pictures share when none of the tables it rests on changed between them."""

    def decorate(make: Callable[[Picture], T]) -> cached_property[T]:
        def get(picture: Picture) -> T:
            return picture.facts.remembered(make.__name__, tables, picture.moment, lambda: make(picture))

        get.__doc__ = make.__doc__
        return cached_property(get)

    return decorate


@dataclass(frozen=True, slots=True)
class Engagement:
    """One client's engagement; labels are shown in `language` first."""

    id: str
    name: str
    language: str


class Picture:
    """Answers questions at a `Moment`. Every table is made when first asked for and then kept."""

    def __init__(
        self,
        facts: Facts,
        moment: Moment,
        today: date,
        bodies: Bodies = _no_bodies,
        tellers: Tellers = MappingProxyType({}),
        *,
        elsewhere: Callable[[Moment], Picture] | None = None,
        promised: Promised = _no_promises,
        counts: Counts = _not_counted,
    ) -> None:
        """`bodies` reads whole events by position, for the free text that the tables leave out; `elsewhere`
        gives the picture at another moment, of a scenario too, as it is kept; `promised` asks what is
        promised at one; `counts` says what was counted before."""
        self.facts = facts
        self.moment = moment
        self.today = today
        self.bodies = bodies
        self.tellers = tellers
        self.numbers = Numbers(self)
        self._elsewhere = elsewhere
        self._promised = promised
        self._counts = counts
        self._promises: pl.DataFrame | None = None

    def at(self, moment: Moment) -> Picture:
        """The picture of the same engagement at another moment: `Moment(date.max)` for all that is known.

        Raises `NotFound` for a scenario that is not there.
        """
        if self._elsewhere is not None:
            other = moment.scenario != self.moment.scenario
            with suppress(*() if other else (NotFound,)):  # of what was discarded meanwhile it still tells
                found = self._elsewhere(moment)
                if other or found.facts is self.facts:
                    return found
        return Picture(
            self.facts,
            moment,
            self.today,
            self.bodies,
            self.tellers,
            elsewhere=self._elsewhere,
            promised=self._promised,
            counts=self._counts,
        )

    @cached_property
    def engagement(self) -> Engagement:
        row = self.facts.tables["engagement"].row(0, named=True)
        return Engagement(row["engagement"], row["name"], row["language"])

    @_steady()
    def scales(self) -> dict[str, Scale]:
        """Scale id → scale. Scales are known at every moment: a past without its ladder cannot be read."""
        return read_scales(self.facts.tables["scales"])

    @cached_property
    def units(self) -> pl.DataFrame:
        """unit, name, parent, path, depth, order."""
        return self.numbers.tree.table

    @cached_property
    def lineage(self) -> pl.DataFrame:
        """unit, above, distance: every unit with itself (0) and every unit above it (1, 2 …)."""
        return self.numbers.tree.lineage

    @cached_property
    def people(self) -> pl.DataFrame:
        """person, name, unit, unit_name, unit_order, ref."""
        return self.numbers.present.table

    @_steady("roles")
    def roles(self) -> pl.DataFrame:
        """role, name, ref, description."""
        return organisation.roles_at(self.facts, self.moment, self.engagement.language)

    @_steady(*_PEOPLE, "assignments")
    def assignments(self) -> pl.DataFrame:
        """person, role, since: of people who are there."""
        return holding.assignments_of(self)

    @cached_property
    def links(self) -> pl.DataFrame:
        """skill, capability, goal, weight, criticality, parked, position."""
        return self.numbers.threads.table

    @cached_property
    def skills(self) -> pl.DataFrame:
        """skill, name, group, scale, uri, description, criticality, parked, parked_why, priority,
        needed_by."""
        return self.numbers.catalogue.table

    @_steady("goals")
    def goals(self) -> pl.DataFrame:
        """goal, name, horizon, why, value, owner, weight, position."""
        return strategy.goals_at(self.facts, self.moment)

    @_steady("capabilities")
    def capabilities(self) -> pl.DataFrame:
        """capability, goal, name, description."""
        return strategy.capabilities_at(self.facts, self.moment, self.engagement.language)

    @cached_property
    def requirements(self) -> pl.DataFrame:
        """role, skill, level, upto (on the skill's scale), raw_level, raw_upto, raw_scale, effective,
        position."""
        return self.numbers.target.table

    @_steady(*_PEOPLE, *_SKILLS, "assignments", "requirements")
    def required(self) -> pl.DataFrame:
        """person, skill, role, level, upto: the highest requirement of the roles a person holds."""
        return self.numbers.asked.table()

    @_steady(*_SKILLS, "headcounts")
    def headcounts(self) -> pl.DataFrame:
        """skill, unit (null: anywhere), level (on the skill's scale), people."""
        rows = self.facts.at("headcounts", self.moment).filter(pl.col("people") > 0)
        return on_skill_scale(rows, self.skills, self.scales, "level").drop(
            "raw_level", "raw_scale", "recorded"
        )

    @_steady("sources")
    def source_groups(self) -> tuple[tuple[str, ...], ...]:
        """Which methods are believed first, best group first."""
        return levels.source_groups(self.facts, self.moment)

    @cached_property
    def levels(self) -> pl.DataFrame:
        """person, skill, level (on the skill's scale; null: not relevant), raw_level, raw_scale, method,
        confidence, assessor, stale, effective, recorded, position: the statement that counts."""
        rows = levels.levels_at(self.facts, self.moment, self.source_groups)
        return on_skill_scale(rows, self.skills, self.scales, "level")

    @_steady(*_SKILLS, "assumptions")
    def assumptions(self) -> pl.DataFrame:
        """unit, skill, level (on the skill's scale), effective, position."""
        rows = self.facts.at("assumptions", self.moment)
        return on_skill_scale(rows, self.skills, self.scales, "level").drop(
            "recorded", "raw_level", "raw_scale"
        )

    @_steady(*_PEOPLE, *_SKILLS, "assumptions")
    def assumed(self) -> pl.DataFrame:
        """person, skill, level: what was assumed of the person's unit, or of the nearest unit above it.

        Says nothing of what is known: an assumption stands in for a level where there is none, and never in
        any figure.
        """
        return organisation.inherited(self.assumptions, self.lineage, self.people)

    @property
    def promises(self) -> pl.DataFrame:
        """person, skill, level, by, source, confidence: every level that is promised at the moment, whatever
        its day, as those who promise said it. Who is asked what they promise finds nothing here."""
        if self._promises is None:
            self._promises = _no_promises(self)  # a promise that rests on promises would never end
            self._promises = self._promised(self)
        return self._promises

    @cached_property
    def expected(self) -> pl.DataFrame:
        """person, skill, level, by, source, confidence: what people are expected to reach by a day that lies
        ahead, above what is known. In no other table, and in no figure: see `picture.expected`."""
        return expected.expected_at(self)

    @cached_property
    def cells(self) -> pl.DataFrame:
        """person, unit, skill, role, required, upto, level, method, effective, position, stale, criticality,
        parked, state, gap: see `veikart.picture.coverage.cells`."""
        return coverage.cells(self)

    @cached_property
    def matrix(self) -> Matrix:
        """The same as plain arrays, people × skills, for what is worked out over all of it."""
        return matrix_of(self)

    @cached_property
    def ratings(self) -> Ratings:
        """What every rater last said, as plain arrays, for what compares raters; `levels` are what counts."""
        return ratings_of(self)

    def coverage(self, by: Sequence[str] = ()) -> pl.DataFrame:
        """*by*, required, met, below, unknown, not_relevant, stale, gap, people, people_below."""
        found = self._counts(self.facts, self.moment, tuple(by))
        return coverage.coverage(self, by) if found is None else found

    @cached_property
    def staff(self) -> pl.DataFrame:
        """unit, people: how many there are in each unit and those below it, where there is anybody; without a
        unit: all."""
        found = self._counts(self.facts, self.moment, ("staff",))
        return groups.staff_of(self) if found is None else found

    @_steady("skill_labels")
    def labels(self) -> pl.DataFrame:
        """skill, name: what skills are called, also those that are retired."""
        return strategy.labels_at(self.facts, self.moment, self.engagement.language).table

    @cached_property
    def weights(self) -> pl.DataFrame:
        """skill, criticality, needed_by: of every skill, as in `skills`, by their ids."""
        found = self._counts(self.facts, self.moment, ("weights",))
        if found is not None:
            return found
        return rows_at(self.skills, np.argsort(self.numbers.catalogue.number), _WEIGHTS)

    @_steady("kpis")
    def kpis(self) -> pl.DataFrame:
        """kpi, name, measured_in, goal (null: of none), better ("higher" or "lower"), target, target_on; by
        name."""
        return strategy.kpis_at(self.facts, self.moment, self.engagement.language)

    @_steady("kpi_values")
    def kpi_values(self) -> pl.DataFrame:
        """kpi, unit (null: of the whole), day, value, position: what each was, day by day up to the moment;
        of KPIs that are retired, too."""
        return strategy.kpi_values_at(self.facts, self.moment)

    @_steady("workshops")
    def workshops(self) -> pl.DataFrame:
        """workshop, name, started, ended (null while it runs)."""
        rows = self.facts.at("workshops", self.moment).select("workshop", "name", "started", "ended")
        return rows.sort("started", "workshop")

    @_steady("decisions")
    def decisions(self) -> pl.DataFrame:
        """decision, text, about (JSON list of ids), effective, recorded, position; the latest first."""
        return self.facts.at("decisions", self.moment).sort("effective", "position", descending=True)

    @_steady("marks")
    def marks(self) -> pl.DataFrame:
        """mark, name, day: days with a name on the time bar, by day."""
        return self.facts.at("marks", self.moment).select("mark", "name", "day").sort("day", "mark")

    @_steady("notes")
    def notes(self) -> pl.DataFrame:
        """note, text, about (JSON list of ids), day, position: what the presenter has to say, by day."""
        rows = self.facts.at("notes", self.moment)
        return rows.select("note", "text", "about", "day", "position").sort("day", "position")

    @cached_property
    def journal(self) -> pl.DataFrame:
        """topic, by, session, position, effective, recorded, reverted: of every event that had been recorded
        by the known-on day, the latest first."""
        return journal.events_at(self.facts, self.moment)

    @cached_property
    def scenarios(self) -> pl.DataFrame:
        """scenario, name, why, start, status ("open", "adopted" or "discarded"), position: all that were
        begun, whatever the moment, in the order of their last change."""
        return journal.scenarios_in(self.facts)

    @cached_property
    def events(self) -> pl.DataFrame:
        """As `journal`, with id, correlation and note of every event, which are read when asked for."""
        return journal.in_full(self.journal, self.bodies)

    @cached_property
    def head(self) -> int:
        """The position of the last event that had been recorded by the known-on day; -1 before the first."""
        return journal.head_at(self.facts, self.moment)

    def table(self, projection: str) -> pl.DataFrame:
        """The table of a projection as of the moment: a row for each key, the last statement about it.

        For what plugins keep. Raises `KeyError` when there is no projection of that name.
        """
        return self.facts.at(projection, self.moment)

    def statements(self, projection: str) -> pl.DataFrame:
        """Every statement in the table of a projection that holds at the moment, also those that later ones
        replaced; by key, day and position. For what plugins count and draw over time."""
        return self.facts.said(projection, self.moment)

    def remembered(self, what: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once for this moment as long as the facts stay the same. Whoever looks at
        the moment again, from another picture too, is given the same thing, so nobody may change it.

        For what is small and is asked for again at every step in time: the points of a line. `what` names it
        among all that anybody remembers, with whatever it depends on beside the moment: "gap.met/<unit>".
        """
        day = self.moment.true_on
        return self.facts.remembered(f"{what}@{day}", (), self.moment, lambda: (make(),))[0]

    def setting(self, model: type[S]) -> S:
        """The settings of a model as they were chosen by the moment; defaults where nothing was."""
        from veikart.settings import settled

        rows = self.facts.at("settings", self.moment).filter(pl.col("of") == model.id)
        return settled(model, dict(rows.select("name", "value").rows()))

    def within(self, unit: str) -> frozenset[str]:
        """Ids of `unit` and all units below it."""
        return organisation.subtree(self.units, unit)

    def name(self, kind: Named, identity: str | None) -> str:
        """What an id is called at the moment; of what has gone the last name, of what is still to come or was
        taken back the first. The id itself when nothing is known of it."""
        if kind not in self._name_cache:
            self._name_cache[kind] = naming.names_at(self.facts, self.moment, kind, self.engagement.language)
        return self._name_cache[kind].get(identity or "", identity or "")

    @cached_property
    def _name_cache(self) -> dict[str, dict[str, str]]:
        return {}
