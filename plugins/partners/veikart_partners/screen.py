"""The screen that every page of the plugin stands on."""

from __future__ import annotations

SCREEN = "Partners"
