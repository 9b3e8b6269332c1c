"""How the pages look, compared with pages that were looked at.

`VEIKART_SNAPSHOTS=write pytest tests/plugins/gap/reskill` writes them anew; look at the difference then.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.plugins.gap.engagement import JUNE, Engagement

from veikart.api import Selection
from veikart.moment import Moment
from veikart.typeset import lay_out, to_text

FOLDER = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("width", [80, 120])
def test_the_pages_look_as_they_were_approved(rated: Engagement, width: int) -> None:
    rated.rate("ase", "sched", 4)
    rated.rate("cy", "weld", 4)
    rated.session.do("gap.look_for_role", role="planner")
    rated.session.do("gap.look_for_cover", needs=["weld/4", "sched/3"], days=10)
    rated.session.do("gap.note_absence", person="cy", since=JUNE)
    pages = [
        (
            view,
            to_text(lay_out(rated.session.blocks(f"gap.{view}", Moment(JUNE), Selection(person=who)), width)),
        )
        for view, who in (
            ("reskill", None),
            ("reskill", "bo"),
            ("candidates", None),
            ("cover", None),
            ("hidden", None),
        )
    ]
    text = "\n".join(f"--- {view}\n{page}" for view, page in pages)
    path = FOLDER / f"pages-{width}.txt"
    if os.environ.get("VEIKART_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
