"""Text to cells: line ends, separator, quotes. Every cell stays text, exactly as it was written."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from veikart.contributions.importer import Fault
from veikart.errors import BadInput
from veikart.interchange.decoding import decode

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
_LINE_ENDS = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}
_SEP_LINE = re.compile(r'"?sep=(.)"?(\r\n|\n|\r)', re.IGNORECASE)
_PROBED = 60  # records tried with each separator that the header could have


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row, and the line of the file it begins on."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as rows of text. Blank lines are left out; rows that cannot be split are in `faults`."""

    encoding: str
    line_ends: str
    """What ends the records: "CRLF", "LF", "CR", several of them, or "none" in a file of one line."""
    separator: str
    quoted: bool
    """False: a quote character is data, as in tab-separated files that know no quoting."""
    header: Record
    records: tuple[Record, ...]
    faults: tuple[Fault, ...]


def read_table(data: bytes, *, encoding: str | None = None, separator: str | None = None) -> Table:
    """The table in `data`. Raises `BadInput` when there is no header, or when the bytes are no text."""
    decoded = decode(data, encoding)
    text, said = _without_sep_line(decoded.text)
    skipped = 1 if said else 0
    separator = separator or said or _find_separator(text)
    if separator not in SEPARATORS:
        raise BadInput(f"{separator!r} cannot separate columns. Use a comma, a semicolon or a tab.")
    split = _split_tabs(text) if separator == "\t" else _Split(text, separator, quoted=True)
    if not split.records:
        raise BadInput("The file has no header line. Its first line must name the columns.")
    header, *records = (Record(r.line + skipped, r.cells) for r in split.records)
    faults = tuple(_shifted(fault, skipped) for fault in split.faults)
    if faults and faults[0].line < header.line:
        raise BadInput(
            f"The header cannot be read: {faults[0].reason} (line {faults[0].line}). {faults[0].advice}"
        )
    return Table(decoded.encoding, split.line_ends, separator, split.quoted, header, tuple(records), faults)


def _shifted(fault: Fault, lines: int) -> Fault:
    return Fault(fault.line + lines, fault.reason, value=fault.value, advice=fault.advice) if lines else fault


def _without_sep_line(text: str) -> tuple[str, str | None]:
    """Excel writes "sep=;" above the header when asked to; it is no data."""
    found = _SEP_LINE.match(text)
    return (text[found.end() :], found[1]) if found else (text, None)


def _find_separator(text: str) -> str:
    """The separator with most places in the header outside quotes that also gives the rows their width."""
    header = _outside_quotes(text)
    counts = {separator: header.count(separator) for separator in SEPARATORS}
    candidates = [separator for separator, count in counts.items() if count]
    if len(candidates) < 2:
        return candidates[0] if candidates else ","
    return max(candidates, key=lambda s: (_evenness(text, s), counts[s]))


def _outside_quotes(text: str) -> str:
    """The header without its quoted parts."""
    inside, kept = False, []
    for character in text.lstrip("\r\n"):
        if character == '"':
            inside = not inside
        elif not inside:
            if character in "\r\n":
                break
            kept.append(character)
    return "".join(kept)


def _evenness(text: str, separator: str) -> float:
    """Share of the first rows that are as wide as the header."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    widths = [len(cells) for cells in islice((cells for cells in reader if cells), _PROBED)]
    return sum(width == widths[0] for width in widths) / len(widths)


def _split_tabs(text: str) -> _Split:
    """Tab-separated files often know no quoting; then reading quotes as quotes tears rows or glues them."""
    split = _Split(text, "\t", quoted=True)
    if '"' not in text or (split.even and not split.faults):
        return split
    plain = _Split(text, "\t", quoted=False)
    return plain if plain.even else split


class _Split:
    """One way of splitting a text into records."""

    def __init__(self, text: str, separator: str, *, quoted: bool) -> None:
        self.quoted = quoted
        self.faults: list[Fault] = []
        self.records: list[Record] = []
        self._ends: Counter[str] = Counter()
        lines = _Lines(io.StringIO(text, newline=""))
        dialect = _Quoted if quoted else _Plain
        reader = csv.reader(lines, dialect, delimiter=separator, strict=True)
        while self._take_next(reader, lines):
            pass

    def _take_next(self, reader: Iterator[list[str]], lines: _Lines) -> bool:
        line = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return False
        except csv.Error as error:
            self.faults.append(_quoting_fault(line, lines.number, error))
            return True
        if cells:
            self.records.append(Record(line, tuple(cells)))
            self._ends[lines.end] += 1
        return True

    @property
    def even(self) -> bool:
        """Whether all rows are equally wide."""
        return len({len(record.cells) for record in self.records}) <= 1

    @property
    def line_ends(self) -> str:
        found = [name for end, name in _LINE_ENDS.items() if self._ends[end]]
        return " and ".join(found) or "none"


class _Quoted(csv.excel):
    """A cell may stand in quotes."""


class _Plain(csv.excel):
    """A quote is a character like others."""

    quoting = csv.QUOTE_NONE


class _Lines:
    """Hands lines to the csv reader, and remembers how many and how the last one ended."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.number = 0
        self.end = ""

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        self.end = "\r\n" if line.endswith("\r\n") else line[-1:] if line[-1:] in ("\n", "\r") else ""
        return line


def _quoting_fault(first: int, last: int, error: csv.Error) -> Fault:
    said = str(error)
    if "field larger" in said or "unexpected end" in said:
        where = f"lines {first} to {last}" if last > first else f"line {first}"
        return Fault(
            first,
            f"a quote is opened and not closed; {where} could not be read",
            advice="Close the quote, or write a quote inside a cell twice.",
        )
    return Fault(
        first,
        "a quoted cell goes on after its closing quote",
        advice='Write a quote inside a quoted cell twice ("").',
    )
