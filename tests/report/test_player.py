"""A film as a page: complete, loads nothing, and readable without its script, without eyes and on paper."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from tests.report.parsing import Element, parsed
from tests.typeset.samples import CASES

from veikart.blocks import Heading, Text
from veikart.report import FILM_MARK, Frame, Reel, film_page

FRAMES = (
    Frame("31 March 2025", (Heading("Readiness"), Text("Much to do")), "Here the film begins."),
    Frame("30 June 2025", (Text("Less to do"),), "7 ratings, Ola left", "Kick-off", "Say why"),
)
REEL = Reel("Fjordkraft: Overview", "nb", (("Kunde", "Fjordkraft"),), FRAMES, 1.25, ("Nothing is withheld.",))


def document(reel: Reel = REEL) -> Element:
    return parsed(film_page(reel))


def one(within: Element, tag: str) -> Element:
    [found] = within.all(tag)
    return found


def test_every_frame_stands_in_the_page_with_its_day_caption_mark_and_note() -> None:
    first, second = document().all("section")
    assert [one(each, "h2").text for each in (first, second)] == ["31 March 2025", "30 June 2025 ◆ Kick-off"]
    assert [p.text for p in second.all("p")] == ["7 ratings, Ola left", "✎ Say why", "Less to do"]
    assert one(first, "h3").text == "Readiness"


def test_only_its_own_script_may_run_and_nothing_be_loaded() -> None:
    page = film_page(REEL)
    policy = next(m.attributes["content"] for m in parsed(page).all("meta") if "http-equiv" in m.attributes)
    script = page[page.index("<script>") + len("<script>") : page.index("</script>")]
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    assert not re.search(r"https?://|@import|url\(|\bsrc=|\bhref=|\bon[a-z]+=", page)


def test_controls_are_hidden_until_the_script_runs_and_have_names() -> None:
    nav = one(document(), "nav")
    assert "hidden" in nav.attributes
    named = [each for tag in ("button", "input") for each in nav.all(tag)]
    assert len(named) == 7
    assert all(each.attributes.get("aria-label") or each.text.strip() for each in named)
    [live] = [each for each in nav.all("p") if each.attributes.get("id") == "live"]
    assert live.attributes["aria-live"] == "polite"


def test_each_frame_is_named_by_its_heading() -> None:
    for section in document().all("section"):
        assert one(section, "h2").attributes["id"] == section.attributes["aria-labelledby"]


def test_the_page_says_how_long_a_frame_stays_and_its_words_in_its_language() -> None:
    page = document()
    assert one(page, "body").attributes["data-milliseconds"] == "1250"
    assert next(b for b in page.all("button") if b.attributes["id"] == "play").text == "▶ Spill av"
    assert "Filen er hel" in one(page, "footer").text
    assert one(page, "html").attributes["lang"] == "nb"


def test_a_film_is_known_by_its_mark() -> None:
    assert FILM_MARK in film_page(REEL)[:2048]


@pytest.mark.parametrize("case", CASES)
def test_every_block_can_stand_in_a_frame(case: str) -> None:
    page = document(Reel("T", "en", (), (Frame("1 May 2025", tuple(CASES[case])),) * 2, 1.0))
    assert len(page.all("section")) == 2


def test_names_never_become_markup_and_cannot_end_the_script() -> None:
    evil = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    frame = Frame(evil, (Text(evil), Heading(evil)), evil, evil, evil)
    page = document(Reel(evil, "en", ((evil, evil),), (frame,), 1.0, (evil,)))
    assert len(page.all("script")) == 1
    assert page.all("img") == []


def test_the_same_reel_gives_the_same_page() -> None:
    assert film_page(REEL) == film_page(REEL)
