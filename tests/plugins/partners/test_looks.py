"""How the pages look, compared with pages that were looked at.

`VEIKART_SNAPSHOTS=write pytest tests/plugins/partners` writes them anew; look at the difference then.
"""

from __future__ import annotations

import os
from datetime import timedelta
from itertools import product
from pathlib import Path

from tests.plugins.partners.conftest import Add

from veikart.testing import Engagement

FOLDER = Path(__file__).parent / "snapshots"
_SHEETS = {
    "Alfa": {"kari": "5442231", "ola": "4 42332", "ase": "3443215"},
    "Beta": {"kari": "3344552", "ola": "5344453"},
}


def _furnished(room: Engagement, add: Add) -> None:
    """Partners in every phase, and a selection between two with a third that was turned down."""
    room.do("partners.start_criteria")
    names = room.picture().table("partners.criteria").sort("weight", "name", descending=[True, False])["name"]
    lab = add("Lab", kind="university", phase="delivery", skills=["welding"], languages="en, sv")
    room.do("partners.cover", partner=lab, skills=["sql"], level=2)
    academy = add("Our academy", kind="academy", phase="governance", skills=["switching"])
    for partner, step in ((lab, "designed-together"), (academy, "cadence-set")):
        room.do(
            "partners.take_step", partner=partner, step=step, day=room.today - timedelta(30), note="At last."
        )
    for name, sheets in _SHEETS.items():
        partner = add(name, skills=["sql"], day_rate=9500, currency="NOK", regions="West")
        for judge, digits in sheets.items():
            lines = (f"{each}: {digit.strip()}" for each, digit in zip(names, digits, strict=True))
            room.do("partners.score_sheet", partner=partner, judge=judge, scores="\n".join(lines))
    gone = add("Gamma", kind="freelancer", phase="selection")
    room.do("partners.score_sheet", partner=gone, judge="kari", scores="Trust: 1")
    room.do("partners.decide", partner=gone, chosen=False, why="Never came.")
    room.do("partners.look_at", partner=lab)


def test_the_pages_look_as_they_were_approved(room: Engagement, add: Add) -> None:
    _furnished(room, add)
    for view, width in product(("portfolio", "coverage", "selection", "one"), (80, 120)):
        path, text = FOLDER / f"{view}-{width}.txt", room.printed(f"partners.{view}", width)
        if os.environ.get("VEIKART_SNAPSHOTS") == "write":
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")
