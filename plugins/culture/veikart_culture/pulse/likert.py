"""A file of answers as rows of cells, with the line each begins on."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from veikart.api import BadInput, Fault, NotFound, clean_line

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
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
    """The file. Raises `NotFound`, and `BadInput` for what is no table of text."""
    text = _text(path)
    header = next((line for line in text.splitlines() if line.strip()), "")
    if not header:
        raise BadInput(
            f"{path.name} is empty. Its first line should name the columns: unit, then the questions."
        )
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=header.count))
    headers: tuple[str, ...] = ()
    lines: list[tuple[int, tuple[str, ...]]] = []
    faults: list[Fault] = []
    begins = 1
    for cells in reader:
        number, begins = begins, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        cleaned = tuple(clean_line(cell) for cell in cells)
        if not headers:
            headers = cleaned
        elif len(cells) > len(headers):
            reason = f"it has {len(cells)} cells, and the first line names {len(headers)} columns"
            advice = "Put a cell in quotes when the separator stands in it."
            faults.append(Fault(number, reason, advice=advice, file=path.name))
        else:
            lines.append((number, (*cleaned, *[""] * (len(headers) - len(cells)))))
    return Sheet(path.name, headers, tuple(lines), tuple(faults))


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
