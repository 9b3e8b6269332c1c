"""How the pages of the ranking look and what they say, compared with pages that were looked at.

`VEIKART_SNAPSHOTS=write pytest tests/plugins/gap/ranking` writes them anew; look at the difference then.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.plugins.gap.engagement import JUNE, Engagement
from tests.plugins.gap.ranking.conftest import DAY

from veikart.blocks import Action, Block, Do, Empty, HeatMap, Table, Text
from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.typeset import lay_out, to_text
from veikart_events.vocabulary.organisation import PersonJoined
from veikart_gap.ranking.comparing import how_stable

FOLDER = Path(__file__).parent / "snapshots"
PAGES = ("ranked", "roles", "stability", "rate_first")


def page(engagement: Engagement, view: str, on: date = DAY) -> Sequence[Block]:
    return engagement.session.blocks(f"gap.{view}", Moment(on), Selection())


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("view", PAGES)
def test_a_page_looks_as_it_was_approved(wide: Engagement, view: str, width: int) -> None:
    text = to_text(lay_out(page(wide, view), width))
    path = FOLDER / f"{view}-{width}.txt"
    if os.environ.get("VEIKART_SNAPSHOTS") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_whom_to_rate_first_leads_to_the_map_and_to_the_rating_itself(wide: Engagement) -> None:
    tables = [block for block in page(wide, "rate_first") if isinstance(block, Table)]
    row = tables[0].rows[0]
    assert [way for way in row.actions if isinstance(way, Do)] == [
        Do("skill.assess", {"person": "p4", "skill": "contracts"}, "Rate this one")
    ]
    assert row.actions[0] == Action("map", {"skill": "contracts", "unit": "grid"}, row.actions[0].title)


def test_a_ranking_whose_scores_do_not_add_up_is_told_of_another(rated: Engagement) -> None:
    rated.session.do("gap.rank_by", method="urgency")
    told = [block.text for block in page(rated, "rate_first", JUNE) if isinstance(block, Text)]
    assert told[0].startswith("By weighted gap the first four are settled")
    assert told[1] == "Scores by urgency do not add up over people, so this is told of another."


def test_a_moment_before_anything_was_known_says_so_and_leads_back(wide: Engagement) -> None:
    [said] = page(wide, "ranked", date(2024, 5, 6))
    assert isinstance(said, Empty)
    assert said.text == "Nobody was here yet on 6 May 2024."
    assert said.steps == ("That moment is before the first of them: n leads back to today.",)


def test_what_begins_only_later_says_when(empty: Engagement) -> None:
    empty.write(PersonJoined(person="eva", name="Eva"), on=date(2025, 2, 3))
    empty.now.at = empty.now.at.replace(month=1)
    [said] = page(empty, "ranked", date(2025, 1, 1))
    assert isinstance(said, Empty)
    assert said.steps == (
        "The first of them are there from 3 February 2025: ctrl+p and that day lead there.",
    )


def test_a_cell_of_a_unit_opens_to_its_counts_and_its_ratings(wide: Engagement) -> None:
    [heat] = [block for block in page(wide, "units") if isinstance(block, HeatMap)]
    cell = heat.rows[0].cells[heat.columns.index("Switching")]
    assert cell.why is not None
    assert cell.why.positions == ()
    why = cell.why.whole()
    assert why.title == "Grid: Switching"
    assert dict(why.inputs) | {"Requirements": "3", "Not known": "1", "Level steps missing": "3"} == dict(
        why.inputs
    )
    assert len(why.positions) == 2


@pytest.mark.parametrize("day", [date(2024, 1, 1), DAY])
def test_the_tables_have_the_columns_that_are_documented(wide: Engagement, day: date) -> None:
    picture = wide.picture(day)
    for analysis in wide.session.plugins.analyses():
        if analysis.id in ("gap.stability", "gap.rate_first", "gap.ranked_roles", "gap.ranking"):
            table = analysis.compute(picture, Selection())
            assert table.columns == list(analysis.columns), analysis.id
            assert (table.height > 0) == (day == DAY), analysis.id


def test_how_stable_a_place_is_told_for_every_skill(wide: Engagement) -> None:
    rows = {row["skill"]: row for row in how_stable(wide.picture(DAY), Selection()).iter_rows(named=True)}
    assert (rows["faults"]["best"], rows["faults"]["worst"], rows["faults"]["among_first"]) == (1, 1, 1.0)
    assert 0 < rows["rescue"]["among_first"] < rows["contracts"]["among_first"] < 1
    assert rows["switching"]["by_urgency"] is None
    assert rows["pumps"]["by_urgency"] == 1
