"""The first sheet of an Excel workbook (.xlsx) as rows of text.

Of the format (ECMA-376, SpreadsheetML) only what a table of answers has is read: cells with numbers, shared
or inline texts, and the values that formulas last had. Dates stay the numbers that they are stored as.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml
from zipfile import BadZipFile, ZipFile

from veikart.api import BadInput

_NAMES = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COLUMN = re.compile(r"[A-Z]{1,3}")
_MOST_BYTES = 200_000_000
_MOST_COLUMNS = 16_384


def rows_of(path: Path) -> list[tuple[int, list[str]]]:
    """The number of each row of the first sheet, and its cells from column A on; empty rows are left out.

    Raises `BadInput` for what is no workbook, or one that is too large to be a survey.
    """
    try:
        with ZipFile(path) as archive:
            if sum(each.file_size for each in archive.infolist()) > _MOST_BYTES:
                raise BadInput(f"{path.name} is too large to be answers. Save its sheet as CSV (UTF-8).")
            texts = _texts(archive)
            sheet = Xml.fromstring(archive.read(_first_sheet(archive)))
    except (BadZipFile, KeyError, Xml.ParseError, RuntimeError, NotImplementedError) as error:
        words = f"{path.name} cannot be read as a workbook. Save its sheet as CSV (UTF-8) and bring that in."
        raise BadInput(words) from error
    return [*_rows(sheet, texts)]


def _texts(archive: ZipFile) -> list[str]:
    """The texts that cells refer to by number."""
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    items = Xml.fromstring(archive.read("xl/sharedStrings.xml")).findall("x:si", _NAMES)
    return [_text(item) for item in items]


def _text(item: Xml.Element) -> str:
    """A text that may be in several runs; readings beside it (phonetic) are none of it."""
    runs = (*item.findall("x:t", _NAMES), *item.findall("x:r/x:t", _NAMES))
    return "".join(run.text or "" for run in runs)


def _first_sheet(archive: ZipFile) -> str:
    """The path of the sheet whose tab comes first."""
    book = Xml.fromstring(archive.read("xl/workbook.xml"))
    first = book.find("x:sheets/x:sheet", _NAMES)
    if first is None:
        raise KeyError("no sheet")
    wanted = first.get(_RELATION)
    for relation in Xml.fromstring(archive.read("xl/_rels/workbook.xml.rels")):
        if relation.get("Id") == wanted:
            target = relation.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError(wanted)


def _rows(sheet: Xml.Element, texts: list[str]) -> Iterator[tuple[int, list[str]]]:
    for place, row in enumerate(sheet.findall("x:sheetData/x:row", _NAMES), 1):
        cells: list[str] = []
        for cell in row.findall("x:c", _NAMES):
            column = _column(cell.get("r", ""), len(cells))
            if column >= _MOST_COLUMNS:
                continue
            cells += [""] * (column + 1 - len(cells))
            cells[column] = _value(cell, texts)
        if any(cells):
            yield int(row.get("r", place)), cells


def _column(reference: str, following: int) -> int:
    """Of "C7" 2; where a cell does not say where it stands, it follows the one before."""
    found = _COLUMN.match(reference)
    if found is None:
        return following
    number = 0
    for letter in found[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: Xml.Element, texts: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        inline = cell.find("x:is", _NAMES)
        return "" if inline is None else _text(inline)
    value = cell.findtext("x:v", "", _NAMES)
    if cell.get("t") == "s":
        return texts[int(value)] if value.isdigit() and int(value) < len(texts) else ""
    return value
