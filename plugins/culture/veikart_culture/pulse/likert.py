"""A file of answers as rows of cells, with the line each begins on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from veikart.api import BadInput, Fault, NotFound, clean_line

_WORKBOOK, _OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SEPARATORS = ";,\t"


@dataclass(frozen=True, slots=True)
class Sheet:
    """`len(lines) + len(faults)` is the number of rows below the header."""

    file: str
    headers: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]
    """The line each row begins on, and its cells, as many as there are headers."""
    faults: tuple[Fault, ...]


def read_sheet(path: Path) -> Sheet:
    """CSV, or the first sheet of a workbook. Raises `NotFound`, and `BadInput` for what is neither."""
    headers: tuple[str, ...] = ()
    lines: list[tuple[int, tuple[str, ...]]] = []
    faults: list[Fault] = []
    for number, cells in _rows(path):
        cleaned = tuple(clean_line(cell) for cell in cells)
        if not headers:
            headers = cleaned
        elif len(cells) > len(headers):
            reason = f"it has {len(cells)} cells, and the first line names {len(headers)} columns"
            advice = "Put a cell in quotes when the separator stands in it."
            faults.append(Fault(number, reason, advice=advice, file=path.name))
        else:
            lines.append((number, (*cleaned, *[""] * (len(headers) - len(cells)))))
    if not headers:
        raise BadInput(
            f"{path.name} is empty. Its first line should name the columns: unit, then the questions."
        )
    return Sheet(path.name, headers, tuple(lines), tuple(faults))


def _rows(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    """The line each row begins on, and its cells; blank rows are left out."""
    data = _bytes(path)
    if data.startswith(_WORKBOOK):
        from veikart_culture.pulse.workbook import rows_of

        yield from rows_of(path)
        return
    text = _text(path, data)
    header = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=header.count))
    begins = 1
    for cells in reader:
        number, begins = begins, reader.line_num + 1
        if any(cell.strip() for cell in cells):
            yield number, cells


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}. Check the name and the folder.") from None
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}). Name a file you may open.") from None


def _text(path: Path, data: bytes) -> str:
    if data.startswith(_OLD_WORKBOOK):
        raise BadInput(f"{path.name} is a workbook of the old kind. Save it as .xlsx or CSV (UTF-8).")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(f"{path.name} is no text that can be read. Save it as CSV (UTF-8).")
