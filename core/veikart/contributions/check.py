"""What a check is: a question to an engagement that `veikart doctor` asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
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


@dataclass(frozen=True, slots=True)
class Check:
    """A pure function from the picture of today to what should be looked at; nothing where all is well."""

    id: str
    title: str
    run: Callable[[Picture], Sequence[Finding]]
