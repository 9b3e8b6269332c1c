"""The cells worth talking about."""

from __future__ import annotations

from typing import Any

from tests.plugins.gap.agreement.conftest import Say
from tests.plugins.gap.engagement import MARCH, Engagement

from veikart.contributions.view import Selection
from veikart_gap.agreement.columns import DISPUTED
from veikart_gap.agreement.study import study_of
from veikart_gap.agreement.talk import disputed, disputes_of


def rows_of(engagement: Engagement, **narrowed: Any) -> list[dict[str, Any]]:
    return disputed(engagement.picture(), Selection(**narrowed)).to_dicts()


def test_the_critical_and_the_widest_come_first(small: Engagement, say: Say) -> None:
    say("di", "sched", self_=5, manager=1)
    say("ase", "weld", self_=1, manager=3)
    say("bo", "weld", self_=5, manager=2)
    say("cy", "weld", self_=4, manager=3)  # one step: not worth it
    rows = rows_of(small)
    assert [(row["person"], row["criticality"], row["steps"]) for row in rows] == [
        ("bo", 3, 3.0),
        ("ase", 3, 2.0),
        ("di", 2, 4.0),
    ]
    assert (rows[0]["self"], rows[0]["manager"], rows[0]["required"]) == (5.0, 2.0, 4.0)


def test_of_equally_wide_ones_those_that_decide_a_gap_come_first(small: Engagement, say: Say) -> None:
    say("ase", "weld", self_=1, manager=3)
    say("bo", "weld", self_=3, manager=5)  # of 4 required
    assert [(row["person"], row["decides"]) for row in rows_of(small)] == [("bo", True), ("ase", False)]


def test_on_a_longer_ladder_the_same_steps_are_less(small: Engagement, say: Say) -> None:
    say("di", "sched", self_=1, manager=3)
    say("di", "sql", self_=1, manager=4, scale="ten")
    assert [(row["skill"], row["share"]) for row in rows_of(small)] == [("sched", 0.5), ("sql", 0.3)]


def test_what_was_agreed_on_since_and_what_is_parked_need_no_talk(small: Engagement, say: Say) -> None:
    say("ase", "weld", self_=1, manager=4)
    say("ase", "german", self_=1, manager=4)
    assert [row["skill"] for row in rows_of(small)] == ["weld"]
    say("ase", "weld", agreed=3, on=MARCH)
    assert rows_of(small) == []
    assert disputes_of(study_of(small.picture(), Selection()), 15).agreed == 1


def test_a_converted_answer_is_talked_about_and_says_so(small: Engagement, say: Say) -> None:
    say("ase", "weld", manager=2)
    say("ase", "weld", self_=10, scale="ten")
    [row] = rows_of(small)
    assert (row["self"], row["converted"], len(row["positions"])) == (5.0, True, 2)


def test_how_wide_is_worth_it_is_a_setting(small: Engagement, say: Say) -> None:
    say("ase", "weld", self_=1, manager=3)
    small.session.run("settings.gap.agreement", {"wide": 3})
    assert rows_of(small) == []


def test_only_the_most_important_are_found_where_there_are_many(small: Engagement, say: Say) -> None:
    say("ase", "weld", self_=1, manager=3)
    say("bo", "weld", self_=1, manager=5)
    say("di", "sched", self_=1, manager=5)
    found = disputes_of(study_of(small.picture(), Selection()), 1)
    assert (len(found.cells), found.steps.tolist(), found.count) == (1, [4.0], 3)


def test_peers_and_others_are_listed_from_low_to_high(small: Engagement, say: Say) -> None:
    say("ase", "weld", by="bo", peer=4)
    say("ase", "weld", by="cy", peer=1)
    say("ase", "weld", test=3)
    [row] = rows_of(small)
    assert (row["self"], row["manager"], row["peers"], row["others"]) == (None, None, [1.0, 4.0], [3.0])


def test_columns_are_those_documented_with_rows_and_without(small: Engagement, say: Say) -> None:
    before = disputed(small.picture(), Selection())
    say("ase", "weld", self_=1, manager=3)
    after = disputed(small.picture(), Selection())
    assert before.columns == list(DISPUTED)
    assert (before.height, after.height, before.schema) == (0, 1, after.schema)
