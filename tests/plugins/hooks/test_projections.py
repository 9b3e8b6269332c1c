"""A table that is kept from events follows both clocks, undo, and what was said last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import ModuleType

from tests.plugins.hooks.conftest import Answers, Runs, reasons
from tests.plugins.hooks.prepared import HOT_WORK

from veikart.api import Moment
from veikart.testing import Engagement


def until(room: Engagement, moment: Moment | None = None) -> list[date]:
    return room.picture(moment).table("certificates")["until"].to_list()


def test_the_last_statement_about_a_key_counts_from_its_day(room: Engagement, example: ModuleType) -> None:
    room.write(example.CertificateIssued(**HOT_WORK), on=date(2025, 6, 1))
    renewed = {**HOT_WORK, "until": date(2028, 5, 31)}
    room.write(example.CertificateIssued(**renewed), on=date(2026, 2, 1))
    assert until(room) == [date(2028, 5, 31)]
    assert until(room, Moment(date(2026, 1, 1))) == [date(2026, 5, 31)]
    assert until(room, Moment(date(2025, 1, 1))) == []
    assert room.picture().statements("certificates").height == 2


def test_what_is_undone_is_no_longer_in_it(room: Engagement, example: ModuleType) -> None:
    room.write(example.CertificateIssued(**HOT_WORK))
    room.undo()
    assert until(room) == []


def test_the_page_honours_the_unit_and_says_what_to_do_where_there_is_nothing(
    room: Engagement, example: ModuleType
) -> None:
    room.write(example.CertificateIssued(**HOT_WORK))
    assert "Hot work" in room.printed("certificates.list", unit="operations")
    assert "Nobody here has a certificate." in room.printed("certificates.list", unit="field")


def test_one_that_would_break_reading_is_left_out_and_the_others_are_read(
    app: Runs, answering: Answers, example: ModuleType
) -> None:
    broken = replace(example.CERTIFICATES, name="odd", key=("person", "sort"))
    session = app(example, answering(projections=[broken]))
    assert "projection odd: sort is not among its columns" in reasons(session)
    assert session.picture().table("certificates").height == 0
    assert session.picture().people.height == 5
