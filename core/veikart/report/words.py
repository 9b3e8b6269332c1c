"""The few words that a page adds to its blocks, in the languages that labels come in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from veikart.report.terms import TERMS, Terms
from veikart.typeset.heatmaps import Mark

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_WRITTEN_LIKE = {"no": "nb", "nn": "nb", "da": "nb"}


@dataclass(frozen=True, slots=True)
class Words:
    """`whole` says in the footer what kind of file this is; {version} is that of veikart."""

    nothing: str
    counted: str
    part_of: str
    number: str
    what: str
    bar: str
    value: str
    whole: str
    marks: Mapping[Mark, str]
    terms: Terms
    contents: str
    methods: str
    comma: bool
    """Whether decimals stand behind a comma."""


_WORDS = {
    "en": Words(
        nothing="Nothing here at this moment.",
        counted="How these figures are counted",
        part_of="{number} of {total}",
        number="No.",
        what="What",
        bar="Parts",
        value="In words",
        whole="Made with veikart {version}. This file is complete: it loads nothing and runs nothing.",
        marks={
            "stale": "stale",
            "assumed": "assumed",
            "missing": "missing",
            "not relevant": "not relevant",
            "expected": "expected",
        },
        terms=TERMS["en"],
        contents="Contents",
        methods="Methods and sources",
        comma=False,
    ),
    "nb": Words(
        nothing="Ingenting her på dette tidspunktet.",
        counted="Slik er tallene regnet ut",
        part_of="{number} av {total}",
        number="Nr.",
        what="Hva",
        bar="Deler",
        value="Med ord",
        whole="Laget med veikart {version}. Filen er hel: den laster ikke noe og kjører ikke noe.",
        marks={
            "stale": "foreldet",
            "assumed": "antatt",
            "missing": "mangler",
            "not relevant": "ikke relevant",
            "expected": "forventet",
        },
        terms=TERMS["nb"],
        contents="Innhold",
        methods="Metoder og kilder",
        comma=True,
    ),
    "sv": Words(
        nothing="Inget här vid den här tidpunkten.",
        counted="Så är talen beräknade",
        part_of="{number} av {total}",
        number="Nr",
        what="Vad",
        bar="Delar",
        value="I ord",
        whole="Gjord med veikart {version}. Filen är hel: den laddar inget och kör inget.",
        marks={
            "stale": "föråldrad",
            "assumed": "antagen",
            "missing": "saknas",
            "not relevant": "inte relevant",
            "expected": "förväntad",
        },
        terms=TERMS["sv"],
        contents="Innehåll",
        methods="Metoder och källor",
        comma=True,
    ),
}


def tag_of(language: str) -> str:
    """`language` where it is a language tag, else "en"."""
    return language if _TAG.fullmatch(language) else "en"


def primary_of(language: str) -> str:
    """The language that words for it come in: "nb" for "no-NO" and "nn"."""
    primary = tag_of(language).partition("-")[0].casefold()
    return _WRITTEN_LIKE.get(primary, primary)


def words_in(language: str) -> Words:
    """The words in a language; in English where there are none."""
    return _WORDS.get(primary_of(language), _WORDS["en"])


def amount(value: float, words: Words) -> str:
    """A number as it is written in running text: "12", "3.3" or "3,3"."""
    told = f"{value:.2f}".rstrip("0").rstrip(".")
    return told.replace(".", ",") if words.comma else told
