"""The part of the main screen that changes the engagement: rating, undo, workshops, decisions, parking."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal

from veikart.moment import day_in_words
from veikart.tui.map.widget import MapView
from veikart.tui.prompts import ChoiceScreen, Option, PromptScreen
from veikart.tui.stage import Stage

if TYPE_CHECKING:
    from veikart.picture import Picture, Scale

After = Literal["down", "right", "stay"]
_NEXT_AFTER: dict[After, After] = {"down": "right", "right": "stay", "stay": "down"}
METHODS = ("manager", "calibrated", "self", "peer", "observation", "test", "interview", "consultant")
_MOVES: dict[After, tuple[int, int]] = {"down": (1, 0), "right": (0, 1), "stay": (0, 0)}


_SEEN = ("test", "observation", "interview", "consultant")
ORDERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "agreed in the room, manager, tests and observation, peers, self": (
        ("calibrated",),
        ("manager",),
        _SEEN,
        ("peer",),
        ("self",),
    ),
    "the newest of what was agreed, the manager and tests say; then peers, self": (
        ("calibrated", "manager", *_SEEN),
        ("peer",),
        ("self",),
    ),
    "agreed in the room, then self before all others": (
        ("calibrated",),
        ("self",),
        ("manager", *_SEEN),
        ("peer",),
    ),
    "the newest, whoever says it": (("calibrated", "manager", *_SEEN, "peer", "self"),),
}
"""Orders of belief to choose from, in words; the first is what holds when nothing was chosen."""


class Answering(Stage):
    """Every change goes through a command of the session, on the writing thread."""

    after_rating: After = "down"
    rated_as: str = METHODS[0]
    """How the levels typed in come about."""
    _settled: tuple[tuple[str, str], ...] = ()
    """Answers that have been written but may not have been drawn yet."""

    # Rating

    def action_after_rating(self) -> None:
        self.after_rating = _NEXT_AFTER[self.after_rating]
        words = {"down": "moves down", "right": "moves right", "stay": "stays"}[self.after_rating]
        self.say(f"After a rating the cursor {words}.")

    def action_method(self) -> None:
        self.rated_as = METHODS[(METHODS.index(self.rated_as) + 1) % len(METHODS)]
        agreed = ": agreed in the room" if self.rated_as == "calibrated" else ""
        self.say(f"Ratings count as {self.rated_as}{agreed}.")

    def action_level(self) -> None:
        """Asks for a level that one digit cannot give: 10 and above, or with decimals."""
        if not self._may_rate():
            return

        def given(text: str | None) -> None:
            if text is None:
                return
            try:
                self.rate(float(text.replace(",", ".")))
            except ValueError:
                self.say(f"“{text}” is not a level. Write a number, such as 12 or 4,5.", bad=True)

        self.app.push_screen(PromptScreen("Which level?", self._scale_in_words()), given)

    def on_map_view_rated(self, event: MapView.Rated) -> None:
        if self._may_rate():
            self.rate(event.level)

    def rate(self, level: float | None) -> None:
        """Writes the level of the cell under the cursor (None: not relevant) and moves on at once."""
        view = self.map_view
        model, at = view.model, view.at
        if model is None or at is None:
            return
        person, skill = at
        column = model.columns[view.column]
        scale = model.scales[column.scale]
        if level is not None and not on_scale(scale, level):
            self.say(f"{level:g} is not on the scale of {column.name}: {ladder(scale)}.", bad=True)
            return
        label = "–" if level is None else scale.label(level)
        given = "not relevant" if level is None else f"{label} {scale.name_of(level)}"
        words = f"{model.rows[view.row].label}: {column.name} {given}"
        view.mark_pending(person, skill, label)
        view.advance(*_MOVES[self.after_rating])
        self.run_worker(self._write_rating(person, skill, level, words))

    async def _write_rating(self, person: str, skill: str, level: float | None, words: str) -> None:
        session, method, scenario = self.desk.session, self.rated_as, self.scenario
        hidden: list[str] = []
        moment = self.moment

        def work() -> None:
            given = {"person": person, "skill": skill, "level": level, "method": method}
            session.run("skill.assess", given, scenario=scenario)
            hidden.extend(overruled(session.picture(moment), person, skill, method))

        done = await self.write(work)
        self._settled = (*self._settled, (person, skill))
        if not done:
            self.settle()
        elif hidden:
            self.say(f"Kept {words}, but {hidden[0]} counts first. a: rate as calibrated.", bad=True)
        else:
            self.say(f"{'Rated' if scenario is None else 'Supposed'} {words}.")

    def settle(self) -> None:
        """Takes the marks of written answers off the map: the picture below shows them now."""
        for person, skill in self._settled:
            self.map_view.mark_pending(person, skill, None)
        self._settled = ()

    def _may_rate(self) -> bool:
        if self.refuse_in_the_past():
            return False
        model = self.map_view.model
        if not self.on_map or model is None or self.map_view.at is None:
            return False
        if model.kind != "people":
            self.say(f"These are {model.kind}: people are rated. r changes the rows.", bad=True)
            return False
        if model.rows[self.map_view.row].change == "gone":
            name = model.rows[self.map_view.row].label
            self.say(f"{name} is not here any more and cannot be rated now.", bad=True)
            return False
        return True

    def _scale_in_words(self) -> str:
        view = self.map_view
        if view.model is None:
            return ""
        column = view.model.columns[view.column]
        return f"{view.model.rows[view.row].label}, {column.name}: {ladder(view.model.scales[column.scale])}"

    def action_sources(self) -> None:
        """Asks which ratings count first, when several say something of one skill of one person."""
        if self.refuse_in_the_past():
            return

        def chosen(name: str | None) -> None:
            if name is not None:
                given = {"groups": ORDERS[name]}
                rank = partial(self.desk.session.run, "sources.rank", given, scenario=self.scenario)
                self.run_worker(self._do(rank, f"What counts first: {name}."))

        options = [Option(name, name) for name in ORDERS]
        self.app.push_screen(ChoiceScreen("Which ratings count first?", options), chosen)

    # Taking back

    async def action_undo(self) -> None:
        await self._take_back(partial(self.desk.session.undo, self.scenario))

    async def action_redo(self) -> None:
        await self._take_back(partial(self.desk.session.redo, self.scenario))

    async def _take_back(self, back: Callable[[], str]) -> None:
        if self.refuse_in_the_past():
            return
        told: list[str] = []
        if await self.write(lambda: told.append(back())):
            self.say(told[0])

    # In the room

    def action_workshop(self) -> None:
        """Starts one, or ends the one that is going on."""
        self.run_command("workshop.start" if self.standing.workshop is None else "workshop.end")

    async def _do(self, work: Callable[[], object], words: str) -> None:
        if await self.write(work):
            self.say(words)


def overruled(picture: Picture, person: str, skill: str, method: str) -> list[str]:
    """The rating that counts before one just given by `method`, in words; empty when the new one counts."""
    levels = picture.levels
    mine = levels.filter((levels["person"] == person) & (levels["skill"] == skill))
    return [
        f"the {row['method']} rating of {day_in_words(row['effective'])}"
        for row in mine.iter_rows(named=True)
        if row["method"] != method
    ]


def on_scale(scale: Scale, level: float) -> bool:
    """Whether a level can be given on the scale."""
    if scale.continuous:
        return scale.low <= level <= scale.high
    return any(each.value == level for each in scale.levels)


def ladder(scale: Scale) -> str:
    """The levels of a scale in one line: "1 Knows of, 2 Does with help"; of a continuous one, its ends."""
    if scale.continuous:
        return f"from {scale.label(scale.low)} to {scale.label(scale.high)}; l lets you type one out"
    return ", ".join(f"{scale.label(each.value)} {each.name}".rstrip() for each in scale.levels)
