"""The target picture checked: what in it cannot be, contradicts itself, or leads nowhere.

Declared lightly: what a check needs is imported when it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from veikart.api import Check

if TYPE_CHECKING:
    from veikart.api import Finding, Picture


def _asked(module: str, name: str) -> Callable[[Picture], Sequence[Finding]]:
    def run(picture: Picture) -> Sequence[Finding]:
        found: Sequence[Finding] = getattr(import_module(f"{__name__}.{module}"), name)(picture)
        return found

    return run


CHECKS = (
    Check("gap.target.scale", "Levels that are on no scale", _asked("levels", "off_the_scale")),
    Check("gap.target.staff", "Head counts above the staff", _asked("headcounts", "above_the_staff")),
    Check(
        "gap.target.parts", "Head counts that contradict each other", _asked("headcounts", "contradicting")
    ),
    Check("gap.target.asked", "Head counts that no role leads to", _asked("headcounts", "not_asked")),
    Check("gap.target.parked", "Head counts of parked skills", _asked("headcounts", "parked")),
    Check("gap.target.past", "Goals whose day has passed", _asked("days", "goals_past")),
    Check("gap.target.after", "Skills needed after their goal", _asked("days", "after_the_goal")),
    Check("gap.target.late", "Skills whose day has passed with nobody there", _asked("days", "skills_late")),
    Check("gap.target.falls", "Requirements that will fall", _asked("levels", "falling")),
    Check("gap.target.roles", "Roles with requirements that nobody holds", _asked("people", "roles_unheld")),
    Check("gap.target.people", "People without a role", _asked("people", "without_role")),
    Check("gap.target.unlinked", "Required skills that serve no goal", _asked("people", "serving_nothing")),
)
