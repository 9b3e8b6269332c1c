"""Where the rows of the pages lead, and what can be done with them.

Views and commands of other plugins are named, too; where such a plugin is away they are not offered.
"""

from __future__ import annotations

from veikart.api import Action, Do

Ways = tuple[Action | Do, ...]


def of_skill(skill: str) -> Ways:
    """From a skill that is missing: who has it, where it is missing, and what is agreed about it."""
    about = {"skill": skill}
    return (
        Action("map", about, "Everyone's levels on the Map"),
        Action("gap.units", about, "In which units it is missing"),
        Action("plans.gaps", about, "What is done about it"),
        Do("plans.propose", about, "Propose a measure"),
        Do("skill.prioritise", about, "Prioritise it"),
        Do("skill.park", about, "Park it"),
    )


def of_parked(skill: str) -> Ways:
    """From a skill that is parked: back among the others."""
    return (Do("skill.prioritise", {"skill": skill}, "Take it up again, with a priority"),)


def of_unit(unit: str) -> Ways:
    """From a unit: what is missing in it, and its people."""
    about = {"unit": unit}
    return (
        Action("gap.ranked", about, "What is missing most in this unit"),
        Action("gap.risk", about, "Who alone holds what it needs"),
        Action("map", about, "Its people on the Map"),
        Action("people", about, "Its people, one by one"),
        Action("plans.plan", about, "What is planned in it"),
        Action("overview", about, "The Overview of this unit alone"),
    )


def of_goal(goal: str) -> Ways:
    """From a goal: what is missing for it, and what it needs."""
    about = {"goal": goal}
    return (
        Action("gap.ranked", about, "What is missing most for this goal"),
        Action("gap.readiness", about, "By when it is missing, and the way so far"),
        Action("strategy", about, "Its capabilities and skills"),
        Action("map", about, "The skills it needs, on the Map"),
    )
