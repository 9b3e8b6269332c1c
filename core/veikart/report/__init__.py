"""Blocks as one HTML file that loads nothing and runs nothing: for a browser, for paper, for an archive.

    html = page("Kari Nordmann", blocks, language="nb", about=[("Engagement", "Fjordkraft")])

The same blocks and words give the same page. Names never become markup, and no control or bidirectional
character gets through.
"""

from __future__ import annotations

from veikart.report.page import page

__all__ = ["page"]
