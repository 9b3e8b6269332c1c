"""Every block as Markdown. One that has no form of its own here is set as it is in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.blocks import (
    Bars,
    Block,
    Callout,
    Cell,
    Distribution,
    Empty,
    Figures,
    Heading,
    Heat,
    HeatMap,
    Meter,
    Row,
    Scorecard,
    Table,
    Text,
    Timeline,
    Tree,
    Trend,
    Wheel,
)
from veikart.report.bars import draw_bars
from veikart.report.markdown.drawings import distribution, scorecard, timeline, trend, wheel
from veikart.report.markdown.escaping import (
    fenced,
    inline,
    nothing,
    paragraph,
    paragraphs,
    strong,
    table,
    titled,
)
from veikart.report.notes import Notes
from veikart.report.shares import percent
from veikart.report.words import Words
from veikart.text import shown
from veikart.typeset import lay_out, to_text
from veikart.typeset.heatmaps import heat_text, marks_in
from veikart.typeset.prose import SIGNS
from veikart.typeset.trees import as_table

_DEEPER = "› "
_CELLS = 100


def block_markdown(block: Block, words: Words, notes: Notes) -> list[str]:  # noqa: PLR0911, PLR0912
    """Paragraphs, tables and lists, to be set with an empty line between them."""
    match block:
        case Heading():
            return [f"### {inline(block.text)}"]
        case Text():
            return paragraphs(block.text)
        case Empty():
            return [*paragraphs(block.text), *_steps(block.steps)]
        case Callout():
            return _callout(block)
        case Figures():
            return _figures(block, words, notes)
        case Table():
            return _table(block, words)
        case Tree():
            return _table(as_table(block), words)
        case Bars():
            return _bars(block, words)
        case HeatMap():
            return _heat_map(block, words)
        case Distribution():
            return distribution(block, words)
        case Scorecard():
            return scorecard(block, words)
        case Timeline():
            return timeline(block, words)
        case Trend():
            return trend(block, words)
        case Wheel():
            return wheel(block, words)
        case _:
            return [fenced(to_text(lay_out([block], _CELLS)).strip("\n"))]


def _steps(steps: Sequence[str]) -> list[str]:
    lines = [f"{number}. {paragraph(step)}" for number, step in enumerate(steps, 1) if inline(step)]
    return ["\n".join(lines)] if lines else []


def _callout(block: Callout) -> list[str]:
    head = strong(" ".join(part for part in (SIGNS[block.tone], block.title) if part))
    parts = [*([head] if head else []), *paragraphs(block.text), *_steps(block.steps)]
    lines = "\n\n".join(parts).split("\n")
    return ["\n".join(f"> {line}".rstrip() for line in lines)] if parts else []


def _figures(block: Figures, words: Words, notes: Notes) -> list[str]:
    if not block.figures:
        return []
    rows = []
    for figure in block.figures:
        note = notes.number(figure)
        label = inline(figure.label) + (f" ({note})" if note else "")
        rows.append([label, strong(figure.value), inline(figure.detail)])
    return [table([inline(words.what), inline(words.value), ""], rows, {1})]


def _table(block: Table, words: Words) -> list[str]:
    if not block.columns or not block.rows:
        return titled(block.title, nothing(words.nothing))
    head = [inline(column.title) for column in block.columns]
    right = {i for i, column in enumerate(block.columns) if column.right}
    return titled(block.title, [table(head, [_row(row, len(head)) for row in block.rows], right)])


def _row(row: Row, columns: int) -> list[str]:
    cells = [_cell(cell) for cell in row.cells[:columns]]
    cells += [""] * (columns - len(cells))
    cells[0] = _DEEPER * max(0, row.depth) + cells[0]
    return [f"**{cell}**" if cell and row.tone == "strong" else cell for cell in cells]


def _cell(cell: Cell) -> str:
    if isinstance(cell, Meter) and not cell.text.strip() and cell.share is not None:
        return f"{percent(cell.share)} %"
    return inline(cell if isinstance(cell, str) else cell.text)


def _bars(block: Bars, words: Words) -> list[str]:
    """A column for every kind of part: its amount, or its share where the bars are shares."""
    drawn = draw_bars(block, words)
    if not drawn.bars:
        return titled(block.title, nothing(words.nothing))
    labels = list(dict.fromkeys(part.label for bar in drawn.bars for part in bar.parts))
    head = [inline(words.what), *(inline(label) or inline(words.bar) for label in labels)]
    rows = []
    for bar in drawn.bars:
        amounts = {part.label: part.amount for part in bar.parts}
        row = [inline(bar.label), *(inline(amounts.get(label, "")) for label in labels)]
        rows.append([*row, inline(bar.text)] if drawn.worded else row)
    head += [inline(words.value)] if drawn.worded else []
    return titled(block.title, [table(head, rows, set(range(1, len(labels) + 1)))])


def _heat_map(block: HeatMap, words: Words) -> list[str]:
    if not block.columns or not block.rows:
        return titled(block.title, nothing(words.nothing))
    missing = Heat("", None, "missing")
    rows = []
    for row in block.rows:
        label = _DEEPER * max(0, row.depth) + inline(row.label)
        count = len(block.columns)
        cells = [*row.cells[:count], *[missing] * (count - len(row.cells))] if row.cells else []
        texts = [inline(heat_text(cell)) for cell in cells] or [""] * count
        rows.append([label if row.cells else strong(row.label), *texts])
    drawn = table(["", *map(inline, block.columns)], rows, set(range(1, len(block.columns) + 1)))
    legend = [*block.legend, *(f"{sign} {words.marks[mark]}" for mark, sign in marks_in(block))]
    key = paragraph(" · ".join(filter(None, map(shown, legend))))
    return titled(block.title, [drawn, *([key] if key else [])])
