"""The page around the blocks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from veikart import __version__
from veikart.blocks import Block
from veikart.report.drawing import drawn
from veikart.report.notes import notes_on
from veikart.report.words import tag_of, words_in
from veikart.text import shown


def page(title: str, blocks: Sequence[Block], *, language: str, about: Sequence[tuple[str, str]] = ()) -> str:
    """The blocks as a self-contained HTML document.

    `about` stands below the title: what it is about, of which moment, by whom. `language` is that of the
    blocks' texts, as a tag such as "nb". Figures that carry a formula get a note at the end.
    """
    words = words_in(language)
    notes = notes_on(blocks)
    return (
        _environment()
        .get_template("page.html")
        .render(
            title=title,
            language=tag_of(language),
            about=about,
            words=words,
            footer=words.whole.format(version=__version__),
            blocks=[drawn(block, words, notes) for block in blocks],
            notes=notes.notes,
        )
    )


def _plain(value: object) -> object:
    """The last gate before the escape: a text that is only text, whatever class of text a plugin gave.

    A subclass of str may declare itself to be markup; what comes out of here cannot.
    """
    return "".join(shown(value)) if isinstance(value, str) else value


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("veikart.report"),
        autoescape=True,
        finalize=_plain,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
