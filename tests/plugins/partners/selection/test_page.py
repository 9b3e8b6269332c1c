"""The page Selection and its table: order, doubt, disagreement, and what nobody said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.plugins.partners.conftest import Add
from tests.plugins.partners.said import cells, rows, words

from veikart.api import DoesNotFit, RuleBroken
from veikart.moment import Moment
from veikart.testing import Engagement
from veikart_partners.selection.scoring import candidates_at, criteria_at

TRUST, PRICE = "criterion-trust", "criterion-price"


@pytest.fixture
def two(room: Engagement, add: Add) -> tuple[str, str]:
    """Two candidates and two criteria of the same weight."""
    pair = add("Alfa"), add("Beta")
    room.do("partners.start_criteria", criteria=[TRUST])
    room.do("partners.set_criterion", criterion=PRICE, weight=2)
    return pair


def score(room: Engagement, partner: str, judge: str, trust: int | None, price: int | None) -> None:
    for criterion, given in ((TRUST, trust), (PRICE, price)):
        if given is not None:
            room.do("partners.score", partner=partner, criterion=criterion, judge=judge, score=given)


def test_a_selection_begins_with_criteria_then_with_scores(room: Engagement, add: Add) -> None:
    add("Alfa")
    assert "by what partners are judged" in words(room.blocks("partners.selection"))
    room.do("partners.start_criteria")
    assert len(criteria_at(room.picture())) == 7
    blocks = room.blocks("partners.selection")
    assert words(blocks).startswith("Nobody has scored yet")
    [row] = (row for key, row in rows(blocks).items() if key.startswith("partner:"))
    assert cells(row)[:3] == ["·", "Alfa", "1.0–5.0"], "bounds, and no index"
    with pytest.raises(RuleBroken, match="by all of these already"):
        room.do("partners.start_criteria")


def test_the_order_is_told_with_how_sure_it_is(room: Engagement, two: tuple[str, str]) -> None:
    alfa, beta = two
    score(room, alfa, "kari", 5, 2)
    score(room, beta, "kari", 3, 3)
    score(room, alfa, "ola", 4, 2)
    score(room, beta, "ola", 1, 3)
    blocks = room.blocks("partners.selection")
    assert words(blocks).startswith(
        "Alfa comes first, with 3.25 of 5, and stays first in 100 % of 1000 draws"
    )
    assert "2 judges gave 8 of 8 scores." in words(blocks)
    found = rows(blocks)
    assert list(found)[:2] == [f"partner:{alfa}", f"partner:{beta}"]
    assert cells(found[f"partner:{beta}"]) == ["2", "Beta", "2.50", "0 %", "2", "2: Trust", "·", "open"]
    assert cells(found[f"apart:{beta}/{TRUST}"]) == ["Trust", "Beta", "1: Ola Hansen", "3: Kari Nordmann"]
    assert cells(found[f"criterion:{TRUST}"]) == ["Trust", "50 %", "4.5 4–5", "2.0 1–3"]
    why = found[f"partner:{alfa}"].why
    assert why is not None
    whole = why.whole()
    assert ("Trust × 2", "4.50, by 2 judges, from 4 to 5") in whole.inputs
    topics = room.picture().events.filter(room.picture().events["position"].is_in(whole.positions))["topic"]
    assert sorted(set(topics)) == ["partners.criterion_set", "partners.partner_scored"]
    assert topics.len() == 6


def test_scores_that_were_not_given_are_listed_and_not_guessed(
    room: Engagement, two: tuple[str, str]
) -> None:
    alfa, beta = two
    score(room, alfa, "kari", 5, 2)
    score(room, beta, "kari", 3, None)
    score(room, alfa, "ola", 3, 4)
    blocks = room.blocks("partners.selection")
    found = rows(blocks)
    assert cells(found[f"partner:{beta}"])[:3] == ["·", "Beta", "2.0–4.0"]
    assert cells(found[f"missing:{beta}/kari"]) == ["Kari Nordmann", "Beta", "Price"]
    assert cells(found[f"missing:{beta}/ola"]) == ["Ola Hansen", "Beta", "all of it"]
    assert "Only Alfa has a score by every criterion" in words(blocks)
    [first, second] = room.analysis("partners.selection").to_dicts()
    assert (first["name"], first["rank"], first["missing"], first["share_first"]) == ("Alfa", 1, 0, None)
    assert (second["rank"], second["index"], second["least"], second["most"]) == (None, None, 2.0, 4.0)


def test_a_decision_is_kept_with_its_reason_and_begins_the_onboarding(
    room: Engagement, two: tuple[str, str]
) -> None:
    alfa, beta = two
    score(room, alfa, "kari", 5, 2)
    score(room, beta, "kari", 3, 3)
    room.do("partners.decide", partner=beta, chosen=False, why="Nobody of theirs was at the plant.")
    said = room.do("partners.decide", partner=alfa, chosen=True, why="They were.").words
    assert "One partner shows the steps" in " ".join(said if isinstance(said, tuple | list) else [said])
    found = rows(room.blocks("partners.selection"))
    assert [cells(found[f"partner:{each}"])[-1] for each in two] == ["chosen", "not chosen"]
    assert cells(rows(room.blocks("partners.portfolio"))[f"partner:{alfa}"])[1] == "Onboarding"
    with pytest.raises(RuleBroken, match="decided already"):
        room.do("partners.decide", partner=alfa, chosen=True, why="They were.")
    with pytest.raises(DoesNotFit, match="End the work with it instead"):
        room.do("partners.decide", partner=alfa, chosen=False, why="No.")
    room.clock.move(room.today + timedelta(days=400))
    assert len(candidates_at(room.picture())) == 2, "the last selection there was"
    room.do("partners.add", name="Gamma")
    assert [each.name for each in candidates_at(room.picture())] == ["Gamma"], "a new one has begun"
    before = candidates_at(room.picture(Moment(room.today - timedelta(days=400))))
    assert [each.name for each in before] == ["Alfa", "Beta"]


def test_criteria_are_weighed_anew_named_and_taken_back(room: Engagement, two: tuple[str, str]) -> None:
    room.do("partners.set_criterion", name="Night shifts", weight=5, about="They come at night.")
    assert [each.name for each in criteria_at(room.picture())] == ["Night shifts", "Price", "Trust"]
    room.do("partners.set_criterion", criterion=PRICE, weight=0)
    assert [each.name for each in criteria_at(room.picture())] == ["Night shifts", "Trust"]
    refusals = (
        ({"weight": 1}, "Choose a criterion, or name one of your own"),
        ({"name": "trust", "weight": 1}, "judged by Trust already"),
        ({"criterion": PRICE, "weight": 0}, "nothing to take back"),
    )
    for params, told in refusals:
        with pytest.raises(DoesNotFit, match=told):
            room.do("partners.set_criterion", **params)
    assert not room.do("partners.set_criterion", criterion=TRUST, weight=2).events, "as it was"


def test_who_judges_has_to_be_here_and_a_criterion_in_use(room: Engagement, two: tuple[str, str]) -> None:
    alfa, _ = two
    room.do("person.leave", person="ola", day=room.today)
    with pytest.raises(DoesNotFit, match="Ola Hansen is not here today"):
        score(room, alfa, "ola", 3, None)
    with pytest.raises(DoesNotFit, match="They are by Price and Trust"):
        room.do("partners.score", partner=alfa, criterion="criterion-reach", judge="kari", score=3)


def test_a_sheet_gives_all_scores_of_a_judge_at_once(room: Engagement, two: tuple[str, str]) -> None:
    alfa, _ = two
    command = next(each for each in room.session.commands if each.id == "partners.score_sheet")
    assert command.starts_with(room.session.setting()) == {"scores": "Price: \nTrust: "}
    sheet = "Price: \ntrust: 4, they called us\n"
    room.do("partners.score_sheet", partner=alfa, judge="kari", scores=sheet)
    [event] = room.events("partners.partner_scored")
    assert (event.body["criterion"], event.body["score"], event.body["why"]) == (TRUST, 4, "they called us")
    assert not room.do("partners.score_sheet", partner=alfa, judge="kari", scores=sheet).events
    for text, told in (
        ("Trust: 6", "a whole number from 1 to 5"),
        ("Tryst: 4", "names no criterion. Begin a line with Price or Trust"),
        ("Trust: 4\nTrust: 3", "stands there twice"),
    ):
        with pytest.raises(DoesNotFit, match=told):
            room.do("partners.score_sheet", partner=alfa, judge="kari", scores=text)


def test_the_reason_of_a_judge_goes_with_the_judge_and_the_score_stays(
    room: Engagement, two: tuple[str, str]
) -> None:
    alfa, _ = two
    room.do("partners.score", partner=alfa, criterion=TRUST, judge="ola", score=2, why="I know their boss.")
    assert "I know their boss." in str(room.picture().table("partners.scores").to_dicts())
    room.forget("ola")
    [row] = room.picture().table("partners.scores").to_dicts()
    assert (row["score"], row["why"]) == (2, "(text removed)")
    assert "I know their boss." not in room.printed("partners.one", 120)
