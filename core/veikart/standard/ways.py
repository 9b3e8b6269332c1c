"""Where the rows of the core views lead, and what can be done with them."""

from __future__ import annotations

from veikart.blocks import Action, Do, Way


def of_skill(skill: str) -> tuple[Way, ...]:
    """From a skill: who holds it, and what is agreed about it."""
    about = {"skill": skill}
    return (
        Action("map", about, "Everyone's levels on the Map"),
        Action("trend", about, "Its trend, and how levels are spread"),
        Do("skill.prioritise", about, "Prioritise it"),
        Do("skill.park", about, "Park it"),
    )


def of_parked(skill: str) -> tuple[Way, ...]:
    """From a skill that is parked: back among the others."""
    return (Do("skill.prioritise", {"skill": skill}, "Take it up again, with a priority"),)


def of_goal(goal: str) -> tuple[Way, ...]:
    """From a goal: what it needs."""
    about = {"goal": goal}
    return (
        Action("strategy", about, "Its capabilities and skills"),
        Action("map", about, "The skills it needs, on the Map"),
        Action("trend", about, "Its trend, and where that leads"),
    )


def to_people_of(unit: str) -> Action:
    """From a unit to everyone in it and below it."""
    return Action("people", {"unit": unit}, "Its people, one by one")


def of_unit(unit: str) -> tuple[Way, ...]:
    """From a unit elsewhere."""
    about = {"unit": unit}
    return (
        Action("map", about, "Its people on the Map"),
        Action("overview", about, "The Overview of this unit alone"),
        Action("strategy", about, "Goals and skills, as this unit meets them"),
    )


def to_person(person: str) -> Action:
    """From a person to their levels."""
    return Action("map", {"person": person}, "Their levels on the Map")


def of_person(person: str) -> tuple[Way, ...]:
    """From a person: what is said of them."""
    return (Do("skill.assess", {"person": person}, "Rate a skill of theirs"),)
