"""The part of a session that knows scenarios: which there are, and what the engagement is like in each."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import polars as pl

from veikart.errors import NotFound
from veikart.journal.stored import Stored
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.plugins.errands import at_home
from veikart.projections.facts import Facts
from veikart.scenarios.supposition import BEGUN, SUPPOSED, WORDED, Supposition, suppositions
from veikart.session.ledger import Ledger
from veikart.standard.adoption import Adoption
from veikart.standard.scenarios import Listed
from veikart.telling import tell
from veikart_events.envelope import parse_time

if TYPE_CHECKING:
    from veikart.scenarios import Branch


@dataclass(slots=True)
class _Grown:
    base: Facts
    branch: Branch
    facts: Facts | None = None
    """With what is supposed on top, once somebody asks."""


class Branching(Ledger):
    """What is supposed is judged anew whenever something was written, and then kept in memory."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._grown: dict[str, _Grown] = {}
        self._supposed: tuple[Facts, list[Supposition]] | None = None

    def facts_of(self, scenario: str | None) -> Facts:
        if scenario is None:
            return self._facts
        with self._lock:
            grown = self._in(scenario)
            if grown.facts is None:
                grown.facts = self._facts_on(grown.branch)
            return grown.facts

    def _facts_on(self, branch: Branch) -> Facts:
        known = [part["recorded"].min() for part in self._facts.events.parts]
        first = min(each for each in known if isinstance(each, datetime))
        # What is supposed holds whatever was known when: it counts as recorded with the first event.
        return self._facts.extended(branch.batches(first), branch.last, self._upcast)

    def branch(self, scenario: str) -> Branch:
        """The scenario on top of all that is known: what fits, what does not, and the state for its rules.

        Raises `NotFound` where there is none such, or it is not open any more.
        """
        return self._in(scenario).branch

    def adoptable(self, scenario: str) -> Branch:
        """The scenario by the rules of reality, where no level can be stated for a day to come."""
        return self._branch(scenario, ahead=False)

    def adoption(self, scenario: str) -> Adoption:
        """What adopting a scenario would write, and what it would leave out. Nothing is written."""
        branch = self.adoptable(scenario)
        picture = self.picture(Moment(max(branch.start, self.today), None, scenario))

        def told(each: Supposition) -> str:
            return tell(picture, each.stored(each.position)).removeprefix("Supposed: ")

        return Adoption(
            tuple((str(each.effective), told(each)) for each in branch.fitting),
            tuple(
                (str(each.supposition.effective), told(each.supposition), each.why) for each in branch.misfits
            ),
        )

    def bodies_of(self, scenario: str | None) -> Callable[[Sequence[int]], list[Stored]]:
        """What reads events by position; behind the last of the journal lie those of the scenario."""
        return self.journal.at if scenario is None else self._reading(self.branch(scenario))

    def _reading(self, branch: Branch) -> Callable[[Sequence[int]], list[Stored]]:
        def read(positions: Sequence[int]) -> list[Stored]:
            return [*self.journal.at([p for p in positions if p <= branch.head]), *branch.at(positions)]

        return read

    def scenarios(self) -> tuple[Listed, ...]:
        """All scenarios, the newest last."""
        with self._lock:
            rows = self.picture().scenarios.rows(named=True)
            events = self.journal.at(self._saying(BEGUN)["position"].to_list())
            begun = {document["d"]["scenario"]: document for document in map(_document, events)}
            found = [self._listed(row, begun[row["scenario"]]) for row in rows]
        return tuple(sorted(found, key=lambda each: each.begun))

    def _listed(self, row: dict[str, Any], begun: dict[str, Any]) -> Listed:
        identity, still = row["scenario"], row["status"] == "open"
        mine = [each for each in self.supposed() if each.scenario == identity]
        return Listed(
            id=identity,
            name=row["name"],
            why=row["why"] or "",
            start=row["start"],
            status=row["status"],
            by=begun["by"],
            begun=parse_time(begun["at"]),
            events=len(mine),
            misfits=tuple(each.why for each in self.branch(identity).misfits) if still else (),
            positions=tuple(each.position for each in mine),
        )

    def scenario_called(self, words: str) -> str:
        """The id of the open scenario that is meant by its id or name. Raises `NotFound`, `BadInput`."""
        from veikart.commands.choosing import meant, picked_from
        from veikart.commands.fields import Pick

        return meant(picked_from(Pick("scenario"), self.picture()), words, "Scenario").id

    def scenario_name(self, scenario: str) -> str:
        """What a scenario is called; its id where there is none such."""
        rows = self.picture().scenarios
        found = rows.filter(rows["scenario"] == scenario)["name"]
        return str(found[0]) if found.len() else scenario

    def in_words(self, moment: Moment) -> str:
        """The moment in words; of a scenario, that it is not real."""
        if moment.scenario is None:
            return moment.in_words()
        return f"{moment.in_words()} · SCENARIO “{self.scenario_name(moment.scenario)}”, not real"

    def supposed(self) -> list[Supposition]:
        """All that is supposed and not taken back, in the order of the journal."""
        with self._lock:
            if self._supposed is None or self._supposed[0] is not self._facts:
                facts = self._facts
                holding = facts.holding(self._saying(SUPPOSED, WORDED), Moment(date.max))
                events = self.journal.at(holding["position"].sort().to_list())
                self._supposed = facts, suppositions(events)
            return self._supposed[1]

    def picture_of_everyone(self) -> Picture:
        """The picture of today, and in its table of people also those who were only ever supposed, in any
        scenario: whoever is named anywhere can be asked about, and forgotten."""
        with self._lock:
            facts = self._facts
            known = set(facts.tables["people"]["person"].to_list())
            events = self.journal.at(self._saying(SUPPOSED, WORDED)["position"].sort().to_list())
            joined = [each for each in suppositions(events) if each.topic == "person.joined"]
            new = [each for each in joined if each.body["person"] not in known]
            if not new:
                return self.picture()
            from veikart.rules import State
            from veikart.scenarios import Branch

            branch = Branch("", self.today, facts.head, State(), self.today, tuple(new))
            return Picture(
                self._facts_on(branch),
                Moment(self.today),
                self.today,
                at_home(self._reading(branch)),
                self.plugins.tellers,
                elsewhere=at_home(self.picture),
            )

    def _saying(self, *topics: str) -> pl.DataFrame:
        """position, effective, recorded of all events of these topics."""
        rows = [self._facts.events.saying({"topic": topic}) for topic in topics]
        every = pl.concat(rows, how="vertical_relaxed").cast({"position": pl.Int64()})
        return every.select("position", "effective", "recorded")

    def _in(self, scenario: str) -> _Grown:
        with self._lock:
            grown = self._grown.get(scenario)
            if grown is None or grown.base is not self._facts or grown.branch.today != self.today:
                grown = _Grown(self._facts, self._branch(scenario))
                self._grown[scenario] = grown
            return grown

    def _branch(self, scenario: str, *, ahead: bool = True) -> Branch:
        from veikart.scenarios.branch import branched

        with self._lock:
            state = self.state()
            known = state.get("scenario", scenario)
            if known is None:
                raise NotFound(
                    f"There is no scenario {scenario!r}. The open ones are in the list of scenarios."
                )
            if known.until is not None:
                raise NotFound(
                    f"The scenario “{known.name}” was {known.facts['ended']}. Undo that, or open another."
                )
            return branched(
                scenario,
                known.facts["start"],
                self.supposed(),
                below=state,
                head=self._facts.head,
                registry=self._registry,
                today=self.today,
                ahead=ahead,
            )


def _document(event: Stored) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(event.state)
    return document
