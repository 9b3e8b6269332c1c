"""What stands in the address of a server, taken apart without trusting it: `postgresql://user@host:5432/db?…`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import quote, unquote

from veikart.errors import BadInput

_FORM = "postgresql://USER@HOST:5432/DATABASE?engagement=ID"
_UNCLEAR = (
    f"This is not the address of a server. Write {_FORM}; in a name or password write @ as %40, : as %3A, "
    "/ as %2F, ? as %3F, & as %26 and % as %25."
)


@dataclass(frozen=True, slots=True)
class Place:
    """A database on a server, and perhaps an engagement in it. As text it never shows a password."""

    options: Mapping[str, str] = field(repr=False)
    """What libpq is told; a password may be among it."""
    engagement: str | None = None
    """Id or name."""

    @classmethod
    def parse(cls, given: str) -> Self:
        """Takes an address apart. Raises `BadInput`, which repeats nothing of what was given."""
        try:
            return cls(*_parsed(given))
        except ValueError:
            raise BadInput(_UNCLEAR) from None

    @property
    def host(self) -> str:
        """Where the server is, for messages."""
        return self.options.get("host") or "this computer"

    @property
    def user(self) -> str | None:
        return self.options.get("user")

    @property
    def database(self) -> str | None:
        return self.options.get("dbname")

    @property
    def password(self) -> str | None:
        return self.options.get("password")

    def of(self, engagement: str | None) -> Place:
        """The same database with another engagement."""
        return Place(self.options, engagement)

    def __str__(self) -> str:
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        query = f"?engagement={quote(self.engagement, safe='')}" if self.engagement else ""
        return f"postgresql://{user}{self._servers()}/{quote(self.database or '', safe='')}{query}"

    def _servers(self) -> str:
        hosts = self.options.get("host", "").split(",")
        ports = self.options.get("port", "").split(",")
        ports = ports * len(hosts) if len(ports) == 1 else ports
        shown = (f"[{host}]" if ":" in host else quote(host, safe="") for host in hosts)
        return ",".join(host + (f":{port}" if port else "") for host, port in zip(shown, ports, strict=False))


def _parsed(given: str) -> tuple[dict[str, str], str | None]:
    """Raises `ValueError` for what libpq, too, would misread: part of a password must not pass for a host."""
    scheme, double_slash, rest = given.partition("://")
    if scheme.lower() not in ("postgresql", "postgres") or not double_slash:
        raise ValueError
    before, _, query = rest.partition("?")
    authority, _, database = before.partition("/")
    if rest.count("@") != authority.count("@") or authority.count("@") > 1:
        raise ValueError
    login, _, servers = authority.rpartition("@")
    user, _, password = login.partition(":")
    named = [_server(server) for server in _split(servers, ",")]
    options = {
        "user": _decoded(user),
        "password": _decoded(password),
        "host": ",".join(host for host, _ in named),
        "port": ",".join(port for _, port in named) if any(port for _, port in named) else "",
        "dbname": _decoded(database),
    }
    for part in _split(query, "&"):
        name, equals, value = part.partition("=")
        if not equals:
            raise ValueError
        options[_decoded(name)] = _decoded(value)
    engagement = options.pop("engagement", None)
    return {name: value for name, value in options.items() if value}, engagement or None


def _server(text: str) -> tuple[str, str]:
    """Host and port; an IPv6 address stands in brackets."""
    if text.startswith("["):
        host, bracket, port = text[1:].partition("]")
        if not bracket or (port and not port.startswith(":")):
            raise ValueError
        port = port[1:]
    else:
        host, _, port = text.partition(":")
    if port and not (port.isascii() and port.isdigit()):
        raise ValueError
    return _decoded(host), port


def _split(text: str, separator: str) -> list[str]:
    return text.split(separator) if text else []


def _decoded(text: str) -> str:
    """Without percent signs; libpq would cut it off at a NUL. Raises `ValueError` where it is no text."""
    decoded = unquote(text, errors="strict")
    decoded.encode()
    if "\0" in decoded:
        raise ValueError
    return decoded
