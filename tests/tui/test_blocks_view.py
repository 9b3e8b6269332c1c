"""The cursor, and what stays where it was while time moves."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.typeset.samples import CASES, HOSTILE, heat_map, hostile, table
from textual.app import ComposeResult
from textual.widgets import Static

from veikart.blocks import Block, Column, Figure, Figures, Row, Table, Text, Why
from veikart.tui.blocks import BlocksView
from veikart.tui.safety import SafeApp
from veikart.tui.theme import DARK, LIGHT, add_themes


class Stage(SafeApp):
    """A view and what it said."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__()
        self.blocks = blocks
        self.chosen: list[tuple[str, int, int]] = []
        self.moved: list[tuple[str, int, int]] = []

    def compose(self) -> ComposeResult:
        yield BlocksView(self.blocks)
        yield Static("foot")

    def on_mount(self) -> None:
        add_themes(self)
        self.query_one(BlocksView).focus()
        self.query_one(Static).can_focus = True

    @property
    def view(self) -> BlocksView:
        return self.query_one(BlocksView)

    def on_blocks_view_chosen(self, message: BlocksView.Chosen) -> None:
        self.chosen.append(message.place.key)

    def on_blocks_view_moved(self, message: BlocksView.Moved) -> None:
        self.moved.append(message.place.key)

    def drawn(self) -> list[str]:
        return [self.view.render_line(y).text for y in range(self.view.size.height)]


def rows(count: int, start: int = 0) -> Table:
    made = tuple(Row(f"r{i}", (f"Row {i}", str(i)), why=Why(str(i))) for i in range(start, start + count))
    return Table((Column("Name", grow=True), Column("Number", right=True)), made, "Rows")


def at(app: Stage) -> str:
    assert app.view.cursor is not None
    return app.view.cursor.id


async def test_the_cursor_starts_on_the_first_stop_and_keys_move_it() -> None:
    app = Stage([rows(60)])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert at(app) == "r0"
        seen = []
        for key in ("down", "down", "up", "end", "home", "pagedown", "pageup"):
            await pilot.press(key)
            seen.append(at(app))
        assert seen == ["r1", "r2", "r1", "r59", "r0", "r17", "r0"]


async def test_the_row_under_the_cursor_is_always_in_sight_below_the_head_that_sticks() -> None:
    app = Stage([rows(60)])
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        for key in (*["down"] * 14, *["up"] * 13, "end", "pageup", "pageup", "up", "up"):
            await pilot.press(key)
            assert any(f"Row {at(app)[1:]} " in line for line in app.drawn()), (key, at(app))
        await pilot.press("end")
        assert "Name" in app.drawn()[0]


async def test_the_head_of_a_table_sticks_only_while_its_rows_are_there() -> None:
    app = Stage([rows(10), Text("\n".join("text" for _ in range(40)))])
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        app.view.scroll_to(y=5, animate=False)
        await pilot.pause()
        assert "Name" in app.drawn()[0]
        app.view.scroll_to(y=20, animate=False)
        await pilot.pause()
        assert not any("Name" in line for line in app.drawn())


async def test_text_between_stops_is_scrolled_through_and_not_jumped_over() -> None:
    app = Stage([rows(2), Text("\n".join(f"line {i}" for i in range(30))), rows(2, start=2)])
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        read: set[str] = set()
        for _ in range(36):
            await pilot.press("down")
            read.update(line.strip() for line in app.drawn())
        assert {f"line {i}" for i in range(30)} <= read
        assert at(app) == "r3"


async def test_an_update_keeps_the_cursor_on_the_row_with_the_same_id() -> None:
    app = Stage([rows(60)])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.press(*["down"] * 30)
        top = app.view.scroll_offset.y
        app.view.show([Text("One line more at the top."), rows(60)])
        await pilot.pause()
        assert at(app) == "r30"
        assert abs(app.view.scroll_offset.y - top) <= 2
        assert any("Row 30 " in line for line in app.drawn())


async def test_an_update_follows_the_row_to_its_new_rank() -> None:
    app = Stage([rows(60)])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.press("down", "down")
        ranked = rows(60)
        app.view.show([Table(ranked.columns, ranked.rows[::-1], "Rows")])
        await pilot.pause()
        assert at(app) == "r2"
        assert any("Row 2 " in line for line in app.drawn())


async def test_going_up_to_the_first_row_shows_the_titles_above_it() -> None:
    app = Stage([rows(20), heat_map(7, people=20)])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("end", *["up"] * 19)
        assert at(app) == "person-0"
        shown = "\n".join(app.drawn())
        assert "Map" in shown
        assert "Cloud architecture" in shown


async def test_an_update_does_not_pull_back_who_has_scrolled_away() -> None:
    app = Stage([rows(60)])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        app.view.scroll_to(y=40, animate=False)
        await pilot.pause()
        app.view.show([rows(60)])
        await pilot.pause()
        assert app.view.scroll_offset.y == 40


async def test_when_the_row_is_gone_the_cursor_takes_its_place() -> None:
    app = Stage([rows(10)])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.press("end")
        app.view.show([rows(4)])
        assert at(app) == "r3"
        app.view.show([Text("nothing to stand on")])
        assert app.view.cursor is None
        await pilot.press("down", "enter", "end")
        assert app.chosen == []
        app.view.show([rows(4)])
        assert at(app) == "r0"


async def test_rows_with_the_same_id_in_two_tables_are_told_apart() -> None:
    app = Stage([rows(2), rows(2)])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.press("down", "down", "enter")
        assert app.chosen == [("r0", -1, 1)]
        app.view.show([rows(2), rows(2)])
        assert app.view.cursor is not None
        assert app.view.cursor.key == ("r0", -1, 1)


async def test_enter_tells_what_is_under_the_cursor_with_its_why_and_action() -> None:
    app = Stage([table()])
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.pause()
        await pilot.press("down", "enter")
        assert app.chosen == [("skill-1", -1, 0)]
        stop = app.view.cursor
        assert stop is not None
        assert stop.why == Why("Why Python")
        assert stop.action is not None
        assert stop.action.narrowed == {"skill": "skill-1"}


async def test_a_click_moves_the_cursor_and_a_second_one_chooses() -> None:
    app = Stage([rows(10)])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        row = next(y for y, line in enumerate(app.drawn()) if "Row 4 " in line)
        await pilot.click(BlocksView, offset=(5, row))
        assert at(app) == "r4"
        assert app.chosen == []
        await pilot.click(BlocksView, offset=(9, row))
        assert app.chosen == [("r4", -1, 0)]


async def test_a_click_beside_every_stop_changes_nothing() -> None:
    app = Stage([rows(3)])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.click(BlocksView, offset=(5, 0))
        await pilot.click(BlocksView, offset=(5, 15))
        assert at(app) == "r0"
        assert app.chosen == []


async def test_in_a_heat_map_the_cursor_walks_in_four_directions_and_tells_where_it_is() -> None:
    app = Stage([heat_map(7)])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("right", "right", "down", "left", "down")
        stop = app.view.cursor
        assert stop is not None
        assert (stop.id, stop.column) == ("person-2", 1)
        assert app.drawn()[-1].strip() == "Python: missing · Øyvind Sæther"
        assert app.moved[-1] == ("person-2", 1, 0)


async def test_going_down_past_a_row_without_the_column_comes_back_to_it() -> None:
    app = Stage([heat_map(7), rows(1), heat_map(7)])
    async with app.run_test(size=(80, 50)) as pilot:
        await pilot.pause()
        await pilot.press(*["right"] * 5, *["down"] * 5)
        assert at(app) == "r0"
        await pilot.press("down")
        assert app.view.cursor is not None
        assert app.view.cursor.key == ("person-0", 5, 1)


async def test_figures_are_walked_sideways() -> None:
    app = Stage([Figures(tuple(Figure(name, "1") for name in "abc"))])
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        await pilot.press("right", "right", "right", "left", "enter")
        assert app.chosen == [("b", -1, 0)]


async def test_a_new_width_lays_out_anew_and_keeps_the_cursor() -> None:
    app = Stage([table()])
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        await pilot.press("down", "down", "down")
        assert "Unit" in "".join(app.drawn())
        await pilot.resize_terminal(60, 30)
        await pilot.pause()
        assert "Unit " not in app.drawn()[2]
        assert at(app) == "skill-3"
        assert all(len(line) <= 60 for line in app.drawn())


async def test_a_new_theme_draws_in_its_colours() -> None:
    app = Stage([rows(3)])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()

        def ground() -> str:
            style = list(app.view.render_line(4))[1].style
            assert style is not None
            assert style.bgcolor is not None
            return style.bgcolor.get_truecolor().hex

        assert ground() == DARK.ground
        app.theme = "veikart-light"
        await pilot.pause()
        assert ground() == LIGHT.ground


async def test_the_cursor_is_calmer_while_keys_go_elsewhere() -> None:
    app = Stage([rows(3)])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        focused = list(app.view.render_line(3))
        app.query_one(Static).focus()
        await pilot.pause()
        assert list(app.view.render_line(3)) != focused


async def test_show_before_the_first_layout_is_drawn_later() -> None:
    app = Stage([])
    async with app.run_test(size=(60, 20)) as pilot:
        app.view.show([rows(3)])
        await pilot.pause()
        assert any("Row 2" in line for line in app.drawn())


async def test_point_at_moves_to_a_row_that_is_there_and_only_then() -> None:
    app = Stage([rows(60)])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert app.view.point_at("r45")
        assert any("Row 45 " in line for line in app.drawn())
        assert not app.view.point_at("r99")
        assert at(app) == "r45"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 55)])
async def test_hostile_names_are_shown_and_never_acted_upon(size: tuple[int, int]) -> None:
    app = Stage(hostile())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        seen = ""
        for _ in range(6):
            await pilot.press("pagedown", "enter")
            await pilot.click(BlocksView, offset=(4, 8))
            seen += "".join(strip.text for strip in app.screen._compositor.render_strips())
        assert app.is_running
        assert "[@click=app.quit]x[/]" in seen
        assert not [c for c in seen if ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202a\u202e\u2066"]
        assert HOSTILE[0] in seen


@pytest.mark.parametrize("case", CASES)
async def test_every_line_fills_the_view_exactly(case: str) -> None:
    app = Stage(CASES[case])
    async with app.run_test(size=(70, 30)) as pilot:
        await pilot.pause()
        cells = app.view.scrollable_content_region.width
        for _ in range(6):
            await pilot.press("pagedown", "right")
            assert {app.view.render_line(y).cell_length for y in range(app.view.size.height)} == {cells}


async def test_what_is_given_while_it_is_hidden_is_drawn_when_it_comes_back() -> None:
    """As when the map gives way to a page, and the page is ready before the widget has a size again."""
    app = Stage([rows(3)])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        app.view.display = False
        await pilot.pause()
        app.view.show([Text("Something else")])
        app.view.display = True
        await pilot.pause()
        assert "Something else" in "".join(app.drawn())
