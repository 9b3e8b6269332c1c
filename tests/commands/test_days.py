"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from veikart.commands.days import day_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-11-22", date(2025, 11, 22)),
        ("22.11.2025", date(2025, 11, 22)),
        ("3.1.2025", date(2025, 1, 3)),
        ("november 2025", date(2025, 11, 30)),
        ("Nov 2025", date(2025, 11, 30)),
        ("22. november 2025", date(2025, 11, 22)),
        ("desember 2024", date(2024, 12, 31)),
        ("maj 2025", date(2025, 5, 31)),
        ("februari 2024", date(2024, 2, 29)),
        ("2025-02", date(2025, 2, 28)),
        ("q3 2025", date(2025, 9, 30)),
        ("2025", date(2025, 12, 31)),
        ("12.3.", date(2026, 3, 12)),
        ("1/4", date(2026, 4, 1)),
        ("today", date(2026, 3, 2)),
        (" Tomorrow ", date(2026, 3, 3)),
        ("i går", date(2026, 3, 1)),
        ("in 2 weeks", date(2026, 3, 16)),
        ("om 10 dager", date(2026, 3, 12)),
        ("30.2.", None),
        ("31.2.2025", None),
        ("q7 2025", None),
        ("nobody 2025", None),
        ("Kari", None),
        ("2025-13", None),
        ("", None),
    ],
)
def test_a_day_is_found_or_not(text: str, expected: date | None) -> None:
    assert day_in(text, date(2026, 3, 2)) == expected
