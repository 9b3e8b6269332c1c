"""The page can be read by the person it is about, and nothing on it is cut.

`VEIKART_SNAPSHOTS=write pytest tests/privacy` writes the pages anew; look at the difference then.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.privacy.village import TODAY

from veikart.blocks import Table
from veikart.privacy.person import Held
from veikart.privacy.person.drawing import about, held_blocks, opening, title_of
from veikart.privacy.person.records import Rating, Statement
from veikart.report import page
from veikart.typeset import lay_out, to_text

PAGES = Path(__file__).parent / "snapshots"
LONG = "Planlegging av vedlikehold, reservedeler og tilgjengelighet for fullt utbygde vindparker til havs"


def printed(held: Held, width: int) -> str:
    return to_text(lay_out([*opening(held), *held_blocks(held, width)], width))


def words_of(text: str) -> str:
    return " ".join(text.split())


def texts_of(held: Held) -> list[str]:
    """All that is held, as the page has to tell it."""
    told = [text for each in held.statements for text in each.texts.values()]
    for each in held.statements:
        rating = each.rating
        told += [str(each.holds_from), str(each.recorded.date())]
        told += [rating.skill, rating.level, rating.assessor or ""] if rating else [each.what]
    told += [each.text for each in held.named]
    told += [part for cell in held.picture for part in (cell.skill, cell.level or "", cell.required or "")]
    return [words_of(text) for text in (*told, *(value for _, value in about(held)))]


@pytest.mark.parametrize("width", [80, 120])
def test_the_page_looks_as_it_was_approved(kari: Held, width: int) -> None:
    held = replace(kari, engagement="engagement")
    text = printed(held, width)
    path = PAGES / f"kari-{width}.txt"
    if os.environ.get("VEIKART_SNAPSHOTS") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_nothing_is_cut_at_any_width(kari: Held, width: int) -> None:
    text = words_of(printed(lengthened(kari), width))
    assert [told for told in texts_of(lengthened(kari)) if told not in text] == []


def lengthened(held: Held) -> Held:
    """The same with names that no column is wide enough for."""
    longer = [
        replace(
            each, rating=replace(each.rating, skill=LONG, assessor=LONG), by="Personalavdelingen i Bergen"
        )
        if each.rating
        else replace(each, what=f"{each.what}: {LONG}")
        for each in held.statements
    ]
    cells = tuple(replace(cell, skill=LONG) for cell in held.picture)
    return replace(held, statements=tuple(longer), picture=cells)


def test_every_purpose_of_what_is_held_is_told(kari: Held) -> None:
    text = words_of(printed(kari, 80))
    assert [each.purpose for each in kari.statements if each.purpose not in text] == []


def test_the_rights_of_the_reader_are_told(kari: Held) -> None:
    text = words_of(printed(kari, 80))
    for right in ("article 15", "corrected", "erased", "object", "copy", "authority"):
        assert right in text


def test_what_was_undone_is_marked(kari: Held) -> None:
    assert "4 Expert (undone)" in printed(kari, 120)
    lines = words_of(printed(lengthened(kari), 80))
    assert lines.count("undone; recorded") == 1
    assert lines.count("(undone)") == 0


def many(held: Held, number: int) -> Held:
    """Ratings of forty skills over years, beside nothing else."""
    told = [rated(held, n) for n in range(number)]
    return replace(held, statements=tuple(told), picture=(), named=())


def rated(held: Held, n: int) -> Statement:
    one = next(each for each in held.statements if each.category == "judgement by others")
    rating = Rating(f"Skill {n % 40:02}", f"{n % 5} Words", "Scale", "manager", None, "Ola Hansen")
    day = date(2020, 1, 6) + timedelta(days=3 * n)
    return replace(one, position=n, rating=rating, texts={}, holds_from=day, undone=False)


@pytest.mark.parametrize("width", [80, 120])
def test_five_hundred_ratings_are_a_table_by_skill_with_the_newest_first(kari: Held, width: int) -> None:
    blocks = held_blocks(many(kari, 500), width)
    [table] = [block for block in blocks if isinstance(block, Table)]
    assert len(table.rows) == 540
    first = [row.cells[0] for row in table.rows[:14]]
    assert first[0] == "Skill 00"
    assert first[1:13] == sorted(first[1:13], reverse=True)
    text = to_text(lay_out(blocks, width))
    assert text.count("Ola Hansen") == 500
    assert "…" not in text


def test_the_page_for_a_browser_has_all_of_it(kari: Held) -> None:
    held = lengthened(kari)
    reader = Reader()
    reader.feed(page(title_of(held), held_blocks(held), language="en", about=about(held)))
    text = words_of(" ".join(reader.texts))
    assert [told for told in texts_of(held) if told not in text] == []


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_who_is_gone_is_told_apart_from_who_never_was(kari: Held) -> None:
    gone = replace(kari, person=replace(kari.person, whereabouts="forgotten", name="Forgotten 7h2k"))
    text = words_of(printed(gone, 80))
    assert "The key to this person's name" in text
    assert "Whereabouts: forgotten" in text


def test_a_day_is_told_as_the_one_it_was_drawn_for(kari: Held) -> None:
    assert ("As of", "2 March 2026") in about(kari)
    assert kari.day == TODAY
