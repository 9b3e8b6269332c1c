"""Right of today the time bar shows what is expected on which day, and what will have come by the cursor."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rich.style import Style
from tests.ahead import tell_ahead
from tests.session.courses import courses
from tests.tui.looking import screen_text
from tests.tui.small import press, running

from veikart.tui.timebar import Ruler, TimeData
from veikart.tui.timebar.ahead import signs, told
from veikart.tui.timebar.model import Due
from veikart.tui.timebar.widget import _Line

TODAY = date(2026, 3, 2)
DUE = (
    Due(date(2026, 5, 1), "promised", 12),
    Due(date(2026, 6, 1), "leaves", 1),
    Due(date(2026, 9, 1), "target", 1),
    Due(date(2026, 9, 1), "joins", 2),
)


def test_every_kind_has_a_sign_of_its_own_and_several_together_another() -> None:
    ruler = Ruler(TODAY, date(2026, 12, 31), 100)
    found = signs(DUE, ruler)
    assert [found[cell] for cell in sorted(found)] == ["○", "−", "≡"]
    assert sorted(found)[0] == ruler.cell(date(2026, 5, 1))


def test_what_will_have_come_by_a_day_is_told_in_words() -> None:
    assert told(DUE, date(2026, 4, 1)) == ()
    assert told(DUE, date(2026, 6, 1)) == ("by then 12 levels promised and 1 leaves", "○12 −1")
    assert told(DUE, date(2026, 12, 1)) == (
        "by then 12 levels promised, 1 requirement moves, 1 leaves and 2 join",
        "○12 ▴1 −1 +2",
    )


def test_what_lies_beyond_the_bar_has_no_sign() -> None:
    assert signs(DUE, Ruler(TODAY, date(2026, 5, 31), 50)).keys() == {
        Ruler(TODAY, date(2026, 5, 31), 50).cell(date(2026, 5, 1))
    }
    assert TimeData(TODAY, TODAY, TODAY).due == ()


async def test_promises_stand_on_the_bar_of_every_screen(tmp_path: Path) -> None:
    path = tmp_path / "ahead.veikart"
    tell_ahead(path)
    async with running(path, (120, 40), plugins=courses()) as (main, pilot):
        line = screen_text(pilot.app).splitlines()[-3]
        assert line.partition("┃")[2].count("○") == 4
        main.look_at(date(2026, 5, 20))
        await press(pilot, "f4")
        assert "Kari Nordmann promised at 1 in Rescue at height" in screen_text(pilot.app)


def test_the_words_stand_beside_the_cursor_where_there_is_room() -> None:
    line = _Line(40, Style())
    line.write(20, "▼", Style())
    words = ("by then 1 leaves", "−1")
    line.write_beside(20, words, Style())
    assert text_of(line) == "   by then 1 leaves ▼".ljust(40)
    line.write(30, "◆", Style())
    line.write_beside(20, words, Style())
    assert text_of(line) == "   by then 1 leaves ▼ −1      ◆".ljust(40)
    line.write_beside(20, words, Style())
    assert text_of(line) == "   by then 1 leaves ▼ −1      ◆".ljust(40)


async def test_the_help_says_what_the_signs_mean(tmp_path: Path) -> None:
    path = tmp_path / "ahead.veikart"
    tell_ahead(path)
    async with running(path, (120, 40), plugins=courses()) as (_, pilot):
        await press(pilot, "question_mark", "end")
        assert "right of today: levels are promised" in screen_text(pilot.app)


def text_of(line: _Line) -> str:
    return "".join(segment.text for segment in line.segments())
