"""Text from outside: cleaned, fitted to cells, found and sorted as a Nordic reader expects."""

from __future__ import annotations

import random
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich import cells

from veikart import text
from veikart.text import (
    clean_line,
    clean_text,
    collation_key,
    fit,
    fold,
    join_and,
    matches,
    same,
    width,
    wrap,
)

ANY = st.text(st.characters(exclude_categories=("Cs",)))


@given(ANY, st.integers(-2, 30), st.booleans())
def test_fitted_text_takes_exactly_its_cells(text: str, cells: int, right: bool) -> None:
    assert width(fit(clean_line(text), cells, right=right)) == max(cells, 0)


@pytest.mark.parametrize(
    ("text", "cells", "right", "fitted"),
    [
        ("Åse", 5, False, "Åse  "),
        ("Åse", 5, True, "  Åse"),
        ("Sørensen", 5, False, "Søre…"),
        ("漢字漢字", 4, False, "漢 …"),
        ("exact", 5, True, "exact"),
    ],
)
def test_text_is_cut_with_an_ellipsis_or_padded(text: str, cells: int, right: bool, fitted: str) -> None:
    assert fit(text, cells, right=right) == fitted


@given(ANY, st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_no_letter(text: str, cells: int) -> None:
    text = clean_text(text)
    lines = wrap(text, cells)
    assert max(map(width, lines)) <= cells
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_lines_break_between_words() -> None:
    assert wrap("one two three\nfour", 7) == ["one two", "three", "four"]
    assert wrap("abcdefgh ij", 5) == ["abcde", "fgh", "ij"]


def test_text_with_something_in_it_to_take_out_keeps_all_that_can_be_printed() -> None:
    printable = "".join(filter(str.isprintable, map(chr, range(0x110000))))
    assert (
        clean_text(f"a{printable}\0b") == clean_text(f"a{printable}b") == normalize("NFC", f"a{printable}b")
    )


@given(ANY)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert "\n" not in clean_line(text)


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("ase", "Åse Sørbø", True),
        ("SORBO as", "Åse Sørbø", True),
        ("aero", "Ærø", True),
        ("strasse", "Straße", True),
        ("", "anything", True),
        ("åse", "Ole", False),
        ("ase ole", "Åse Sørbø", False),
    ],
)
def test_search_knows_no_accents(query: str, text: str, found: bool) -> None:
    assert matches(query, text) is found


def test_names_are_the_same_without_case_but_not_without_accents() -> None:
    assert same("  ÅSE ") == same("A\u030ase")
    assert same("ﬁsk") == same("FISK")
    assert same("Maler") != same("Måler")
    assert fold("Maler") == fold("Måler")


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("nb", ["Adam", "Émile", "Erik", "Zoe", "Ærlig", "Østen", "Åse"]),
        ("sv", ["Adam", "Émile", "Erik", "Zoe", "Åsa", "Ärla", "Örjan"]),
    ],
)
def test_the_last_letters_of_the_alphabet_come_last(language: str, ordered: list[str]) -> None:
    shuffled = random.Random(3).sample(ordered, len(ordered))
    assert sorted(shuffled, key=lambda name: collation_key(name, language)) == ordered


def test_lists_are_joined_as_one_says_them() -> None:
    assert [join_and(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert join_and(["a", "b"], "og") == "a og b"


def test_of_texts_that_were_shown_nothing_is_kept() -> None:
    caches = (text._shown, text.collation_key, cells.cached_cell_len)
    text.shown("Åse Kanarifugl\n")
    text.width("Åse Kanarifugl …")
    text.collation_key("Åse Kanarifugl")
    assert all(cache.cache_info().currsize for cache in caches)
    text.forget_texts()
    assert [cache.cache_info().currsize for cache in caches] == [0, 0, 0]
