"""Reports as GitHub-flavoured Markdown: tables where there are tables, and no text of data becomes markup.

Written by hand: libraries that set Markdown tables (tabulate, mdformat) leave the escaping to the caller, and
that is most of the work.
"""

from __future__ import annotations

from veikart.report.markdown.writing import MARK, document_markdown

__all__ = ["MARK", "document_markdown"]
