"""Figures side by side: what a board looks at first."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.blocks import Figure, Figures
from veikart.typeset.page import Look, Span
from veikart.typeset.sheet import PLAIN, Sheet
from veikart.typeset.words import fitted, shown, width, wrapped

_LEAST, _MOST = 16, 34
_DETAIL = 20
"""Cells that a long detail may ask for: it must not cost a figure its place in the row."""
_EDGE = "┃ "
_GAP = 2
_LINES = 2
"""Most lines of a label, and of a detail."""


def set_figures(sheet: Sheet, block: Figures) -> None:
    """As many figures in a row as there is room for, rows of even length."""
    figures = block.figures
    if not figures:
        return
    per_row = max(1, (sheet.width + _GAP) // (_wanted(figures) + _GAP))
    rows = -(-len(figures) // per_row)
    per_row = -(-len(figures) // rows)
    cells = min(_MOST, (sheet.width + _GAP) // per_row - _GAP)
    for start in range(0, len(figures), per_row):
        if start:
            sheet.gap()
        _set_row(sheet, figures[start : start + per_row], max(3, cells))


def _wanted(figures: Sequence[Figure]) -> int:
    """Cells with which every value fits, and and labels and most details do on two lines."""
    values = max(width(shown(figure.value)) for figure in figures)
    labels = max(width(shown(figure.label)) // 2 + 3 for figure in figures)
    details = min(_DETAIL, max(width(shown(figure.detail)) // 2 + 3 for figure in figures))
    return min(_MOST, max(_LEAST, *(cells + len(_EDGE) for cells in (values, labels, details))))


def _set_row(sheet: Sheet, figures: Sequence[Figure], cells: int) -> None:
    inner = cells - len(_EDGE)
    labels = [_few_lines(figure.label, inner) for figure in figures]
    details = [_few_lines(figure.detail, inner) for figure in figures]
    over, under = max(map(len, labels)), max(map(len, details))
    for index, (figure, label, detail) in enumerate(zip(figures, labels, details, strict=True)):
        texts = [shown(text) for text in (figure.label, figure.value, figure.detail) if text]
        cut = width(shown(figure.value)) > inner or any(line.endswith("…") for line in (*label, *detail))
        sheet.stop(
            figure.label,
            x=index * (cells + _GAP),
            cells=cells,
            height=over + 1 + under,
            title=" · ".join(texts) if cut else "",
            why=figure.why,
        )
    columns = [
        [
            *((line, Look("label")) for line in (*[""] * (over - len(label)), *label)),
            (shown(figure.value), Look("value", figure.tone)),
            *((line, Look("detail")) for line in (*detail, *[""] * (under - len(detail)))),
        ]
        for figure, label, detail in zip(figures, labels, details, strict=True)
    ]
    for written in zip(*columns, strict=True):
        spans: list[Span] = []
        for figure, (text, look) in zip(figures, written, strict=True):
            spans.append(Span(_EDGE, Look("frame", figure.tone)))
            spans.append(Span(fitted(text, inner), look))
            spans.append(Span(" " * _GAP, PLAIN))
        sheet.line(*spans[:-1])


def _few_lines(text: str, cells: int) -> list[str]:
    if not text:
        return []
    lines = wrapped(shown(text), cells)
    if len(lines) > _LINES:
        rest = " ".join(lines[_LINES - 1 :])
        lines = [*lines[: _LINES - 1], fitted(rest, cells)]
    return lines
