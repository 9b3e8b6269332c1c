"""What a whole report is: one page with contents, chapters and notes, which says that it is a report."""

from __future__ import annotations

import os
import re
from importlib.resources import files
from pathlib import Path

import pytest
from tests.report.parsing import Element, parsed
from tests.typeset.samples import CASES, HOSTILE

from veikart.blocks import Bars, Column, Figure, Figures, Heading, HeatMap, Row, Table, Text, Why
from veikart.report import MARKS, Chapter, Document, document_markdown, document_page
from veikart.report.page import MARK
from veikart.text import shown

FOLDER = Path(__file__).parent / "snapshots"
WHY = Why("Met", "met ÷ (met + below)", "docs/method.md", (("Met", "64"),), (1,))
ROWS = tuple(Row(f"r{i}", (f"Row {i}", str(i)), WHY) for i in range(300))
TABLE = Table((Column("Skill", grow=True), Column("Below", right=True)), ROWS, "Gaps")
DOCUMENT = Document(
    "Kompetanserapport: Fjordkraft",
    "nb",
    (("Kunde", "Fjordkraft"), ("Gjelder per", "2. mars 2026")),
    (
        Chapter("Oversikt", (Figures((Figure("Met", "64 %", "▲ 6 points from 58 %"),)), Heading("Del"))),
        Chapter(
            "Gap", (*CASES["table"], *CASES["bars"][:1]), "Det som mangler mest.", "Etter Borich (1980)."
        ),
    ),
    ("× står der et tall er holdt tilbake.",),
    (("Analyse", "Etter Witkin (1995)."),),
)


def document(*chapters: Chapter, title: str = "Report") -> Element:
    return parsed(document_page(Document(title, "en", (), chapters)))


@pytest.mark.parametrize(("name", "make"), [("report.html", document_page), ("report.md", document_markdown)])
def test_a_report_looks_as_it_was_approved(name: str, make: object) -> None:
    """VEIKART_SNAPSHOTS=write keeps it anew; look at it in a browser then."""
    text = make(DOCUMENT)  # type: ignore[operator]
    text = re.sub(r"veikart \d\S+", "veikart VERSION", text[max(0, text.find("<body>")) :])
    path = FOLDER / name
    if os.environ.get("VEIKART_SNAPSHOTS") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_the_contents_lead_to_every_chapter_and_to_the_notes() -> None:
    found = parsed(document_page(DOCUMENT))
    links = {link.attributes["href"]: link.text for link in found.all("nav")[0].all("a")}
    ids = {each.attributes["id"]: each.all("h2")[0].text for each in found.all("section")}
    assert links == {f"#{identity}": title for identity, title in ids.items()}
    assert list(links.values()) == ["Oversikt", "Gap", "Metoder og kilder"]


def test_headings_of_blocks_stand_below_those_of_chapters() -> None:
    found = document(Chapter("One", (Heading("Within"),)))
    assert [(e.tag, e.text) for e in found.all() if e.tag in ("h1", "h2", "h3")] == [
        ("h1", "Report"),
        ("h2", "One"),
        ("h3", "Within"),
    ]


def test_a_report_says_that_it_is_one() -> None:
    assert MARK in document_page(DOCUMENT)
    assert document_markdown(DOCUMENT).startswith(MARKS[1])


def test_nothing_is_fetched_nothing_runs_and_links_stay_within() -> None:
    chapters = tuple(Chapter(name, blocks) for name, blocks in CASES.items())
    found = document(*chapters)
    policy = found.all("meta")[1].attributes["content"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert {e.tag for e in found.all()}.isdisjoint({"script", "link", "img", "iframe", "object", "form"})
    names = {name for element in found.all() for name in element.attributes}
    assert names.isdisjoint({"src", "srcset", "action", "data", "xlink:href"})
    assert all(link.attributes["href"].startswith("#") for link in found.all("a"))
    sheet = files("veikart.report").joinpath("templates/report.css").read_text("utf-8")
    assert not re.search(r"url|@import|@font-face|expression|//|<", sheet)


@pytest.mark.parametrize("title", [*HOSTILE, '"; } body { display: none } /*', "</style><script>", "\\22 x"])
def test_no_title_gets_out_of_its_place_in_the_sheet(title: str) -> None:
    """The running title stands in a string of the style sheet."""
    found = document(Chapter(title, (Text("x"),)), title=title)
    [sheet] = found.all("style")
    [said] = re.findall(r'@top-left \{ content: "([^"]*)"; font', sheet.text)
    assert re.fullmatch(r"([A-Za-z0-9]|\\[0-9a-f]+ )*", said)
    told = re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), said)
    assert told == shown(title)
    assert found.all("h2")[0].text == shown(title)


def test_hundreds_of_rows_that_are_counted_alike_share_a_note_that_names_their_table() -> None:
    found = document(Chapter("Gap", (TABLE, Bars(()), HeatMap((), ()))))
    [note] = found.all("section")[-1].all("li")
    assert note.text.split() == ["Gaps:", "met", "÷", "(met", "+", "below)", "docs/method.md"]


def test_a_figure_and_rows_that_are_counted_alike_share_the_note_of_the_figure() -> None:
    found = document(Chapter("Gap", (TABLE, Figures((Figure("Met", "64 %", why=WHY),)))))
    [note] = found.all("section")[-1].all("li")
    assert note.all("strong")[0].text == "Met"
    assert [dd.text for dd in note.all("dd")] == ["64"]


def test_what_a_note_says_already_is_not_said_again_among_the_methods() -> None:
    page = document_page(
        Document("R", "en", (), (Chapter("Gap", (TABLE,)),), methods=(("A", "docs/method.md"), ("B", "Own.")))
    )
    methods = parsed(page).all("section")[-1]
    assert [p.text for p in methods.all("p")] == ["B: Own."]


def test_a_change_may_stand_below_its_number_where_there_is_no_room() -> None:
    rows = (Row("a", ("Skill", "16/19 (was 16/17)")), Row("b", ("Other (was old)", "12")))
    found = document(Chapter("Gap", (Table(TABLE.columns, rows),)))
    assert [small.text for small in found.all("small")] == ["(was 16/17)", "(was old)"]


def test_a_chapter_with_more_columns_than_fit_lies_on_its_side() -> None:
    many = tuple(Column(f"Column {i}", grow=True, least=14) for i in range(9))
    wide = Table(many, (Row("a", tuple("some words here" for _ in many)),))
    found = document(Chapter("Wide", (wide,)), Chapter("Narrow", (TABLE,)))
    sections = [each for each in found.all("section") if each.has("chapter")]
    assert [each.has("wide") for each in sections] == [True, False]
