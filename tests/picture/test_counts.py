"""Counts are the same whether there is room for a table of everything or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.narrowing import gaps_in
from veikart.picture import Picture, board, groups, tally
from veikart.picture.counts import counts_of
from veikart.picture.groups import each_once
from veikart.picture.middles import lower_medians
from veikart.picture.tally import Chosen
from veikart.testing import Engagement, Room

GROUPED = (
    (),
    ("skill",),
    ("goal", "capability"),
    ("unit", "skill"),
    ("role",),
    ("person",),
    ("unit", "goal"),
)
MOMENTS = (Moment(date(2025, 6, 1)), Moment(date(2026, 1, 1), date(2025, 9, 1)))


@pytest.fixture(scope="module")
def engagement() -> Iterator[Engagement]:
    with Room() as room:
        yield room.engagement()


def anew(picture: Picture, moment: Moment) -> Picture:
    return Picture(picture.facts, moment, picture.today)


def counted(picture: Picture) -> list[object]:
    here = picture.numbers.board
    return [
        *(counts_of(picture, here, by).rows() for by in GROUPED),
        gaps_in(picture, Selection()).rows(),
        here.known.tolist(),
        here.old.tolist(),
        here.rated.rows(),
    ]


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_does_not_fit_into_a_table_is_sorted_and_counted_the_same(
    engagement: Engagement, moment: Moment, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = engagement.picture()
    roomy = counted(anew(picture, moment))
    assert roomy[1], "nothing is counted"
    for module, limit in ((board, "_MOST"), (tally, "_SMALL"), (tally, "_MOST"), (groups, "_FEW")):
        monkeypatch.setattr(module, limit, 0)
    assert counted(anew(picture, moment)) == roomy


def test_nobody_and_nothing_chosen_counts_nothing(engagement: Engagement) -> None:
    picture = engagement.picture()
    here = picture.numbers.board
    none = Chosen(np.zeros(len(here.people), np.bool_), np.zeros(here.columns.count, np.bool_))
    for by in GROUPED[1:]:
        assert counts_of(picture, here, by, none).height == 0
    assert set(counts_of(picture, here, (), none).row(0)) == {0}


def test_a_person_counts_once_for_a_goal_that_several_of_their_skills_serve(engagement: Engagement) -> None:
    picture = engagement.picture()
    links = picture.links.select("skill", "goal").unique()
    asked = picture.cells.filter(~picture.cells["parked"], picture.cells["required"].is_not_null())
    asked = asked.filter(asked["state"] != "not relevant")
    of_goal = asked.join(links, on="skill").group_by("goal").n_unique().sort("goal")
    people = asked.join(links, on="skill").select("goal", "person").unique()["goal"].value_counts()
    counts = counts_of(picture, picture.numbers.board, ("goal",))
    assert of_goal["goal"].to_list() == counts["goal"].to_list()
    assert dict(people.rows()) == dict(counts.select("goal", "people").rows())


@given(st.lists(st.integers(0, 200_000)))
def test_each_once_gives_the_different_numbers_and_which_each_is(numbers: list[int]) -> None:
    different, of = each_once(np.array(numbers, np.int64))
    assert different.tolist() == sorted(set(numbers))
    assert [different[place] for place in of] == numbers


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(1, 3)), max_size=20))
def test_lower_medians_of_values_that_are_there_several_times(rows: list[tuple[int, int, int]]) -> None:
    groups_, values, times = (np.array([row[n] for row in rows], np.int64) for n in range(3))
    found = lower_medians(groups_, values.astype(np.float64), 4, times)
    for group in range(4):
        each = sorted(v for g, v, n in rows for _ in range(n) if g == group)
        assert np.isnan(found[group]) if not each else found[group] == each[(len(each) - 1) // 2]
