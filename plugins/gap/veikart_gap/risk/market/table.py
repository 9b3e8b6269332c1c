"""A file as rows of cells, with the line each begins on; rows that cannot be split are faults."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from veikart.api import BadInput, Fault, NotFound, clean_line, fold

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SEPARATORS = ";,\t"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`len(lines) + len(faults)` is the number of rows below the header."""

    file: str
    headers: tuple[str, ...]
    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]

    def column(self, wanted: Sequence[str]) -> int | None:
        """The place of the first column whose header is one of the words; None where there is none."""
        found = {fold(header): place for place, header in reversed(list(enumerate(self.headers)))}
        return next((found[fold(word)] for word in wanted if fold(word) in found), None)


def read_sheet(path: Path) -> Sheet:
    """The file. Raises `NotFound`, and `BadInput` for what is no table of text."""
    text = _text(path)
    header = text.lstrip("\r\n").splitlines()[0] if text.strip() else ""
    if not header:
        raise BadInput(f"{path.name} is empty. Its first line should name the columns: skill, shortage …")
    separator = max(_SEPARATORS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    headers: tuple[str, ...] = ()
    lines: list[Line] = []
    faults: list[Fault] = []
    begins = 1
    for cells in reader:
        number, begins = begins, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if not headers:
            headers = tuple(clean_line(cell) for cell in cells)
        elif len(cells) > len(headers):
            faults.append(_too_wide(path.name, number, len(cells), len(headers)))
        else:
            filled = [*cells, *[""] * (len(headers) - len(cells))]
            lines.append(Line(number, [clean_line(cell) for cell in filled]))
    return Sheet(path.name, headers, tuple(lines), tuple(faults))


def cells_of(line: Line, places: Mapping[str, int]) -> dict[str, str]:
    """Field → what stands in its column."""
    return {field: line.cells[place] for field, place in places.items()}


def _too_wide(file: str, line: int, cells: int, columns: int) -> Fault:
    return Fault(
        line,
        f"it has {cells} cells, and the first line names {columns} columns",
        advice="Put a cell in quotes when the separator stands in it.",
        file=file,
    )


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}. Check the name and the folder.") from None
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}). Name a file you may open.") from None
    if data.startswith(_WORKBOOKS):
        raise BadInput(f"{path.name} is a workbook. Save the sheet as CSV (UTF-8) and bring that in.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(f"{path.name} is no text that can be read. Save it as CSV (UTF-8).")
