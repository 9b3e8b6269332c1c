"""How the pages say states, parties, people and days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Action, Do, Mark, Tone, Why, amount, counted, join_and, number
from veikart_plans.measures.deciding import PARTY_NAMES
from veikart_plans.measures.kinds import PARTIES
from veikart_plans.measures.reach import reach_of
from veikart_plans.measures.standing import Measure, measures_at, positions_of

if TYPE_CHECKING:
    from datetime import date

    from veikart.api import Picture

FIRST = ("ctrl+p, “Propose a measure”; or on a gap: h, then Propose a measure.",)
_STATES: dict[str, tuple[str, Tone, int]] = {
    "proposed": ("proposed", "muted", 1),
    "agreed": ("agreed", "normal", 2),
    "started": ("started", "accent", 3),
    "done": ("done", "good", 4),
    "stopped": ("stopped", "muted", 5),
}


def state_of(measure: Measure, day: date) -> Mark:
    """The state as a cell; blocked and late stand out, and say so in words."""
    word, tone, weight = _STATES[measure.state]
    if measure.is_open and measure.blocked is not None:
        return Mark(f"{word}, blocked", "bad", weight)
    if measure.late(day):
        return Mark(f"{word}, late", "bad", weight)
    if measure.is_open and measure.slipped > 0:
        return Mark(f"{word}, slipped", "warn", weight)
    return Mark(word, tone, weight)


def agreed_by(measure: Measure) -> Mark:
    """Which of management, HR and line have agreed: "●●○"; × is a no."""
    signs = ""
    for party in PARTIES:
        answer = measure.answers.get(party)
        signs += "○" if answer is None else "●" if answer.agrees else "×"
    return Mark(signs, "good" if signs == "●●●" else "warn", signs.count("●"))


def for_whom(picture: Picture, measure: Measure) -> str:
    """Names of those it is for, the first two; or its unit."""
    if measure.people:
        names = [picture.name("person", person) for person in measure.people]
        more = [f"{len(names) - 2} more"] if len(names) > 2 else []
        return join_and([*names[:2], *more])
    return picture.name("unit", measure.unit) if measure.unit else "nobody yet"


def how_many(picture: Picture, measure: Measure) -> str:
    """The same in few cells: "6 people", the name of the only one, or the unit."""
    if len(measure.people) > 1:
        return counted(len(measure.people), "person", "people")
    return for_whom(picture, measure)


def waits_for(picture: Picture, measure: Measure) -> str:
    """Titles of what has to be done before it can begin; empty where nothing has."""
    if not measure.after or measure.state == "started":
        return ""
    return join_and(
        [each.title for each in measures_at(picture) if each.id in measure.after and each.is_open]
    )


def what_for(picture: Picture, measure: Measure) -> str:
    """The levels it promises: "Switching 3; SQL 2"."""
    return "; ".join(f"{picture.name('skill', each.skill)} {number(each.level)}" for each in measure.expected)


def ways_of(measure: Measure) -> tuple[Action | Do, ...]:
    """What can be done with a measure as it stands, the likeliest first."""
    about = {"measure": measure.id}
    if not measure.is_open:
        return ()
    following = {
        "proposed": Do("plans.agree", about, "Agree on it"),
        "agreed": Do("plans.start", about, "Start it"),
        "started": Do("plans.finish", about, "It is done"),
    }[measure.state]
    answer = (Do("plans.answer", about, "Note what a party says"),) if measure.unanswered else ()
    blocking = (
        Do("plans.unblock", about, "It goes on")
        if measure.blocked is not None
        else Do("plans.block", about, "It is blocked")
    )
    return (
        *answer,
        following,
        Do("plans.slip", about, "Move its date"),
        Do("plans.suppose_slip", about, "Suppose that it slips"),
        Do("plans.log_hours", about, "Log hours"),
        Do("plans.revise", about, "Revise it"),
        Do("plans.include", about, "Say for whom it is"),
        blocking,
        Do("plans.stop", about, "Stop it"),
    )


def why_of(picture: Picture, measure: Measure) -> Why:
    """All that was said of a measure, and the events that say it; put together when it is opened."""

    def more() -> Why:
        told, positions = _told(picture, measure), positions_of(picture, measure.id)
        return Why(measure.title, inputs=told, positions=positions)

    return Why(measure.title, more=more)


def _told(picture: Picture, measure: Measure) -> tuple[tuple[str, str], ...]:
    parties = []
    for party in PARTIES:
        answer = measure.answers.get(party)
        said = "not asked yet" if answer is None else "agrees" if answer.agrees else "does not agree"
        reason = f": {answer.why}" if answer and answer.why else ""
        parties.append((PARTY_NAMES[party].capitalize().replace("Hr", "HR"), said + reason))
    people = len(reach_of(picture).people(measure))
    inputs = [
        ("What", measure.kind.name),
        ("Why", measure.why),
        ("Aim", measure.aim + (f", for {picture.name('role', measure.role)}" if measure.role else "")),
        ("Promises", what_for(picture, measure)),
        ("For", f"{for_whom(picture, measure)} ({counted(people, 'person', 'people')})"),
        ("Owner", picture.name("person", measure.owner) if measure.owner else "nobody"),
        ("State", measure.state + (f" since {measure.since}" if measure.since else "")),
        ("Said then", measure.state_why),
        ("Blocked", measure.blocked or ""),
        ("Waits for", waits_for(picture, measure)),
        *parties,
        ("Starts", str(measure.start or "")),
        ("Due", str(measure.due or "")),
        ("First promised for", str(measure.first_due) if measure.slipped else ""),
        ("Moved, because", measure.moved_why),
        ("Hours a week", number(measure.hours_a_week) if measure.hours_a_week else ""),
        ("Cost", amount(measure.cost, measure.currency) if measure.cost is not None else ""),
        ("Spent", amount(measure.spent, measure.currency) if measure.spent is not None else ""),
        ("Sign of success", measure.sign),
    ]
    return tuple((name, value) for name, value in inputs if value)
