"""Where an engagement is: a file, or a place on a server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from veikart.errors import BadInput

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
    given: str
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
        parts = urlsplit(self.given)
        return parts.path.rpartition("/")[2] + (f"?{parts.query}" if parts.query else "")

    def of(self, engagement: str) -> Address:
        """The address of one engagement, where there may be several."""
        parts = urlsplit(self.given)
        if self.kind != "postgresql" or "engagement=" in parts.query:
            return self
        query = "&".join(part for part in (parts.query, f"engagement={engagement}") if part)
        return Address(self.kind, urlunsplit(parts._replace(query=query)))

    @property
    def stem(self) -> str:
        """The name without what follows its full stop: what an engagement is called for want of better."""
        return Path(self.name.partition("?")[0]).stem or "engagement"

    def __str__(self) -> str:
        if self.kind != "postgresql":
            return self.given
        parts = urlsplit(self.given)
        user, at, host = parts.netloc.rpartition("@")
        shown = f"{user.partition(':')[0]}{at}{host}"
        return urlunsplit(parts._replace(netloc=shown, query=_without_password(parts.query)))


def address_of(given: str | Path | Address) -> Address:
    """The address that was typed. What names no server is a file, odd names included."""
    if isinstance(given, Address):
        return given
    scheme, colon, _ = str(given).partition(":")
    kind = _SCHEMES.get(scheme.lower()) if colon and isinstance(given, str) else None
    return Address(kind or "file", str(given))


def _without_password(query: str) -> str:
    parts = query.split("&")
    return "&".join(
        part for part in parts if part.partition("=")[0].lower() not in ("password", "sslpassword")
    )
