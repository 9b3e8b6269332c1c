"""Figures side by side: what a board looks at first."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.blocks import Figure, Figures
from veikart.text import shown
from veikart.typeset.page import Look, Span
from veikart.typeset.sheet import PLAIN, Sheet
from veikart.typeset.words import fitted, width, wrapped

_LEAST, _MOST = 13, 34
_EDGE = "┃ "
_GAP = 2
_LABEL_LINES, _DETAIL_LINES = 2, 3


def set_figures(sheet: Sheet, block: Figures) -> None:
    """As many figures in a row as can be read, rows of even length."""
    figures = block.figures
    if not figures:
        return
    per_row = _per_row(figures, sheet.width)
    cells = _cells(sheet.width, per_row)
    for start in range(0, len(figures), per_row):
        if start:
            sheet.gap()
        _set_row(sheet, figures[start : start + per_row], cells)


def _cells(room: int, per_row: int) -> int:
    return max(3, min(_MOST, (room + _GAP) // per_row - _GAP))


def _per_row(figures: Sequence[Figure], room: int) -> int:
    for wished in range(min(len(figures), (room + _GAP) // (_LEAST + _GAP)), 1, -1):
        rows = -(-len(figures) // wished)
        per_row = -(-len(figures) // rows)
        inner = _cells(room, per_row) - len(_EDGE)
        if all(_fits(figure, inner) for figure in figures):
            return per_row
    return 1


def _fits(figure: Figure, inner: int) -> bool:
    """Whether nothing is cut, apart from a detail that is too long for the widest figure as well."""
    if width(shown(figure.value)) > inner or not _stands(figure.label, inner, _LABEL_LINES):
        return False
    if _stands(figure.detail, inner, _DETAIL_LINES):
        return True
    return not _stands(figure.detail, _MOST - len(_EDGE), _DETAIL_LINES)


def _stands(text: str, inner: int, lines: int) -> bool:
    line = shown(text)
    return len(wrapped(line, inner)) <= lines and all(width(word) <= inner for word in line.split())


def _set_row(sheet: Sheet, figures: Sequence[Figure], cells: int) -> None:
    inner = cells - len(_EDGE)
    labels = [_few_lines(figure.label, inner, _LABEL_LINES) for figure in figures]
    details = [_few_lines(figure.detail, inner, _DETAIL_LINES) for figure in figures]
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
            called=shown(figure.label),
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


def _few_lines(text: str, cells: int, most: int) -> list[str]:
    if not text:
        return []
    lines = wrapped(shown(text), cells)
    if len(lines) > most:
        lines = [*lines[: most - 1], fitted(" ".join(lines[most - 1 :]), cells)]
    return lines
