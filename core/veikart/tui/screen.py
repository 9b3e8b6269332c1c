"""The main screen: header, screens and pages, body, time bar, and the line of keys and of what happened."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.containers import Vertical
from textual.widgets import ContentSwitcher, Input

from veikart.contributions.view import Selection
from veikart.crash import in_a_line
from veikart.errors import JournalError, VeikartError
from veikart.text import shown, width
from veikart.tui import keys
from veikart.tui.answering import Answering
from veikart.tui.arranging import Arranging
from veikart.tui.asking import Asking
from veikart.tui.blocks import BlocksView
from veikart.tui.commanding import Commanding
from veikart.tui.desk import Desk
from veikart.tui.filming import Filming
from veikart.tui.frames import Frame, Frames, Wish
from veikart.tui.header import Header
from veikart.tui.keymap import Keymap
from veikart.tui.lines import FrameLine, Piece
from veikart.tui.map.details import details
from veikart.tui.map.drawing import legend_of
from veikart.tui.map.since import changes_told
from veikart.tui.map.widget import MapView
from veikart.tui.offering import Offering
from veikart.tui.pages import page_line
from veikart.tui.reporting import Reporting
from veikart.tui.returning import Returning
from veikart.tui.standing import Standing
from veikart.tui.supposing import Supposing
from veikart.tui.timebar import TimeBar
from veikart.tui.veiling import Veiling
from veikart.tui.windows import NoticesWindow, RefusalWindow

_SAID_FOR = 8.0
_NEWS_EVERY = 2.0  # seconds; asking costs a tenth of a millisecond
_PLUGINS = "Plugins"  # the palette finds it always, the line of screens has it when something is wrong
_ALWAYS = ("Overview", "Strategy", "Map", "Gap", "Journal")
_TALL = 32


class MainScreen(
    Header,
    Supposing,
    Arranging,
    Returning,
    Answering,
    Commanding,
    Asking,
    Offering,
    Veiling,
    Filming,
    Reporting,
):
    """Shows one view at one moment. The frame is drawn at once; what is in it comes when it is ready."""

    DEFAULT_CSS = """
    MainScreen {
        background: $background;
        & #header { background: $panel; }
        & #screens, & #pages, & #narrowed { background: $background; }
        & #keys, & #caption, & #note { background: $background; }
        & #search { border: none; height: 1; padding: 0 1; background: $panel; display: none; }
        & #body { height: 1fr; border-left: blank; }
        & #map { height: 1fr; }
        & #map FrameLine { padding: 0; }
        & .hidden { display: none; }
        &.-past #header { background: $warning 25%; }
        &.-past #body { border-left: outer $warning; }
        &.-ahead #body { border-left: outer $secondary; }
        & #scenario { background: $accent; color: $background; display: none; }
        &.-scenario #body { border-left: double $accent; border-right: double $accent; }
        &.-scenario #header, &.-scenario #keys { background: $accent 25%; }
    }
    """
    AUTO_FOCUS = None

    def __init__(self, desk: Desk, standing: Standing, keymap: Keymap) -> None:
        super().__init__(desk, standing, keymap)
        mine = BindingsMap([binding for key in keymap.keys for binding in key.bindings])
        self._bindings = BindingsMap.merge([self._bindings, mine])  # known at the start only
        self._on = {key.action: key.on for key in keymap.keys}
        self.frames = Frames(desk.frame, self._draw)
        self.drawn: Frame | None = None
        self._said: tuple[str, bool] | None = None
        self._said_since = 0
        self._trouble = ""
        self._stop_listening: Callable[[], None] = lambda: None

    def compose(self) -> ComposeResult:
        yield FrameLine(id="scenario")
        yield FrameLine(id="header")
        yield FrameLine(id="screens")
        yield FrameLine(id="pages")
        yield FrameLine(id="narrowed")
        with ContentSwitcher(initial="blocks", id="body"):
            yield BlocksView(id="blocks")
            with Vertical(id="map"):
                yield MapView()
                yield FrameLine(id="changes")
                yield FrameLine(id="legend")
                yield FrameLine(id="cell")
                yield FrameLine(id="source")
        yield Input(placeholder="Search: Enter keeps it, Esc shows all", id="search", max_length=80)
        yield FrameLine(id="caption")
        yield FrameLine(id="note")
        yield TimeBar()
        yield FrameLine(id="keys")

    def on_mount(self) -> None:
        self.go(self.place.screen, marking=False)
        self.set_interval(_NEWS_EVERY, self.look_for_news)
        self._listen()
        if notices := [*self.desk.session.notices, *self.keymap.troubles]:
            self.app.push_screen(NoticesWindow(notices))

    def _listen(self) -> None:
        loop = asyncio.get_running_loop()

        def tell() -> None:
            loop.call_soon_threadsafe(self._there_is_news)

        self._stop_listening = self.desk.session.listen(tell)

    def on_unmount(self) -> None:
        self._stop_listening()

    def _there_is_news(self) -> None:
        """Called when the engine itself says so, which is sooner than asking it."""
        if self.is_mounted:
            self.run_worker(self.look_for_news(), group="news")

    async def look_for_news(self) -> None:
        """Takes in what another program has written meanwhile, such as an import."""
        news, trouble = False, ""
        try:
            news = await self.desk.read(self.desk.session.catch_up)
        except VeikartError as error:
            trouble = str(error)
            if trouble != self._trouble:  # once, not every two seconds
                self.refuse(error)
        except Exception as error:  # the frame outlives a look that fails
            self.say(f"That failed: {in_a_line(error)}", bad=True)
        self._trouble = trouble
        if news:
            await self.stand()
            told = "Another program has written to this engagement; what it wrote is shown."
            self.say(f"{self.parted} {told}" if self.parted else told)

    def on_resize(self, _: events.Resize) -> None:
        self._lines()

    # Where

    @property
    def screens(self) -> tuple[str, ...]:
        """Screens that have a view or always stand there; those that plugins bring come last, the declared
        ones in their order."""
        there = {view.screen for view in self.views}
        known = [name for name, _ in keys.SCREENS if name in there or name in _ALWAYS]
        declared = [screen.title for screen in self.desk.session.screens if screen.title in there]
        brought = dict.fromkeys([*declared, *sorted(there - {_PLUGINS}), _PLUGINS])
        return (*known, *(name for name in brought if name not in known))

    def go(self, screen: str, page: int | None = None, *, marking: bool = True) -> None:
        """Brings a screen to the front, at `page` or where it was left."""
        if not self.pages_of(screen):
            self.say(f"There is no screen {screen} here: the plugin that brings it is not loaded.", bad=True)
            return
        here = (self.place.screen, self.place.pages.get(self.place.screen, 0))
        if marking and here != (screen, self.place.pages.get(screen, 0) if page is None else page):
            self.mark(followed=False)
        self.place.screen = screen
        if page is not None:
            self.place.pages[screen] = page
        self.query_one("#search", Input).display = False
        self.query_one("#body", ContentSwitcher).current = "map" if self.on_map else "blocks"
        self.focus_body()
        self.redraw()

    def action_screen(self, name: str) -> None:
        self.go(name)

    def action_page(self, direction: int) -> None:
        pages = len(self.pages)
        if pages > 1:
            here = min(self.place.pages.get(self.place.screen, 0), pages - 1)
            self.go(self.place.screen, (here + direction) % pages)

    def on_frame_line_pressed(self, event: FrameLine.Pressed) -> None:
        if event.line.id == "screens":
            self.go(event.value)
        elif event.line.id == "pages":
            self.go(self.place.screen, int(event.value))

    def show_roles(self, role: str) -> None:
        """Brings the map of roles to the front, the cursor on one of them."""
        self.mark()
        self.jump_to = (role, None)
        self.selection = Selection(rows="roles")
        self.go("Map", 0, marking=False)

    def narrow_to(self, kind: Literal["unit", "goal"], identity: str) -> None:
        """Narrows the view in front to a unit or a goal."""
        unit = identity if kind == "unit" else self.selection.unit
        goal = identity if kind == "goal" else self.selection.goal
        self.narrow(replace(self.selection, unit=unit, goal=goal))

    # When

    def look_at(self, day: date, told_since: date | None = None) -> None:
        self.day = self.standing.time.clamped(day)
        self.tell_step(told_since)
        self.redraw()

    # Drawing

    def redraw(self) -> None:
        self.keep_abreast()
        self._lines()
        view = self.view
        if view is None:
            return
        if self.frames.wish(Wish(view.id, self.moment, self.asked)):
            self.run_worker(self.frames.run(), group="frames")

    def _draw(self, frame: Frame) -> None:
        """Shows a frame, unless its view has left the front meanwhile."""
        if self.view is None or frame.wish.view != self.view.id:
            return
        if len(self.query("BlocksView, MapView")) < 2:  # the app is closing, and its widgets go first
            return
        self.drawn = frame
        self._screens()  # what failed in it is told on a screen that may not have stood there before
        if frame.map is not None:
            self.query_one("#body", ContentSwitcher).current = "map"
            self.settle()
            self.map_view.show(frame.map)
            self._jump()
        else:
            self.query_one("#body", ContentSwitcher).current = "blocks"
            self.draw_blocks(self.view, frame.blocks)
            self.show_narrowed()
            self._keys()
        self.call_later(self.next_frame)

    def _jump(self) -> None:
        if self.jump_to is None:
            return
        row, column = self.jump_to
        self.jump_to = None
        if not self.map_view.jump(row, column):
            self.say("That is not on the map at this moment.", bad=True)

    def on_blocks_view_moved(self, _: BlocksView.Moved) -> None:
        self._keys()

    def on_map_view_cursor_moved(self, _: MapView.CursorMoved) -> None:
        view = self.map_view
        cell, source = (
            details(view.model, view.row, view.column) if view.model and not view.model.empty else ("", "")
        )
        parked = view.model.parked if view.model else 0
        note = f"{parked} parked {'skill' if parked == 1 else 'skills'} left out" if parked else ""
        changes = list(changes_told(view.model))
        self.query_one("#changes", FrameLine).display = bool(changes)
        self.query_one("#changes", FrameLine).set(changes)
        self.query_one("#cell", FrameLine).set([Piece(cell, "bold")])
        self.query_one("#source", FrameLine).set([Piece(source)])
        legend = legend_of(view.model) if view.model else ""
        self.query_one("#legend", FrameLine).set(
            [Piece(legend, "$text-muted")], [Piece("  " + note, "$text-muted")]
        )

    def say(self, words: str, *, bad: bool = False) -> None:
        self._said = (shown(words), bad)
        self._said_since += 1
        since = self._said_since

        def forget() -> None:
            if self._said_since == since:
                self._said = None
                self._keys()

        if not bad:
            self.set_timer(_SAID_FOR, forget)
        self._keys()

    def hush(self) -> None:
        self.stop_film()
        self._said = None
        self._keys()

    def refuse(self, error: VeikartError) -> None:
        words = str(error)
        if isinstance(error, JournalError) and width(f"! {shown(words)}") > self.size.width - 2:
            self.app.push_screen(RefusalWindow(words))
        else:
            self.say(words, bad=True)

    def on_key(self, _: events.Key) -> None:
        """A complaint stays until the next key, which has then been read."""
        if self._said is not None and self._said[1]:
            self._said = None
            self._keys()

    def _lines(self) -> None:
        if not self.is_mounted:
            return
        self.set_class(self.away == "past", "-past")
        self.set_class(self.away == "future", "-ahead")
        then = self.baseline.true_on if self.baseline is not None else None
        self.time_bar.show(self.standing.time, self.day, self.known_on, then)
        self.query_one("#header", FrameLine).set(*self.header(self.size.width - 2))
        self.show_scenario()
        self._screens()
        self._pages()
        self.show_captions()
        self.show_narrowed()
        self.query_one("#legend").display = self.size.height >= _TALL
        self._keys()

    def _screens(self) -> None:
        named = dict(keys.SCREENS)
        pieces: list[Piece] = []
        amiss = bool(self.desk.session.plugins.failures())
        there = [name for name in self.screens if name != _PLUGINS or amiss or self.place.screen == name]
        spare = self.size.width >= 100 or len(there) <= 5
        for name in there:
            front = name == self.place.screen
            key = named.get(name, "").upper()
            if key and (spare or front):
                pieces.append(Piece(f" {key}", "$text-muted", name))
            pieces.append(Piece(f" {shown(name)} ", "bold reverse $primary" if front else "", name))
            pieces.append(Piece("  " if self.size.width >= 100 else " "))
        self.query_one("#screens", FrameLine).set(pieces)

    def _pages(self) -> None:
        pages, line = self.pages, self.query_one("#pages", FrameLine)
        line.display = len(pages) > 1
        if not line.display:
            return
        here = min(self.place.pages.get(self.place.screen, 0), len(pages) - 1)
        line.set(page_line([view.title for view in pages], here, self.size.width - 2))

    def _keys(self) -> None:
        line = self.query_one("#keys", FrameLine)
        if self._said is not None:
            words, bad = self._said
            line.set([Piece(f"{'! ' if bad else ''}{words}", "bold $error" if bad else "$success")])
            return
        room, pieces = self.size.width - 2, list[Piece]()
        rates = f"as {self.rated_as}  " if self.on_map else ""
        clock = "known on, " if self.keys_move == "known on" else ""
        step = Piece(f"{rates}{clock}step: {self.time_bar.step}", "$text-muted")
        room -= len(step.text) + 1
        meant = [key for key in self.keymap.on(self.place.screen) if not self.on_map or key.group != "Tables"]
        told = [(key.shown.split(", ")[0], key.brief) for key in meant]
        if self.leads_on:
            told = [(name, "open" if name == "Enter" else brief) for name, brief in told]
        if self.trail and self.trail[-1].followed:
            told.insert(0, (self.key_for("back"), "back"))
        if self.standing.pseudonyms:  # first: who presents has to know the way back
            veil = self.key_for("names.veil")
            told = [(veil, "own names"), *(each for each in told if each[0] != veil)]
        for name, brief in told:
            room -= len(name) + len(brief) + 3
            if room < 0:
                break
            pieces += [Piece(f"{name} ", "bold $primary"), Piece(f"{brief}  ", "$text-muted")]
        line.set(pieces, [step])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of one screen mean nothing on the others."""
        named = f"{action}({', '.join(map(repr, parameters))})" if parameters else action
        on = self._on.get(named, ())
        return self.place.screen in on if on and action != "search" else True
