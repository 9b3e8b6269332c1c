"""What an exporter is: a way to write a picture to a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart.picture import Picture


@dataclass(frozen=True, slots=True)
class Exporter:
    """Writes the picture to the path it is given, a file that does not exist yet."""

    id: str
    title: str
    suffix: str
    """Of the file, with the full stop: ".xlsx"."""
    write: Callable[[Picture, Path], None]
