"""Figures side by side: what a board looks at first."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.blocks import Figure, Figures
from veikart.typeset.page import Look, Span
from veikart.typeset.sheet import Sheet
from veikart.typeset.words import fitted, shown, width, wrapped

_LEAST, _MOST = 16, 34
_EDGE = "┃ "
_GAP = 2
_DETAIL_LINES = 2


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
    texts = [text for f in figures for text in (f.label, f.value)]
    longest = max(width(shown(text)) for text in texts)
    details = max((width(shown(f.detail)) + 1) // _DETAIL_LINES + 2 for f in figures)
    return min(_MOST, max(_LEAST, longest + len(_EDGE), details + len(_EDGE)))


def _set_row(sheet: Sheet, figures: Sequence[Figure], cells: int) -> None:
    inner = cells - len(_EDGE)
    details = [_detail(figure, inner) for figure in figures]
    height = 2 + max(len(lines) for lines in details)
    top = sheet.y
    for index, figure in enumerate(figures):
        name = shown(figure.label)
        texts = (name, shown(figure.value))
        title = " · ".join((*texts, shown(figure.detail)))
        sheet.stop(
            figure.label,
            x=index * (cells + _GAP),
            cells=cells,
            height=height,
            title=title if any(width(text) > inner for text in texts) else "",
            why=figure.why,
        )
    for line in range(height):
        spans: list[Span] = []
        for figure, detail in zip(figures, details, strict=True):
            text, look = _written(figure, detail, line)
            spans.append(Span(_EDGE, Look("frame", figure.tone)))
            spans.append(Span(fitted(text, inner), look))
            spans.append(Span(" " * _GAP, Look()))
        sheet.line(*spans[:-1])
    assert sheet.y == top + height


def _detail(figure: Figure, inner: int) -> list[str]:
    if not figure.detail:
        return []
    lines = wrapped(figure.detail, inner)
    if len(lines) > _DETAIL_LINES:
        rest = " ".join(lines[_DETAIL_LINES - 1 :])
        lines = [*lines[: _DETAIL_LINES - 1], fitted(rest, inner)]
    return lines


def _written(figure: Figure, detail: Sequence[str], line: int) -> tuple[str, Look]:
    if line == 0:
        return shown(figure.label), Look("label")
    if line == 1:
        return shown(figure.value), Look("value", figure.tone)
    return (detail[line - 2] if line - 2 < len(detail) else ""), Look("detail")
