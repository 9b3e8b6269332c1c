"""A cast keeps the rules of its format, and shows on a terminal what the view shows."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veikart.blocks import Heading, Heat, HeatMap, HeatRow, Text
from veikart.filming.cast import film_cast
from veikart.filming.ink import inked
from veikart.report import Frame, Reel
from veikart.text import width
from veikart.typeset import Look, Span

FRAMES = (
    Frame("31 March 2025", (Heading("Readiness"), Text("Much to do")), "Here the film begins."),
    Frame(
        "30 June 2025",
        (Heading("Readiness"), Text("Less to do")),
        "7 ratings, Ola left",
        "Kick-off",
        "Say why",
    ),
)
REEL = Reel("Fjordkraft: Overview", "en", (), FRAMES, 2.5)
SGR = re.compile(r"\x1b\[[0-9;]*m")
STEERING = re.compile(r"\x1b(\[2J|\[H|\[\?25[lh]|\[[0-9;]*m)")


def parts(text: str) -> tuple[dict[str, Any], list[list[Any]]]:
    header, *events = map(json.loads, text.splitlines())
    return header, events


def on_screen(data: str) -> list[str]:
    """The lines that a terminal shows of what is printed after it was cleared."""
    shown = SGR.sub("", data.rpartition("\x1b[2J\x1b[H")[2])
    return [line.rstrip() for line in shown.split("\r\n")]


def test_it_keeps_the_rules_of_asciicast_version_2() -> None:
    """docs.asciinema.org/manual/asciicast/v2: a header with version, width and height; events with rising
    times, a known code, and text; a line each."""
    text = film_cast(REEL, (60, 14))
    header, events = parts(text)
    assert (header["version"], header["width"], header["height"]) == (2, 60, 14)
    assert all(isinstance(header[name], str) for name in ("command", "title"))
    assert header["env"] == {"TERM": "xterm-256color"}
    assert all(len(event) == 3 and event[1] in ("o", "m") for event in events)
    assert all(isinstance(at, float | int) and isinstance(data, str) for at, _, data in events)
    times = [at for at, _, _ in events]
    assert times == sorted(times)
    assert text.endswith("\n")


def test_each_frame_has_a_marker_and_comes_when_the_one_before_has_stayed() -> None:
    _, events = parts(film_cast(REEL, (60, 14)))
    assert [(at, data) for at, code, data in events if code == "m"] == [
        (0.0, "31 March 2025"),
        (2.5, "30 June 2025 ◆ Kick-off"),
    ]
    assert events[-1][0] == 5.0


def test_a_frame_fills_the_terminal_with_head_body_caption_and_how_far_it_is() -> None:
    _, events = parts(film_cast(REEL, (60, 14)))
    lines = on_screen(events[3][2])
    assert len(lines) == 14
    assert lines[0].startswith("Fjordkraft: Overview")
    assert lines[0].endswith("◆ Kick-off · 30 June 2025")
    assert "Less to do" in lines
    assert lines[-3:-1] == ["7 ratings, Ola left", "✎ Say why"]
    assert lines[-1] == "━" * 56 + " 2/2"


def test_what_does_not_fit_below_is_counted() -> None:
    long = Frame("1 May 2025", tuple(Text(f"Paragraph {n}") for n in range(20)))
    _, events = parts(film_cast(Reel("T", "en", (), (long,), 1.0), (60, 14)))
    told = [line for line in on_screen(events[1][2]) if "more lines" in line]
    assert told == ["… 31 more lines"]


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 55)])
def test_no_line_is_wider_than_the_terminal(size: tuple[int, int]) -> None:
    cells = tuple(Heat(str(n % 5), n % 5 / 4) for n in range(40))
    rows = tuple(HeatRow(f"p{n}", f"Åse Ødegård {n}", cells) for n in range(60))
    heat = HeatMap(tuple(f"Skill number {n}" for n in range(40)), rows)
    frame = Frame("1 May 2025", (heat,), "ord " * 200, "Øving " * 30, "note " * 90)
    _, events = parts(film_cast(Reel("Tittel " * 40, "en", (), (frame,), 1.0), size))
    lines = on_screen(events[1][2])
    assert len(lines) == size[1]
    assert max(map(width, lines)) <= size[0]


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_nothing_in_a_name_can_steer_the_terminal(name: str) -> None:
    frame = Frame(name, (Text(name),), name, name, name)
    _, events = parts(film_cast(Reel(name, "en", (), (frame,), 1.0), (60, 14)))
    for _, code, data in events:
        rest = STEERING.sub("", data).replace("\r\n", "") if code == "o" else data
        assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in rest)


def test_a_level_tells_itself_by_its_digit_and_is_filled_by_its_step() -> None:
    filled = {inked((Span("3", Look("heat", step=step)),)) for step in range(5)}
    assert len(filled) == 5
    assert {SGR.sub("", each) for each in filled} == {"3"}
