"""Development talks: who had one, who is overdue, and what is nobody else's business."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.plugins.plans.talks.conftest import MARCH

from veikart.blocks import Figures, Row, Table
from veikart.errors import DoesNotFit, RuleBroken, VeikartError
from veikart.moment import Moment
from veikart.testing import Engagement


def figures(room: Engagement, moment: Moment | None = None) -> dict[str, tuple[str, str]]:
    [block] = [each for each in room.blocks("plans.talks", moment) if isinstance(each, Figures)]
    return {figure.label: (figure.value, figure.detail) for figure in block.figures}


def overdue(room: Engagement, moment: Moment | None = None, **narrowed: Any) -> dict[str, Row]:
    blocks = room.blocks("plans.talks", moment, **narrowed)
    rows = [row for each in blocks if isinstance(each, Table) for row in each.rows]
    return {row.id.removeprefix("person:"): row for row in rows if row.id.startswith("person:")}


def test_who_had_no_talk_for_six_months_is_overdue_and_never_is_first(talked: Engagement) -> None:
    found = overdue(talked)
    assert "kari" not in found
    assert "ola" in found
    assert list(found)[-1] == "ola", "those without any talk stand before him"
    counts = talked.analysis("plans.talks_by_unit")
    assert (counts["talked"].max(), counts["shared"].max()) == (1, 1)


def test_the_months_are_a_setting(talked: Engagement) -> None:
    talked.do("settings.plans.talks", months=12)
    assert "ola" not in overdue(talked)
    assert figures(talked)["With a talk"][1].startswith("in 12 months; 2 of ")


def test_who_came_lately_is_new_and_not_overdue(room: Engagement) -> None:
    from veikart.api import PersonJoined

    unit = room.picture().people["unit"][0]
    room.write(PersonJoined(person="new", name="Newly Here", unit=unit), on=date(2026, 2, 2))
    assert "new" not in overdue(room)
    assert "1 new" in figures(room)["Overdue"][1]
    room.clock.move(date(2026, 9, 1))
    assert "new" in overdue(room)


def test_both_clocks_are_followed(talked: Engagement) -> None:
    assert "kari" in overdue(talked, Moment(date(2025, 12, 31)))
    assert "kari" in overdue(talked, Moment(MARCH, date(2026, 2, 1))), "it was noted only in March"
    assert "ola" not in overdue(talked, Moment(date(2025, 9, 30)))


def test_what_was_noted_stands_on_the_page_of_that_person_and_nowhere_else(talked: Engagement) -> None:
    assert "A winter at sea" in talked.printed("plans.talks", width=120, person="kari")
    assert "A winter at sea" not in talked.printed("plans.talks", width=120)
    assert "A winter at sea" not in talked.printed("plans.talks", width=120, person="ola")
    assert not any("winter" in line for line in talked.told())
    for row in overdue(talked).values():
        assert row.why is not None
        assert "travelling" not in repr(row.why.whole())


def test_with_the_person_goes_what_was_noted(talked: Engagement) -> None:
    talked.forget("kari")
    kept = talked.picture().statements("plans.talks")
    assert kept.filter(kept["person"] == "kari")["wishes"].to_list()[0] in ("", "(text removed)")


def test_a_talk_is_shared_once(talked: Engagement) -> None:
    [talk] = [each.body["talk"] for each in talked.events("plans.talk_held") if each.body["person"] == "ola"]
    talked.do("plans.share_talk", talk=talk)
    shared = talked.picture().table("plans.talks")["shared"].to_list()
    assert shared == [True, True]
    with pytest.raises(RuleBroken, match="every talk were shared"):
        talked.do("plans.share_talk", talk=talk)
    talked.undo()
    assert sorted(talked.picture().table("plans.talks")["shared"].to_list()) == [False, True]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"person": "kari", "day": date(2026, 3, 3)}, "has not come yet"),
        ({"person": "kari", "leader": "kari"}, "Nobody holds a talk with themselves"),
        ({"person": "kari", "day": date(2026, 1, 12)}, "is noted already"),
    ],
)
def test_what_cannot_be_is_refused_at_the_field(
    talked: Engagement, given: dict[str, Any], words: str
) -> None:
    with pytest.raises(DoesNotFit, match=words):
        talked.do("plans.hold_talk", **given)


def test_with_who_has_left_no_talk_is_held(room: Engagement) -> None:
    from veikart.api import PersonLeft

    room.write(PersonLeft(person="ola"), on=date(2026, 2, 1))
    with pytest.raises(VeikartError, match="no longer there"):
        room.do("plans.hold_talk", person="ola")


def test_without_any_talk_the_page_says_what_to_do_first(room: Engagement) -> None:
    assert "Note a development talk" in room.printed("plans.talks")
    assert "No development talk with" in room.printed("plans.talks", person="kari")
