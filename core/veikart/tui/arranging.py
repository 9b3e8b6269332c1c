"""The part of the main screen that sorts tables and looks for words in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.widgets import Input

from veikart.blocks import Block
from veikart.contributions.view import View
from veikart.tui.blocks import BlocksView, Left, sorting
from veikart.tui.stage import Stage


class Arranging(Stage):
    """Every view keeps how its tables stand, and what was looked for in it, while the app runs."""

    in_blocks: str = ""
    """Id of the view whose blocks are drawn, or lie ready behind the map."""

    # Sorting

    def action_sort(self) -> None:
        """Turns the order of the table under the cursor: one way, the other, as the view gave it."""
        self._sort(0)

    def action_sort_by(self, by: int) -> None:
        """Sorts it by the next column, or the one before."""
        self._sort(by)

    def _sort(self, by: int) -> None:
        view = self.blocks_view
        grid = None if self.on_map else sorting.grid_of(view.page, view.cursor)
        if grid is None:
            self.say("There is no table here to sort.")
            return
        how = view.arrangement
        if by:
            how = sorting.moved_by(view.shown, how, grid, by)
        else:
            how = sorting.turned_again(view.shown, how, grid)
        view.rearrange(how)
        self.say(f"{sorting.in_words(how.orders.get(grid.table))}.  s turns it, < > takes another column")

    # Words

    def action_search(self) -> None:
        if not self.on_map and not self.words and not self.blocks_view.shown.rows:
            self.say("There are no rows here to look through; p finds anything from everywhere.")
            return
        search = self.query_one("#search", Input)
        search.display = True
        search.value = self.words
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
            self.look_for(event.value.strip())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "search":
            self.close_search()

    def look_for(self, words: str) -> None:
        """Shows the rows of the view in front that hold `words`. A view that looks further than it shows does
        so itself; of every other the rows that are drawn are looked through, at once."""
        view = self.view
        if view is None or words == self.words:
            return
        left = self.lefts.get(view.id, Left())
        self.lefts[view.id] = replace(left, arrangement=left.arrangement.looking_for(words))
        if not view.searches and self.in_blocks == view.id:
            self.blocks_view.rearrange(self.lefts[view.id].arrangement)
        self.redraw()

    # What is kept

    def draw_blocks(self, view: View, blocks: Sequence[Block]) -> None:
        """Draws the blocks of a view: as they stood when it was left, if another was drawn since."""
        if view.id == self.in_blocks and not self.returning:
            self.blocks_view.show(blocks)
            return
        if view.id != self.in_blocks:
            self.keep()
        self.in_blocks, self.returning = view.id, False
        left = self.lefts.get(view.id, Left())
        words = "" if view.searches else left.arrangement.words
        self.blocks_view.show(blocks, replace(left, arrangement=left.arrangement.looking_for(words)))

    def on_blocks_view_arranged(self, _: BlocksView.Arranged) -> None:
        self.keep()

    def keep(self) -> None:
        """Notes how the view stands whose blocks are drawn. What was looked for in it is noted already."""
        if not self.in_blocks:
            return
        words = self.lefts.get(self.in_blocks, Left()).arrangement.words
        left = self.blocks_view.left
        self.lefts[self.in_blocks] = replace(left, arrangement=left.arrangement.looking_for(words))
