"""The manifest of a cache: what lies in it, and to which history it belongs. Written last."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from veikart.cache.form import Extent
from veikart.cache.segments import Part, Segment, Spoilt
from veikart.journal.site.machine import read_plain, write_whole

CODEC = 1
"""How facts are written; another number is another form, which is not read."""
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the history up to a position is bound to (a link of the chain), in hexadecimal."""

    position: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`declared`: the digest of all projections. `head`: the position up to which all is there."""

    engagement: str
    declared: str
    head: int
    anchors: Sequence[Anchor]
    base: Segment
    extent: Extent
    """How far the base goes."""
    added: Segment | None = None
    """What came after the base."""
    days: Segment | None = None
    """The counts by day, where there are any."""
    days_head: int = -1
    """The position up to which they count."""
    codec: int = CODEC

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments with facts, the base first."""
        return (self.base,) if self.added is None else (self.base, self.added)

    @property
    def files(self) -> frozenset[str]:
        """The files it speaks of."""
        every = (self.base, self.added, self.days)
        return frozenset(segment.file for segment in every if segment is not None)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Puts the manifest in the place of the one before, whole. Raises `OSError`."""
    said = json.dumps(asdict(manifest), separators=(",", ":"), ensure_ascii=True).encode()
    write_whole(folder / NAME, b"%08x\n%s" % (zlib.crc32(said), said))


def read_manifest(folder: Path) -> Manifest:
    """The manifest in `folder`. Raises `Spoilt` when it is not as it was written, and `OSError`."""
    checksum, _, said = read_plain(folder / NAME).partition(b"\n")
    if checksum != b"%08x" % zlib.crc32(said):
        raise Spoilt(NAME)
    try:
        return _manifest(json.loads(said))
    except (ValueError, LookupError, TypeError) as error:  # of another codec
        raise Spoilt(NAME) from error


def _manifest(said: Mapping[str, Any]) -> Manifest:
    if said["codec"] != CODEC:
        raise ValueError(said["codec"])
    return Manifest(
        said["engagement"],
        said["declared"],
        said["head"],
        tuple(Anchor(**anchor) for anchor in said["anchors"]),
        _segment(said["base"]),
        Extent(**said["extent"]),
        _segment(said["added"]) if said["added"] else None,
        _segment(said["days"]) if said["days"] else None,
        said["days_head"],
    )


def _segment(said: Mapping[str, Any]) -> Segment:
    return Segment(said["file"], {name: Part(**part) for name, part in said["parts"].items()})
