"""Markdown says what the page says, and no text of data becomes markup."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.comparing.making import BLOCKS
from tests.report.test_hostile_page import MARKUP, blocks_of
from tests.typeset.samples import CASES, HOSTILE

from veikart.blocks import Block, Callout, Column, Meter, Point, Row, Series, Table, Text, Trend
from veikart.gallery import SAMPLES, Sample
from veikart.report import MARKS, Chapter, Document, document_markdown
from veikart.report.markdown.escaping import inline, paragraph
from veikart.text import shown

READER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
TRICKY = st.text(
    st.one_of(st.characters(), st.sampled_from("|\\`*_[]()<>#-+=~!&;:.@$1 \n\t\x1b\u202e")), max_size=40
)


def parsed(markdown: str) -> list[Token]:
    return READER.parse(markdown)


def document(*blocks: Block, title: str = "Report") -> list[Token]:
    return parsed(document_markdown(Document(title, "en", ((title, title),), (Chapter(title, blocks),))))


def kinds(tokens: list[Token]) -> list[str]:
    return [t.type for token in tokens for t in (token, *(token.children or ())) if t.type != "hardbreak"]


def texts(tokens: list[Token], within: str = "") -> list[str]:
    """The text of every inline token, of those that a tag opens."""
    return [
        "".join(child.content for child in token.children or ())
        for before, token in zip([None, *tokens], tokens, strict=False)
        if token.type == "inline" and (not within or (before is not None and before.tag == within))
    ]


@given(TRICKY)
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    """As a paragraph, in a cell and in a heading."""
    expected = " ".join(shown(text).split())
    found = parsed(f"# {inline(text)}\n\n{paragraph(text)}\n\n| a | {inline(text)} |\n| :--- | :--- |\n")
    told = [" ".join(each.split()) for each in texts(found)]
    assert [each for each in told if each] == ([expected, expected, "a", expected] if expected else ["a"])
    assert set(kinds(found)) <= {
        *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text"),
        *("table_open", "table_close", "thead_open", "thead_close", "tr_open", "tr_close", "th_open"),
        *("th_close", "text_special"),
    }


PLAIN = kinds(document(*blocks_of(lambda: "plain"), title="plain"))


@pytest.mark.parametrize("text", [*MARKUP, *(text for text in HOSTILE if shown(text).strip())])
def test_a_hostile_name_is_text_and_nothing_else(text: str) -> None:
    found = kinds(document(*blocks_of(lambda: text), title=text))
    specials = {"text_special", "text"}
    assert [kind for kind in found if kind not in specials] == [k for k in PLAIN if k not in specials]


def test_the_only_html_is_the_mark_that_no_reader_shows() -> None:
    every = [block for blocks in CASES.values() for block in blocks]
    tokens = document(*every)
    assert [t.content.strip() for t in tokens if t.type == "html_block"] == [MARKS[1]]
    assert "html_inline" not in kinds(tokens)


@given(BLOCKS)
@settings(max_examples=30, deadline=None)
def test_every_table_has_as_many_cells_in_every_row(blocks: list[Block]) -> None:
    for line in document_markdown(Document("R", "en", (), (Chapter("C", blocks),))).split("\n\n"):
        if line.startswith("|"):
            assert len({len(re.findall(r"(?<!\\)\|", row)) for row in line.strip().split("\n")}) == 1


def test_links_in_the_contents_lead_to_headings() -> None:
    chapters = (Chapter("Gap: By unit", ()), Chapter("Økonomi & [ting]", ()), Chapter("Gap: By unit", ()))
    tokens = parsed(document_markdown(Document("R", "en", (), chapters)))
    links = [
        child.attrs["href"] for token in tokens for child in token.children or () if child.type == "link_open"
    ]
    assert links == ["#1-gap-by-unit", "#2-%C3%B8konomi--ting", "#3-gap-by-unit"]
    assert texts(tokens, "h2") == ["1. Gap: By unit", "2. Økonomi & [ting]", "3. Gap: By unit"]


def test_a_tree_in_a_table_keeps_its_depth_and_a_meter_without_words_its_share() -> None:
    rows = (Row("a", ("Drift", Meter(0.5, ""))), Row("b", ("IT", Meter(None, "not known")), depth=1))
    tokens = document(Table((Column("Unit"), Column("Met")), rows))
    assert texts(tokens, "td")[-4:] == ["Drift", "50 %", "› IT", "not known"]


def test_bars_are_a_table_of_shares_and_a_map_a_table_with_its_legend() -> None:
    tokens = document(*CASES["bars"][:1], *CASES["heat-few"])
    heads, cells = texts(tokens, "th"), texts(tokens, "td")
    assert heads[2:7] == ["What", "met", "below", "unknown", "In words"]
    assert cells[2:7] == ["Trygg drift for alle", "12", "3", "5", "60 %"]
    assert heads[7:] == ["", "Cloud architecture", "Python", "Datamodellering", "Säkerhetstestning"]
    assert any(line.startswith("0 none · 5 leads others · 3~ stale") for line in texts(tokens, "p"))


def test_a_callout_is_set_apart_with_its_steps() -> None:
    tokens = document(Callout("Look here", "Mind", "warn", ("first", "second")))
    assert kinds(tokens).count("blockquote_open") == 1
    assert texts(tokens, "p")[-4:-1] == ["Look here", "first", "second"]


def test_lines_of_a_text_stay_lines_and_paragraphs_paragraphs() -> None:
    tokens = document(Text("one\ntwo\n\n- three"))
    assert texts(tokens, "p")[-3:-1] == ["onetwo", "- three"]
    assert sum(child.type == "hardbreak" for token in tokens for child in token.children or ()) == 1


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_sample_of_a_block_reads_as_markdown_with_no_html_in_it(sample: Sample) -> None:
    tokens = document(*sample.blocks)
    assert [t.content.strip() for t in tokens if t.type == "html_block"] == [MARKS[1]]
    assert "html_inline" not in kinds(tokens)
    assert "fence" not in kinds(tokens), "it has a form of its own"


def test_a_trend_is_a_table_of_dates_in_which_what_is_expected_stands_in_brackets() -> None:
    points = tuple(Point(date(2026, n, 1), value) for n, value in enumerate((1.0, None, 3.5), 1))
    line = Trend((Series("a", "Met", points, date(2026, 3, 1)),), unit="%")
    assert texts(document(line), "td")[2:] == ["2026-01-01", "1 %", "2026-02-01", "", "2026-03-01", "(3.5 %)"]
