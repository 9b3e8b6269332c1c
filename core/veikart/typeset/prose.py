"""Headings, paragraphs, and the box that says what to do where there is nothing yet."""

from __future__ import annotations

from veikart.blocks import Empty, Heading, Text
from veikart.text import shown
from veikart.typeset.page import Look, Span
from veikart.typeset.sheet import Sheet
from veikart.typeset.words import fitted, width, wrapped

_MEASURE = 92
"""Cells that a line of running text may take: longer ones lose the reader's eye."""
_BOX = 92


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
    inner = min(sheet.width, _BOX) - 6
    if inner < 8:
        for text in (block.text, *block.steps):
            set_text(sheet, Text(text))
        return
    frame = Look("frame")
    edge = "─" * (inner + 4)

    def row(*spans: Span) -> None:
        used = sum(width(span.text) for span in spans)
        sheet.line(Span("│  ", frame), *spans, Span(" " * (inner - used) + "  │", frame))

    sheet.line(Span(f"╭{edge}╮", frame))
    for line in wrapped(block.text, inner):
        row(Span(line, Look("text", "strong")))
    if block.steps:
        row()
    number = len(str(len(block.steps))) + 2
    for index, step in enumerate(block.steps, 1):
        for nth, line in enumerate(wrapped(step, inner - number)):
            mark = str(index) if nth == 0 else ""
            row(Span(fitted(mark, number), Look("text", "accent")), Span(line, Look("text")))
    sheet.line(Span(f"╰{edge}╯", frame))
