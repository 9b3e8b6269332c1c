"""The part of the main screen that asks what if: scenarios are begun, opened, compared, adopted, discarded.

While one is open every screen shows it within a frame, under a line that says that it is not real.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from veikart.moment import Moment, day_in_words
from veikart.text import shown
from veikart.tui.adopting import AdoptWindow
from veikart.tui.baselines import baseline_in_words
from veikart.tui.comparing import Comparing
from veikart.tui.lines import FrameLine, Piece
from veikart.tui.prompts import ChoiceScreen, Option

if TYPE_CHECKING:
    from veikart.commands.outcome import Outcome
    from veikart.tui.standing import Scenario, Standing


class Offered(NamedTuple):
    """One of what can be asked or done."""

    words: str
    do: Callable[[], object]


class Supposing(Comparing):
    """Two keys ask "and if Kari leaves?": one for what if, and Enter."""

    _abreast = False
    """Whether what is compared with follows the moment looked at."""

    @property
    def opened(self) -> Scenario | None:
        """The scenario that is open, as it is listed."""
        return next((each for each in self.standing.scenarios if each.id == self.scenario), None)

    # Asking

    def action_suppose(self) -> None:
        """What can be supposed of what is under the cursor; and what can be done with the scenario."""
        pointed = self.pointed_at().get("scenario")
        listed = next((each for each in self.standing.scenarios if each.id == pointed), None)
        if listed is not None and listed.id != self.scenario:
            self._one(listed)
            return
        inside = self.opened
        offers = [*self._questions(), *(self._ways(inside) if inside is not None else self._beginnings())]
        self._menu("What if …" if inside is None else f"What if …, in “{inside.name}”", offers)

    def action_scenarios(self) -> None:
        """The list of scenarios; from within one, back to reality."""
        if self.scenario is not None:
            self.leave_scenario()
            return
        if not self.standing.scenarios:
            key = self.key_for("suppose")
            self.say(f"There is no open scenario. {key} begins one: what if …")
            return
        offers = [
            Offered(f"{each.name}  from {day_in_words(each.start)}", partial(self._one, each))
            for each in reversed(self.standing.scenarios)
        ]
        self._menu("Scenarios", offers)

    def _one(self, scenario: Scenario) -> None:
        opening = Offered("Open it: every screen shows it", partial(self.open_scenario, scenario.id))
        self._menu(scenario.name, [opening, *self._ways(scenario)])

    def _menu(self, title: str, offers: list[Offered]) -> None:
        def chosen(place: str | None) -> None:
            if place is not None:
                offers[int(place)].do()

        options = [Option(str(place), each.words) for place, each in enumerate(offers)]
        self.app.push_screen(ChoiceScreen(title, options), chosen)

    def _questions(self) -> Iterator[Offered]:
        """The likeliest first: of the person, then of the skill, the role and the unit under the cursor."""
        pointed = self.pointed_at()
        if person := pointed.get("person"):
            name = self.called("person", person)
            yield Offered(f"{name} leaves", self._asks("suppose.leaves", person=person, day=self._from_here))
            yield Offered(f"{name} moves to another unit …", self._asks("suppose.moves", person=person))
            yield Offered(f"{name} changes role …", self._asks("suppose.role", person=person))
        target, hires, slips = "suppose.target", "suppose.hires", "suppose.slips"
        if skill := pointed.get("skill"):
            of = f"of {self.called('skill', skill)}" if skill else ""
            yield Offered(f"a role needs another level {of} …", self._asks(target, skill=skill))
        about = {kind: pointed[kind] for kind in ("role", "unit") if kind in pointed}
        yield Offered("we hire …", self._asks(hires, **about))
        if not person:
            yield Offered("somebody leaves …", self._asks("suppose.leaves"))
            yield Offered("somebody moves to another unit …", self._asks("suppose.moves"))
        if "skill" not in pointed:
            yield Offered("a role needs another level of a skill …", self._asks(target))
        yield Offered("a date slips …", self._asks(slips))

    @property
    def _from_here(self) -> object:
        """The day that something is supposed to hold from: the day looked at, where that is not now."""
        inside = self.opened
        if inside is not None and self.day > inside.start:
            return self.day
        return None

    def _asks(self, command: str, **given: object) -> Callable[[], None]:
        return partial(self.run_command, command, given)

    def _beginnings(self) -> Iterator[Offered]:
        yield Offered("something else: begin a scenario and work in it …", self._asks("scenario.begin"))
        if self.standing.scenarios:
            yield Offered("Open a scenario that is there …", self.action_scenarios)

    def _ways(self, scenario: Scenario) -> Iterator[Offered]:
        about: Mapping[str, object] = {"scenario": scenario.id}
        yield Offered("Compare it with reality", partial(self._compare, scenario.id, None))
        for other in self.standing.scenarios:
            if other.id != scenario.id:
                yield Offered(
                    f"Compare it with “{other.name}”", partial(self._compare, scenario.id, other.id)
                )
        yield Offered("Adopt it: see what would be written …", partial(self._adopting, scenario))
        yield Offered("Rename it …", self._asks("scenario.rename", **about))
        yield Offered("Discard it …", self._asks("scenario.discard", **about))
        if self.scenario is not None:
            yield Offered("Back to reality", self.leave_scenario)

    # Being in one

    def open_scenario(self, scenario: str) -> None:
        """Shows a scenario on every screen, on a day that it has come to."""
        self.scenario = scenario
        found = self.opened
        if found is not None and self.day < found.start:
            self.look_at(found.start)
        else:
            self.redraw()
        if found is not None:
            self.run_worker(self._say_what_fits(found))

    async def _say_what_fits(self, found: Scenario) -> None:
        session = self.desk.session
        misfits = await self.read(lambda: session.branch(found.id).misfits)
        key = self.key_for("scenarios")
        back = f" {key} leads back to reality." if key else ""
        if misfits:
            number = f"{len(misfits)} of what is supposed no longer" + (
                " fits" if len(misfits) == 1 else " fit"
            )
            self.say(f"{number}: {misfits[0].why}", bad=True)
        elif misfits is not None:
            self.say(f"This is only supposed: “{found.name}”.{back}")

    def leave_scenario(self) -> None:
        """Shows reality again."""
        self.scenario = None
        if self._abreast:
            self.baseline, self._abreast = None, False
        self.redraw()
        self.say("This is reality again.")

    def outcome_told(self, outcome: Outcome) -> None:
        """Says what came of a command, and goes into the scenario that it began."""
        if outcome.scenario is not None and self.scenario is None and self._listed(outcome.scenario):
            self.scenario = outcome.scenario
            found = self.opened
            if found is not None and self.day < found.start:
                self.day = found.start
            self.redraw()
        self.say(outcome.words)

    def _listed(self, scenario: str) -> bool:
        return any(each.id == scenario for each in self.standing.scenarios)

    def take_in(self, standing: Standing) -> None:
        """Leaves a scenario that is not open any more, and gives up comparing with one."""
        there = {each.id for each in standing.scenarios}
        was = self.opened
        super().take_in(standing)
        if self.baseline is not None and self.baseline.scenario not in {None, *there}:
            self.baseline = None
        if self.scenario is not None and self.scenario not in there:
            self.scenario = None
            name = f"“{was.name}”" if was is not None else "that was open"
            self.parted = f"The scenario {name} is not open any more; this is reality."

    # Comparing, adopting

    def _compare(self, scenario: str, other: str | None) -> None:
        if self.scenario != scenario:
            self.open_scenario(scenario)
        self._abreast = True
        self.compare_with(replace(self.here, scenario=other))

    def compare_with(self, baseline: Moment | None) -> None:
        of_another = baseline is not None and baseline.scenario != self.scenario
        self._abreast = self._abreast and of_another
        super().compare_with(baseline)

    def keep_abreast(self) -> None:
        """Reality, or another scenario, is compared at the moment looked at, wherever that goes."""
        if self._abreast and self.baseline is not None:
            self.baseline = replace(self.here, scenario=self.baseline.scenario)

    def _adopting(self, scenario: Scenario) -> None:
        self.run_worker(self._show_adopting(scenario))

    async def _show_adopting(self, scenario: Scenario) -> None:
        """What would be written and what would not, before anything is."""
        session = self.desk.session
        told = await self.read(lambda: session.adoption(scenario.id))
        if told is None:
            return
        partly = bool(told.misfits)
        given = {"scenario": scenario.id, "partly": partly}
        adopt = partial(self.run_command, "scenario.adopt", given)
        self.app.push_screen(AdoptWindow(scenario.name, told, adopt))

    # The frame

    def show_scenario(self) -> None:
        """The line that says that nothing here is real; there only while a scenario is open."""
        line, found = self.query_one("#scenario", FrameLine), self.opened
        self.set_class(found is not None, "-scenario")
        line.display = found is not None
        if found is None:
            return
        leave = self.key_for("scenarios")
        right = [Piece(f" {leave} back to reality ", "bold")] if leave else []
        words = f" SCENARIO  {shown(found.name)} — not real "
        line.set([Piece("▚▚▚", "bold"), Piece(words, "bold"), Piece("▚▚▚", "bold")], right)

    def _in_words(self, baseline: Moment) -> str:
        """What is compared with, and which scenario that is of."""
        names = {each.id: each.name for each in self.standing.scenarios}
        return baseline_in_words(baseline, self.here, self.standing.time, names)
