"""Headings, paragraphs, and boxes: what must not be missed, and what to do where there is nothing yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from veikart.blocks import Callout, Empty, Heading, Text, Tone
from veikart.text import shown
from veikart.typeset.page import Look, Span
from veikart.typeset.sheet import Sheet
from veikart.typeset.words import fitted, width, wrapped

_MEASURE = 92
"""Cells that a line of running text may take: longer ones lose the reader's eye."""
_BOX = 92
SIGNS: Mapping[Tone, str] = {
    "normal": "",
    "muted": "",
    "strong": "",
    "good": "✓",
    "warn": "!",
    "bad": "×",
    "accent": "i",
}
"""Tones without colour, at the head of a box."""


def set_heading(sheet: Sheet, block: Heading) -> None:
    """The heading, and a rule from there to the edge."""
    text = shown(block.text)
    if width(text) > sheet.width:
        text = fitted(text, sheet.width)
    rule = sheet.width - width(text) - 1
    sheet.line(Span(text, Look("heading")), Span(" " + "─" * rule if rule > 2 else "", Look("rule")))


def set_text(sheet: Sheet, block: Text) -> None:
    for line in wrapped(block.text, min(sheet.width, _MEASURE)):
        sheet.line(Span(line, Look("text", block.tone)))


def set_empty(sheet: Sheet, block: Empty) -> None:
    """A box with the reason, and the steps numbered below it."""
    _set_box(sheet, _Box(block.text, block.steps))


def set_callout(sheet: Sheet, block: Callout) -> None:
    """A box with the sign of its tone and its title in the upper edge, the text, the steps numbered below it.
    A cursor stops there only where it leads to something."""
    top = sheet.y
    _set_box(sheet, _Box(block.text, block.steps, block.title, block.tone, SIGNS[block.tone]))
    if block.why is not None or block.action is not None:
        height = sheet.y - top
        called = shown(block.title or block.text)
        sheet.stop(block.id, y=top, height=height, why=block.why, action=block.action, called=called)


@dataclass(frozen=True, slots=True)
class _Box:
    text: str
    steps: tuple[str, ...]
    title: str = ""
    tone: Tone = "normal"
    sign: str = ""

    @property
    def head(self) -> str:
        return " ".join(part for part in (self.sign, shown(self.title)) if part)


def _set_box(sheet: Sheet, box: _Box) -> None:
    inner = min(sheet.width, _BOX) - 6
    if inner < 8:
        for text in (box.head, box.text, *box.steps):
            if text:
                set_text(sheet, Text(text))
        return
    frame = Look("frame", box.tone)

    def row(*spans: Span) -> None:
        used = sum(width(span.text) for span in spans)
        sheet.line(Span("│  ", frame), *spans, Span(" " * (inner - used) + "  │", frame))

    sheet.line(*_top(box, inner, frame))
    for line in wrapped(box.text, inner):
        row(Span(line, Look("text", "strong")))
    if box.steps:
        row()
    number = len(str(len(box.steps))) + 2
    for index, step in enumerate(box.steps, 1):
        for nth, line in enumerate(wrapped(step, inner - number)):
            mark = str(index) if nth == 0 else ""
            row(Span(fitted(mark, number), Look("text", "accent")), Span(line, Look("text")))
    sheet.line(Span(f"╰{'─' * (inner + 4)}╯", frame))


def _top(box: _Box, inner: int, frame: Look) -> list[Span]:
    head = box.head
    if not head:
        return [Span(f"╭{'─' * (inner + 4)}╮", frame)]
    if width(head) > inner:
        head = fitted(head, inner)
    rest = inner + 1 - width(head)
    return [Span("╭─ ", frame), Span(head, Look("value", box.tone)), Span(" " + "─" * rest + "╮", frame)]
