"""What a check is: a question to an engagement, asked by `veikart doctor` and on the page Red thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from veikart.blocks import Way
    from veikart.picture import Picture

Severity = Literal["note", "warning", "fault"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that should be looked at, in a sentence, and what to do about it in another."""

    text: str
    advice: str = ""
    severity: Severity = "warning"
    subject: str = ""
    """What it is about, as the id of a row: "skill:<id>", "person:<id>"."""
    actions: tuple[Way, ...] = ()
    """Where it is seen, and what mends it, the likeliest first; left out, its subject says where it leads."""


@dataclass(frozen=True, slots=True)
class Check:
    """A pure function from a picture to what should be looked at; nothing where all is well."""

    id: str
    title: str
    run: Callable[[Picture], Sequence[Finding]]
