"""A link from one page of the documentation to another leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
_LINK = re.compile(r"\]\((?!https?://|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")


def links(text: str) -> list[tuple[str, str]]:
    """Page and anchor of every link within the repository, outside code."""
    prose = re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return _LINK.findall(prose)


def anchors(page: Path) -> set[str]:
    """What a heading can be reached by: in small letters, spaces as hyphens, other signs gone."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads(page: Path, to: str, anchor: str) -> bool:
    there = (page.parent / to) if to else page
    return there.exists() and (not anchor or anchor in anchors(there))


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [link for link in links(page.read_text("utf-8")) if not leads(page, *link)] == []


def test_a_link_that_leads_nowhere_is_found() -> None:
    page = ROOT / "docs" / "plugins" / "README.md"
    assert links("[x](no.md) and [y](#hooks), `[z](code.md)`, [w](https://example.org/a.md)") == [
        ("no.md", ""),
        ("", "hooks"),
    ]
    assert not leads(page, "no.md", "")
    assert not leads(page, "", "no-such-heading")
    assert leads(page, "", "hooks")
