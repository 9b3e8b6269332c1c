"""The end of the page: what the reader can do about it."""

from __future__ import annotations

from collections.abc import Iterator

from veikart.blocks import Block, Heading, Text
from veikart.privacy.person.records import Held

_FORGOTTEN = (
    "The key to this person's name, references, reasons and notes was destroyed; nobody can read them any"
    " more. What is listed here stands under an opaque id and names nobody."
)
_RIGHTS = (
    "This answers a request for access (article 15 of the General Data Protection Regulation). Whoever it"
    " is about can have what is wrong corrected, what is missing added and what is here erased, can "
    "object to its use, and can ask for a copy to take along: ask {client}, who answers for it, or the "
    "adviser who handed this over. When veikart erases someone, the key to their name and to every text "
    "about them is destroyed, which cannot be undone; levels and dates stay under an id that names "
    "nobody. Whoever is not content with the answer can turn to the data protection authority of their "
    "country."
)
_ADD = (
    "Not in here, because veikart does not know it: who has been shown this, in which reports and exports"
    " it went out, and for how long it is to be kept. {client} has to add that."
)


def closing(held: Held) -> Iterator[Block]:
    """The right to correction and erasure, and what is missing from this answer."""
    yield Heading("What can be done about it")
    if held.person.whereabouts == "forgotten":
        yield Text(_FORGOTTEN)
    yield Text(_RIGHTS.format(client=held.client))
    yield Text(_ADD.format(client=held.client), "muted")
