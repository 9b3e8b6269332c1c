"""The part of the main screen that narrows what is shown."""

from __future__ import annotations

from dataclasses import replace

from textual.widgets import Input

from veikart.contributions.view import Rows, Selection
from veikart.text import shown
from veikart.tui.lines import FrameLine, Piece
from veikart.tui.prompts import ChoiceScreen, Option
from veikart.tui.stage import Stage
from veikart.tui.standing import Kind

_NEXT_ROWS: dict[Rows, Rows] = {"people": "roles", "roles": "units", "units": "people"}


class Narrowing(Stage):
    """By unit, by goal, critical skills only; and wide again."""

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
        if self.words:
            words.append(f"“{shown(self.words)}”{self._counted()}")
        return words

    def _counted(self) -> str:
        """How many rows hold what is looked for; a view that looks itself says so itself."""
        if self.view is None or self.view.searches:
            return ""
        found = self.blocks_view.shown
        return f": {found.matching} of {found.rows} rows"

    def show_narrowed(self) -> None:
        """Says on its line what the view is narrowed to, and what it is compared with."""
        pieces = self.above()
        line = self.query_one("#narrowed", FrameLine)
        line.display = bool(pieces)
        line.set(pieces)

    def above(self) -> list[Piece]:
        """What stands above the view; nothing where all of it is shown, as it is."""
        words = self.narrowed_to()
        if not words:
            return []
        return [
            Piece("Narrowed to ", "$text-muted"),
            Piece(" · ".join(words), "$accent"),
            Piece("  Esc shows all", "$text-muted"),
        ]

    def action_critical(self) -> None:
        self.narrow(replace(self.selection, critical=not self.selection.critical))

    def action_rows(self) -> None:
        rows = _NEXT_ROWS[self.selection.rows]
        self.narrow(replace(self.selection, rows=rows))
        self.say(f"Rows are {rows}.")

    def action_widen(self) -> None:
        search = self.query_one("#search", Input)
        if search.display:
            search.display = False
            self.focus_body()
        self.look_for("")
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
