"""What stands in the cells of ESCO's files: addresses, labels, and several of them in one cell."""

from __future__ import annotations

import re

from veikart.api import clean_line

ESCO = "http://data.europa.eu/esco/"
SKILL = f"{ESCO}skill/"
LONGEST = 400
"""Letters that a label may have in veikart."""
_URI = re.compile(r"https?://data\.europa\.eu/esco/([a-z-]+)/([A-Za-z0-9.-]{1,80})")


def uri_in(cell: str, *kinds: str) -> str:
    """The address in a cell, of one of the kinds ("skill", "occupation"); empty when it is none such."""
    found = _URI.fullmatch(cell.strip())
    return f"{ESCO}{found[1]}/{found[2]}" if found and found[1] in kinds else ""


def uris_in(cell: str, *kinds: str) -> tuple[str, ...]:
    """All addresses in a cell: they stand apart by a bar, a comma or a line end."""
    found = (uri_in(part, *kinds) for part in re.split(r"[|,\n]", cell))
    return tuple(dict.fromkeys(uri for uri in found if uri))


def label_in(cell: str) -> str:
    """One line without outer, doubled or hard spaces, and without what could steer a terminal."""
    return clean_line(cell)


def labels_in(cell: str, but: str = "") -> tuple[str, ...]:
    """Other labels: one a line in files of concepts, apart by bars in collections; each once, without `but`
    and what is longer than a label may be."""
    labels = (label_in(part) for part in re.split(r"\n| \| ", cell))
    return tuple(dict.fromkeys(label for label in labels if 0 < len(label) <= LONGEST and label != but))


def untidy(cell: str) -> bool:
    """Whether a cell with one label has spaces that are taken away."""
    return bool(cell) and cell != label_in(cell)
