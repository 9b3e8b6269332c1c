"""The page Agreement, through the same door as everybody else's."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.plugins.gap.agreement.conftest import Say
from tests.plugins.gap.agreement.many import told
from tests.plugins.gap.engagement import JUNE, MARCH, Engagement

from veikart.api import (
    Action,
    Block,
    Callout,
    Distribution,
    Do,
    Empty,
    Figures,
    Row,
    Selection,
    Table,
    Text,
    UnitCreated,
    Why,
)
from veikart.moment import Moment
from veikart.plugins.shape import fault_in
from veikart.typeset import lay_out, to_text
from veikart_events.vocabulary.organisation import PersonJoined, PersonRenamed

SELECTIONS = (
    Selection(),
    Selection(unit="works"),
    Selection(unit="gone"),
    Selection(goal="safe"),
    Selection(critical=True),
    Selection(person="ase"),
    Selection(person="gone"),
    Selection(skill="weld"),
)


def page(engagement: Engagement, on: date = JUNE, **narrowed: Any) -> Sequence[Block]:
    return engagement.session.blocks("gap.agreement", Moment(on), Selection(**narrowed))


def only(blocks: Sequence[Block], kind: type[Any]) -> Any:
    [found] = [block for block in blocks if isinstance(block, kind)]
    return found


def rows(blocks: Sequence[Block]) -> dict[str, Row]:
    return {row.id: row for block in blocks if isinstance(block, Table) for row in block.rows}


def said(row: Row) -> list[str]:
    return [cell if isinstance(cell, str) else cell.text for cell in row.cells]


def talked(say: Say) -> None:
    say("ase", "weld", by="ase", self_=5)
    say("ase", "weld", by="di", manager=3)
    say("ase", "weld", by="bo", peer=2)
    say("bo", "weld", self_=4, manager=4)
    say("di", "sched", self_=2, manager=3)
    say("di", "sql", manager=8, self_=8, scale="ten")


def test_the_page_looks_as_it_was_approved(small: Engagement) -> None:
    """`VEIKART_SNAPSHOTS=write pytest tests/plugins/gap/agreement` writes it anew; look at the difference."""
    told(small)
    blocks = page(small)
    for width in (80, 120):
        text = to_text(lay_out(blocks, width))
        path = Path(__file__).parent / "snapshots" / f"agreement-{width}.txt"
        if os.environ.get("VEIKART_SNAPSHOTS") == "write":
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")


def test_it_can_be_drawn_at_every_moment_and_selection(small: Engagement, say: Say) -> None:
    talked(say)
    for day in (date(2024, 1, 1), date(2025, 1, 1), JUNE, date(2030, 1, 1)):
        for selection in SELECTIONS:
            blocks = small.session.blocks("gap.agreement", Moment(day), selection)
            assert blocks
            assert fault_in(blocks) is None, (day, selection)
    assert [status.failures for status in small.session.plugins.statuses()] == [()]


def test_an_empty_engagement_says_what_to_do_first(empty: Engagement) -> None:
    assert "people.csv --as people" in only(page(empty), Empty).steps[0]
    empty.write(UnitCreated(unit="one", name="One"), PersonJoined(person="eva", name="Eva", unit="one"))
    assert "skills.csv --as skills" in only(page(empty), Empty).steps[0]


def test_where_nobody_was_rated_twice_it_says_how_to_begin(small: Engagement, say: Say) -> None:
    say("ase", "weld", manager=2)
    first = only(page(small), Empty)
    assert first.text.startswith("Let two people rate the same")
    assert "Map" in first.steps[1]


def test_a_selection_without_any_says_so(small: Engagement, say: Say) -> None:
    talked(say)
    assert "in this selection" in only(page(small, unit="gone"), Empty).text


def test_the_widest_cell_is_told_with_who_said_what(small: Engagement, say: Say) -> None:
    talked(say)
    row = rows(page(small))["cell:ase/weld"]
    assert said(row) == ["Åse", "Welding", "●●●", "self 5 · manager 3 · peer 2", "4 between", "3"]
    assert isinstance(row.why, Why)
    why = row.why.whole()
    inputs = dict(why.inputs)
    assert (inputs["self"], inputs["manager (Di)"], inputs["peer (Bo)"]) == ("5", "3", "2")
    topics = small.picture().events.filter(small.picture().events["position"].is_in(why.positions))
    assert topics["topic"].to_list() == ["skill.assessed"] * 3


def test_from_a_cell_the_level_agreed_on_can_be_noted(small: Engagement, say: Say) -> None:
    talked(say)
    row = rows(page(small))["cell:ase/weld"]
    note = next(way for way in row.actions if isinstance(way, Do) and way.command == "skill.assess")
    small.session.run(note.command, {**note.params, "level": 4})
    after = page(small, date(2025, 1, 1))
    assert "cell:ase/weld" not in rows(after)
    assert "1 agreed on since" in only(after, Figures).figures[1].detail


def test_every_row_leads_to_views_and_commands_that_there_are(small: Engagement, say: Say) -> None:
    talked(say)
    views, commands = small.places()
    ways = [way for row in rows(page(small)).values() for way in row.actions]
    assert ways
    for way in ways:
        if isinstance(way, Action):
            assert way.view in views
            assert set(way.narrowed) <= set(Selection.__dataclass_fields__)
        else:
            assert set(way.params) <= set(commands[way.command].params.model_fields)


def test_figures_of_a_skill_open_to_formula_source_and_answers(small: Engagement, say: Say) -> None:
    talked(say)
    row = rows(page(small))["skill:weld"]
    assert said(row)[:4] == ["Welding", "2 few", "50 %", "0.50"]  # variances 2.33 and 0, of 2 by chance
    assert isinstance(row.why, Why)
    assert "Shrout" in row.why.source
    assert row.why.formula.startswith("r_wg = 1 − variance")
    assert len(row.why.whole().positions) == 5


def test_self_against_leader_is_a_distribution_with_a_median(small: Engagement, say: Say) -> None:
    talked(say)
    spread = {row.id: row.counts for row in only(page(small), Distribution).rows}
    assert spread == {
        "unit:works": (0, 0, 1, 0, 1),
        "unit:shop": (0, 0, 1, 0, 1),
        "unit:office": (0, 1, 0, 0, 0),
    }


def test_what_is_left_out_is_said(small: Engagement, say: Say) -> None:
    talked(say)
    say("cy", "weld", manager=3)
    say("cy", "weld", self_=10, scale="ten")
    told = next(block for block in page(small) if isinstance(block, Text)).text
    assert "1 answer on another scale (ten)" in told
    assert "self ≈5 · manager 3" in said(rows(page(small))["cell:cy/weld"])


def test_without_a_common_scale_the_list_is_there_and_a_way_out(small: Engagement, say: Say) -> None:
    say("cy", "weld", manager=3)
    say("cy", "weld", self_=10, scale="ten")
    blocks = page(small)
    assert "different scales" in only(blocks, Callout).text
    assert "cell:cy/weld" in rows(blocks)


def test_a_hostile_name_is_only_a_name(small: Engagement, say: Say) -> None:
    talked(say)
    small.write(PersonRenamed(person="ase", name="[/] @click"), on=MARCH)
    assert said(rows(page(small))["cell:ase/weld"])[0] == "[/] @click"


def test_reports_can_veil_small_groups_and_names(small: Engagement, say: Say) -> None:
    talked(say)
    counted = {row.id: row.people for row in rows(page(small)).values()}
    assert (counted["skill:weld"], counted["unit:works"]) == (2, 2)
    assert counted["cell:ase/weld"] is None  # it is about one person, as Key people is
