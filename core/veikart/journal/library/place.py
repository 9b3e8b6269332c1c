"""What stands in an address such as library:client?keys=client.keys."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from veikart.errors import BadInput
from veikart.journal.site.machine import memory_folder, plain

_NAME = re.compile(r"\w[\w.-]{0,99}")


@dataclass(frozen=True, slots=True)
class Place:
    """The name of an engagement among those of one store, and where its keys are if somebody said so."""

    name: str
    keys: Path | None = None

    @classmethod
    def parse(cls, address: str) -> Place:
        """Raises `BadInput` for what is no such address."""
        name, _, query = address.partition(":")[2].partition("?")
        option, _, value = query.partition("=")
        name = unicodedata.normalize("NFC", name)  # the same name from every keyboard
        if not _NAME.fullmatch(name):
            raise BadInput(
                f"{name!r} cannot be the name of an engagement in a store of the eventsourcing library. Take "
                "letters, digits, full stops and hyphens: library:client"
            )
        if query and (option != "keys" or not value):
            raise BadInput(
                f"{query!r} behind the ? is not known. It takes the file of keys: library:{name}?keys=FILE"
            )
        return cls(name, Path(value) if value else None)

    @property
    def stream(self) -> str:
        """What its stream is called in the store."""
        return f"veikart-{self.name}"

    def keys_of(self, engagement: str) -> Path:
        """Where the keys lie: as the address says, else in the user's own folder."""
        return self.keys or memory_folder() / "keys" / f"{plain(engagement)}-{plain(self.name)}.keys"
