"""The round of colleagues that the demo tells of."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

import pytest

from veikart.api import Colleague, Company, Told
from veikart.contributions.story import Gathering
from veikart_gap.agreement.story import tell

START, REVIEW = date(2024, 1, 1), date(2025, 11, 3)
UNITS = ("Offshore Wind", "District Heating", "IT and Data")
SKILLS = (
    "Condition monitoring",
    "High-voltage switching",
    "Isolating energy safely",
    "Maintenance planning",
    "Control-room operation",
    "Large heat pumps",
    "Security of control systems",
    "Blade inspection and repair",
    "Balancing the heat network",
)


def colleague(number: int, unit: str, *, leads: bool = False) -> Colleague:
    role = (START, None, "fitter")
    return Colleague(f"p{number}", f"P {number}", START, None, leads, ((START, unit),), (role,))


@pytest.fixture(scope="module")
def told() -> list[Told]:
    people = [colleague(n, unit, leads=n % 10 == 0) for n in range(30) for unit in [UNITS[n // 10]]]
    company = Company(
        start=START,
        last=date(2025, 12, 31),
        workshops=(Gathering("w", "Review", REVIEW, REVIEW),),
        people=people,
        ids={
            **{("unit", unit): unit for unit in UNITS},
            **{("skill", skill): skill.replace(" ", "_") for skill in SKILLS},
            ("scale", "Levels 0–5"): "main",
        },
        required={"fitter": {"Condition_monitoring": 3, "Large_heat_pumps": 2}},
        level=lambda person, skill, day: 4.8,
        rng=lambda *about: Random(repr(about)),
        new_id=lambda *about: repr(about),
        working=lambda day: day,
        at=lambda day, share: datetime.combine(day, time(12), UTC),
    )
    return list(tell(company))


def answers(told: list[Told]) -> list[Any]:
    return [proposed.body for each in told for proposed in each.proposals]


def test_it_is_held_after_the_last_workshop_a_unit_a_day(told: list[Told]) -> None:
    assert [each.at.date() - REVIEW for each in told] == [timedelta(days=21 + n) for n in range(3)]


def test_people_and_two_beside_them_answer_what_their_role_requires(told: list[Told]) -> None:
    found = answers(told)
    assert {body.skill for body in found} == {"Condition_monitoring", "Large_heat_pumps"}
    for body in found:
        assert (body.method == "self") == (body.assessor == body.person)
        assert int(body.person[1:]) // 10 == int(body.assessor[1:]) // 10  # of the same unit
    peers = [(body.person, body.skill, body.assessor) for body in found if body.method == "peer"]
    assert len(set(peers)) == len(peers) == 2 * sum(body.method == "self" for body in found)
    assert not any(int(assessor[1:]) % 10 == 0 for *_, assessor in peers), "leaders rate in the workshops"


def test_nobody_answers_beyond_the_ladder(told: list[Told]) -> None:
    levels = [body.level for body in answers(told)]
    assert max(levels) == 5
    assert min(levels) >= 0
