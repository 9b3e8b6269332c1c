"""What can be done with a cell of the map."""

from __future__ import annotations

from veikart.blocks import Action, Do, Way
from veikart.standard.map.model import MapModel


def ways_of(model: MapModel, row: int, column: int) -> tuple[str, tuple[Way, ...]]:
    """What the cell is called, the views its row leads to, and the commands that it fills in."""
    group, skill = model.rows[row], model.columns[column]
    about = {"skill": skill.id}
    ways: list[Way] = []
    if model.kind == "people" and group.change != "gone":
        ways.append(Do("skill.assess", {**about, "person": group.id}, "Rate it, and say how it is known"))
    if model.kind == "units":
        narrowed = {"unit": group.id}
        ways.append(Action("map", {**narrowed, **about}, f"The people of {group.label} on the Map"))
        ways.append(Action("people", narrowed, f"The people of {group.label}, one by one"))
    ways.append(Do("skill.park", about, f"Park {skill.name}"))
    ways.append(Do("skill.prioritise", about, f"Prioritise {skill.name}"))
    return f"{group.label}: {skill.name}", tuple(ways)
