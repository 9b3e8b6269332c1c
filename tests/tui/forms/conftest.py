"""The kit's engagement and pilot, also where veikart is not installed with its fixtures."""

from __future__ import annotations

from veikart.testing.fixtures import engagement, pilot

__all__ = ["engagement", "pilot"]
