"""However many pages a screen has, the one that is looked at stands on the line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from veikart.text import width
from veikart.tui.pages import page_line

TITLES = (
    "Ranked",
    "By unit",
    "By role",
    "By goal",
    "Readiness",
    "Agreement",
    "Key people",
    "Reskill",
    "Cover",
)


def said(here: int, cells: int) -> str:
    return "".join(piece.text for piece in page_line(TITLES, here, cells))


def test_few_pages_stand_beside_what_turns_them() -> None:
    line = "".join(piece.text for piece in page_line(TITLES[:2], 0, 78))
    assert line == " Ranked  By unit   tab turns the page"


def test_many_pages_are_shown_in_parts_that_lead_to_each_other() -> None:
    assert said(0, 40) == " Ranked  By unit  By role  By goal  ›"
    assert said(4, 40) == " ‹ Readiness  Agreement  Key people  ›"
    assert said(8, 40) == " ‹ Reskill  Cover   tab turns the page"


def test_a_click_on_a_mark_leads_to_the_nearest_page_that_is_not_shown() -> None:
    pieces = page_line(TITLES, 4, 40)
    assert (pieces[0].value, pieces[-1].value) == ("3", "7")


@given(here=st.integers(0, len(TITLES) - 1), cells=st.integers(18, 130))
def test_the_page_looked_at_is_on_the_line_and_the_line_fits(here: int, cells: int) -> None:
    pieces = page_line(TITLES, here, cells)
    assert [piece.value for piece in pieces if piece.style.startswith("underline")] == [str(here)]
    assert sum(width(piece.text) for piece in pieces if piece.value) <= cells
