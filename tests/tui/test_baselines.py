"""What a moment can be compared with, and how that is told."""

from __future__ import annotations

from datetime import date

from veikart.moment import Moment
from veikart.tui.baselines import baseline_in_words, baselines
from veikart.tui.timebar.model import TimeData, TimeMark

TODAY = date(2026, 3, 2)
KICK_OFF, REVIEW, AHEAD = date(2024, 6, 1), date(2025, 6, 1), date(2026, 9, 1)
TIME = TimeData(
    date(2024, 1, 1),
    date(2026, 9, 1),
    TODAY,
    (),
    (TimeMark(KICK_OFF, "Kick-off"), TimeMark(REVIEW, "Review"), TimeMark(AHEAD, "Board")),
)


def moments(here: Moment, *, linked: bool = False) -> dict[str, Moment]:
    return {each.title: each.moment for each in baselines(TIME, here, linked=linked)}


def test_the_mark_before_a_quarter_and_a_year_are_offered_and_every_mark() -> None:
    found = moments(Moment(TODAY))
    assert found == {
        "This moment, to move on from: 2 March 2026": Moment(TODAY),
        "The mark before: Review, 1 June 2025": Moment(REVIEW),
        "A quarter before: 2 December 2025": Moment(date(2025, 12, 2)),
        "A year before: 2 March 2025": Moment(date(2025, 3, 2)),
        "◆ Board, 1 September 2026": Moment(AHEAD),
        "◆ Kick-off, 1 June 2024": Moment(KICK_OFF),
    }


def test_what_was_known_is_as_it_is_where_one_stands() -> None:
    here = Moment(REVIEW, date(2025, 7, 1))
    assert {moment.known_on for moment in moments(here).values()} == {date(2025, 7, 1)}


def test_linked_clocks_compare_with_what_was_known_on_each_day() -> None:
    found = moments(Moment(REVIEW, REVIEW), linked=True)
    assert found["The mark before: Kick-off, 1 June 2024"] == Moment(KICK_OFF, KICK_OFF)
    assert found["◆ Board, 1 September 2026"] == Moment(AHEAD)


def test_a_day_of_the_past_is_compared_with_what_was_known_of_it_then() -> None:
    assert moments(Moment(REVIEW))["The same day, as it was known that day"] == Moment(REVIEW, REVIEW)
    assert "The same day, as it was known that day" not in moments(Moment(TODAY))


def test_where_nothing_lies_before_nothing_is_offered_there() -> None:
    assert not [title for title in moments(Moment(TIME.span[0])) if "before" in title]


def test_the_scenario_one_is_in_stays() -> None:
    assert {moment.scenario for moment in moments(Moment(TODAY, None, "kari")).values()} == {"kari"}


def test_a_baseline_is_told_with_both_clocks_and_its_mark() -> None:
    now = Moment(TODAY)
    assert baseline_in_words(Moment(REVIEW), now, TIME) == "1 June 2025 (Review)"
    known = Moment(date(2026, 3, 1), date(2026, 1, 15))
    assert baseline_in_words(known, now, TIME) == "1 March 2026 as known on 15 January 2026"
    assert baseline_in_words(Moment(REVIEW, REVIEW), now, TIME) == "1 June 2025 as known that day (Review)"
    assert baseline_in_words(Moment(REVIEW), known, TIME) == "1 June 2025 as known now (Review)"


def test_a_baseline_of_another_scenario_says_which_one() -> None:
    real, kari = Moment(REVIEW), Moment(TODAY, None, "kari")
    assert baseline_in_words(real, kari, TIME) == "reality, 1 June 2025 (Review)"
    assert baseline_in_words(kari, real, TIME, {"kari": "If Kari leaves"}) == "“If Kari leaves”, 2 March 2026"
    assert baseline_in_words(kari, kari, TIME) == "2 March 2026"
