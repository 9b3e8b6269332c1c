"""A whole report as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from veikart import __version__
from veikart.report.document import Document
from veikart.report.markdown.blocks import block_markdown
from veikart.report.markdown.escaping import inline, paragraph, strong, table
from veikart.report.notes import Note, notes_on
from veikart.report.words import words_in
from veikart.text import shown

MARK = "<!-- veikart report -->"
"""The first line of every report, so that the next may take its place."""


def document_markdown(document: Document) -> str:
    """The report for a wiki, a repository or an editor."""
    return "\n\n".join(part for part in _parts(document) if part) + "\n"


def _parts(document: Document) -> Iterator[str]:
    words = words_in(document.language)
    notes = notes_on((chapter.title, chapter.blocks) for chapter in document.chapters)
    methods = notes.unsaid(document.notes_on_method)
    titles = [chapter.title for chapter in document.chapters]
    titles += [words.counted] if notes.notes else []
    titles += [words.methods] if methods else []
    numbered = list(enumerate(titles, 1))
    yield MARK
    yield f"# {inline(document.title)}"
    if document.about:
        yield table(["", ""], [[inline(label), inline(value)] for label, value in document.about])
    yield "\n".join(f"- {paragraph(remark)}" for remark in document.remarks)
    yield strong(words.contents)
    yield "\n".join(f"{number}. [{inline(title)}](#{_anchor(number, title)})" for number, title in numbered)
    heads = (f"## {number}. {inline(title)}" for number, title in numbered)
    for chapter in document.chapters:
        yield next(heads)
        if inline(chapter.summary):
            yield f"*{inline(chapter.summary)}*"
        for block in chapter.blocks:
            yield from block_markdown(block, words, notes)
    if notes.notes:
        yield next(heads)
        yield "\n".join(_note(number, note) for number, note in enumerate(notes.notes, 1))
    if methods:
        yield next(heads)
        for title, text in methods:
            yield ": ".join(filter(None, (strong(title), inline(text))))
    yield "---"
    yield inline(words.whole.format(version=__version__))


def _note(number: int, note: Note) -> str:
    indent = " " * (len(str(number)) + 2)
    labels = ", ".join(filter(None, map(strong, note.labels)))
    lines = [f"{number}. " + ": ".join(filter(None, (labels, inline(note.formula))))]
    if inline(note.source):
        lines.append(f"{indent}- {paragraph(note.source)}")
    lines += [f"{indent}- {paragraph(name)}: {inline(value)}" for name, value in note.inputs]
    return "\n".join(lines)


def _anchor(number: int, title: str) -> str:
    """What a heading is called in links: small letters, digits and hyphens, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", f"{number}. {shown(title)}".lower()).replace(" ", "-")
