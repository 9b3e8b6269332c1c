"""Where methods that several parts use come from."""

from __future__ import annotations

COVERAGE_SOURCE = (
    "Coverage: met ÷ (met + below) of what is known. Our own count; what nobody has rated stands apart."
)
