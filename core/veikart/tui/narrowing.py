"""The part of the main screen that narrows what is shown."""

from __future__ import annotations

from dataclasses import replace

from textual.widgets import Input

from veikart.contributions.view import Rows, Selection
from veikart.tui.prompts import ChoiceScreen, Option
from veikart.tui.stage import Stage
from veikart.tui.standing import Kind

_NEXT_ROWS: dict[Rows, Rows] = {"people": "roles", "roles": "units", "units": "people"}
SEARCHED = ("Map", "Journal")


class Narrowing(Stage):
    """By unit, by goal, critical skills only, by words; and wide again."""

    def narrow(self, selection: Selection) -> None:
        self.selection = selection
        self.redraw()

    def narrowed_to(self) -> list[str]:
        """What the view is narrowed to, in words."""
        chosen = self.selection
        words = []
        if chosen.unit:
            words.append(f"unit {self.standing.called('unit', chosen.unit)}")
        if chosen.goal:
            words.append(f"goal {self.standing.called('goal', chosen.goal)}")
        if chosen.person:
            words.append(f"person {self.standing.called('person', chosen.person)}")
        if chosen.skill:
            words.append(f"skill {self.standing.called('skill', chosen.skill)}")
        if chosen.critical:
            words.append("critical skills")
        if chosen.search:
            words.append(f"“{chosen.search}”")
        return words

    def action_critical(self) -> None:
        self.narrow(replace(self.selection, critical=not self.selection.critical))

    def action_rows(self) -> None:
        rows = _NEXT_ROWS[self.selection.rows]
        self.narrow(replace(self.selection, rows=rows))
        self.say(f"Rows are {rows}.")

    def action_widen(self) -> None:
        search = self.query_one("#search", Input)
        if search.has_focus:
            self.close_search()
        self.narrow(Selection(rows=self.selection.rows))

    def action_unit(self) -> None:
        self._choose("unit", "Narrow to a unit", "All units")

    def action_goal(self) -> None:
        self._choose("goal", "Narrow to a goal", "All goals")

    def _choose(self, kind: Kind, title: str, everything: str) -> None:
        found = self.standing.of(kind)
        if not found:
            self.say(f"There is no {kind} to narrow to yet.")
            return
        options = [Option("", everything), *(Option(e.id, e.more or e.name) for e in found)]

        def chosen(identity: str | None) -> None:
            if identity is not None:
                value = identity or None
                unit = value if kind == "unit" else self.selection.unit
                goal = value if kind == "goal" else self.selection.goal
                self.narrow(replace(self.selection, unit=unit, goal=goal))

        current = self.selection.unit if kind == "unit" else self.selection.goal
        self.app.push_screen(ChoiceScreen(title, options, current or ""), chosen)

    def action_search(self) -> None:
        if self.place.screen not in SEARCHED:
            self.say("Search stands on the Map and in the Journal; p finds anything from everywhere.")
            return
        search = self.query_one("#search", Input)
        search.display = True
        search.value = self.selection.search
        search.focus()

    def close_search(self) -> None:
        """Puts the search line away; what was searched for stays."""
        self.query_one("#search", Input).display = False
        self.focus_body()

    def focus_body(self) -> None:
        """Gives the keys to the body of the screen."""
        (self.map_view if self.on_map else self.blocks_view).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "search" and event.input.display:
            self.narrow(replace(self.selection, search=event.value.strip()))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "search":
            self.close_search()
