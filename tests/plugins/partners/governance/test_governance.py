"""Reviews, pillars from both sides, and adaptation to units."""

from __future__ import annotations

from datetime import date

import pytest
from tests.plugins.partners.said import cells, rows, words
from tests.plugins.partners.working import agreed, partner_in

from veikart.api import Distribution, DoesNotFit, Empty, Scorecard, Trend
from veikart.moment import Moment
from veikart.testing import Engagement
from veikart_partners.governance.pillars import PILLARS

_YEAR_AGO = date(2025, 2, 20)


def score(room: Engagement, partner: str, side: str, digits: str, day: date | None = None) -> None:
    """Scores the first pillars, a digit each."""
    for pillar, digit in zip(PILLARS, digits, strict=False):
        room.do(
            "partners.score_pillar",
            partner=partner,
            pillar=pillar.pillar,
            side=side,
            score=int(digit),
            evidence="seen",
            day=day,
        )


def test_a_review_is_kept_with_who_was_there_and_when_again(room: Engagement) -> None:
    partner = partner_in(room)
    room.do(
        "partners.review", partner=partner, present=["kari", "ase"], decisions="Go on", next=date(2026, 6, 1)
    )
    shown = rows(room.blocks("partners.governance"))
    assert cells(shown[f"partner:{partner}"])[3:] == ["2026-03-02", "2026-06-01", "in 91 days"]
    [review] = [cells(row) for identity, row in shown.items() if identity.startswith("review:")]
    assert review[2:4] == ["Go on", "Kari Nordmann and Åse Berg"]
    assert [(mark.day, mark.label) for mark in room.marks("partners.next_reviews")] == [
        (date(2026, 6, 1), "Review with Nordvind")
    ]
    assert not room.findings("partners.reviews_due")
    room.clock.move(date(2026, 6, 3))
    assert cells(rows(room.blocks("partners.governance"))[f"partner:{partner}"])[5] == "2 days overdue"
    [found] = room.findings("partners.reviews_due")
    assert "was to be on 1 June 2026" in found.text


def test_a_review_that_says_nothing_or_lies_wrong_is_refused(room: Engagement) -> None:
    partner = partner_in(room)
    with pytest.raises(DoesNotFit, match="Write what was decided"):
        room.do("partners.review", partner=partner)
    with pytest.raises(DoesNotFit, match="after this one"):
        room.do("partners.review", partner=partner, decisions="x", next=date(2026, 3, 2))
    with pytest.raises(DoesNotFit, match="has not come yet"):
        room.do("partners.review", partner=partner, decisions="x", day=date(2027, 1, 1))


def test_a_high_score_needs_something_that_was_seen(room: Engagement) -> None:
    partner = partner_in(room)
    said = {"partner": partner, "pillar": "trust", "side": "us"}
    with pytest.raises(DoesNotFit, match="Say what shows it"):
        room.do("partners.score_pillar", **said, score=4)
    room.do("partners.score_pillar", **said, score=3)
    head = room.session.journal.head()
    room.do("partners.score_pillar", **said, score=3)
    assert room.session.journal.head() == head


def test_the_position_is_between_one_and_five_of_both_sides(room: Engagement) -> None:
    partner = partner_in(room)
    score(room, partner, "us", "11111")
    row = rows(room.blocks("partners.pillars"))[f"partner:{partner}"]
    assert cells(row)[1:5] == ["one side only", "0", "·", "·"]
    score(room, partner, "them", "55")
    assert (
        cells(rows(room.blocks("partners.pillars"))[f"partner:{partner}"])[3] == "·"
    )  # two pillars: too few
    score(room, partner, "them", "55555")
    assert cells(rows(room.blocks("partners.pillars"))[f"partner:{partner}"])[1:5] == [
        "50",
        "0",
        "100",
        "they +100",
    ]
    [spread] = next(b for b in room.blocks("partners.pillars") if isinstance(b, Distribution)).rows
    assert (spread.counts, spread.missing) == ((5, 0, 0, 0, 5), 0)


def test_how_it_moved_since_a_year_is_shown_and_follows_both_clocks(room: Engagement) -> None:
    partner = partner_in(room)
    score(room, partner, "us", "222", _YEAR_AGO)
    score(room, partner, "them", "222", _YEAR_AGO)
    score(room, partner, "us", "433")
    row = rows(room.blocks("partners.pillars"))[f"partner:{partner}"]
    assert cells(row)[5] == "+17"
    [trend] = [block for block in room.blocks("partners.pillars") if isinstance(block, Trend)]
    assert [point.value for point in trend.series[0].points] == [25.0, pytest.approx(41.67, abs=0.01)]
    [card] = [block for block in room.blocks("partners.pillars") if isinstance(block, Scorecard)]
    assert (card.criteria[0].scores, card.criteria[0].before) == ((4, 2), (2, 2))
    then = Moment(date(2026, 3, 2), known_on=date(2026, 3, 1))  # recorded today, so not known yesterday
    assert all(isinstance(block, Empty) for block in room.blocks("partners.pillars", then))
    table = room.analysis("partners.positions")
    assert table.select("us", "them", "scored").rows() == [(pytest.approx(58.33, abs=0.01), 25.0, 6)]


def test_adaptation_stands_unit_beside_unit_and_what_is_not_said_shows(room: Engagement) -> None:
    partner = partner_in(room)
    agreed(room, partner, unit="operations")
    with pytest.raises(DoesNotFit, match="Say the language"):
        room.do("partners.adapt", partner=partner, unit="field")
    room.do("partners.adapt", partner=partner, unit="field", language="nb", form="on shift", note="by hand")
    blocks = room.blocks("partners.adaptation")
    shown = rows(blocks)
    assert cells(shown["unit:field"]) == ["Field crew", "nb, on shift"]
    assert cells(shown["unit:operations"])[1] == "works there, not said"
    assert "Nothing was noted of work in Operations." in words(blocks)
    head = room.session.journal.head()
    room.do("partners.adapt", partner=partner, unit="field", language="nb", form="on shift", note="by hand")
    assert room.session.journal.head() == head


@pytest.mark.parametrize("view", ["governance", "pillars", "adaptation"])
def test_an_empty_page_says_what_to_do_first(room: Engagement, view: str) -> None:
    [first] = room.blocks(f"partners.{view}")
    assert isinstance(first, Empty)
    assert "“Add a partner”" in first.steps[0]
    partner_in(room)
    if view != "governance":
        [first] = room.blocks(f"partners.{view}")
        assert isinstance(first, Empty)
        assert "ctrl+p" in first.steps[0]
