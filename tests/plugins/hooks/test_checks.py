"""Questions that the doctor asks."""

from __future__ import annotations

from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons

from veikart.api import Check, RoleAssigned
from veikart.testing import Engagement


def test_who_has_no_role_is_found_with_what_to_do(room: Engagement) -> None:
    [finding] = room.findings("unassigned.people")
    assert finding.text == "Mai Ängström has no role, so nothing is required of them."
    assert (finding.severity, finding.subject) == ("warning", "person:mai")
    assert finding.advice


def test_nothing_is_found_where_all_is_well(room: Engagement) -> None:
    room.write(RoleAssigned(person="mai", role="engineer"))
    assert room.findings("unassigned.people") == []


def test_one_that_fails_is_itself_what_is_found(app: Runs, answering: Answers) -> None:
    session = app(answering(checks=[Check("odd.check", "Odd check", fails)]))
    [check] = session.plugins.checks()
    [finding] = check.run(session.picture())
    assert finding.severity == "fault"
    assert "Odd check: the plugin odd failed" in finding.text
    assert "check odd.check: ValueError" in reasons(session)
