"""How the pages of the pulse look, compared with pages that were looked at.

`VEIKART_SNAPSHOTS=write pytest tests/plugins/culture/pulse` writes them anew; look at the difference then.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest
from tests.plugins.culture.pulse.conftest import harbour

import veikart_culture
from veikart.api import EventBody
from veikart.testing import Engagement, Room
from veikart_culture.pulse.events import PulseAnswered, RoundClosed, RoundOpened

FOLDER = Path(__file__).parent / "snapshots"
STAFF = {"quay": 9, "yard": 4, "east": 10, None: 7}


def told() -> Sequence[tuple[date, Sequence[EventBody]]]:
    """Two rounds; of the second, too few answered in Yard."""
    first, second = date(2025, 5, 5), date(2025, 11, 3)
    spring = {"quay": 8, "yard": 8, "east": 9, None: 7}
    return [
        *harbour(),
        (first, round_("spring", "Spring [b]", spring, 2.6)),
        (second, round_("autumn", "Autumn", STAFF, 3.4)),
    ]


def round_(identity: str, name: str, staff: dict[str | None, int], middle: float) -> list[EventBody]:
    rng = Random(identity)
    answers = [
        PulseAnswered(
            answers=f"{identity}{unit}{number}",
            round=identity,
            unit=unit,
            values={
                question: min(5, max(1, round(rng.gauss(middle if question != "t2" else 6 - middle, 1.2))))
                for question in ("t1", "t2", "r1")
            },
        )
        for unit, count in staff.items()
        for number in range(count)
    ]
    return [RoundOpened(round=identity, name=name), *answers, RoundClosed(round=identity)]


@pytest.fixture(scope="module")
def shown() -> Iterator[Engagement]:
    with Room() as room:
        yield room.engagement(plugins=[veikart_culture.PLUGIN], story=told)


@pytest.mark.parametrize(
    ("page", "view", "unit"),
    [
        ("pulse", "culture.pulse", None),
        ("questions", "culture.questions", None),
        ("questions_hidden", "culture.questions", "yard"),
        ("rounds", "culture.rounds", None),
        ("rounds_of_a_unit", "culture.rounds", "yard"),
    ],
)
def test_a_page_looks_as_it_was_approved(shown: Engagement, page: str, view: str, unit: str | None) -> None:
    for width in (80, 120):
        text = shown.printed(view, width=width, unit=unit)
        path = FOLDER / f"{page}-{width}.txt"
        if os.environ.get("VEIKART_SNAPSHOTS") == "write":
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")
