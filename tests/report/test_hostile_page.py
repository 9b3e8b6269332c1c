"""No name becomes markup, and nothing that steers a text gets through."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from tests.report.parsing import Element, parsed
from tests.tui.test_hostile import HOSTILE as STEERING

from veikart.blocks import (
    Bar,
    Bars,
    Block,
    Callout,
    Column,
    Criterion,
    Distribution,
    Empty,
    Figure,
    Figures,
    Heading,
    Heat,
    HeatMap,
    HeatRow,
    Level,
    Mark,
    Meter,
    Milestone,
    Node,
    Part,
    Point,
    Row,
    Scorecard,
    Series,
    Spread,
    Table,
    Text,
    Timeline,
    TimelineItem,
    Tree,
    Trend,
    Wheel,
    WheelEntry,
    Why,
)
from veikart.report import page
from veikart.text import shown

MARKUP = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "<svg/onload=alert(1)>",
    "<!-- ",
    "-->",
    "<![CDATA[x]]>",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "javascript:alert(1)",
    "https://example.org/?a=1&b=2",
    "{{ 7 * 7 }}",
    "{% raw %}{{ config }}",
    "{# comment",
    "`${alert(1)}`",
    "\\3c script\\3e",
    "<p class=",
    "</td></tr></table>",
    "\x00<script\x00>",
    "＜script＞",
    "normal",
)
STEERS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)

DAY, LATER = date(2026, 1, 1), date(2026, 3, 1)
LENGTHS = ("upright", "turned")


def blocks_of(make: Callable[[], str]) -> list[Block]:
    """Every text of every block comes from `make`."""
    why = Why(make(), "formula " + make(), make(), ((make(), make()),))
    heat = Heat(make(), 0.5), Heat(make(), None), Heat(make(), 0.5, "stale")
    return [
        Heading(make()),
        Text("x" + make()),
        Empty(make(), (make(), make())),
        Figures((Figure(make(), make(), "x" + make(), why=why),)),
        Table(
            (Column("x" + make(), grow=True), Column(make()), Column(make())),
            (Row(make(), (make(), Mark(make()), Meter(0.4, make()))),),
            "x" + make(),
        ),
        Bars((Bar("b", make(), (Part(1, "a" + make()), Part(2, "b" + make())), "x" + make()),), "x" + make()),
        HeatMap(
            (make(), make(), make()),
            (HeatRow("g", "x" + make(), ()), HeatRow("r", make(), heat)),
            "x" + make(),
            (make(),),
        ),
        Callout("x" + make(), "x" + make(), "warn", (make(),)),
        Tree(
            (Column(make()), Column(make())),
            (Node("n", make(), (make(),), (Node("m", make()),)),),
            "x" + make(),
        ),
        Distribution(
            (Level("1", make()), Level("2", make())), (Spread("r", make(), (1, 2), 3),), "x" + make()
        ),
        Scorecard(
            (Criterion("c", make(), (2, None), (3, 1), 0.5, "x" + make()),),
            ("x" + make(), "x" + make()),
            ends=("x" + make(), "x" + make()),
            title="x" + make(),
        ),
        Timeline(
            (TimelineItem("i", make(), DAY, DAY, lane="x" + make(), detail="x" + make()),),
            DAY,
            (Milestone(DAY, make()),),
            title="x" + make(),
        ),
        Trend(
            (Series("s", make(), (Point(DAY, 3, 2, 4), Point(LATER, 4))),),
            "x" + make(),
            "x" + make(),
            milestones=(Milestone(DAY, make()),),
        ),
        Wheel((WheelEntry("e", make(), 3, lane="x" + make(), detail="x" + make()),), title="x" + make()),
    ]


def structure(element: Element) -> list[object]:
    """Tags and attributes without the text between them, and without what follows from how long it is."""
    classes = " ".join(name for name in element.attributes.get("class", "").split() if name not in LENGTHS)
    attributes = {**element.attributes, "class": classes, "style": ""}
    inside = [each for each in element.inside if isinstance(each, Element) and each.tag != "br"]
    return [element.tag, sorted(attributes.items()), *map(structure, inside)]


def document(text: str) -> Element:
    return parsed(page(text, blocks_of(lambda: text), language="en", about=[(text, text)]))


PLAIN = structure(document("plain"))


@pytest.mark.parametrize("text", [*MARKUP, *(text for text in STEERING if shown(text))])
def test_a_hostile_name_is_text_and_nothing_else(text: str) -> None:
    found = document(text)
    assert structure(found) == PLAIN
    expected = shown(text).strip()
    assert found.all("title")[0].text.strip() == expected
    assert found.all("h2")[0].text.strip() == expected
    assert [cell.text.strip() for cell in found.all("table")[0].all("td")] == [expected, expected]


@given(st.text(st.one_of(st.characters(), st.sampled_from("<>&\"'{}%#\x1b\u202e\n")), max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_text_is_text_and_nothing_steers(text: str) -> None:
    html = page(text, [Heading(text), Text(text), Empty(text, (text,))], language="en", about=[(text, text)])
    assert not STEERS.search(html)
    found = parsed(html)
    assert found.all("h2")[0].text == shown(text)
    html.encode("utf-8")


class Loud(str):
    """A text of a plugin that says of itself that it is markup."""

    def __html__(self) -> str:
        return "<script>alert(1)</script>"


@pytest.mark.parametrize("text", [Markup("<b>bold</b>"), Loud("<b>bold</b>")])
def test_a_text_that_claims_to_be_markup_is_not_believed(text: str) -> None:
    assert structure(document(text)) == PLAIN
    assert "&lt;b&gt;bold&lt;/b&gt;" in page("x", [Heading(text)], language="en")
