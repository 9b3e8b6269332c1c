"""How the pages of risk look, compared with pages that were looked at.

`VEIKART_SNAPSHOTS=write pytest tests/plugins/gap/risk` writes them anew; look at the difference then.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.plugins.gap.engagement import JUNE, MARCH, Engagement

from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.typeset import lay_out, to_text
from veikart_events.vocabulary.organisation import PersonLeft, PersonRenamed

FOLDER = Path(__file__).parent / "snapshots"


@pytest.fixture
def told(rated: Engagement) -> Engagement:
    """Somebody has left, somebody is known to, and somebody bears a name that means to do harm."""
    rated.write(PersonRenamed(person="ase", name="Åse [bold]"))
    rated.rate("cy", "weld", 4)
    rated.rate("ase", "sched", 4)
    rated.session.do("gap.observe_market", skill="weld", shortage=5, source="Employers")
    rated.write(PersonLeft(person="di"), on=MARCH)
    rated.write(PersonLeft(person="bo"), on=JUNE)
    return rated


@pytest.mark.parametrize(
    ("page", "view", "selection"),
    [
        ("key_people", "gap.risk", Selection()),
        ("key_persons", "gap.person", Selection()),
        ("key_person", "gap.person", Selection(person="cy")),
        ("supply", "gap.supply", Selection()),
    ],
)
def test_a_page_looks_as_it_was_approved(
    told: Engagement, page: str, view: str, selection: Selection
) -> None:
    blocks = told.session.blocks(view, Moment(MARCH), selection)
    for width in (80, 120):
        text = to_text(lay_out(blocks, width))
        path = FOLDER / f"{page}-{width}.txt"
        if os.environ.get("VEIKART_SNAPSHOTS") == "write":
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")
