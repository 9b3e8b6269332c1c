"""Blocks as one HTML file that loads nothing and runs nothing: for a browser, for paper, for an archive.

    html = page("Kari Nordmann", blocks, language="nb", about=[("Engagement", "Fjordkraft")])
    html = document_page(Document("Report", "nb", about, chapters))
    html = film_page(Reel("Two years", "nb", about, frames, seconds=2.5))

The same blocks and words give the same page. Names never become markup, and no control or bidirectional
character gets through.
"""

from __future__ import annotations

from veikart.report.document import Chapter, Document
from veikart.report.markdown import MARK as _MARKDOWN
from veikart.report.markdown import document_markdown
from veikart.report.page import MARK as _HTML
from veikart.report.page import document_page, page
from veikart.report.player import MARK as FILM_MARK
from veikart.report.player import film_page
from veikart.report.reel import Frame, Reel

MARKS = (_HTML, _MARKDOWN)
"""By what stands near the beginning a file is known as a report."""

__all__ = [
    "FILM_MARK",
    "MARKS",
    "Chapter",
    "Document",
    "Frame",
    "Reel",
    "document_markdown",
    "document_page",
    "film_page",
    "page",
]
