"""The cell under the cursor, told in two lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from veikart.moment import day_in_words
from veikart.standard.map.expecting import Expectation
from veikart.standard.map.model import EXPECTED, MapColumn, MapModel
from veikart.text import shown
from veikart.tui.map.since import since
from veikart.wording import counted, percent


def details(model: MapModel, row: int, column: int) -> tuple[str, str]:
    """Who, which skill and which level against what is required; then what changed and how it is known."""
    head, source = _details(model, row, column)
    changed = since(model, row, column) if head else []
    return head, " · ".join(filter(None, (*changed, source)))


def _details(model: MapModel, row: int, column: int) -> tuple[str, str]:
    if not (0 <= row < len(model.rows) and 0 <= column < len(model.columns)):
        return "", ""
    skill = model.columns[column]
    facts = model.facts(row, column)
    head = f"{model.rows[row].label} · {skill.name}"
    if skill.criticality == 3:
        head += " ● critical"
    promise = model.expectations.at(model.rows[row].id, column)
    promised = [_promised(model, skill, promise)] if promise is not None else []
    if facts is None:
        return head, " · ".join([*promised, "not required, not rated"])
    if model.kind == "people":
        source = _person_source(model, skill, facts)
        return f"{head} · {_level(model, skill, facts)}", " · ".join([*promised, source])
    source = _group_source(model, skill, facts)
    if (group := model.expectations.of_groups.get((model.rows[row].id, skill.id))) is not None:
        source += f" · {EXPECTED} {counted(group.people, 'promise')}, {group.lifted} would be enough"
    return f"{head} · {_group_level(model, skill, facts)}", source


def _named(model: MapModel, skill: MapColumn, level: float) -> str:
    scale = model.scales[skill.scale]
    return f"{scale.label(level)} {scale.name_of(level)}".rstrip()


def _level(model: MapModel, skill: MapColumn, facts: Mapping[str, Any]) -> str:
    if facts["not_relevant"]:
        return "not relevant"
    if facts["level"] is not None:
        return _named(model, skill, facts["level"])
    if facts["assumed"] is not None:
        return f"not rated; assumed for the unit: {_named(model, skill, facts['assumed'])}"
    return "not rated"


def _promised(model: MapModel, skill: MapColumn, promise: Expectation) -> str:
    """What is expected, and by what right."""
    told = f"{EXPECTED} expected {_named(model, skill, promise.level)} by {day_in_words(promise.by)}"
    if promise.source:
        told += f", {shown(promise.source)}"
    return told if promise.confidence is None else f"{told} ({percent(promise.confidence)} sure)"


def _person_source(model: MapModel, skill: MapColumn, facts: Mapping[str, Any]) -> str:
    parts = []
    if facts["required"] is not None:
        needed = _named(model, skill, facts["required"])
        if facts["upto"] is not None and facts["upto"] != facts["required"]:
            needed += f" to {_named(model, skill, facts['upto'])}"
        parts.append(f"{'▾ below the ' if facts['unmet'] else ''}required {needed}")
        parts.append(f"as {model.roles.get(facts['role'], facts['role'])}")
    else:
        parts.append("not required")
    if facts["method"] is not None:
        parts.append(f"{facts['method']}, {day_in_words(facts['effective'])}")
    if facts["stale"]:
        parts.append("~ more than a year old")
    return " · ".join(parts)


def _group_level(model: MapModel, skill: MapColumn, facts: Mapping[str, Any]) -> str:
    if facts["level"] is None:
        if facts["assumed"] is not None:
            return f"nobody rated; assumed {_named(model, skill, facts['assumed'])}"
        return "not relevant" if facts["not_relevant"] else "nobody rated"
    median = f"median {_named(model, skill, facts['level'])}"
    scale = model.scales[skill.scale]
    lowest, highest = scale.label(facts["lowest"]), scale.label(facts["highest"])
    spread = f", from {lowest} to {highest}" if lowest != highest else ""
    return f"{median}{spread}, {facts['known']} rated"


def _group_source(model: MapModel, skill: MapColumn, facts: Mapping[str, Any]) -> str:
    known = facts["met"] + facts["below"]
    if not known and not facts["unknown"]:
        return "not required of anyone here"
    parts = []
    if known:
        parts.append(f"{facts['met']} of {known} known meet what is required ({facts['met'] / known:.0%})")
    if facts["below"]:
        parts.append(f"▾ {facts['below']} below")
    if facts["unknown"]:
        parts.append(f"{facts['unknown']} not rated")
    if facts["assumed"] is not None and facts["level"] is not None:
        parts.append(f"assumed before: {_named(model, skill, facts['assumed'])}")
    if facts["stale"]:
        parts.append("~ most are more than a year old")
    return " · ".join(parts)
