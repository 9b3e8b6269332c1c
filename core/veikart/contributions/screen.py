"""What a screen is: a place of its own among the screens, on which views stand as pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen that a plugin brings. Views stand on it by its title (`View.screen`).

    A view may name a screen that nobody declares; it then comes last and has no summary.
    """

    id: str
    title: str
    order: int = 50
    """Among the screens of plugins, which come after those of veikart."""
    summary: str = ""
    """One line for the palette and the help."""
