"""Gap closed per cost: one currency, nobody's surplus, never of too few."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from tests.plugins.partners.effect.conftest import AFTER, BEFORE, Past
from tests.plugins.partners.said import cells, rows
from tests.plugins.partners.working import agreed, ended, rated

from veikart.api import Empty
from veikart.moment import Moment

COST = "partners.cost"


def test_steps_closed_are_those_required_and_the_cost_is_of_those_who_are_known(past: Past) -> None:
    row = cells(rows(past.room.blocks(COST))[f"partner:{past.partner}/NOK"])
    assert row[1:5] == ["12", "7", "1", "NOK 80 000"]  # six from 1 to 3, of 3 required
    assert row[5] == f"{12 / 70_000 * 100_000:.1f}"
    table = past.room.analysis("partners.gap_per_cost").filter(pl.col("group") == "partner")
    [found] = table.iter_rows(named=True)
    assert found["per_100000"] == pytest.approx(12 / 70_000 * 100_000)
    assert found["low"] <= found["per_100000"] <= found["high"]


def test_the_interval_is_the_same_every_time(past: Past) -> None:
    one, two = (past.room.analysis("partners.gap_per_cost") for _ in range(2))
    assert one.equals(two)


def test_a_surplus_closes_nothing_and_a_fall_opens(begun: Past) -> None:
    room = begun.room
    work = agreed(room, begun.partner, title="Dear", people=["p1", "p2", "p3"], cost=3000, currency="NOK")
    ended(room, work)
    for person, before, after in (("p1", 3, 4), ("p2", 1, 4), ("p3", 3, 2)):
        rated(room, person, before, BEFORE)
        rated(room, person, after, AFTER)
    row = cells(rows(room.blocks(COST))[f"engagement:{work}/NOK"])
    assert row[1] == "1"  # 0 + 2 − 1
    assert row[5:] == ["too few", "·"]


def test_currencies_stand_apart_and_what_costs_nothing_known_is_left_out(begun: Past) -> None:
    room = begun.room
    for currency in ("NOK", "SEK"):
        ended(room, agreed(room, begun.partner, title=currency, people=["p1"], cost=10, currency=currency))
    ended(room, begun.work)
    shown = rows(room.blocks(COST))
    assert {f"partner:{begun.partner}/NOK", f"partner:{begun.partner}/SEK"} <= set(shown)
    assert not any(identity.startswith(f"engagement:{begun.work}") for identity in shown)


def test_without_a_cost_the_page_says_what_to_do(begun: Past) -> None:
    for moment in (None, Moment(date(2024, 1, 1))):
        [first] = begun.room.blocks(COST, moment)
        assert isinstance(first, Empty)
