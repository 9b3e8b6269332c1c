"""The fixtures as they are, whether or not veikart has been installed since they were last changed."""

from __future__ import annotations

from veikart.testing.fixtures import engagement, pilot

__all__ = ["engagement", "pilot"]
