"""What a page is: complete, readable without eyes or colours, the same from the same blocks."""

from __future__ import annotations

import os
import re
from importlib.resources import files
from pathlib import Path

import pytest
from tests.report.parsing import Element, parsed
from tests.typeset.samples import CASES, heat_map

from veikart.blocks import Bar, Bars, Figure, Figures, Heading, Part, Table, Text, Why
from veikart.report import page

FOLDER = Path(__file__).parent / "snapshots"
ABOUT = (("Engagement", "Fjordkraft"), ("As of", "2 March 2026"))
SVG = "viewbox x y x1 x2 y1 y2 dy cx cy r d points width height text-anchor stroke-width transform"
DRAWN = frozenset(SVG.split())
"""Attributes of a drawing: places and lengths, no address."""
WHY = Why("Met", "met ÷ (met + below)", "docs/method.md", (("Met", "64"), ("Below", "36")), (1, 2))


def body(*blocks: object, language: str = "en") -> Element:
    [main] = parsed(page("Title", blocks, language=language)).all("main")  # type: ignore[arg-type]
    return main


@pytest.mark.parametrize("case", CASES)
def test_a_page_looks_as_it_was_approved(case: str) -> None:
    """From <body> on. VEIKART_SNAPSHOTS=write keeps it anew; look at it in a browser then."""
    html = page(f"Kompetansebilde: {case}", CASES[case], language="nb", about=ABOUT)
    text = re.sub(r"veikart \d\S+", "veikart VERSION", html[html.index("<body>") :])
    path = FOLDER / f"{case}.html"
    if os.environ.get("VEIKART_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_a_page_says_its_language_its_title_and_what_it_is_about() -> None:
    document = parsed(page("Åse & Bjørn", [Text("Hei")], language="nb-NO", about=ABOUT))
    [html], [title], [heading] = (document.all(tag) for tag in ("html", "title", "h1"))
    assert html.attributes["lang"] == "nb-NO"
    assert title.text == heading.text == "Åse & Bjørn"
    assert [each.text for each in document.all("dt")] == ["Engagement", "As of"]
    assert [each.text for each in document.all("dd")] == ["Fjordkraft", "2 March 2026"]
    assert document.all("meta")[0].attributes == {"charset": "utf-8"}


@pytest.mark.parametrize(
    ("language", "tag", "words"),
    [
        ("en", "en", "Nothing here"),
        ("sv", "sv", "Inget här"),
        ("no", "no", "Ingenting her"),
        ("fi", "fi", "Nothing here"),
        ('"><script>', "en", "Nothing here"),
    ],
)
def test_the_page_speaks_the_language_of_its_blocks(language: str, tag: str, words: str) -> None:
    document = parsed(page("x", [Table((), ())], language=language))
    assert document.all("html")[0].attributes["lang"] == tag
    assert words in document.all("main")[0].text


def test_nothing_is_fetched_and_nothing_runs() -> None:
    blocks = [block for case in CASES.values() for block in case]
    html = page("All", blocks, language="en", about=ABOUT)
    document = parsed(html)
    policy = document.all("meta")[1].attributes
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    elements = document.all()
    known = "html head meta title style body header main footer section h1 h2 p br strong b i span sup div"
    known += " dl dt dd ol li table caption colgroup col thead tbody tr th td em figure figcaption"
    known += " svg g desc text line rect circle path polyline polygon"
    assert {element.tag for element in elements} <= set(known.split())
    names = {name for element in elements for name in element.attributes}
    assert names <= {
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "style",
        "scope",
        "colspan",
        "rowspan",
        "role",
    } | {"aria-hidden", *DRAWN}
    styles = {element.attributes["style"] for element in elements if "style" in element.attributes}
    assert styles
    assert all(re.fullmatch(r"((min-width|width|left|--unit):\d+(\.\d+)?(%|ch);?)+", each) for each in styles)
    drawn = {value for element in elements for name, value in element.attributes.items() if name in DRAWN}
    assert all(re.fullmatch(r"[\d., MLAaHhVvlmz-]*|rotate\([\d. -]+\)|middle|end", each) for each in drawn)
    [sheet] = document.all("style")
    assert not re.search(r"url|@import|@font-face|expression|//|<", sheet.text)


def test_headings_come_in_their_order() -> None:
    levels = [element.tag for element in parsed(page("T", (Heading("A"), Heading("B")), language="en")).all()]
    assert [tag for tag in levels if tag in ("h1", "h2")] == ["h1", "h2", "h2"]


def test_every_table_has_heads_for_its_columns_and_rows() -> None:
    for case in ("table", "heat-few", "heat-many", "bars"):
        for table in body(*CASES[case]).all("table"):
            rows = [row for part in table.all("tbody") for row in part.all("tr")]
            assert table.all("thead")
            scopes = [[th.attributes["scope"] for th in row.all("th")] for row in table.all("tr")]
            assert set(scopes[0]) == {"col"}, case
            assert all(scope in (["row"], ["rowgroup"]) for scope in scopes[1:]), case
            assert len(rows) == len(scopes) - 1


def test_a_meter_says_in_words_what_its_bar_shows() -> None:
    table = body(*CASES["table"])
    meters = [span for span in table.all("span") if span.has("meter")]
    assert len(meters) == 8
    assert all(meter.attributes["aria-hidden"] == "true" for meter in meters)
    assert "14%" in table.text
    assert "unknown" in table.text
    widths = [meter.all("i")[0].attributes["style"] for meter in meters if not meter.has("none")]
    assert widths[:2] == ["width:14.29%", "width:28.57%"]


def test_bars_differ_without_colour_and_are_told_to_those_who_do_not_see_them() -> None:
    bars = Bars((Bar("a", "A", (Part(12, "met", "good"), Part(3.5, "below", "good")), "77 %"),), "Coverage")
    main = body(bars, language="nb")
    assert [span.text for span in main.all("span") if span.has("unseen")] == ["met 12, below 3,5"]
    parts = [part for part in main.all("i") if "style" in part.attributes]
    assert [part.attributes["class"] for part in parts] == ["fill-0 good", "fill-1 good"]
    assert [part.attributes["style"] for part in parts] == ["width:77.42%", "width:22.58%"]


def test_parts_of_a_whole_are_told_in_percent() -> None:
    main = body(Bars((Bar("a", "A", (Part(0.61, "met"), Part(0.39, "below"))),)))
    assert "met 61 %, below 39 %" in main.text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -3.0])
def test_what_is_no_length_draws_nothing(value: float) -> None:
    main = body(Bars((Bar("a", "A", (Part(value, "x"), Part(2, "y"))),)))
    assert [part.attributes["style"] for part in main.all("i") if "style" in part.attributes] == [
        "width:0%",
        "width:100%",
    ]


def test_a_map_that_is_too_wide_for_paper_is_cut_into_tables_of_all_rows() -> None:
    wide = heat_map(18)
    columns = wide.columns * 3
    rows = tuple(type(row)(row.id, row.label, row.cells * 3, row.depth) for row in wide.rows)
    main = body(type(wide)(columns, rows, "Map", wide.legend))
    tables = main.all("table")
    assert [table.all("caption")[0].text for table in tables] == [
        "Map (1 of 3)",
        "Map (2 of 3)",
        "Map (3 of 3)",
    ]
    assert [len(table.all("th")) for table in tables] == [18 + 6] * 3
    assert sum(len(table.all("td")) - 1 for table in tables) == 54 * 5


def test_every_look_of_a_level_is_told_in_words_too() -> None:
    told = [span.text.strip() for span in body(*CASES["heat-many"]).all("span") if span.has("unseen")]
    assert {word.lstrip("0123456789 ") for word in told} == {"stale", "assumed", "missing", "not relevant"}
    assert "3 stale" in told


def test_figures_say_at_the_end_how_they_are_counted() -> None:
    figures = Figures((Figure("Met", "64", why=WHY), Figure("Below", "36", why=WHY), Figure("People", "140")))
    main = body(figures, figures)
    assert [sup.text for sup in main.all("sup")] == ["1", "1", "1", "1"]
    [notes] = main.all("section")
    [note] = notes.all("li")
    assert "Met, Below: met ÷ (met + below)" in note.text
    assert "docs/method.md" in note.text
    assert [dd.text for dd in note.all("dd")] == ["64", "36"]
    assert not body(Figures((Figure("People", "140", why=Why("x")),))).all("section")


def test_text_in_small_colours_stands_out_from_its_ground() -> None:
    """4.5:1 at least (WCAG 2.2, 1.4.3), on white and on the grounds of the sheet."""
    sheet = files("veikart.report").joinpath("templates/page.css").read_text("utf-8")
    colours = dict(re.findall(r"--([\w-]+): (#\w{6})", sheet))
    for name in ("ink", "quiet", "good", "warn", "bad", "accent"):
        for ground in ("#ffffff", colours["band"]):
            assert contrast(colours[name], ground) >= 4.5, (name, ground)
    shades = re.findall(r"\.shade-\d \{ background: (#\w{6}); color: (#\w{6}); \}", sheet)
    assert len(shades) == 5
    assert all(contrast(ground, colour) >= 4.5 for ground, colour in shades)
    luminances = [luminance(ground) for ground, _ in shades]
    assert luminances == sorted(luminances, reverse=True)


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
