"""Tables sorted, searched and folded, with keys and with the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.tui.looking import check, screen_text
from tests.tui.small import press, running, settled
from tests.tui.test_blocks_view import Stage, at
from textual.widgets import Input

from veikart.blocks import Block, Column, Mark, Meter, Node, Row, Table, Text, Tree, Why
from veikart.tui.blocks import BlocksView
from veikart.tui.lines import FrameLine
from veikart.tui.map.widget import MapView
from veikart.tui.prompts import ChoiceScreen


def people() -> Table:
    columns = (Column("Person", grow=True), Column("Below", right=True), Column("Met", least=12))
    rows = (
        Row("a", ("Åse", Mark("·", sort=0), Meter(None, "not known"))),
        Row("b", ("Bjørn", "12", Meter(0.25, "25 %"))),
        Row("c", ("Cecilie", "3", Meter(0.75, "75 %"))),
    )
    return Table(columns, rows, "People")


def units() -> Table:
    rows = (
        Row("grid", ("Grid", "12"), Why("Grid")),
        Row("north", ("North", "5"), depth=1),
        Row("kari", ("Kari", "1"), Why("Kari"), depth=2),
        Row("south", ("South", "7"), Why("South"), depth=1),
        Row("wind", ("Wind", "2")),
    )
    return Table((Column("Unit", grow=True), Column("People", right=True)), rows, "Units")


def ids(app: Stage) -> list[str]:
    return [stop.id for stop in app.view.page.stops]


async def clicked(app: Stage, pilot: object, text: str, *, button: int = 1) -> None:
    """Clicks on the first place where `text` stands."""
    y, x = next((y, line.index(text)) for y, line in enumerate(app.drawn()) if text in line)
    await pilot.click(BlocksView, offset=(x, y), button=button)  # type: ignore[attr-defined]  # a Pilot
    await pilot.pause()  # type: ignore[attr-defined]


async def test_a_click_on_a_title_sorts_and_the_next_turns_and_the_third_takes_it_back() -> None:
    app = Stage([people()])
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        seen = []
        for _ in range(3):
            await clicked(app, pilot, "Below")
            seen.append("".join(ids(app)))
        assert seen == ["bca", "acb", "abc"]
        await clicked(app, pilot, "Met")
        assert ids(app) == ["c", "b", "a"]
        assert any("Met ▼" in line for line in app.drawn())
        await clicked(app, pilot, "Person")
        assert ids(app) == ["b", "c", "a"]
        assert not any("▼" in line for line in app.drawn())


async def test_a_click_on_the_titles_that_stick_to_the_top_sorts_as_well() -> None:
    many = tuple(Row(f"r{i}", (f"Row {i}", str(i), Meter(0.5, ""))) for i in range(60))
    app = Stage([Table(people().columns, many)])
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        app.view.scroll_to(y=30, animate=False)
        await pilot.pause()
        assert "Below" in app.drawn()[0]
        await clicked(app, pilot, "Below")
        assert ids(app)[0] == "r59"


async def test_the_cursor_stays_on_its_row_through_sorting_and_searching_and_time() -> None:
    app = Stage([people()])
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        await pilot.press("down")
        assert at(app) == "b"
        await clicked(app, pilot, "Below")
        assert at(app) == "b"
        app.view.rearrange(app.view.arrangement.looking_for("ase"))
        assert at(app) == "a"
        app.view.show([people(), Text("a step in time")])
        app.view.rearrange(app.view.arrangement.looking_for(""))
        assert at(app) == "b"
        assert ids(app) == ["b", "c", "a"]


async def test_a_branch_is_folded_and_unfolded_with_the_arrows() -> None:
    app = Stage([units()])
    async with app.run_test(size=(60, 14)) as pilot:
        await pilot.pause()
        await pilot.press("left")
        assert ids(app) == ["grid", "wind"]
        assert any("▸ Grid" in line for line in app.drawn())
        await pilot.press("right", "right", "right", "right")
        assert at(app) == "kari"
        await pilot.press("left", "left")
        assert ids(app) == ["grid", "north", "south", "wind"]
        await pilot.press("left")
        assert at(app) == "grid"


async def test_enter_folds_a_branch_that_has_no_why_and_asks_for_the_why_of_others() -> None:
    app = Stage([units()])
    async with app.run_test(size=(60, 14)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "down", "enter")
        assert app.chosen == [("grid", -1, 0)]
        assert ids(app) == ["grid", "north", "south", "wind"]
        await pilot.press("enter", "end", "enter")
        assert ids(app) == ["grid", "north", "kari", "south", "wind"]
        assert app.chosen[-1] == ("wind", -1, 0)


async def test_a_click_on_the_sign_folds_and_one_on_the_name_moves_the_cursor() -> None:
    app = Stage([units()])
    async with app.run_test(size=(60, 14)) as pilot:
        await pilot.pause()
        await clicked(app, pilot, "▾ North")
        assert ids(app) == ["grid", "north", "south", "wind"]
        assert app.chosen == []
        await clicked(app, pilot, "▸ North")
        assert "kari" in ids(app)
        await clicked(app, pilot, "South")
        assert at(app) == "south"
        assert app.chosen == []


async def test_all_branches_are_folded_and_unfolded_at_once() -> None:
    nodes = (Node("a", "A", (), (Node("b", "B", (), (Node("c", "C"),)),)),)
    app = Stage([units(), Tree((Column("Unit", grow=True),), nodes)])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.press("down", "down", "shift+left")
        assert ids(app) == ["grid", "wind", "a"]
        assert at(app) == "grid"
        await pilot.press("right")
        assert ids(app) == ["grid", "north", "south", "wind", "a"]
        await pilot.press("shift+right")
        assert ids(app) == ["grid", "north", "kari", "south", "wind", "a", "b", "c"]


async def test_a_tree_of_nodes_folds_and_sorts_like_a_table() -> None:
    nodes = (Node("a", "A", ("1",), (Node("b", "B", ("3",)), Node("c", "C", ("9",)))), Node("d", "D", ("5",)))
    app = Stage([Tree((Column("Unit", grow=True), Column("Below", right=True)), nodes)])
    async with app.run_test(size=(60, 14)) as pilot:
        await pilot.pause()
        await clicked(app, pilot, "Below")
        assert ids(app) == ["d", "a", "c", "b"]
        await clicked(app, pilot, "▾ A")
        assert ids(app) == ["d", "a"]
        await pilot.press("right", "right")
        assert at(app) == "c"
        await pilot.press("left", "left")
        assert (at(app), ids(app)) == ("a", ["d", "a"])


async def test_the_right_button_asks_what_can_be_done_and_chooses_nothing() -> None:
    app = Offering([people()])
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        await clicked(app, pilot, "Bjørn", button=3)
        await clicked(app, pilot, "Bjørn", button=3)
        assert app.offered == ["b", "b"]
        assert at(app) == "b"
        assert app.chosen == []


class Offering(Stage):
    """Notes what was asked for."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__(blocks)
        self.offered: list[str] = []

    def on_blocks_view_offered(self, message: BlocksView.Offered) -> None:
        self.offered.append(message.place.id)


async def test_figures_without_a_table_are_not_sorted(small: Path) -> None:
    async with running(small, keys=["f4", "s"]) as (main, pilot):
        assert "no table" in main.query_one("#keys", FrameLine).text
        await press(pilot, "f2", "s")
        assert "Sorted by" in main.query_one("#keys", FrameLine).text


async def test_keys_sort_the_table_under_the_cursor_and_walk_over_its_columns(small: Path) -> None:
    async with running(small, keys=["tab", "s"]) as (main, pilot):

        def names() -> list[str]:
            return [stop.name for stop in main.blocks_view.page.stops]

        assert main.view is not None
        assert main.view.id == "people"
        assert names()[:2] == ["Bjørn Aas", "Kari Nordmann"]
        assert names()[-1] == "Åse Berg"
        await press(pilot, "s")
        assert names()[0] == "Åse Berg"
        await press(pilot, "s")
        assert "In the order that the view gives" in screen_text(main.app)
        await press(pilot, "less_than_sign")
        assert "Met of known ▼" in screen_text(main.app)
        await press(pilot, "greater_than_sign", "greater_than_sign")
        assert "Person ▲" in screen_text(main.app)


async def test_every_view_keeps_its_order_its_words_and_its_cursor(small: Path) -> None:
    async with running(small, keys=["tab", "s", "s", "slash", *"berg", "enter"]) as (main, pilot):
        assert [stop.id for stop in main.blocks_view.page.stops] == ["person:ase"]
        await press(pilot, "f3")
        assert main.words == ""
        assert main.blocks_view.arrangement.orders == {}
        await press(pilot, "down", "left", "f9", "f3")
        assert main.blocks_view.cursor is not None
        assert main.blocks_view.cursor.folded
        await press(pilot, "f2")
        assert main.words == "berg"
        assert [stop.id for stop in main.blocks_view.page.stops] == ["person:ase"]
        await press(pilot, "escape")
        assert main.blocks_view.page.stops[0].name == "Åse Berg"
        assert len(main.blocks_view.page.stops) == 6


async def test_words_are_looked_for_while_they_are_typed_and_the_count_is_told(small: Path) -> None:
    async with running(small, keys=["f3", "slash", *"anal"]) as (main, pilot):
        assert main.query_one("#search", Input).has_focus
        assert "“anal”: 1 of 5 rows" in main.query_one("#narrowed", FrameLine).text
        names = [stop.name for stop in main.blocks_view.page.stops]
        assert names == ["Fewer unplanned stops", "See failures coming", "Analysis in Python"]
        await press(pilot, "x", "y", "z")
        assert "No row here holds “analxyz”" in screen_text(main.app)
        await press(pilot, "escape")
        assert not main.query_one("#search", Input).display
        assert main.narrowed_to() == []
        assert len(main.blocks_view.page.stops) > 3


async def test_what_is_looked_for_holds_through_time(small: Path) -> None:
    async with running(small, keys=["tab", "slash", *"wind", "enter", "comma"]) as (main, pilot):
        assert [stop.name for stop in main.blocks_view.page.stops] == [
            "Kari Nordmann",
            "Lars Ødegård",
            "Mai Ängström",
        ]
        await press(pilot, "n")
        assert main.words == "wind"


async def test_a_screen_without_rows_says_so(small: Path) -> None:
    async with running(small) as (main, pilot):
        main.blocks_view.show([Text("Only words.")])
        await press(pilot, "slash")
        assert "no rows" in main.query_one("#keys", FrameLine).text
        assert not main.query_one("#search", Input).display


async def test_veiling_forgets_what_was_looked_for(small: Path) -> None:
    async with running(small, keys=["tab", "slash", *"berg", "enter", "v"]) as (main, _):
        assert main.words == ""
        assert "berg" not in screen_text(main.app).casefold()


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (120, 40)])
async def test_an_arranged_table_looks_as_kept(small: Path, columns: int, lines: int) -> None:
    keys = ["f3", "greater_than_sign", "slash", *"volt", "enter"]
    async with running(small, (columns, lines), keys) as (main, pilot):
        main.hush()
        await settled(pilot)
        check(main.app, f"arranged_{columns}x{lines}")


async def test_the_mouse_sorts_and_offers_on_a_screen(small: Path) -> None:
    async with running(small, keys=["tab"]) as (main, pilot):
        view = main.blocks_view
        lines = [view.render_line(y).text for y in range(view.size.height)]
        head = next(y for y, line in enumerate(lines) if "Not known" in line)
        await pilot.click(BlocksView, offset=(lines[head].index("Not known"), head))
        await settled(pilot)
        assert main.lefts["people"].arrangement.orders
        row = next(y for y, line in enumerate(lines) if "Lars" in line)
        await pilot.click(BlocksView, offset=(5, row), button=3)
        await settled(pilot)
        assert isinstance(main.app.screen, ChoiceScreen)
        await press(pilot, "enter")
        assert main.place.screen == "Map"
        await pilot.click(MapView, offset=(60, 8), button=3)
        await settled(pilot)
        assert isinstance(main.app.screen, ChoiceScreen)
