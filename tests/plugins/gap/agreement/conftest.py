"""Raters in a test's words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.plugins.gap.engagement import JANUARY, Engagement

from veikart_events.vocabulary.assessment import Method, SkillAssessed

Say = Callable[..., None]


@pytest.fixture
def say(small: Engagement) -> Say:
    """`say("ase", "weld", self=2, manager=4)`: what they answer about somebody; a name says who it is."""

    def said(
        person: str,
        skill: str,
        *,
        on: date = JANUARY,
        scale: str = "five",
        by: str | None = None,
        **levels: float | None,
    ) -> None:
        methods: dict[str, Method] = {
            "self_": "self",
            "peer": "peer",
            "manager": "manager",
            "test": "test",
            "agreed": "calibrated",
        }
        small.write(
            *(
                SkillAssessed(
                    person=person, skill=skill, scale=scale, level=level, method=methods[name], assessor=by
                )
                for name, level in levels.items()
            ),
            on=on,
        )

    return said
