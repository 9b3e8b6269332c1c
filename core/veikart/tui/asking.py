"""The part of the main screen that opens numbers: why, explain, and where a row leads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from veikart.blocks import Action, Why
from veikart.contributions.view import Selection, View
from veikart.tui.blocks import BlocksView, Left
from veikart.tui.frames import MAP
from veikart.tui.map.widget import MapView
from veikart.tui.stage import Stage
from veikart.tui.windows import HelpWindow, WhyWindow

if TYPE_CHECKING:
    from veikart.picture import Picture
    from veikart.standard.map.model import MapModel

_MOST_EVENTS = 200


class Asking(Stage):
    """Enter asks why; a row with an action leads on instead, and `e` asks why all the same."""

    @property
    def leads_on(self) -> bool:
        """Whether Enter opens another view here."""
        stop = None if self.on_map else self.blocks_view.cursor
        return stop is not None and stop.action is not None

    async def on_map_view_why_asked(self, _: MapView.WhyAsked) -> None:
        await self._explain_cell()

    async def on_blocks_view_chosen(self, event: BlocksView.Chosen) -> None:
        if event.place.action is not None:
            self.follow(event.place.action)
        else:
            await self.explain(event.place.why)

    async def action_explain(self) -> None:
        if self.on_map:
            await self._explain_cell()
            return
        stop = self.blocks_view.cursor
        await self.explain(stop.why if stop is not None else None)

    def action_help(self) -> None:
        self.app.push_screen(HelpWindow(self.place.screen, self.screens, self.keymap))

    async def explain(self, why: Why | None) -> None:
        """Opens the window with the formula, the inputs and the events told in words."""
        if why is None:
            self.say("There is nothing more behind this line.")
            return
        session, moment = self.desk.session, self.moment

        def find() -> tuple[Why, list[tuple[int, str, str]]]:
            whole = why.whole()
            positions = sorted(whole.positions)[-_MOST_EVENTS:]
            return whole, session.told(session.picture(moment), positions)

        if (found := await self.read(find)) is not None:
            self.app.push_screen(WhyWindow(*found))

    async def _explain_cell(self) -> None:
        view = self.map_view
        model, at = view.model, view.at
        if model is None or at is None:
            return
        session, row, column = self.desk.session, view.row, view.column
        moment = self.baseline if model.rows[row].change == "gone" else self.moment

        def work() -> Why:
            picture = session.picture(moment)
            if model.kind == "people":
                return session.why_cell(picture, *at)
            return why_group(picture, model, row, column)

        if (why := await self.read(work)) is not None:
            await self.explain(why)

    def follow(self, action: Action) -> None:
        """Opens the view an action names, narrowed as it says."""
        view = next((view for view in self.views if view.id == action.view), None)
        if view is None:
            self.say(f"There is no view {action.view} here.", bad=True)
            return
        narrowed: dict[str, Any] = dict(action.narrowed)
        if "critical" in narrowed:
            narrowed["critical"] = str(narrowed["critical"]).casefold() in ("true", "yes", "1")
        selection = Selection(**{k: v for k, v in narrowed.items() if k in Selection.__dataclass_fields__})
        self.mark()
        if view.id == MAP:
            self.jump_to = (selection.person, selection.skill)
            selection = replace(selection, person=None, skill=None)
        self._look_for(view, selection.search)
        self.selection = replace(selection, search="")
        self.go(view.screen, self.pages_of(view.screen).index(view), marking=False)

    def _look_for(self, view: View, words: str) -> None:
        """What was looked for in a view before is not what the way there leads to."""
        left = self.lefts.get(view.id, Left())
        self.lefts[view.id] = replace(left, arrangement=left.arrangement.looking_for(words))
        self.returning = view is self.view

    def find_on_map(self, row: str | None = None, column: str | None = None) -> None:
        """Brings the map to the front with the cursor on a person and a skill, showing everyone."""
        self.mark()
        self.jump_to = (row, column)
        self.selection = Selection(rows="people" if row is not None else self.selection.rows)
        self.go("Map", 0, marking=False)


def why_group(picture: Picture, model: MapModel, row: int, column: int) -> Why:
    """Where the level of a role or unit comes from. The positions are of the ratings it sums up."""
    import polars as pl

    from veikart.tui.map.details import details

    group, skill = model.rows[row], model.columns[column]
    told, source = details(model, row, column)
    facts = model.facts(row, column) or {}
    if model.kind == "units":
        people = picture.people.filter(pl.col("unit").is_in(list(picture.within(group.id))))
    else:
        people = picture.assignments.filter(pl.col("role") == group.id)
    rated = picture.levels.filter(
        pl.col("skill") == skill.id, pl.col("person").is_in(people["person"].to_list())
    )
    counts = (
        ("rated", "known"),
        ("meet what is required", "met"),
        ("below", "below"),
        ("not rated", "unknown"),
    )
    inputs = [(f"People {words}", str(facts.get(name, 0))) for words, name in counts]
    inputs += [("People in all", str(people["person"].n_unique())), ("In words", f"{told}. {source}")]
    return Why(
        title=f"{group.label}: {skill.name}",
        formula="median of the levels that are known; with an even number, the lower of the middle two",
        source="Levels are ordinal: a median is a level that somebody holds, a mean need not be one.",
        inputs=tuple(inputs),
        positions=tuple(sorted(rated["position"].to_list())),
    )
