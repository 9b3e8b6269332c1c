"""What the signs on the time bar mean, for the help."""

from __future__ import annotations

from veikart.tui.timebar.ahead import SEVERAL, SIGNS

LEGEND: tuple[tuple[str, str], ...] = (
    ("▼", "the day that is looked at"),
    ("▽", "the last day of recording that counts, where not all does"),
    ("△", "the day that is compared with"),
    ("◆", "a workshop, or a day with a name"),
    (SIGNS["promised"], "right of today: levels are promised"),
    (SIGNS["target"], "requirements move"),
    (SIGNS["leaves"], "people leave"),
    (SIGNS["joins"], "people join"),
    (SEVERAL, "several of these"),
)
"""Sign and meaning."""
