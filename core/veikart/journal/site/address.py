"""Where an engagement is: a file, or a place on a server."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from veikart.errors import BadInput
from veikart.journal.postgres.place import Place

Kind = Literal["file", "postgresql", "library"]
_SCHEMES: dict[str, Kind] = {
    "postgresql": "postgresql",
    "postgres": "postgresql",
    "library": "library",
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where an engagement is. As text it never shows a password."""

    kind: Kind
    given: str = field(repr=False)
    """As it was typed, password included: for the engine only."""

    @property
    def file(self) -> Path | None:
        """The file, where it is one."""
        return Path(self.given) if self.kind == "file" else None

    @property
    def path(self) -> Path:
        """The file. Raises `BadInput` where it is none, naming what was asked for."""
        if self.kind != "file":
            raise BadInput(f"{self} is no file. Copy it into one first: veikart copy {self} copy.veikart")
        return Path(self.given)

    @property
    def name(self) -> str:
        """Short, for titles: the name of the file, or what stands behind the last slash."""
        if self.file is not None:
            return self.file.name
        if self.kind == "library":
            return self.given.partition(":")[2].partition("?")[0]
        return str(self).rpartition("/")[2]

    @property
    def typed(self) -> str:
        """As a shell takes it: spaces and question marks mean something there."""
        return shlex.quote(str(self))

    def of(self, engagement: str) -> Address:
        """The address of one engagement, where there may be several."""
        if self.kind != "postgresql" or Place.parse(self.given).engagement:
            return self
        joint = "&" if "?" in self.given else "?"
        return Address(self.kind, f"{self.given}{joint}engagement={engagement}")

    @property
    def stem(self) -> str:
        """The name without what follows its full stop: what an engagement is called for want of better."""
        return Path(self.name.partition("?")[0]).stem or "engagement"

    def __str__(self) -> str:
        if self.kind != "postgresql":
            return self.given
        try:
            return str(Place.parse(self.given))
        except BadInput:  # nobody can say which part of it is the password
            return "postgresql://…"


def address_of(given: str | Path | Address) -> Address:
    """The address that was typed. What names no server is a file, odd names included."""
    if isinstance(given, Address):
        return given
    scheme, colon, _ = str(given).partition(":")
    kind = _SCHEMES.get(scheme.lower()) if colon and isinstance(given, str) else None
    return Address(kind or "file", str(given))
