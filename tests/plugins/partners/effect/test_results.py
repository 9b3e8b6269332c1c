"""Results: KPIs before and after, with and without units to compare with."""

from __future__ import annotations

from datetime import date
from statistics import fmean

import pytest
from tests.plugins.partners.effect.conftest import Past
from tests.plugins.partners.said import cells, rows
from tests.plugins.partners.working import agreed, ended, joined, partner_in

from veikart.api import Callout, DoesNotFit, RuleBroken
from veikart.testing import Engagement
from veikart_events.vocabulary.organisation import UnitCreated
from veikart_events.vocabulary.results import KpiDefined, KpiObserved

BEFORE = tuple(date(2025, month, 28) for month in (5, 6, 7, 8, 9))
AFTER = (date(2025, 11, 28), date(2025, 12, 28), date(2026, 1, 28), date(2026, 2, 28))
FIELD = ((10, 11, 10, 12, 10), (16, 17, 16, 18))
OFFICE = ((8, 8, 9, 8, 9), (9, 10, 9, 9))


@pytest.fixture
def linked(room: Engagement) -> Past:
    """Work in the field that is meant to move a KPI, of which nothing was measured yet."""
    partner = partner_in(room)
    work = agreed(room, partner, unit="field", people=["ase"])
    ended(room, work)
    room.write(KpiDefined(kpi="early", name="Found early", measured_in="%", goal="stops", better="higher"))
    room.do("partners.link_kpi", engagement=work, kpi="early")
    return Past(room, partner, work)


def measure(room: Engagement, unit: str | None, before: tuple[float, ...], after: tuple[float, ...]) -> None:
    for day, value in zip((*BEFORE, *AFTER), (*before, *after), strict=True):
        room.write(KpiObserved(kpi="early", unit=unit, value=value), on=day)


def shown(past: Past) -> list[str]:
    return cells(rows(past.room.blocks("partners.effect"))[f"result:engagement:{past.work}/early"])


def test_too_few_values_say_nothing(linked: Past) -> None:
    assert shown(linked)[2:] == ["too early", "none", "·", "too early, or too few values"]


def test_without_units_to_compare_with_it_says_so_plainly(linked: Past) -> None:
    measure(linked.room, None, *FIELD)
    assert shown(linked)[2:] == [
        "10.6 → 16.8",
        "none",
        "+6.2 *",
        "better than before, nothing to compare with",
    ]
    [warning] = [
        b
        for b in linked.room.blocks("partners.effect")
        if isinstance(b, Callout) and b.title == "No comparison"
    ]
    assert "A KPI moves for many reasons" in warning.text


def test_units_that_took_no_part_are_what_it_is_compared_with(linked: Past) -> None:
    room = linked.room
    room.write(UnitCreated(unit="office", name="Office"), on=date(2025, 1, 6))
    measure(room, "field", *FIELD)
    measure(room, "office", *OFFICE)
    measure(room, "operations", *OFFICE)  # holds the field: partly the same, and no comparison
    expected = (fmean(FIELD[1]) - fmean(FIELD[0])) - (fmean(OFFICE[1]) - fmean(OFFICE[0]))
    [result] = room.analysis("partners.results").iter_rows(named=True)
    assert result["effect"] == pytest.approx(expected)
    assert result["low"] < expected < result["high"]
    assert result["low"] > 0
    assert shown(linked)[5] == "better than where it was not done"
    assert cells(rows(room.blocks("partners.effect"))[f"partner:{linked.partner}"])[6] == "1 of 1"


def test_the_months_of_the_work_itself_are_left_out(linked: Past) -> None:
    measure(linked.room, None, *FIELD)
    linked.room.write(KpiObserved(kpi="early", value=900), on=date(2025, 10, 15))
    assert shown(linked)[2] == "10.6 → 16.8"


def test_a_kpi_is_linked_once_and_can_be_let_go(linked: Past) -> None:
    about = {"engagement": linked.work, "kpi": "early"}
    with pytest.raises(RuleBroken, match="already"):
        linked.room.do("partners.link_kpi", **about)
    linked.room.do("partners.link_kpi", **about, no_longer=True)
    assert linked.room.told()[-1] == "Evenings is no longer meant to move Found early"
    with pytest.raises(RuleBroken, match="is not said"):
        linked.room.do("partners.link_kpi", **about, no_longer=True)
    with pytest.raises(DoesNotFit, match="no such KPI"):
        linked.room.do("partners.link_kpi", engagement=linked.work, kpi="none")


def test_work_for_everyone_is_seen_in_the_whole(room: Engagement) -> None:
    joined(room, "p1")
    work = agreed(room, partner_in(room), people=["p1"])
    ended(room, work)
    room.write(KpiDefined(kpi="early", name="Found early", measured_in="%", goal="stops", better="lower"))
    room.do("partners.link_kpi", engagement=work, kpi="early")
    measure(room, None, *FIELD)
    [result] = room.analysis("partners.results").iter_rows(named=True)
    assert (result["before"], result["effect"]) == (fmean(FIELD[0]), None)
    assert cells(rows(room.blocks("partners.effect"))[f"result:engagement:{work}/early"])[5].startswith(
        "no better"
    )
