"""The formats of a report, by the ending of its file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from veikart.errors import BadInput
from veikart.report import Document, document_markdown, document_page

Format = Literal["html", "markdown"]
_BY_SUFFIX: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}


def format_of(path: Path) -> Format:
    """The format that the ending of a file says. Raises `BadInput` with those there are."""
    found = _BY_SUFFIX.get(path.suffix.casefold())
    if found is None:
        raise BadInput(
            f"{path} does not say what to write. End it with .html for a browser and for paper, or with .md "
            "for Markdown."
        )
    return found


def rendered(document: Document, kind: Format) -> str:
    """The report as the text of a file."""
    return document_page(document) if kind == "html" else document_markdown(document)
