"""A file of ESCO as rows of cells. Rows that cannot be split, or are torn, are faults."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from veikart.api import BadInput, Fault, NotFound, clean_line
from veikart_esco.reading.layouts import Layout, layout_of

_LANGUAGE = re.compile(r"_([a-z]{2,3})(?:-([a-z]{2}))?(?=[._ ]|$)")
_WORKBOOK = b"PK\x03\x04"
_OFFICIAL = {"no": "nb"}
"""Languages whose tag in ESCO is another than elsewhere."""
_Record = tuple[int, list[str] | Fault]
"""Line, and cells."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row, and the line of the file it begins on."""

    number: int
    cells: Mapping[str, str]
    """Column → text, exactly as it was written."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`len(lines) + len(faults)` is the number of rows below the header."""

    file: str
    layout: Layout
    language: str
    """Tag of the language of its labels; empty where the name of the file does not tell."""
    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]


def read_sheet(path: Path) -> Sheet:
    """The file at `path`. Raises `NotFound`, and `BadInput` when it is no file that ESCO gives out."""
    rows = list(_rows(path))
    if not rows:
        raise BadInput(f"{path.name} is empty. Name a CSV file as ESCO gives it out.")
    (_, header), *records = rows
    columns = [] if isinstance(header, Fault) else [clean_line(title) for title in header]
    width, layout = len(columns), _layout(path.name, columns, records)
    lines: list[Line] = []
    faults: list[Fault] = []
    for number, cells in records:
        if isinstance(cells, Fault):
            faults.append(cells)
        elif (fault := _torn(path.name, number, cells, width, layout)) is not None:
            faults.append(fault)
        else:
            filled = [*cells, *[""] * (width - len(cells))]
            lines.append(Line(number, dict(zip(columns, filled, strict=True))))
    return Sheet(path.name, layout, language_of(path.name), tuple(lines), tuple(faults))


def language_of(name: str) -> str:
    """Language tag in the name of a file: "skills_en-us.csv" → "en-US", "skills_no.csv" → "nb"."""
    found = list(_LANGUAGE.finditer(name))
    if not found:
        return ""
    language, region = found[-1].groups()
    language = _OFFICIAL.get(language, language)
    return f"{language}-{region.upper()}" if region else language


def _layout(file: str, columns: list[str], records: Sequence[_Record]) -> Layout:
    first = next((cells for _, cells in records if not isinstance(cells, Fault)), [])
    told = dict(zip(columns, first, strict=False))
    layout = layout_of(columns, told.get("conceptType", "").strip(), told.get("broaderType", "").strip())
    if layout is None:
        shown = ", ".join(title[:40] for title in columns[:6]) or "none that can be read"
        raise BadInput(
            f"{file} is no file of ESCO that is known here; its columns are: {shown}. Leave it out, or take "
            "it as ESCO gives it out: CSV with commas, in UTF-8."
        )
    return layout


def _torn(file: str, number: int, cells: list[str], width: int, layout: Layout) -> Fault | None:
    """Rows of the hierarchy leave their last cells out; any other row of another width is torn."""
    if len(cells) == width or (layout == "hierarchy" and len(cells) < width):
        return None
    return Fault(
        number,
        f"the row has {len(cells)} cells and the header {width}",
        value=cells[1] if len(cells) > 1 else cells[0],
        advice="Take the file as ESCO gives it out: one saved by a spreadsheet may have lost its quotes.",
        file=file,
    )


def _rows(path: Path) -> Iterator[_Record]:
    """Line number and cells of every row that is not blank, the header first."""
    lines = _Lines(_text(path))
    reader = csv.reader(lines, strict=True)
    while True:
        begins = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            advice = "Take the file as ESCO gives it out."
            yield begins, Fault(begins, f"the quotes are torn ({error})", advice=advice, file=path.name)
            continue
        if any(cell.strip() for cell in cells):
            yield begins, cells


class _Lines:
    """Hands lines to the csv reader and counts them: cells may hold line ends, rows end in others."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        return line


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}. Check the name and the folder.") from None
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}). Name a file you may open.") from None
    if data.startswith(_WORKBOOK):
        raise BadInput(f"{path.name} is a workbook or an archive. Unpack it, or save it as CSV (UTF-8).")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput(
            f"{path.name} is not UTF-8 (line {line}), as files of ESCO are. Take it as ESCO gives it out."
        ) from None
