"""No control character leaves an app, whichever widget drew it."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from tests.typeset.samples import HOSTILE
from textual.app import ComposeResult
from textual.color import Color
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from veikart.tui.safety import ControlFilter, SafeApp, harmless

BLACK = Color.parse("black")
STEERING = {*map(chr, range(32)), *map(chr, range(127, 160)), *"\u202a\u202e\u2066\u2069\u200e\u2028\ud800"}


def filtered(*segments: Segment) -> list[Segment]:
    return ControlFilter().apply(list(segments), BLACK)


@given(st.text(st.one_of(st.characters(), st.sampled_from(sorted(STEERING)))))
def test_harmless_text_takes_the_same_cells_and_steers_nothing(text: str) -> None:
    safe = harmless(text)
    assert not STEERING & set(safe)
    assert sum(cell_len(c) for c in safe) == sum(cell_len(c) for c in text)


def test_an_escape_sequence_becomes_plain_letters() -> None:
    assert [segment.text for segment in filtered(Segment("a\x1b[31mb"))] == ["a[31mb"]


def test_plain_segments_pass_as_they_are() -> None:
    segments = [Segment("Åse", Style(bold=True)), Segment("李小龍 █▓▒░ 👩")]
    assert ControlFilter().apply(segments, BLACK) is segments


def test_letters_that_merely_do_not_print_are_kept() -> None:
    assert filtered(Segment("a\u00a0b\ue0a0"))[0].text == "a\u00a0b\ue0a0"


def test_a_link_that_carries_an_escape_is_taken_away() -> None:
    evil, fine = Style(link="https://x\x1b\\\x1b]0;owned\x07"), Style(link="https://example.org")
    assert filtered(Segment("x", evil))[0].style.link is None
    assert filtered(Segment("x", fine))[0].style.link == "https://example.org"


def test_control_segments_are_dropped() -> None:
    assert filtered(Segment("a"), Control.home().segment) == [Segment("a")]


class Raw(ScrollView):
    """Draws what it was given as a careless widget would."""

    def render_line(self, y: int) -> Strip:
        text = HOSTILE[y] if y < len(HOSTILE) else ""
        return Strip([Segment(text)])


class Careless(SafeApp):
    def compose(self) -> ComposeResult:
        yield Raw()
        yield Static(Content("x\x1b[31my\u202ez"))

    def on_mount(self) -> None:
        self.query_one(Raw).styles.height = 20
        self.query_one(Raw).virtual_size = Size(80, 20)
        self.query_one(Raw).border_title = "t\x1b[2J"


async def test_nothing_that_steers_leaves_an_app() -> None:
    app = Careless()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        drawn = io.StringIO()
        for strip in strips:
            drawn.write(strip.text)
        assert "[2J]0;owned" in drawn.getvalue()
        assert "x[31myz" in drawn.getvalue()
        assert not STEERING & set(drawn.getvalue())


async def test_the_filter_is_the_last_one_whatever_the_theme_changes() -> None:
    app = Careless()
    async with app.run_test():
        app.theme = "textual-light"
        assert isinstance(app.get_line_filters()[-1], ControlFilter)
