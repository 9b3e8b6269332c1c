"""Who was forgotten, kept apart from the engagement, so that a restored backup forgets again.

Opaque ids and instants only: it says that somebody was forgotten, not who. It lies beside the file and in the
memory of this machine; either is enough. Keep the one beside the file together with your backups.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from veikart.errors import CannotWrite
from veikart.journal.site.machine import memory_folder, plain, read_plain, sync_folder

if TYPE_CHECKING:
    from veikart_events.envelope import Envelope

SUFFIX = ".forgotten"


@dataclass(frozen=True, slots=True)
class Erasure:
    """A person whose key was destroyed, with the texts that went with hers; `at`: ISO 8601, UTC."""

    person: str
    texts: tuple[str, ...]
    at: str

    @property
    def subjects(self) -> tuple[str, ...]:
        return (self.person, *self.texts)


def erasures_in(envelopes: Sequence[Envelope]) -> Iterator[Erasure]:
    """The erasures that new events ask for."""
    from veikart_events.envelope import format_time
    from veikart_events.vocabulary.organisation import PersonForgotten

    for envelope in envelopes:
        if isinstance(envelope.body, PersonForgotten):
            yield Erasure(envelope.body.person, envelope.body.texts, format_time(envelope.at))


class Erasures:
    """The erasures of one engagement."""

    def __init__(self, engagement: str, beside: Path | None = None) -> None:
        """`beside`: the engagement's file, where it is one."""
        self._engagement = engagement
        places = [memory_folder() / "forgotten" / f"{plain(engagement)}.jsonl"]
        self.places = (*([beside.with_name(beside.name + SUFFIX)] if beside is not None else []), *places)

    def all(self) -> list[Erasure]:
        """What was forgotten, each person once, by any of the places."""
        found = {erasure.person: erasure for place in self.places for erasure in self._read(place)}
        return sorted(found.values(), key=lambda erasure: (erasure.at, erasure.person))

    def add(self, erasures: Sequence[Erasure]) -> None:
        """Notes the erasures, on the disk before it returns. Raises `CannotWrite` where no place takes it."""
        failed: list[OSError] = []
        for place in self.places:
            noted = {erasure.person for erasure in self._read(place)}
            lines = b"".join(self._line(each) for each in erasures if each.person not in noted)
            try:
                _append(place, lines)
            except OSError as error:
                failed.append(error)
        if len(failed) == len(self.places):
            raise CannotWrite(
                f"Nobody was forgotten: it could be noted neither beside the file nor in {memory_folder()} "
                f"({failed[0].strerror}), and a restored backup would bring them back. Make one of the two "
                "writable."
            )

    def _line(self, erasure: Erasure) -> bytes:
        said = {"engagement": self._engagement, "person": erasure.person, "texts": erasure.texts}
        return json.dumps(said | {"at": erasure.at}).encode() + b"\n"

    def _read(self, place: Path) -> Iterator[Erasure]:
        try:
            lines = read_plain(place).splitlines()
        except OSError:
            return
        for line in lines:
            try:
                said = json.loads(line)
                erasure = Erasure(str(said["person"]), tuple(map(str, said["texts"])), str(said["at"]))
                if said["engagement"] == self._engagement:
                    yield erasure
            except (ValueError, LookupError, TypeError, RecursionError):
                continue  # a line that was cut off says nothing; the other place has it


def _append(place: Path, lines: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    there = read_plain(place) if os.path.lexists(place) else b""
    with place.open("ab") as file:
        if there and not there.endswith(b"\n"):
            lines = b"\n" + lines
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(place.parent)
