"""A film as an asciinema cast: a text file that terminals and web players play.

The format is asciicast v2 (docs.asciinema.org/manual/asciicast/v2): a line of JSON that describes the
terminal, then a line for each event, [seconds, "o", what is printed] or [seconds, "m", the name of a marker].
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from veikart.filming.ink import inked
from veikart.report import Frame, Reel
from veikart.text import fit, shown, width, wrap
from veikart.typeset import Line, Look, Span, lay_out

MARK = '"command": "veikart film"'
"""Stands in the first line of every cast, so that the next may take its place."""

_CLEAR, _HIDE, _SHOW = "\x1b[2J\x1b[H", "\x1b[?25l", "\x1b[?25h"
_TITLE = Look("title")
_QUIET = Look("text", "muted")
_CAPTION = Look("text", "strong")
_LINES = 2  # of a caption
LEAST = (40, 12)


def film_cast(reel: Reel, size: tuple[int, int]) -> str:
    """The film for a terminal of so many columns and lines. The same reel gives the same text."""
    columns, lines = size
    header = {
        "version": 2,
        "width": columns,
        "height": lines,
        "command": "veikart film",
        "title": shown(reel.title),
        "env": {"TERM": "xterm-256color"},
    }
    events = [json.dumps(event, ensure_ascii=False) for event in _events(reel, columns, lines)]
    return "\n".join([json.dumps(header, ensure_ascii=False), *events]) + "\n"


def _events(reel: Reel, columns: int, lines: int) -> Iterator[tuple[float, str, str]]:
    for place, frame in enumerate(reel.frames):
        at = round(place * reel.seconds, 3)
        drawn = _drawn(reel, place, columns, lines)
        yield at, "m", shown(f"{frame.day} ◆ {frame.mark}" if frame.mark else frame.day)
        yield at, "o", (_HIDE if place == 0 else "") + _CLEAR + "\r\n".join(map(inked, drawn))
    yield round(len(reel.frames) * reel.seconds, 3), "o", _SHOW


def _drawn(reel: Reel, place: int, columns: int, lines: int) -> list[Line]:
    """One frame: title and day, what the view shows, what changed, and how far the film is."""
    frame = reel.frames[place]
    head = [_ends(reel.title, _when(frame), columns), (Span("─" * columns, Look("rule")),)]
    foot = [*_told(frame, columns), (_progress(place, len(reel.frames), columns),)]
    room = lines - len(head) - len(foot)
    body = list(lay_out(frame.blocks, columns).lines)
    if len(body) > room:
        more = len(body) - room + 1
        body = [*body[: room - 1], (Span(fit(f"… {more} more lines", columns), _QUIET),)]
    return [*head, *body, *[()] * (room - len(body)), *foot]


def _when(frame: Frame) -> str:
    return f"◆ {frame.mark} · {frame.day}" if frame.mark else frame.day


def _ends(left: str, right: str, columns: int) -> Line:
    """Both on one line; the left one is cut where they do not fit."""
    right = fit(shown(right), columns) if width(shown(right)) > columns else shown(right)
    return Span(fit(shown(left), columns - width(right)), _TITLE), Span(right, _CAPTION)


def _told(frame: Frame, columns: int) -> Sequence[Line]:
    """Always as many lines, so that nothing jumps from frame to frame."""
    texts = wrap(shown(frame.caption), columns)
    if len(texts) > _LINES:
        texts = [*texts[: _LINES - 1], fit(" ".join(texts[_LINES - 1 :]), columns)]
    if frame.note:
        texts = [*texts[: _LINES - 1], fit(f"✎ {shown(frame.note)}", columns)]
    return [(Span(text, _CAPTION),) for text in [*texts, *[""] * (_LINES - len(texts))]]


def _progress(place: int, of: int, columns: int) -> Span:
    counted = f" {place + 1}/{of}"
    room = columns - width(counted)
    done = room if of == 1 else round(place * room / (of - 1))
    return Span("━" * done + "┄" * (room - done) + counted, _QUIET)
