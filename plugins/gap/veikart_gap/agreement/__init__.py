"""Agreement: where several have rated, how far they say the same."""

from __future__ import annotations

from veikart_gap.part import Part

PART = Part()
