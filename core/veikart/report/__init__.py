"""Blocks as one HTML file that loads nothing and runs nothing: for a browser, for paper, for an archive.

    html = page("Kari Nordmann", blocks, language="nb", about=[("Engagement", "Fjordkraft")])
    html = document_page(Document("Report", "nb", about, chapters))

The same blocks and words give the same page. Names never become markup, and no control or bidirectional
character gets through.
"""

from __future__ import annotations

from veikart.report.document import Chapter, Document
from veikart.report.markdown import MARK as _MARKDOWN
from veikart.report.markdown import document_markdown
from veikart.report.page import MARK as _HTML
from veikart.report.page import document_page, page

MARKS = (_HTML, _MARKDOWN)
"""By what stands near the beginning a file is known as a report."""

__all__ = ["MARKS", "Chapter", "Document", "document_markdown", "document_page", "page"]
