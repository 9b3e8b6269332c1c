"""Samples of what stands in a plan: a timeline and an annual wheel."""

from __future__ import annotations

from datetime import date

from veikart.blocks import Milestone, Timeline, TimelineItem, Wheel, WheelEntry, Why
from veikart.gallery.sample import Sample

TIMELINE = Sample(
    "timeline",
    "A timeline is a roadmap by quarter: what is planned and done, how late, and where today is.",
    (
        Timeline(
            (
                TimelineItem(
                    "measure:mentor",
                    "Mentor in the control room",
                    date(2026, 1, 12),
                    date(2026, 6, 30),
                    "done",
                    "Learn in the work",
                    detail="Ingrid Solheim, two hours a week",
                ),
                TimelineItem(
                    "measure:rotation",
                    "Rotation between shifts",
                    date(2026, 4, 1),
                    date(2026, 12, 18),
                    "started",
                    "Learn in the work",
                    promised=date(2026, 9, 30),
                    why=Why("Rotation", inputs=(("promised", "2026-09-30"), ("now", "2026-12-18"))),
                ),
                TimelineItem(
                    "measure:course",
                    "Course in OT security",
                    date(2026, 9, 1),
                    date(2026, 11, 30),
                    "agreed",
                    "Courses",
                ),
                TimelineItem(
                    "measure:cert", "Certificate", date(2026, 11, 1), date(2027, 3, 31), "proposed", "Courses"
                ),
                TimelineItem(
                    "measure:sim",
                    "Simulator for fault finding",
                    date(2026, 3, 1),
                    date(2026, 10, 31),
                    "blocked",
                    "Courses",
                    detail="waits for the supplier",
                ),
                TimelineItem(
                    "measure:hire",
                    "Recruit two automation engineers",
                    date(2026, 2, 1),
                    date(2026, 12, 31),
                    "slipped",
                    "Acquire",
                    promised=date(2026, 6, 30),
                ),
                TimelineItem(
                    "measure:rent",
                    "Hire in a stand-in",
                    date(2026, 1, 1),
                    date(2026, 4, 30),
                    "stopped",
                    "Acquire",
                ),
            ),
            today=date(2026, 8, 20),
            milestones=(
                Milestone(date(2026, 3, 19), "spring review"),
                Milestone(date(2026, 10, 8), "autumn review"),
            ),
            title="Measures for Trygg drift",
        ),
    ),
)

WHEEL = Sample(
    "wheel",
    "The annual wheel holds what comes back every year, and whose it is.",
    (
        Wheel(
            (
                WheelEntry("board:strategy", "Strategy day", 1, 22, lane="Top management"),
                WheelEntry(
                    "board:review",
                    "Quarterly review",
                    3,
                    19,
                    lane="Top management",
                    tone="good",
                    detail="what changed, why, what was promised",
                    why=Why("Quarterly review", inputs=(("held", "2026-03-19"),)),
                ),
                WheelEntry("board:review-2", "Quarterly review", 6, 11, lane="Top management"),
                WheelEntry("board:review-3", "Quarterly review", 10, 8, lane="Top management", tone="warn"),
                WheelEntry("board:budget", "Budget", 11, until=12, lane="Top management"),
                WheelEntry("hr:pulse", "Pulse survey", 2, until=3, lane="HR"),
                WheelEntry("hr:pulse-2", "Pulse survey", 9, 1, lane="HR"),
                WheelEntry("hr:scan", "Quick scan of critical skills", 5, lane="HR"),
                WheelEntry("line:talks", "Development talks", 1, until=3, lane="Line managers"),
                WheelEntry("line:plan", "Competence plan of the unit", 4, 15, lane="Line managers"),
                WheelEntry("line:follow", "Follow-up talks", 9, until=10, lane="Line managers"),
                WheelEntry("line:turn", "Shift plan for the holidays", 12, until=1, lane="Line managers"),
            ),
            month=8,
            title="The competence year",
        ),
    ),
)
