"""Answers in an Excel workbook, as survey tools write them."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from veikart.api import BadInput
from veikart.testing import Engagement
from veikart_culture.pulse.likert import read_sheet

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = (
    f'<workbook {MAIN} xmlns:r="{RELATED}"><sheets>'
    '<sheet name="Svar" sheetId="1" r:id="r7"/><sheet name="To" sheetId="2" r:id="r8"/></sheets></workbook>'
)
LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r7" Type="sheet" Target="worksheets/svar.xml"/></Relationships>'
)
TEXTS = f"<sst {MAIN}><si><t>Unit</t></si><si><r><t>t</t></r><r><t>1</t></r></si><si><t>East</t></si></sst>"
SHEET = f"""<worksheet {MAIN}><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
<c r="C1" t="inlineStr"><is><t>r1</t></is></c></row>
<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>4</v></c><c r="C2"><f>2+3</f><v>5</v></c></row>
<row r="4"><c r="A4" t="s"><v>2</v></c><c r="C4"><v>2</v></c></row>
<row r="5"><c r="A5"/></row>
</sheetData></worksheet>"""


def book(folder: Path, **parts: str) -> Path:
    path = folder / "svar.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", parts.get("book", BOOK))
        archive.writestr("xl/_rels/workbook.xml.rels", parts.get("links", LINKS))
        archive.writestr("xl/sharedStrings.xml", TEXTS)
        archive.writestr("xl/worksheets/svar.xml", parts.get("sheet", SHEET))
    return path


def test_the_first_sheet_is_a_table_of_text(tmp_path: Path) -> None:
    sheet = read_sheet(book(tmp_path))
    assert sheet.headers == ("Unit", "t1", "r1")
    assert sheet.lines == ((2, ("East", "4", "5")), (4, ("East", "", "2")))


def test_its_answers_are_brought_in(pulse: Engagement, tmp_path: Path) -> None:
    assert pulse.bring("culture.pulse", book(tmp_path)).brought.accepted == 2
    bodies = [event.body for event in pulse.events("culture.pulse_answered")]
    assert sorted(str(body["values"]) for body in bodies) == ["{'r1': 2}", "{'t1': 4, 'r1': 5}"]


@pytest.mark.parametrize("parts", [{"book": "<workbook/>"}, {"links": "<none/>"}, {"sheet": "<row"}])
def test_what_is_no_workbook_says_what_to_do(tmp_path: Path, parts: dict[str, str]) -> None:
    with pytest.raises(BadInput, match="Save its sheet as CSV"):
        read_sheet(book(tmp_path, **parts))


def test_a_workbook_of_the_old_kind_says_what_to_do(tmp_path: Path) -> None:
    old = tmp_path / "svar.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0 and so on")
    with pytest.raises(BadInput, match="old kind"):
        read_sheet(old)
