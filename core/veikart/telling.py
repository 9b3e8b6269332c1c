"""Events told in words, for the journal, for undo and for *why*."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from veikart.errors import VeikartError
from veikart.journal.stored import Stored
from veikart.moment import day_in_words
from veikart.text import clean_line
from veikart_events.privacy import forgotten_label

if TYPE_CHECKING:
    from veikart.picture import Picture

Body = Mapping[str, Any]
Tell = Callable[["Picture", Body], str]
"""Says in one line what happened, of the body of an event at its present version."""


def tell(picture: Picture, event: Stored) -> str:
    """One line on what happened. An event of a plugin that is not here says so."""
    document = json.loads(event.state)
    words = _told(picture, event.topic, document)
    return f"Supposed: {words}" if is_supposed(document) else words


def is_supposed(document: Mapping[str, Any]) -> bool:
    """Whether an event, as its JSON says it, is only supposed, in the scenario that is looked at."""
    return "supposed" in (document.get("tags") or ())


def _told(picture: Picture, topic: str, document: Mapping[str, Any]) -> str:
    teller = _TELL.get(topic)
    try:
        if teller is not None:
            return clean_line(teller(picture, document["d"]))
        if topic in picture.tellers:
            return clean_line(picture.tellers[topic](picture, document["v"], document["d"]))
    except (KeyError, TypeError, ValueError):
        return f"{topic} (written by another version of veikart)"
    return f"{topic} (belongs to a plugin that is not here)"


def told_by_core(topic: str) -> bool:
    """Whether events of a topic are veikart's own."""
    return topic in _TELL


def level_in_words(picture: Picture, scale: str, level: float | None) -> str:
    """ "3 Skilled", or "not relevant"."""
    if level is None:
        return "not relevant"
    known = picture.scales.get(scale)
    return f"{known.label(level)} {known.name_of(level)}" if known else f"{level:g}"


def _level(picture: Picture, body: Body) -> str:
    return level_in_words(picture, body["scale"], body["level"])


def _label(picture: Picture, body: Body) -> str:
    labels = body["labels"]
    return str(labels.get(picture.engagement.language) or next(iter(labels.values())))


def _required(p: Picture, b: Body) -> str:
    upto = f" to {level_in_words(p, b['scale'], b['upto'])}" if b.get("upto") is not None else ""
    return f"{p.name('role', b['role'])} requires {p.name('skill', b['skill'])} at {_level(p, b)}{upto}"


def _targeted(b: Body) -> str:
    by = f" by {b['target_on']}" if b.get("target_on") else ""
    return f", to reach {b['target']:g}{by}" if b.get("target") is not None else ""


def _observed(p: Picture, b: Body) -> str:
    where = f" in {p.name('unit', b['unit'])}" if b.get("unit") else ""
    return f"{p.name('kpi', b['kpi'])}{where}: {b['value']:g}"


def _prioritised(p: Picture, b: Body) -> str:
    by = f", needed by {b['needed_by']}" if b.get("needed_by") else ""
    return f"{p.name('skill', b['skill'])} prioritised ({b['priority']}{by}){_because(b)}"


def _because(body: Body) -> str:
    return f": {body['why']}" if body.get("why") else ""


def _headcount(p: Picture, b: Body) -> str:
    where = f" in {p.name('unit', b['unit'])}" if b.get("unit") else ""
    return f"Target: {b['people']} people at {_level(p, b)} in {p.name('skill', b['skill'])}{where}"


def _revised(p: Picture, b: Body) -> str:
    changed = ", ".join(f"{k} {v}" for k, v in b.items() if k != "goal" and v is not None)
    return f"Goal {p.name('goal', b['goal'])} revised: {changed}"


def _reverted(p: Picture, b: Body) -> str:
    events = p.bodies([b["first"]])
    what = tell(p, events[0]) if events and events[0].topic != "event.reverted" else "an undo"
    count = b["last"] - b["first"]
    more = f" and {count} more" if count else ""
    return f"Undone: {what}{more}{_because(b)}"


def _scenario(p: Picture, b: Body) -> str:
    rows = p.scenarios
    found = rows.filter(rows["scenario"] == b["scenario"])["name"]
    return f"“{found[0]}”" if found.len() else "that was taken back"


def _begun(p: Picture, b: Body) -> str:
    day = day_in_words(date.fromisoformat(b["start"]))
    title = b.get("title") or f"Scenario {b['scenario'][-4:]}"
    return f"Scenario “{title}” begun, from {day}{_because(b)}"


def _supposed(p: Picture, b: Body) -> str:
    """What is supposed, told as it looks within its scenario: who joins there is known only there."""
    body, inside = dict(b["body"]), _inside(p, b["scenario"])
    if b["of"] == "person.joined":
        body["name"] = inside.name("person", body["person"]).replace(body["person"], body["name"])
    told = _told(inside, b["of"], {"v": b["of_version"], "d": body})
    return f"Supposed in {_scenario(p, b)}: {told}"


def _inside(picture: Picture, scenario: str) -> Picture:
    try:
        return picture.at(replace(picture.moment, scenario=scenario))
    except VeikartError:  # it was adopted, discarded or taken back
        return picture


def _adopted(p: Picture, b: Body) -> str:
    left = f", {b['left_out']} left out" if b["left_out"] else ""
    return f"Scenario {_scenario(p, b)} adopted: {b['events']} events{left}"


def _imported(_: Picture, b: Body) -> str:
    return (
        f"Import finished: {b['rows']} rows, {b['accepted']} accepted, {b['unchanged']} unchanged, "
        f"{b['rejected']} rejected"
    )


def _chosen(value: str | None) -> str:
    return "back to its default" if value is None else value


_TELL: dict[str, Tell] = {
    "engagement.opened": lambda p, b: f"Engagement {b['name']} opened",
    "unit.created": lambda p, b: f"Unit {b['name']} created",
    "unit.renamed": lambda p, b: f"Unit renamed to {b['name']}",
    "unit.moved": lambda p, b: (
        f"Unit {p.name('unit', b['unit'])} moved "
        + (f"to {p.name('unit', b['parent'])}" if b["parent"] else "to the top")
    ),
    "unit.closed": lambda p, b: f"Unit {p.name('unit', b['unit'])} closed",
    "person.joined": lambda p, b: f"{b['name']} joined {p.name('unit', b['unit'])}",
    "person.renamed": lambda p, b: f"Person renamed to {b['name']}",
    "person.moved": lambda p, b: f"{p.name('person', b['person'])} moved to {p.name('unit', b['unit'])}",
    "person.left": lambda p, b: f"{p.name('person', b['person'])} left{_because(b)}",
    "person.forgotten": lambda p, b: f"A person was forgotten ({forgotten_label(b['person'])})",
    "role.defined": lambda p, b: f"Role {b['name']} defined",
    "role.renamed": lambda p, b: f"Role renamed to {b['name']}",
    "role.assigned": lambda p, b: (
        f"{p.name('person', b['person'])} took the role {p.name('role', b['role'])}"
    ),
    "role.unassigned": lambda p, b: (
        f"{p.name('person', b['person'])} gave up the role {p.name('role', b['role'])}"
    ),
    "scale.defined": lambda p, b: f"Scale {b['name']} defined with {len(b['levels'])} levels",
    "skill.defined": lambda p, b: f"Skill {_label(p, b)} defined",
    "skill.relabelled": lambda p, b: f"Skill relabelled {_label(p, b)}",
    "skill.grouped": lambda p, b: f"{p.name('skill', b['skill'])} put in the group {b['group'] or 'none'}",
    "skill.retired": lambda p, b: f"Skill {p.name('skill', b['skill'])} retired{_because(b)}",
    "goal.set": lambda p, b: f"Goal {b['name']} set{_because(b)}",
    "goal.revised": _revised,
    "goal.dropped": lambda p, b: f"Goal {p.name('goal', b['goal'])} dropped{_because(b)}",
    "capability.identified": lambda p, b: (
        f"Capability {b['name']} identified for {p.name('goal', b['goal'])}"
    ),
    "skill.linked": lambda p, b: (
        f"{p.name('skill', b['skill'])} linked to {p.name('capability', b['capability'])}"
        f" (weight {b['weight']:g}, criticality {b['criticality']})"
    ),
    "skill.unlinked": lambda p, b: (
        f"{p.name('skill', b['skill'])} unlinked from {p.name('capability', b['capability'])}"
    ),
    "skill.prioritised": _prioritised,
    "skill.parked": lambda p, b: f"{p.name('skill', b['skill'])} parked{_because(b)}",
    "level.required": _required,
    "requirement.withdrawn": lambda p, b: (
        f"{p.name('role', b['role'])} no longer requires {p.name('skill', b['skill'])}{_because(b)}"
    ),
    "headcount.targeted": _headcount,
    "skill.assessed": lambda p, b: (
        f"{p.name('person', b['person'])}: {p.name('skill', b['skill'])} {_level(p, b)} ({b['method']})"
    ),
    "skill.assumed": lambda p, b: (
        f"Assumed for {p.name('unit', b['unit'])}: {p.name('skill', b['skill'])} {_level(p, b)}"
    ),
    "sources.ranked": lambda p, b: "Order of belief: " + ", then ".join("/".join(g) for g in b["groups"]),
    "kpi.defined": lambda p, b: f"KPI {b['name']} ({b['measured_in']}){_targeted(b)}",
    "kpi.revised": lambda p, b: f"KPI {b.get('name') or p.name('kpi', b['kpi'])} revised{_targeted(b)}",
    "kpi.retired": lambda p, b: f"KPI {p.name('kpi', b['kpi'])} is no longer looked at",
    "kpi.observed": _observed,
    "workshop.started": lambda p, b: f"Workshop {b['name']} started",
    "workshop.ended": lambda p, b: f"Workshop {p.name('workshop', b['workshop'])} ended",
    "decision.noted": lambda p, b: f"Decision: {b['text']}",
    "mark.set": lambda p, b: f"Mark {b['name']} set on the time bar",
    "mark.removed": lambda p, b: f"Mark {p.name('mark', b['mark'])} taken off the time bar",
    "note.attached": lambda p, b: f"Presenter's note: {b['text']}",
    "note.removed": lambda p, b: "Presenter's note taken away",
    "scenario.begun": _begun,
    "scenario.renamed": lambda p, b: f"Scenario renamed to “{b['title']}”",
    "scenario.supposed": _supposed,
    "scenario.worded": lambda p, b: f"The words of something supposed in {_scenario(p, b)}",
    "scenario.discarded": lambda p, b: f"Scenario {_scenario(p, b)} discarded{_because(b)}",
    "scenario.adopted": _adopted,
    "setting.changed": lambda p, b: f"Setting {b['name']} of {b['of']}: {_chosen(b['value'])}",
    "event.reverted": _reverted,
    "import.started": lambda p, b: f"Import of {b['file']} as {b['kind']} started",
    "import.committed": _imported,
}


def when_and_who(event: Stored) -> str:
    """ "12 March 2026 (recorded 15 March 2026) by consultant"."""
    document = json.loads(event.state)
    effective, recorded = document["eff"], document["at"][:10]
    words = day_in_words(date.fromisoformat(effective))
    if is_supposed(document):
        return f"{words} (supposed {day_in_words(date.fromisoformat(recorded))}) by {document['by']}"
    if recorded != effective:
        words += f" (recorded {day_in_words(date.fromisoformat(recorded))})"
    return f"{words} by {document['by']}"
