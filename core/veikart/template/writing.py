"""Writes a package from the template."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path

from veikart import __version__
from veikart.errors import BadInput, NotFound
from veikart.template.naming import Names
from veikart_events.cleaning import clean_line

TEMPLATE = Path(__file__).with_name("package")


def write_package(names: Names, into: Path, *, author: str = "", today: date) -> Path:
    """Writes the package into a new folder of its distribution's name in `into`, and gives that folder.

    Raises `BadInput` where there is something in its place, and `NotFound` where copier is not installed.
    """
    target = into / names.distribution
    if target.exists():
        raise BadInput(f"{target} is there already, and is left alone. Take another name or folder.")
    try:
        from copier import run_copy
    except ImportError:
        raise NotFound("Writing a package needs copier: pip install 'veikart[author]'") from None
    said = {
        **asdict(names),
        "author": clean_line(author) or f"The authors of {names.distribution}",
        "year": today.year,
        "least": ".".join(__version__.split(".")[:2]),
        "below": int(__version__.split(".", 1)[0]) + 1,
    }
    try:
        run_copy(str(TEMPLATE), target, data=said, defaults=True, quiet=True)
    except OSError as error:
        raise BadInput(f"{target} cannot be written ({error.strerror}). Take another folder.") from None
    return target
