"""A film as one HTML page that loads nothing: a script of its own turns the frames; without it, and on paper,
they stand one below the other."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from veikart import __version__
from veikart.report.drawing import Drawn, drawn
from veikart.report.notes import notes_on
from veikart.report.page import environment
from veikart.report.reel import Frame, Reel
from veikart.report.words import Words, primary_of, tag_of, words_in

MARK = '<meta name="generator" content="veikart film">'
"""Stands in the head of every film, so that the next may take its place."""


@dataclass(frozen=True, slots=True)
class PlayerWords:
    """Labels of the controls; `keys` says how to do without them."""

    play: str
    pause: str
    back: str
    on: str
    where: str
    slower: str
    faster: str
    shade: str
    changed: str
    keys: str
    whole: str


_WORDS: Mapping[str, PlayerWords] = {
    "en": PlayerWords(
        play="Play",
        pause="Pause",
        back="Back",
        on="On",
        where="Where in the film",
        slower="Slower",
        faster="Faster",
        shade="Dark or light",
        changed="dotted: changed since the frame before",
        keys="Space plays and pauses, ← and → turn the frames, + and - change the speed, d makes it dark.",
        whole="Made with veikart {version}. This file is complete: it loads nothing, and a script of its own "
        "turns the frames.",
    ),
    "nb": PlayerWords(
        play="Spill av",
        pause="Pause",
        back="Tilbake",
        on="Videre",
        where="Hvor i filmen",
        slower="Saktere",
        faster="Raskere",
        shade="Mørk eller lys",
        changed="prikket: endret siden bildet før",
        keys="Mellomrom spiller og stopper, ← og → blar, + og - endrer farten, d gjør det mørkt.",
        whole="Laget med veikart {version}. Filen er hel: den laster ikke noe, og et eget skript blar i "
        "bildene.",
    ),
    "sv": PlayerWords(
        play="Spela",
        pause="Pausa",
        back="Tillbaka",
        on="Vidare",
        where="Var i filmen",
        slower="Långsammare",
        faster="Snabbare",
        shade="Mörk eller ljus",
        changed="prickad: ändrad sedan bilden före",
        keys="Mellanslag spelar och pausar, ← och → bläddrar, + och - ändrar farten, d gör det mörkt.",
        whole="Gjord med veikart {version}. Filen är hel: den laddar inget, och ett eget skript bläddrar.",
    ),
}


@dataclass(frozen=True, slots=True)
class _DrawnFrame:
    day: str
    mark: str
    caption: str
    note: str
    blocks: list[Drawn]


def film_page(reel: Reel) -> str:
    """The film as a self-contained HTML document with controls. The same reel gives the same page."""
    words = words_in(reel.language)
    script = _script()
    return (
        environment()
        .get_template("film.html")
        .render(
            title=reel.title,
            language=tag_of(reel.language),
            about=reel.about,
            remarks=reel.remarks,
            frames=[_drawn(frame, words) for frame in reel.frames],
            milliseconds=round(reel.seconds * 1000),
            words=words,
            player=(player := _WORDS.get(primary_of(reel.language), _WORDS["en"])),
            footer=player.whole.format(version=__version__),
            digest=b64encode(sha256(script.encode()).digest()).decode(),
        )
    )


def _drawn(frame: Frame, words: Words) -> _DrawnFrame:
    """Formulas are left out: each would stand in every frame."""
    notes = notes_on(())
    blocks = [drawn(block, words, notes) for block in frame.blocks]
    return _DrawnFrame(frame.day, frame.mark, frame.caption, frame.note, blocks)


@cache
def _script() -> str:
    """As it stands in the page between its tags, which is what a browser takes the digest of."""
    return "\n" + environment().get_template("film.js").render()
