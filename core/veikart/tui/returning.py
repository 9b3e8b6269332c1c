"""The part of the main screen that leads back to where one was."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.contributions.view import Selection
from veikart.tui.blocks import Left
from veikart.tui.stage import Stage


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one was: a page of a screen, what it was narrowed to, and how it stood."""

    screen: str
    page: int
    selection: Selection
    view: str
    left: Left
    on_map: tuple[str, str] | None
    """Row and column under the map's cursor."""
    followed: bool
    """Whether something here led on, rather than a key for another screen."""


class Returning(Stage):
    """Every way to another view is remembered, and one key goes back along it. Time is not: it has keys."""

    def mark(self, *, followed: bool = True) -> None:
        view = self.view
        if view is None:
            return
        self.keep()
        page = self.place.pages.get(self.place.screen, 0)
        left = self.lefts.get(view.id, Left())
        at = self.map_view.at if self.on_map else None
        self.trail.append(Spot(self.place.screen, page, self.selection, view.id, left, at, followed))

    def action_back(self) -> None:
        if not self.trail:
            self.say("This is where you began.")
            return
        spot = self.trail.pop()
        self.keep()
        self.lefts[spot.view] = spot.left
        self.selection = spot.selection
        self.returning = True
        self.jump_to = spot.on_map
        self.go(spot.screen, spot.page, marking=False)
