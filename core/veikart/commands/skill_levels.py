"""A skill at a level, as one thing to pick: what somebody is to reach, or what has to be covered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from veikart.commands.fields import Choice, Pick

if TYPE_CHECKING:
    from veikart.picture import Picture


def skill_level(skill: str, level: float) -> str:
    """A skill at a level, as one id."""
    return f"{skill}/{level:g}"


def parted_skill_level(picked: str) -> tuple[str, float] | None:
    """Skill and level of such an id; None for what is none."""
    skill, _, level = picked.rpartition("/")
    try:
        return (skill, float(level)) if skill else None
    except ValueError:
        return None


def _skill_levels(picture: Picture) -> list[Choice]:
    """Every skill at each level above its lowest: "Welding, 3 alone"."""
    found = []
    for skill, name, scale, group in picture.skills.select("skill", "name", "scale", "group").rows():
        ladder = picture.scales.get(scale)
        for level in ladder.levels[1:] if ladder else ():
            words = f"{name}, {level.value:g} {level.name}"
            found.append(Choice(skill_level(skill, level.value), words, group or ""))
    return found


SkillLevel = Annotated[str, Pick(choices=_skill_levels)]
"""A parameter for a skill at a level."""
