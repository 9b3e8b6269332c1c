"""What a screen shows at a moment, made outside the event loop: the latest wish wins, at most 25 a second."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING

from veikart.blocks import Block, Empty
from veikart.contributions.view import Selection
from veikart.crash import in_a_line
from veikart.errors import VeikartError

if TYPE_CHECKING:
    from veikart.moment import Moment
    from veikart.session import Session
    from veikart.standard.map.model import MapModel

LEAST_SECONDS = 0.04
MAP = "map"
"""Id of the view that has a widget of its own."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to show: a view at a moment (None: now), narrowed."""

    view: str
    moment: Moment | None
    selection: Selection


@dataclass(frozen=True, slots=True)
class Frame:
    """The answer to a wish: blocks, or the model of the map."""

    wish: Wish
    blocks: tuple[Block, ...] = ()
    map: MapModel | None = None


def make_frame(session: Session, wish: Wish) -> Frame:
    """Asks the session. A view that fails gives a frame that says so, whoever wrote the view."""
    try:
        if wish.view == MAP:
            return _map_frame(session, wish)
        return Frame(wish, tuple(session.blocks(wish.view, wish.moment, wish.selection)))
    except VeikartError as error:
        return Frame(wish, (Empty(str(error)),))
    except BaseException as error:  # one screen that fails, or a panic, must not take the others with it
        steps = ("Go to another screen: they are not affected.", "Report it, with the line above.")
        return Frame(wish, (Empty(f"This view failed: {in_a_line(error)}.", steps),))


def _map_frame(session: Session, wish: Wish) -> Frame:
    """The map, compared where the wish says so; where nothing was there yet, what to do about it."""
    from veikart.beside import called
    from veikart.standard.counting import nothing_yet
    from veikart.standard.map.building import map_model
    from veikart.standard.map.changes import compared_map

    picture = session.picture(wish.moment)
    if (empty := nothing_yet(picture)) is not None:
        return Frame(wish, (empty,))
    since, alone = wish.selection.compare, replace(wish.selection, compare=None)
    model = map_model(picture, alone)
    if since is not None:
        then = session.picture(since)
        before = session.lasting.of(then, (MAP, MAP, alone), lambda: map_model(then, alone))
        model = compared_map(model, before, since, called(since, picture.moment))
    return Frame(wish, map=model)


class Frames:
    """Takes wishes at any rate, makes one frame at a time, and skips wishes that a later one replaced."""

    def __init__(
        self,
        make: Callable[[Wish], Awaitable[Frame]],
        draw: Callable[[Frame], None],
        *,
        pause: float = LEAST_SECONDS,
    ) -> None:
        self._make = make
        self._draw = draw
        self._pause = pause
        self._wish: Wish | None = None
        self.busy = False

    def wish(self, wish: Wish) -> bool:
        """Notes the wish; says whether `run` has to be started for it."""
        self._wish = wish
        return not self.busy

    async def run(self) -> None:
        """Answers wishes until there are none left."""
        if self.busy:
            return
        self.busy = True
        due = monotonic()
        try:
            while (wish := self._wish) is not None:
                self._wish = None
                due = max(due + self._pause, monotonic())  # a late frame does not make the next one late
                frame = await self._make(wish)
                self._draw(frame)
                await asyncio.sleep(max(0.0, due - monotonic()))
        finally:
            self.busy = False
