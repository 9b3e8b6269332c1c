"""The demo's pulse: four rounds over two years.

District Heating has no time for learning, and gets a little more of it; leaders talk about learning more and
more. In the week of the last round a new billing system went live in Customer and Market: so few answered
there that they are not shown. Some never say which unit they belong to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from veikart.api import Proposed, Told
from veikart_culture.pulse.events import PulseAnswered, RoundClosed, RoundOpened
from veikart_culture.pulse.question_set import QUESTIONS, Asked, own_set

if TYPE_CHECKING:
    from veikart.api import Company

_DAYS = (70, 255, 440, 625)  # from the start to the opening of each round
_OPEN = timedelta(days=14)
_ANSWERS, _SKIPS, _UNSAID = 0.82, 0.02, 0.1
_BUSY = {("Customer and Market", 3): 0.25}
"""Unit and round → how many of it answer, where those are few."""
_SPREAD, _OWN, _LEANING = 0.7, 0.5, 0.6
"""Of an answer, of a person in all they say, and of a person in what they say of a theme."""
_THEMES = {"trying": 3.3, "new": 3.5, "peers": 3.6, "leaders": 2.7, "time": 2.8, "feedback": 3.2, "room": 3.7}
"""What people would answer on the whole in the first round, from 1 to 5."""
_GROWTH = {"leaders": 0.3, "peers": 0.12, "new": 0.1, "time": 0.05}
"""What is added from round to round."""
_UNITS = {"District Heating": -0.25, "Offshore Wind": 0.15, "IT and Data": 0.3}
_APART = {
    ("District Heating", "time"): -0.85,
    ("District Heating", "trying"): -0.2,
    ("IT and Data", "room"): 0.3,
}
_MENDED = {("District Heating", "time"): 0.25}
"""What a unit gains beside, from round to round: hours were set aside."""


def tell(company: Company) -> Iterator[Told]:
    """The questions before the first round; a round is opened, answered in one file, and closed."""
    first = company.working(company.start + timedelta(days=_DAYS[0] - 10))
    questions = own_set("en")
    yield Told(company.at(first, 0.4), tuple(Proposed(body, first) for body in questions), "hr")
    for number, days in enumerate(_DAYS):
        opened = company.working(company.start + timedelta(days=days))
        closed = company.working(opened + _OPEN)
        identity = company.new_id("pulse", number)
        name = f"Pulse, {opened:%B %Y}"
        yield Told(company.at(opened, 0.3), (Proposed(RoundOpened(round=identity, name=name), opened),), "hr")
        answers = _Round(company, number, closed).answers(identity)
        given = tuple(Proposed(body, opened) for body in answers)
        yield Told(company.at(closed, 0.5), (*given, Proposed(RoundClosed(round=identity), closed)), "hr")


@dataclass(frozen=True, slots=True)
class _Round:
    company: Company
    number: int
    day: date

    def answers(self, round_: str) -> list[PulseAnswered]:
        """Of those who answer, in an order made by chance."""
        told = {*_UNITS, *(unit for unit, _ in (*_APART, *_BUSY))}
        names = {self.company.id("unit", name): name for name in told}
        found: list[tuple[str | None, dict[str, int]]] = []
        for who in self.company.there(self.day):
            rng = self.company.rng("pulse", self.number, who.person)
            name = names.get(unit := who.unit(self.day), "")
            if rng.random() < _BUSY.get((name, self.number), _ANSWERS):
                values = self._values(rng, name)
                found.append((None if rng.random() < _UNSAID else unit, values))
        self.company.rng("pulse order", self.number).shuffle(found)
        return [
            PulseAnswered(
                answers=self.company.new_id("answers", self.number, place),
                round=round_,
                unit=unit,
                values=values,
            )
            for place, (unit, values) in enumerate(found)
        ]

    def _values(self, rng: Random, unit: str) -> dict[str, int]:
        mood = rng.gauss(0, _OWN)
        leanings = {theme: mood + rng.gauss(0, _LEANING) for theme in _THEMES}
        found = {
            asked.id: self._value(rng, unit, asked, leanings[asked.theme])
            for asked in QUESTIONS
            if rng.random() >= _SKIPS
        }
        return found or {QUESTIONS[0].id: 3}

    def _value(self, rng: Random, unit: str, asked: Asked, mood: float) -> int:
        theme = asked.theme
        grown = self.number * (_GROWTH.get(theme, 0.0) + _MENDED.get((unit, theme), 0.0))
        middle = _THEMES[theme] + _UNITS.get(unit, 0.0) + _APART.get((unit, theme), 0.0) + grown + mood
        value = min(5, max(1, int(rng.gauss(middle, _SPREAD) + 0.5)))
        return 6 - value if asked.reverse else value
