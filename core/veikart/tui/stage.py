"""What the parts of the main screen share: where we are, when we look, and how work leaves the loop."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeVar

from textual.screen import Screen

from veikart.blocks import Action
from veikart.contributions.view import Selection, View
from veikart.crash import in_a_line
from veikart.errors import VeikartError
from veikart.film import Film
from veikart.moment import Moment
from veikart.tui.desk import Desk
from veikart.tui.frames import MAP

if TYPE_CHECKING:
    from veikart.commands.outcome import Outcome
    from veikart.tui.blocks import BlocksView, Left
    from veikart.tui.keymap import Keymap
    from veikart.tui.map.widget import MapView
    from veikart.tui.returning import Spot
    from veikart.tui.standing import Kind, Standing
    from veikart.tui.timebar import TimeBar

T = TypeVar("T")
Away = Literal["", "past", "future"]
_STEPS_BACK = 20


@dataclass
class Place:
    """The screen in front, and the page last seen on each screen."""

    screen: str = "Overview"
    pages: dict[str, int] = field(default_factory=dict)


class Stage(Screen[None]):
    """Base of the main screen's parts: they add actions, `MainScreen` adds the widgets and the drawing."""

    def __init__(self, desk: Desk, standing: Standing, keymap: Keymap) -> None:
        super().__init__()
        self.keymap = keymap
        self.desk = desk
        self.standing = standing
        self.views: tuple[View, ...] = desk.session.views
        self.place = Place()
        self.selection = Selection()
        self.day = standing.today
        self.linked = False
        """Whether the past is shown by what was known then."""
        self.known: date | None = None
        """The last day of recording that counts while the clocks are not linked; None: all that is known."""
        self.baseline: Moment | None = None
        """The moment that every screen is compared with."""
        self.scenario: str | None = None
        """The scenario that every screen shows."""
        self.parted = ""
        """Why a scenario is not shown any more that was, where others ended it."""
        self.film = Film()
        """How time is played."""
        self.playing = False
        """Whether it is being played."""
        self.lefts: dict[str, Left] = {}
        """How each view was left, by its id."""
        self.trail: deque[Spot] = deque(maxlen=_STEPS_BACK)
        """Where one was, the last at the end."""
        self.returning = False
        """Whether what is drawn next is to stand as it was left."""
        self.jump_to: tuple[str | None, str | None] | None = None
        """Row and column that the map's cursor goes to when it is drawn next."""

    # Where and when

    @property
    def known_on(self) -> date | None:
        """The last day of recording that counts; None where all that is known does."""
        today = self.standing.today
        known = min(self.day, today) if self.linked else self.known
        return known if known is not None and known < today else None

    @property
    def moment(self) -> Moment | None:
        """The moment looked at; None for now."""
        if self.day == self.standing.today and self.known_on is None and self.scenario is None:
            return None
        return Moment(self.day, self.known_on, self.scenario)

    @property
    def away(self) -> Away:
        """Whether what is looked at is not now: another day, or less than what is known by now."""
        if self.day > self.standing.today:
            return "future"
        return "past" if self.day < self.standing.today or self.known_on is not None else ""

    @property
    def pages(self) -> tuple[View, ...]:
        """The views of the screen in front, in their order."""
        return self.pages_of(self.place.screen)

    def pages_of(self, screen: str) -> tuple[View, ...]:
        """The views that stand on a screen."""
        return tuple(
            sorted((view for view in self.views if view.screen == screen), key=lambda view: view.order)
        )

    @property
    def view(self) -> View | None:
        """The view in front."""
        pages = self.pages
        return pages[min(self.place.pages.get(self.place.screen, 0), len(pages) - 1)] if pages else None

    @property
    def words(self) -> str:
        """What is looked for in the view in front."""
        left = self.lefts.get(self.view.id) if self.view is not None else None
        return left.arrangement.words if left is not None else ""

    @property
    def asked(self) -> Selection:
        """What the view in front is asked to narrow itself to."""
        words = self.words if self.view is not None and self.view.searches else ""
        return replace(self.selection, search=words, compare=self.baseline)

    @property
    def on_map(self) -> bool:
        return self.view is not None and self.view.id == MAP

    @property
    def screens(self) -> tuple[str, ...]:
        """Screens that have a view or always stand there, in their order."""
        raise NotImplementedError

    # The widgets that more than one part asks

    @property
    def map_view(self) -> MapView:
        from veikart.tui.map.widget import MapView

        return self.query_one(MapView)

    @property
    def blocks_view(self) -> BlocksView:
        from veikart.tui.blocks import BlocksView

        return self.query_one("#blocks", BlocksView)

    @property
    def time_bar(self) -> TimeBar:
        from veikart.tui.timebar import TimeBar

        return self.query_one(TimeBar)

    # What the main screen does for its parts

    def redraw(self) -> None:
        """Wishes for a frame of the view in front, at the moment looked at."""
        raise NotImplementedError

    def say(self, words: str, *, bad: bool = False) -> None:
        """Shows a line that says what happened."""
        raise NotImplementedError

    def hush(self) -> None:
        """Takes the line away that says what happened, and stops the film."""
        raise NotImplementedError

    def refuse(self, error: VeikartError) -> None:
        """Shows why something was not done; what is wrong with the file, in full."""
        raise NotImplementedError

    def look_at(self, day: date, told_since: date | None = None) -> None:
        """Moves to a day; every screen follows, and a line tells what changed, since the day before or since
        another one."""
        raise NotImplementedError

    def know_by(self, day: date | None) -> None:
        """Shows what had been recorded by a day, None for all of it, whatever day it is true on."""
        raise NotImplementedError

    def go(self, screen: str, page: int | None = None, *, marking: bool = True) -> None:
        """Brings a screen to the front; with `marking` one can go back from there."""
        raise NotImplementedError

    def mark(self, *, followed: bool = True) -> None:
        """Remembers where we are, to come back to; `followed`: because something here leads on."""
        raise NotImplementedError

    def keep(self) -> None:
        """Notes how the tables stand that are drawn."""
        raise NotImplementedError

    def look_for(self, words: str) -> None:
        """Shows the rows of the view in front that hold `words`."""
        raise NotImplementedError

    def follow(self, action: Action) -> None:
        """Opens the view an action names, narrowed as it says."""
        raise NotImplementedError

    def focus_body(self) -> None:
        """Gives the keys to the body of the screen."""
        raise NotImplementedError

    def run_command(self, identity: str, prefilled: Mapping[str, object] | None = None) -> None:
        """Runs a command: its form opens for what is not `prefilled`, or by what the cursor stands on."""
        raise NotImplementedError

    def pointed_at(self) -> dict[str, str]:
        """Kind → id of what the cursor stands on; then what the view is narrowed to."""
        raise NotImplementedError

    def clear_away(self) -> None:
        """Takes away all that was drawn or typed: somebody was forgotten, and it may be about them."""
        raise NotImplementedError

    def refuse_in_the_past(self, *, real: bool = False) -> bool:
        """Says that nothing can be changed here, where that is so; `real`: not even within a scenario."""
        if self.scenario is not None and not real:
            return False  # what is supposed holds from its own day
        if not self.away:
            return False
        self.say(f"You look at the {self.away}: nothing can be changed there. {self.way_to_now}", bad=True)
        return True

    @property
    def way_to_now(self) -> str:
        """How one returns to now, in a sentence."""
        return f"{self.key_for('time.now')} returns to now." if self.key_for("time.now") else ""

    def key_for(self, identity: str) -> str:
        """The key of something by its name; empty where it has none."""
        key = self.keymap.of(identity)
        return key.shown.split(", ")[0].split(" or ")[0] if key is not None else ""

    async def read(self, work: Callable[[], T]) -> T | None:
        """Runs `work` where it may take its time; None when it failed, and that has been said."""
        try:
            return await self.desk.read(work)
        except VeikartError as error:
            self.refuse(error)
        except Exception as error:  # shown, not raised: the frame outlives a question that has no answer
            self.say(f"That failed: {in_a_line(error)}", bad=True)
        return None

    async def write(self, work: Callable[[], object]) -> bool:
        """Changes the engagement, takes in how it stands then, and redraws; says whether it went well."""
        try:
            await self.desk.write(work)
        except VeikartError as error:
            self.refuse(error)
            return False
        except Exception as error:  # nothing was written: a turn is all or none
            self.say(f"Nothing was written: {in_a_line(error)}", bad=True)
            return False
        await self.stand()
        return True

    async def stand(self) -> None:
        """Takes in how the engagement stands and redraws."""
        found = await self.desk.standing()
        if found.forgotten != self.standing.forgotten:
            self.clear_away()
        self.take_in(found)
        self.redraw()
        if self.parted:
            self.say(self.parted)

    def take_in(self, standing: Standing) -> None:
        """From now on the engagement stands like this."""
        self.parted = ""
        was_now = self.day == self.standing.today
        self.standing = standing
        self.day = standing.today if was_now else self.day

    def called(self, kind: Kind, identity: str) -> str:
        """The name of something under the cursor; its id where nothing is known of it."""
        return self.standing.called(kind, identity)

    def outcome_told(self, outcome: Outcome) -> None:
        """Says what came of a command."""
        raise NotImplementedError
