"""Bytes to cells."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from veikart.errors import BadInput
from veikart.interchange.reading import read_table

NORDIC = [
    ("Navn", "Ansattnr", "Avdeling", "Stilling", "Nivå"),
    ("Åse Bjørnstad", "007", "Drift / Vest", "Rørlegger", "3,5"),
    ("Kåre Ødegård", "008", "Drift / Øst", "Rørlegger; Fagleder", "2"),
    ('Solveig "Sol" Næss', "009", "Kundeservice", "Saksbehandler", "4,0"),
]


@pytest.mark.parametrize(
    ("name", "encoding", "line_ends", "separator"),
    [
        ("utf8-lf-comma.csv", "UTF-8", "LF", ","),
        ("utf8-bom-crlf-semicolon.csv", "UTF-8 with BOM", "CRLF", ";"),
        ("utf16le-crlf-tab.txt", "UTF-16 LE", "CRLF", "\t"),
        ("utf16be-lf-semicolon.csv", "UTF-16 BE", "LF", ";"),
        ("utf16le-no-bom.csv", "UTF-16 LE", "CRLF", ";"),
        ("windows1252-cr-semicolon.csv", "Windows-1252", "CR", ";"),
        ("windows1252-crlf-quoted.csv", "Windows-1252", "CRLF", ";"),
        ("excel-sep-line.csv", "Windows-1252", "CRLF", ";"),
    ],
)
def test_one_table_reads_alike_however_it_was_saved(
    samples: Path, name: str, encoding: str, line_ends: str, separator: str
) -> None:
    table = read_table((samples / name).read_bytes())
    assert (table.encoding, table.line_ends, table.separator) == (encoding, line_ends, separator)
    assert [table.header.cells, *(record.cells for record in table.records)] == NORDIC
    assert table.faults == ()


def test_a_quote_is_data_where_tabs_separate_and_nothing_is_quoted(samples: Path) -> None:
    table = read_table((samples / "unquoted-tabs.txt").read_bytes())
    assert not table.quoted
    assert table.records[-1].cells[0] == '"Sol" Solveig "Sol" Næss'


def test_quoted_cells_separated_by_tabs_lose_their_quotes() -> None:
    table = read_table(b'"a"\t"b"\n"1 ""x"""\t"2\n3"\n')
    assert table.quoted
    assert table.records[0].cells == ('1 "x"', "2\n3")


def test_the_header_decides_on_the_separator_by_what_stands_outside_its_quotes() -> None:
    assert read_table(b'"a;b;c",d\n1,2\n').separator == ","


def test_rows_decide_when_the_header_could_be_split_two_ways() -> None:
    table = read_table("Navn;Rolle, stilling, verv\nÅse;Leder\n".encode())
    assert table.separator == ";"


def test_records_end_in_crlf_while_cells_hold_line_feeds() -> None:
    table = read_table(b'a,b\r\n"one\ntwo",x\r\nthree,y\r\n')
    assert table.line_ends == "CRLF"
    assert [(r.line, r.cells[0]) for r in table.records] == [(2, "one\ntwo"), (4, "three")]


def test_mixed_line_ends_are_told() -> None:
    assert read_table(b"a,b\r\n1,2\n3,4\n").line_ends == "CRLF and LF"


def test_a_quote_out_of_place_costs_its_row_only() -> None:
    table = read_table(b'a,b\n"x"y,1\nz,2\n')
    assert [fault.line for fault in table.faults] == [2]
    assert [record.cells for record in table.records] == [("z", "2")]


def test_a_quote_that_is_never_closed_is_told_with_the_lines_it_swallowed() -> None:
    table = read_table(b'a,b\nx,1\n"y,2\nz,3\n')
    assert [record.cells for record in table.records] == [("x", "1")]
    assert table.faults[0].line == 3
    assert "lines 3 to 4" in table.faults[0].reason


def test_lines_are_counted_from_the_top_of_the_file_below_a_sep_line() -> None:
    table = read_table(b'sep=;\r\na;b\r\n"x"y;1\r\n')
    assert (table.header.line, table.faults[0].line) == (2, 3)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no header"),
        (b"PK\x03\x04rest", "workbook"),
        (b"\xd0\xcf\x11\xe0rest", "workbook"),
        (b"navn\n\x81\x8d", "Windows-1252"),
        ("navn\nåse\nøystein\n".encode() + b"\xff\n", "line 4 is not UTF-8"),
        (b'"a"b,c\n1,2\n', "header"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(data: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read_table(data)


def test_an_unknown_encoding_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadInput, match="UTF-16 LE"):
        read_table(b"a\n", encoding="klingon")


_CODECS = {
    "UTF-8": "utf-8",
    "UTF-8 with BOM": "utf-8-sig",
    "UTF-16 LE": "utf-16-le",
    "UTF-16 BE": "utf-16-be",
    "Windows-1252": "cp1252",
}
_MARKS = {"UTF-16 LE": b"\xff\xfe", "UTF-16 BE": b"\xfe\xff"}
# Letters whose Windows-1252 bytes are no UTF-8 in any order, so that the encoding can be told at all.
_TELLING = "æøåÆØÅäöÄÖéüß"
_HEADERS = st.lists(st.text("abcæøå_ -", min_size=1), min_size=2, max_size=5)


@st.composite
def _saved_tables(draw: st.DrawFn) -> tuple[str, str, str, list[list[str]], bytes]:
    encoding = draw(st.sampled_from(sorted(_CODECS)))
    separator, line_end = draw(st.sampled_from(",;\t")), draw(st.sampled_from(["\r\n", "\n", "\r"]))
    letters = st.characters(codec="utf-8", exclude_characters="\x00\ufeff")
    if encoding == "Windows-1252":
        letters = st.sampled_from("abc 123,;\t\"\n\r'" + _TELLING)
    header = draw(_HEADERS)
    cells = st.lists(st.text(letters, max_size=12), min_size=len(header), max_size=len(header))
    rows = [header, *draw(st.lists(cells, max_size=6))]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(rows)
    text = out.getvalue()
    assume(not text.startswith('"sep='))
    return encoding, separator, line_end, rows, _MARKS.get(encoding, b"") + text.encode(_CODECS[encoding])


@given(_saved_tables())
def test_any_table_reads_back_as_it_was_written(
    saved: tuple[str, str, str, list[list[str]], bytes],
) -> None:
    encoding, separator, line_end, rows, data = saved
    table = read_table(data)
    assert [list(table.header.cells), *(list(record.cells) for record in table.records)] == rows
    assert table.separator == separator
    assert table.line_ends == {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}[line_end]
    assert table.encoding == encoding or data.isascii()
