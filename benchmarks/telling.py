"""The history of a company in the order in which it is written down: commands, day by day for five years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from benchmarks.company import YEARS, Company, Worker
from benchmarks.stating import Statement, changed, joined, opening, rated

from veikart_events.ids import new_id

RATINGS = 0.8  # of all events
LARGEST = 4_000  # events of a command: what an import of a division's talks comes to
_SLIP = 5_000  # events from one slip to the next, each taken back within days
_SEASONS = {3: 3.0, 10: 3.0, 7: 0.3}  # month → how much more is said then: talks in spring and autumn


@dataclass(frozen=True, slots=True)
class Command:
    """What is written down at once, by whom, and in which workshop."""

    at: datetime
    by: str
    statements: list[Statement]
    workshop: str | None = None
    slip: int | None = None
    """Number of the slip that this command is, or that it takes back where it states nothing."""


class TooFew(Exception):
    """There is no room for the frame and its people in so few events, or too few people for its teams."""


class History:
    """Tells the whole history, of exactly so many events, the one that opens the engagement not counted."""

    def __init__(self, company: Company, events: int) -> None:
        self._company = company
        self._rng = company.rng
        self._events = events
        self._told = self._ratings = self._arrived = 0
        self._slips = 0
        self._open_slips: list[tuple[date, int]] = []
        self._leaving: set[str] = set()
        self.begins = datetime.combine(company.start, time(8), UTC)
        self._now = self.begins

    def __iter__(self) -> Iterator[Command]:
        """Raises `TooFew`."""
        for statements in opening(self._company):
            yield self._command(statements, "hr")
        room = self._events - self._told
        if room < self._told // 4:
            raise TooFew(f"The frame and its people are {self._told} of the {self._events + 1} events")
        told, days = self._told, self._days()
        weights = [_weight(day) for day in days]
        total, so_far = sum(weights), 0.0
        for day, weight in zip(days, weights, strict=True):
            so_far += weight
            self._now = max(self._now, datetime.combine(day, time(8), UTC))
            yield from self._day(day, told + round(room * so_far / total))

    def _days(self) -> list[date]:
        start, number = self._company.start, (self._company.until - self._company.start).days
        return [start + timedelta(days=n) for n in range(1, number + 1)]

    def _day(self, day: date, upto: int) -> Iterator[Command]:
        left = (self._company.until - day).days
        if left > 30:
            yield from self._scheduled(day)
        if left == 20:
            yield self._command(
                [self._leaves(day, day + timedelta(days=30 + 15 * n)) for n in range(12)], "hr"
            )
        if left > 10:
            yield from self._slip(day)
        yield from self._takings_back(day)
        while self._told < upto:
            yield self._command(self._flow(day, min(LARGEST, upto - self._told)), "line")

    def _flow(self, day: date, number: int) -> list[Statement]:
        statements = []
        for n in range(number):
            if self._ratings < RATINGS * (self._told + n + 1):
                statements.append(rated(self._company, day))
                self._ratings += 1
            else:
                statements.append(changed(self._company, day))
        return statements

    # What is due on a day

    def _scheduled(self, day: date) -> Iterator[Command]:
        company, number = self._company, (day - self._company.start).days
        due = self._of_all(number / (365 * YEARS - 30))
        if due > self._arrived and day.day == 1:
            coming = company.coming[self._arrived : due]
            self._arrived = due
            yield self._command([s for worker in coming for s in self._replacing(worker, day)], "hr")
        if number % 150 == 75:
            yield self._command([self._unit_moved(day)], "management")
        if number % 91 == 45:
            yield from self._workshop(day)

    def _of_all(self, share: float) -> int:
        return min(len(self._company.coming), int(len(self._company.coming) * share))

    def _replacing(self, worker: Worker, day: date) -> list[Statement]:
        """One leaves, another comes."""
        gone = self._leaves(day, day)
        self._company.workers = [w for w in self._company.workers if w.id != gone.body["person"]]
        self._company.workers.append(worker)
        return [gone, *joined(worker, day)]

    def _leaves(self, day: date, first_day_away: date) -> Statement:
        staying = [w for w in self._company.workers if not w.leads and w.id not in self._leaving]
        who = self._rng.choice(staying)
        self._leaving.add(who.id)
        why = self._rng.choice(("", "", "", "Goes back to sea."))
        return Statement("person.left", first_day_away, {"person": who.id, "why": why})

    def _unit_moved(self, day: date) -> Statement:
        unit = self._rng.choice(self._company.teams)
        unit.parent = self._rng.choice([d.id for d in self._company.divisions if d.id != unit.parent])
        return Statement("unit.moved", day, {"unit": unit.id, "parent": unit.parent})

    def _workshop(self, day: date) -> Iterator[Command]:
        """Levels are agreed on in the room."""
        workshop, name = new_id(self._rng), f"Workshop {day:%B %Y}"
        yield self._command([Statement("workshop.started", day, {"workshop": workshop, "name": name})])
        agreed = [rated(self._company, day) for _ in range(30)]
        for statement in agreed:
            statement.body.update(method="calibrated", assessor=None)
        self._ratings += len(agreed)
        yield self._command(agreed, workshop=workshop)
        ended = Statement("workshop.ended", day, {"workshop": workshop})
        yield self._command([ended], workshop=workshop)

    def _slip(self, day: date) -> Iterator[Command]:
        """Ratings of the wrong person, that are taken back on this or one of the next days."""
        if self._told < (self._slips + 1) * _SLIP:
            return
        self._slips += 1
        who = self._rng.choice(self._company.workers)
        wrong = [rated(self._company, day, who) for _ in range(self._rng.randint(1, 12))]
        self._ratings += len(wrong)
        self._open_slips.append((day + timedelta(days=self._rng.randint(0, 9)), self._slips))
        yield self._command(wrong, "line", slip=self._slips)

    def _takings_back(self, day: date) -> Iterator[Command]:
        for _, number in [slip for slip in self._open_slips if slip[0] <= day]:
            yield self._command([], slip=number)
        self._open_slips = [slip for slip in self._open_slips if slip[0] > day]

    def _command(
        self,
        statements: list[Statement],
        by: str = "consultant",
        *,
        workshop: str | None = None,
        slip: int | None = None,
    ) -> Command:
        self._now += timedelta(seconds=self._rng.randint(1, 40), microseconds=self._rng.randint(0, 999_999))
        self._told += len(statements) or 1
        return Command(self._now, by, statements, workshop, slip)


def _weight(day: date) -> float:
    return _SEASONS.get(day.month, 1.0) * (1.0 if day.weekday() < 5 else 0.1)
