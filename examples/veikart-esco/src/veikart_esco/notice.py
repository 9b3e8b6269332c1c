"""What the licence of ESCO asks to be said wherever its content is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import counted
from veikart_esco.catalogue import occupations, releases
from veikart_esco.held import held

if TYPE_CHECKING:
    from veikart.api import Picture

SOURCE = "This service uses the ESCO classification of the European Commission."
TERMS = "https://esco.ec.europa.eu, reused under Commission Decision 2011/833/EU."


def notice(picture: Picture) -> str:
    """Source, release and changes in a paragraph; empty where nothing of ESCO is in the engagement."""
    taken = releases(picture)
    if not taken:
        return ""
    return f"{SOURCE} ESCO {' and '.join(taken)}, {TERMS} {_changes(picture)}"


def _changes(picture: Picture) -> str:
    skills = counted(len(held(picture).skills), "skill")
    kept = counted(len(occupations(picture)), "occupation")
    return (
        f"Only a part of it is used here ({skills}, {kept}); required levels are not from "
        "ESCO, and labels and groups may have been changed."
    )
