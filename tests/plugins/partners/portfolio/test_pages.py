"""The pages Portfolio and Coverage, the card, the check and the marks."""

from __future__ import annotations

from datetime import date

import pytest
from tests.plugins.partners.conftest import Add
from tests.plugins.partners.said import cells, rows, words

import veikart_partners
from veikart.api import Action, Do, Empty, Figures, HeatMap, Selection
from veikart.moment import Moment
from veikart.plugins.shape import fault_in
from veikart.testing import Engagement, Opens, hostile

VIEWS = ("partners.portfolio", "partners.coverage", "partners.selection", "partners.one")
SELECTIONS: tuple[dict[str, object], ...] = (
    {},
    {"unit": "field"},
    {"unit": "gone"},
    {"goal": "stops"},
    {"critical": True},
    {"person": "kari"},
    {"skill": "sql"},
    {"skill": "welding"},
)


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_portfolio_says_what_to_do_first(room: Engagement, view: str) -> None:
    [first] = room.blocks(view)
    assert isinstance(first, Empty)
    assert "“Add a partner”" in first.steps[0]
    assert room.card("partners.next") == []
    assert not room.findings("partners.portfolio")


def test_every_page_can_be_drawn_at_every_moment_selection_and_width(engagement: Opens) -> None:
    room = engagement(plugins=[veikart_partners.PLUGIN], story=hostile)
    name = "[/] [@click=app.quit]x[/] \x1b[2J " + "lang" * 30
    room.do("partners.add", name=name, skills=["sql"], about=name, regions=name)
    partner = room.events("partners.partner_added")[-1].body["partner"]
    room.do("partners.start_criteria")
    for judge, score in (("kari", 1), ("ola", 5)):
        room.do(
            "partners.score", partner=partner, criterion="criterion-trust", judge=judge, score=score, why=name
        )
    views = {view.id for view in room.session.views}
    commands = {command.id: command for command in room.session.commands}
    for view in VIEWS:
        for moment in (Moment(date(2024, 1, 1)), None, Moment(date.max)):
            for narrowed in SELECTIONS:
                blocks = room.blocks(view, moment, **narrowed)
                assert blocks
                assert fault_in(blocks) is None
        for width in (80, 120):
            assert "\x1b" not in room.printed(view, width)
        for row in rows(room.blocks(view)).values():
            for way in row.actions:
                if isinstance(way, Action):
                    assert way.view in views
                    assert set(way.narrowed) <= set(Selection.__dataclass_fields__)
                elif way.command in commands:  # others belong to other plugins or rooms
                    assert set(way.params) <= set(commands[way.command].params.model_fields)


def test_the_portfolio_stands_by_phase_with_what_is_next(room: Engagement, add: Add) -> None:
    one = add("Åker", phase="governance", skills=["sql"], day_rate=100, currency="NOK")
    two = add("Zimmer", skills=["welding"])
    gone = add("Gone")
    room.do("partners.decide", partner=gone, chosen=False, why="Too dear.")
    room.do("partners.take_step", partner=two, step="need-stated")
    found = rows(room.blocks("partners.portfolio"))
    assert list(found) == [f"partner:{two}", f"partner:{one}", f"partner:{gone}"]
    assert cells(found[f"partner:{two}"])[:7] == [
        "Zimmer",
        "Selection",
        "1/5",
        "·",
        "·",
        "·",
        "Agree on criteria and weights before anybody is looked at",
    ]
    assert cells(found[f"partner:{one}"])[3:6] == ["1", "·", "NOK 100"]
    assert cells(found[f"partner:{gone}"])[1:3] == ["Not chosen", "–"]
    following = [way for way in found[f"partner:{two}"].actions if isinstance(way, Do)]
    assert following[1] == Do(
        "partners.take_step",
        {"partner": two, "step": "criteria-agreed"},
        "Done: Agree on criteria and weights before anybody is looked at",
    )
    why = found[f"partner:{two}"].why
    assert why is not None
    assert len(why.positions) == 4, "added, its phase, the skill, the step"
    assert list(rows(room.blocks("partners.portfolio", skill="welding"))) == [f"partner:{two}"]
    assert "No partner covers Forecasting" in words(room.blocks("partners.portfolio", skill="forecasting"))


def test_a_hole_is_what_nobody_covers_far_enough(room: Engagement, add: Add) -> None:
    candidate = add("Candidate", skills=["sql"])
    hole = rows(room.blocks("partners.coverage"))["skill:sql"]
    assert cells(hole) == ["SQL", "1", "3", "only in the selection: Candidate"]
    partner = add("Partner", phase="delivery")
    room.do("partners.cover", partner=partner, skills=["sql"], level=2)
    hole = rows(room.blocks("partners.coverage"))["skill:sql"]
    assert cells(hole)[-1] == "Partner up to 2"
    [table] = room.analysis("partners.coverage").to_dicts()
    assert (table["state"], table["partners"], table["reaching"]) == ("not far enough", 1, 0)
    assert table["candidates"] == 1
    room.do("partners.cover", partner=partner, skills=["sql"], level=4)
    blocks = room.blocks("partners.coverage")
    assert "skill:sql" not in rows(blocks)
    assert "Every critical skill has a partner" in words(blocks)
    [heat] = [block for block in blocks if isinstance(block, HeatMap)]
    found = dict(zip(heat.columns, heat.rows[0].cells, strict=True))
    assert (found["Partner"].text, found["Partner"].share) == ("4", 1.0)
    assert (found["Candidate"].text, found["Candidate"].expected) == ("", "●"), "nothing to build on yet"
    room.do("partners.decide", partner=candidate, chosen=True, why="A second one.")
    figures = [block for block in room.blocks("partners.coverage") if isinstance(block, Figures)]
    assert [figure.value for figure in figures[0].figures] == ["1", "0", "1", "0"]


def test_a_partner_that_was_turned_down_covers_nothing(room: Engagement, add: Add) -> None:
    partner = add("Partner", skills=["sql"])
    room.do("partners.decide", partner=partner, chosen=False, why="Too dear.")
    assert words(room.blocks("partners.coverage")).startswith("No partner was in the portfolio")
    [table] = room.analysis("partners.coverage").to_dicts()
    assert table["state"] == "no partner"


def test_the_check_finds_what_a_partner_lacks_and_stops_when_it_is_mended(room: Engagement, add: Add) -> None:
    partner = add("Partner", phase="delivery")
    found = [finding.text for finding in room.findings("partners.portfolio")]
    assert found == ["Partner covers no skill.", "Nobody wrote down why Partner was chosen."]
    room.do("partners.cover", partner=partner, skills=["sql"])
    room.do("partners.decide", partner=partner, chosen=True, why="They came at night.")
    assert not room.findings("partners.portfolio")
    for step in ("designed-together", "first-iteration", "adapted", "leaders-in"):
        room.do("partners.take_step", partner=partner, step=step)
    [finding] = room.findings("partners.portfolio")
    assert finding.text == "Partner has no next step: all of co-creation and delivery is done."
    [way] = finding.actions
    assert way == Do("partners.enter_phase", {"partner": partner, "phase": "governance"}, way.title)


def test_the_card_says_what_is_next_and_the_time_bar_who_was_chosen(room: Engagement, add: Add) -> None:
    partner = add("Partner", skills=["sql"])
    room.do("partners.decide", partner=partner, chosen=True, why="They came at night.")
    card = room.card("partners.next")
    assert words(card) == "Partners cover 1 of 1 critical skills far enough."
    assert cells(rows(card)[f"partner:{partner}"])[1:] == [
        "Onboarding",
        "0/5",
        "Go through strategy and target picture together",
    ]
    [mark] = room.marks("partners.chosen")
    assert (mark.day, mark.label) == (room.today, "Partner chosen")


def test_the_portfolio_as_a_table(room: Engagement, add: Add) -> None:
    assert room.analysis("partners.portfolio").height == 0
    partner = add("Partner", phase="delivery", skills=["sql", "welding"], languages="nb")
    [row] = room.analysis("partners.portfolio").to_dicts()
    assert (row["partner"], row["phase"], row["chosen"], row["steps"]) == (partner, "delivery", None, 4)
    assert (row["skills"], row["critical_skills"], row["languages"]) == (2, 1, "nb")
