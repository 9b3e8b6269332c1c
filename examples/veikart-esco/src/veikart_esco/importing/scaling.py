"""The scale that new skills are measured on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from veikart.api import BadInput, Proposed, ScaleDefined, clean_line

if TYPE_CHECKING:
    from veikart.api import Setting

_EXAMPLE = '--set levels="Aware, With help, Alone, Guides others"'


@dataclass(frozen=True, slots=True)
class Ladder:
    """A scale by its id, and the event that makes it where it was not there."""

    id: str
    made: Proposed | None = None


def ladder_for(setting: Setting, scale: str | None, levels: str) -> Ladder:
    """The scale with the id `scale`; a new one with `levels`, their names apart by commas, lowest first; else
    the only one there is.

    Raises `BadInput` where none or several are there, and where `levels` are no scale.
    """
    there = setting.picture.scales
    if scale is not None:
        return Ladder(scale)
    if levels:
        return _made(setting, levels)
    if len(there) == 1:
        return Ladder(next(iter(there)))
    if there:
        names = ", ".join(sorted(repr(each.name) for each in there.values()))
        raise BadInput(f"Which scale are the skills on? There are: {names}. Add --set scale=NAME")
    raise BadInput(
        f"Skills need a scale and the engagement has none yet. Name its levels, lowest first: {_EXAMPLE}"
    )


def _made(setting: Setting, levels: str) -> Ladder:
    names = [clean_line(name) for name in levels.split(",")]
    folded = {name.casefold() for name in names}
    if len(names) < 2 or "" in folded or len(folded) < len(names):
        raise BadInput(f"{levels!r} is no scale. Name at least two levels, lowest first: {_EXAMPLE}")
    for scale in setting.picture.scales.values():
        if [each.name.casefold() for each in scale.levels] == [name.casefold() for name in names]:
            return Ladder(scale.id)
    steps = [{"value": place, "name": name} for place, name in enumerate(names, 1)]
    body = ScaleDefined.model_validate(
        {"scale": setting.new_id(), "name": f"Levels 1–{len(names)}", "levels": steps}
    )
    return Ladder(body.scale, Proposed(body, setting.today))
