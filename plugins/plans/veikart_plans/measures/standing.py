"""Measures as they stand at a moment: what was said of each, put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from veikart_plans.measures.kinds import OF_KIND, PARTIES, KindOfMeasure, Party

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Picture

OPEN = frozenset({"proposed", "agreed", "started"})
"""States in which something is still to come of a measure."""
_TABLES = (
    "plans.measures", "plans.states", "plans.blocked", "plans.levels", "plans.people", "plans.order",
    "plans.answers",
)  # fmt: skip
RUNNING = frozenset({"agreed", "started"})


@dataclass(frozen=True, slots=True)
class Expected:
    """A level that a measure promises in a skill, on `scale`."""

    skill: str
    scale: str
    level: float
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a party says to a measure, and why."""

    agrees: bool
    why: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure at a moment."""

    id: str
    title: str
    kind: KindOfMeasure
    state: str
    why: str = ""
    aim: str = "upskilling"
    role: str | None = None
    unit: str | None = None
    goal: str | None = None
    owner: str | None = None
    start: date | None = None
    due: date | None = None
    first_due: date | None = None
    """The due date that was said first; later ones are delay."""
    moved_why: str = ""
    """Why its due date was moved last."""
    hours_a_week: float | None = None
    cost: float | None = None
    currency: str | None = None
    spent: float | None = None
    sign: str = ""
    partner: str | None = None
    since: date | None = None
    """From when it has been in its state."""
    state_why: str = ""
    blocked: str | None = None
    """Why it is blocked; None where it is not."""
    expected: tuple[Expected, ...] = ()
    people: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    answers: Mapping[Party, Answer] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def slipped(self) -> int:
        """Days between the due date that was said first and the present one."""
        return (self.due - self.first_due).days if self.due and self.first_due else 0

    @property
    def unanswered(self) -> tuple[Party, ...]:
        """Parties that have not said yes."""
        return tuple(
            party for party in PARTIES if party not in self.answers or not self.answers[party].agrees
        )

    def late(self, day: date) -> bool:
        """Whether its due date had passed on a day, and it was not over."""
        return self.is_open and self.due is not None and self.due < day


def measures_at(picture: Picture) -> tuple[Measure, ...]:
    """Every measure that was proposed by the moment; by due date, those without one last."""
    table = picture.table("plans.measures")
    if not table.height:
        return ()
    states = _by(picture.table("plans.states"))
    blocked = {row["measure"]: row["why"] or "" for row in _rows(picture, "plans.blocked")}
    first_due, moved = _first_due(picture), _moved(picture)
    expected, people, after = (
        _expected(picture),
        _lists(picture, "plans.people"),
        _lists(picture, "plans.order"),
    )
    answers = _answers(picture)
    found = []
    for row in table.iter_rows(named=True):
        identity = row["measure"]
        state = states.get(identity, {})
        found.append(
            Measure(
                identity,
                row["title"] or f"Measure {identity[-4:]}",
                OF_KIND[row["kind"]],
                state.get("state") or "proposed",
                why=row["why"] or "",
                aim=row["aim"] or "upskilling",
                role=row["role"],
                unit=row["unit"],
                goal=row["goal"],
                owner=row["owner"],
                start=row["start"],
                due=row["due"],
                first_due=first_due.get(identity),
                moved_why=moved.get(identity, ""),
                hours_a_week=row["hours_a_week"],
                cost=row["cost"],
                currency=row["currency"] or None,  # a text that was never said is empty
                spent=state.get("spent"),
                sign=row["sign"] or "",
                partner=row["partner"],
                since=state.get("effective"),
                state_why=state.get("why") or "",
                blocked=blocked.get(identity),
                expected=expected.get(identity, ()),
                people=people.get(identity, ()),
                after=after.get(identity, ()),
                answers=answers.get(identity, {}),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.due is None, one.due or date.max, one.title, one.id)))


def measure_of(picture: Picture, identity: str) -> Measure | None:
    """The measure with this id; None where there is none by the moment."""
    return next((each for each in measures_at(picture) if each.id == identity), None)


def positions_of(picture: Picture, identity: str) -> tuple[int, ...]:
    """Positions in the journal of all that was said of a measure by the moment, in order."""
    found = set[int]()
    for table in _TABLES:
        said = picture.statements(table)
        found.update(said.filter(said["measure"] == identity)["position"])
    return tuple(sorted(found))


def _rows(picture: Picture, table: str) -> list[dict[str, Any]]:
    return picture.table(table).to_dicts()


def _by(table: pl.DataFrame) -> dict[str, dict[str, Any]]:
    return {row["measure"]: row for row in table.iter_rows(named=True)}


def _first_due(picture: Picture) -> dict[str, date]:
    said = picture.statements("plans.measures").sort("measure", "position")
    found: dict[str, date] = {}
    for measure, due in said.select("measure", "due").drop_nulls().rows():
        found.setdefault(measure, due)
    return found


def _moved(picture: Picture) -> dict[str, str]:
    said = picture.statements("plans.revisions").sort("measure", "position")
    rows = said.drop_nulls("due").select("measure", "why").rows()
    return {measure: why or "" for measure, why in rows}


def _expected(picture: Picture) -> dict[str, tuple[Expected, ...]]:
    found: dict[str, list[Expected]] = {}
    rows = picture.table("plans.levels").select("measure", "skill", "scale", "level", "confidence").rows()
    for measure, *said in rows:
        found.setdefault(measure, []).append(Expected(*said))
    return {measure: tuple(expected) for measure, expected in found.items()}


def _lists(picture: Picture, table: str) -> dict[str, tuple[str, ...]]:
    column = "person" if table == "plans.people" else "after"
    found: dict[str, list[str]] = {}
    for measure, other in picture.table(table).select("measure", column).rows():
        found.setdefault(measure, []).append(other)
    return {measure: tuple(others) for measure, others in found.items()}


def _answers(picture: Picture) -> dict[str, dict[Party, Answer]]:
    found: dict[str, dict[Party, Answer]] = {}
    rows = picture.table("plans.answers").select("measure", "party", "agrees", "why").rows()
    for measure, party, agrees, why in rows:
        found.setdefault(measure, {})[party] = Answer(bool(agrees), why or "")
    return found
