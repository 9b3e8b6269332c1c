"""The page around the blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from veikart import __version__
from veikart.blocks import Block
from veikart.report.document import Chapter, Document
from veikart.report.drawing import Drawn, drawn
from veikart.report.notes import Notes, notes_on
from veikart.report.words import Words, tag_of, words_in
from veikart.text import shown

MARK = '<meta name="generator" content="veikart report">'
"""Stands in the head of every report, so that the next may take its place."""


def page(title: str, blocks: Sequence[Block], *, language: str, about: Sequence[tuple[str, str]] = ()) -> str:
    """The blocks as a self-contained HTML document.

    `about` stands below the title: what it is about, of which moment, by whom. `language` is that of the
    blocks' texts, as a tag such as "nb". What carries a formula gets a note at the end.
    """
    return _rendered(Document(title, language, tuple(about), (Chapter("", blocks),)))


def document_page(document: Document) -> str:
    """A report as a self-contained HTML document, with contents and notes; prints on A4."""
    return _rendered(document, contents=True)


def _rendered(document: Document, *, contents: bool = False) -> str:
    words = words_in(document.language)
    notes = notes_on((chapter.title, chapter.blocks) for chapter in document.chapters)
    return (
        environment()
        .get_template("page.html")
        .render(
            title=document.title,
            language=tag_of(document.language),
            about=document.about,
            contents=contents,
            running=_in_sheet(document.title) if contents else "",
            remarks=document.remarks,
            words=words,
            footer=words.whole.format(version=__version__),
            chapters=[_drawn(chapter, words, notes) for chapter in document.chapters],
            notes=notes.notes,
            methods=notes.unsaid(document.notes_on_method),
        )
    )


@dataclass(frozen=True, slots=True)
class _DrawnChapter:
    title: str
    summary: str
    blocks: list[Drawn]

    @property
    def wide(self) -> bool:
        """Whether it needs paper that lies."""
        return any(getattr(block, "wide", False) for block in self.blocks)


def _drawn(chapter: Chapter, words: Words, notes: Notes) -> _DrawnChapter:
    blocks = [drawn(block, words, notes) for block in chapter.blocks]
    return _DrawnChapter(chapter.title, chapter.summary, blocks)


def _in_sheet(text: str) -> str:
    """A text as the inside of a string in a style sheet, which no text can end."""
    return "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in shown(text))


def _plain(value: object) -> object:
    """The last gate before the escape: a text that is only text, whatever class of text a plugin gave.

    A subclass of str may declare itself to be markup; what comes out of here cannot.
    """
    return "".join(shown(value)) if isinstance(value, str) else value


@cache
def environment() -> Environment:
    return Environment(
        loader=PackageLoader("veikart.report"),
        autoescape=True,
        finalize=_plain,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
