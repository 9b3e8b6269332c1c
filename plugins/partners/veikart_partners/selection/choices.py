"""What the forms about the selection offer to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from veikart.api import Choice, Pick, number
from veikart_partners.selection.scoring import criteria_at
from veikart_partners.selection.usual import USUAL

if TYPE_CHECKING:
    from veikart.api import Picture


def in_use(picture: Picture) -> list[Choice]:
    """The criteria by which partners are judged."""
    return [Choice(each.id, each.name, f"weight {number(each.weight)}") for each in criteria_at(picture)]


def offered(picture: Picture) -> list[Choice]:
    """The criteria in use, and those to begin with that are not."""
    used = in_use(picture)
    known = {each.id for each in used}
    return [*used, *(Choice(each.key, each.name, "not used yet") for each in USUAL if each.key not in known)]


def usual(picture: Picture) -> list[Choice]:
    """The criteria to begin with."""
    return [Choice(each.key, each.name, each.about) for each in USUAL]


Criterion = Annotated[str, Pick(choices=in_use)]
Offered = Annotated[str, Pick(choices=offered)]
Usual = Annotated[str, Pick(choices=usual)]
