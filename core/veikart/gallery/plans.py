"""Samples of what stands in a plan: a timeline and an annual wheel."""

from __future__ import annotations

from datetime import date

from veikart.blocks import Milestone, Timeline, TimelineItem, Why
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
