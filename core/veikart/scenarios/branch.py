"""A scenario as it stands on what is known: what of it fits, what no longer does, and what it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from veikart.errors import RuleBroken
from veikart.journal.bulk import Batch, batched
from veikart.journal.stored import Stored
from veikart.rules.state import State
from veikart.rules.trial import Trial
from veikart.scenarios.supposition import Supposition
from veikart_events.envelope import Envelope, Unknown
from veikart_events.registry import MalformedEvent

if TYPE_CHECKING:
    from veikart.journal import Proposed
    from veikart_events.base import EventBody
    from veikart_events.registry import Registry

_NEVER = ("engagement.opened", "event.reverted", "person.forgotten")
NOT_HERE = "It belongs to a plugin that is not here, or to a newer veikart. It is kept."


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something supposed that does not fit what is known by now, and why."""

    supposition: Supposition
    why: str


class Admitted(NamedTuple):
    """An event that is supposed, as its model reads it."""

    body: EventBody
    effective: date
    id: str
    """Of the event that keeps it."""
    note: str | None


@dataclass(frozen=True, slots=True)
class Branch:
    """A scenario on top of all that is known up to position `head`."""

    scenario: str
    start: date
    head: int
    state: State
    """Who and what there is, with all that is supposed and fits."""
    today: date
    fitting: tuple[Supposition, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    admitted: tuple[Admitted, ...] = ()
    """What fits, as the events that it would be."""

    @property
    def last(self) -> int:
        """The position of the last supposed event, were they written behind `head`."""
        return self.head + len(self.fitting)

    def batches(self, recorded: datetime) -> Iterator[Batch]:
        """What fits, as if it lay behind `head` and had been recorded at the instant `recorded`."""
        yield from batched(each.stored(at, recorded) for at, each in self._placed())

    def at(self, positions: Iterable[int]) -> list[Stored]:
        """The supposed events at positions behind `head`, with who supposed them and when."""
        wanted = set(positions)
        return [each.stored(at) for at, each in self._placed() if at in wanted]

    def _placed(self) -> Iterator[tuple[int, Supposition]]:
        return enumerate(self.fitting, self.head + 1)

    def attempt(self, proposals: Sequence[Proposed]) -> None:
        """Judges what a command proposes to suppose. Raises `RuleBroken`; the branch stays as it is."""
        judge = _Judge(State(self.state), self.today)
        for place, proposed in enumerate(proposals, self.last + 1):
            effective = proposed.effective or self.start
            if effective < self.start:
                raise RuleBroken(
                    f"The scenario branches off on {self.start}. Choose that day or a later one."
                )
            judge.admit(_envelope(place, proposed, effective))


def branched(
    scenario: str,
    start: date,
    among: Iterable[Supposition],
    *,
    below: State,
    head: int,
    registry: Registry,
    today: date,
    ahead: bool = True,
) -> Branch:
    """The scenario as it stands on `below`, what is known up to `head`.

    `ahead`: whether levels may be stated for days to come, as one may suppose them; what is meant to happen
    in reality is judged without. `below` is read, never changed.
    """
    judge = _Judge(State(below), today, ahead=ahead)
    fitting: list[Supposition] = []
    admitted: list[Admitted] = []
    misfits: list[Misfit] = []
    for each in (one for one in among if one.scenario == scenario):
        try:
            envelope, body = _decoded(each, head + 1 + len(fitting), registry)
            judge.admit(envelope)
        except RuleBroken as error:
            misfits.append(Misfit(each, str(error)))
        else:
            fitting.append(each)
            admitted.append(Admitted(body, envelope.effective, envelope.id, envelope.note))
    return Branch(scenario, start, head, judge.state, today, tuple(fitting), tuple(misfits), tuple(admitted))


class _Judge:
    """Admits event after event, each by itself: what is refused leaves no trace in `state`."""

    def __init__(self, state: State, today: date, *, ahead: bool = True) -> None:
        self.state = state
        self._today = today
        self._ahead = ahead

    def admit(self, envelope: Envelope) -> None:
        """Takes it in as on the day it holds from, where that lies ahead. Raises `RuleBroken`."""
        if envelope.topic in _NEVER or envelope.topic.startswith("scenario."):
            raise RuleBroken(
                f"{envelope.topic} cannot be supposed. Leave the scenario, and do it in reality."
            )
        today = max(self._today, envelope.effective) if self._ahead else self._today
        trial = Trial(self.state, today)
        trial.admit(envelope)
        trial.state.sink()


def _decoded(each: Supposition, position: int, registry: Registry) -> tuple[Envelope, EventBody]:
    try:
        envelope = registry.decode(*each.stored(position))
    except MalformedEvent:
        raise RuleBroken("It cannot be read by the models that are here. It is kept.") from None
    if isinstance(envelope.body, Unknown):
        raise RuleBroken(NOT_HERE)
    return envelope, envelope.body


def _envelope(position: int, proposed: Proposed, effective: date) -> Envelope:
    at = datetime.combine(effective, time.min, UTC)
    return Envelope(position, "", proposed.body.topic, at, effective, "", proposed.body)
