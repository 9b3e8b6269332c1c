"""How the pages of the rooms beside the pulse look, compared with pages that were looked at.

`VEIKART_SNAPSHOTS=write pytest tests/plugins/culture/test_looks.py` writes them anew; look at the difference.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

import veikart_culture
from veikart.api import Moment
from veikart.plugins.shape import fault_in
from veikart.testing import Engagement, Opens
from veikart_events.vocabulary.assessment import SkillAssessed

VIEWS = ("conversations", "practices", "mentors", "anchoring", "beside")
FOLDER = Path(__file__).parent / "snapshots"


@pytest.fixture
def lived(engagement: Opens) -> Engagement:
    """A little of everything: talks agreed and held, a clinic that met, mentors, a check with evidence."""
    opened = engagement([veikart_culture])
    opened.do("culture.agree_cadence", a_year=8, since=date(2025, 4, 1))
    for day in (date(2025, 5, 6), date(2025, 8, 12), date(2025, 11, 4), date(2025, 12, 2)):
        opened.do("culture.hold_conversation", unit="operations", leader="kari", on=day)
    begun = date(2025, 10, 1)
    said = {"name": "SQL clinic", "kind": "clinic", "runs": "kari", "skills": ["sql"]}
    opened.do("culture.begin_practice", since=begun, **said)
    practice = str(opened.picture().table("culture.practices")["practice"][0])
    opened.do("culture.practice_met", practice=practice, on=date(2025, 11, 5), people=["ola", "kari"])
    opened.write(SkillAssessed(person="ola", skill="sql", scale="steps", level=2), on=date(2026, 2, 2))
    opened.do("culture.offer_mentor", mentor="kari", capacity=1)
    opened.do("culture.offer_mentor", mentor="mai", capacity=1)
    for learner, skill in (("ola", "sql"), ("lars", "sql"), ("ase", "switching")):
        opened.do("culture.want_mentor", learner=learner, skill=skill)
    opened.do("culture.agree_pair", learner="lars", mentor="mai", skill="sql")
    for score, day in ((2, date(2025, 9, 1)), (4, None)):
        opened.do("culture.judge_anchoring", statement="top-time", score=score, on=day, evidence="The plan.")
    return opened


def test_every_page_can_be_drawn_on_every_day_and_of_every_selection(lived: Engagement) -> None:
    narrowed: tuple[dict[str, str], ...] = (
        {},
        {"unit": "field"},
        {"unit": "gone"},
        {"person": "gone"},
        {"skill": "sql"},
    )
    for view in VIEWS:
        for day in (date(2024, 1, 1), lived.today, date.max):
            for selection in narrowed:
                blocks = lived.blocks(f"culture.{view}", Moment(day), **selection)
                assert blocks, (view, day, selection)
                assert fault_in(blocks) is None, (view, day, selection)


@pytest.mark.parametrize("width", [80, 120])
def test_the_pages_look_as_they_were_approved(lived: Engagement, width: int) -> None:
    text = "\n".join(f"--- {view}\n{lived.printed(f'culture.{view}', width)}" for view in VIEWS)
    path = FOLDER / f"rooms-{width}.txt"
    if os.environ.get("VEIKART_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
