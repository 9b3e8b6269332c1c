"""An invented company with two years behind it, to try everything on: `build` writes it to a file."""

from veikart.demo.generation import build

__all__ = ["build"]
