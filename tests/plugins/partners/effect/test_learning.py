"""Learning and behaviour: ratings before and after, by whom, how many, and whether it may be chance."""

from __future__ import annotations

from datetime import date
from math import comb

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plugins.partners.effect.conftest import AFTER, BEFORE, LATER, Past
from tests.plugins.partners.said import cells, rows
from tests.plugins.partners.working import BEGINS, ended, rated

from veikart.moment import Moment
from veikart_partners.effect.moved import Moved, moved_of

EFFECT = "partners.effect"


def row(past: Past, on: Moment | None = None) -> list[str]:
    """Reaction, learning, others, behaviour, seen, results, index of the partner."""
    return cells(rows(past.room.blocks(EFFECT, on))[f"partner:{past.partner}"])[1:]


def test_learning_counts_people_who_rose_and_leaves_out_who_is_missing(past: Past) -> None:
    assert row(past)[1:3] == ["86 % of 7", "17 % of 6"]
    table = past.room.analysis("partners.effects").filter(pl.col("group") == "work")
    assert table.select("people", "missing", "others").rows() == [(7, 1, 6)]
    assert table["chance"][0] == pytest.approx(2 * 0.5**6)  # six rose, none fell; the one that stayed is out


def test_why_tells_how_many_the_interval_and_the_ratings_behind_it(past: Past) -> None:
    why = rows(past.room.blocks(EFFECT))[f"partner:{past.partner}"].why
    assert why is not None
    inputs = dict(why.whole().inputs)
    assert inputs["Learning"] == "6 rose, 1 as before, 0 fell; 1 missing"
    assert inputs["Learning, sign test"] == "p = 0.031: may be chance, not likely"
    topics = {event.topic for event in past.room.events() if event.position in why.whole().positions}
    assert topics == {"skill.assessed"}


def test_a_share_of_too_few_is_never_told(past: Past) -> None:
    assert row(past)[3] == "too few (3)"


def test_behaviour_is_looked_for_from_three_months_on(past: Past) -> None:
    assert row(past, Moment(date(2025, 12, 1)))[3] == "from 2026-02-01"


def test_before_it_was_over_there_is_no_effect(past: Past) -> None:
    assert f"partner:{past.partner}" not in rows(past.room.blocks(EFFECT, Moment(BEGINS)))


def test_what_was_not_known_yet_is_not_counted(past: Past) -> None:
    then = Moment(date(2026, 3, 2), known_on=date(2026, 3, 1))  # all of it was recorded on 2 March
    assert f"partner:{past.partner}" not in rows(past.room.blocks(EFFECT, then))


def test_own_ratings_count_only_where_others_said_nothing_and_sides_are_never_mixed(begun: Past) -> None:
    room = begun.room
    ended(room, begun.work)
    rated(room, "p1", 1, BEFORE, "self")
    rated(room, "p1", 4, AFTER)  # before by oneself, after by the manager: no pair
    rated(room, "p2", 1, BEFORE, "self")
    rated(room, "p2", 3, AFTER, "self")
    rated(room, "p3", 2, BEFORE)
    rated(room, "p3", 2, AFTER)
    rated(room, "p3", 1, BEFORE, "self")
    rated(room, "p3", 4, AFTER, "self")  # others said it did not change: that counts
    why = rows(room.blocks(EFFECT))[f"partner:{begun.partner}"].why
    assert why is not None
    told = dict(why.whole().inputs)["Learning"]
    assert told == "1 rose, 1 as before, 0 fell; 6 missing; 1 person by own ratings only"


def test_a_rating_that_says_not_relevant_or_is_too_old_is_missing(begun: Past) -> None:
    room = begun.room
    ended(room, begun.work)
    rated(room, "p1", None, BEFORE)
    rated(room, "p1", 3, AFTER)
    rated(room, "p2", 1, date(2025, 1, 7))
    rated(room, "p2", 3, AFTER)
    room.do("settings.partners.effect", old=6)
    assert row(begun)[1] == "·"


def test_practice_is_what_others_last_saw(begun: Past) -> None:
    ended(begun.room, begun.work)
    for person in ("p1", "p2", "p3", "p4", "p5", "p6"):
        begun.room.do(
            "partners.observe_practice", engagement=begun.work, person=person, often="sometimes", day=LATER
        )
    begun.room.do("partners.observe_practice", engagement=begun.work, person="p1", often="often")
    assert row(begun)[4] == "17 % of 6"


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 5), st.sampled_from(["sql", "welding"]), st.integers(1, 4), st.integers(1, 4)
        ),
        unique_by=lambda each: each[:2],
    )
)
def test_everyone_is_counted_once(said: list[tuple[int, str, int, int]]) -> None:
    pairs = pl.DataFrame(
        [
            (f"p{who}", skill, False, float(a), float(b), n, n + 100)
            for n, (who, skill, a, b) in enumerate(said)
        ],
        schema={
            "person": pl.String,
            "skill": pl.String,
            "own": pl.Boolean,
            "before": pl.Float64,
            "after": pl.Float64,
            "before_position": pl.Int64,
            "after_position": pl.Int64,
        },
        orient="row",
    )
    everyone = [f"p{who}" for who in range(6)]
    found = moved_of(pairs, everyone)
    assert found.people + found.missing == len(everyone)
    assert found.people == len({who for who, *_ in said})
    better = {who: sum((b > a) - (b < a) for w, _, a, b in said if w == who) for who, *_ in said}
    assert (found.rose, found.fell) == (
        sum(each > 0 for each in better.values()),
        sum(each < 0 for each in better.values()),
    )


@pytest.mark.parametrize(("rose", "fell"), [(5, 1), (3, 3), (0, 4), (8, 0)])
def test_the_sign_test_is_that_of_the_binomial(rose: int, fell: int) -> None:
    n, most = rose + fell, max(rose, fell)
    tail = sum(comb(n, k) for k in range(most, n + 1)) / 2**n
    assert Moved(rose, 7, fell).chance() == pytest.approx(min(1.0, 2 * tail))
