"""Many raters: enough for coefficients to mean something."""

from __future__ import annotations

import random

from tests.plugins.gap.engagement import Engagement

from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.organisation import PersonJoined

Cells = dict[tuple[str, str], dict[str, float]]
UNITS = {"shop": ("works", "shop"), "works": ("works",), "office": ("office",)}


def told(engagement: Engagement, seed: int = 7) -> tuple[Cells, dict[str, str]]:
    """Ratings of forty more people by themselves, their leader and two peers, some of them missing."""
    rng = random.Random(seed)
    units = {f"p{n}": rng.choice(tuple(UNITS)) for n in range(40)}
    engagement.write(*(PersonJoined(person=who, name=who, unit=unit) for who, unit in units.items()))
    cells: Cells = {}
    events = []
    for who in units:
        for skill in ("weld", "sched"):
            true = rng.gauss(3, 1)
            for method, by in (("self", who), ("manager", "cy"), ("peer", "bo"), ("peer", "ase")):
                if rng.random() < 0.7:
                    level = float(min(5, max(1, round(rng.gauss(true, 0.8)))))
                    cells.setdefault((who, skill), {})[f"{method} {by}"] = level
                    body = {"person": who, "skill": skill, "scale": "five", "level": level}
                    events.append(SkillAssessed.model_validate({**body, "method": method, "assessor": by}))
    engagement.write(*events)
    return {cell: said for cell, said in cells.items() if len(said) >= 2}, units
